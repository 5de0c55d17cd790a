import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.models import RaterKind, Recognition
from coproduction_star.journeys.hiding import PersonChoice
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .kept import Intent, Said
from .wording import LEVELS, OFTEN, ROLES, skills

OWN = PrivacyNotice(
    purpose=_("So that you see which skills you have and plan what to learn. Never for pay."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("You alone, and whom you share it with. No manager and no administrator reads it."),
    kept_for=_("Until you delete it. You can do that at any time."),
)
OTHERS = PrivacyNotice(
    purpose=_("So that somebody hears how others see them. Never for pay."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Nobody reads your answer alone. Once five people have answered, they see the middle of all answers."),
    kept_for=_("As long as they keep their own skills. Nothing leads from an answer to you."),
)
THANKING = PrivacyNotice(
    purpose=_("To thank somebody."),
    lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
    read_by=_("The person you thank. Others in the programme only if that person wants it."),
    kept_for=_("As long as the programme, or until the person takes it away."),
)
A_PAGE = 4
"""So many questions can be answered in a minute."""
FEWEST, MOST = 5, 20
LONGEST_LINK = dt.timedelta(days=90)


class RoleForm(forms.Form):
    notice = OWN

    role = forms.ChoiceField(
        label=_("In which role do you look at your skills?"),
        choices=[(one.value, words) for one, words in ROLES.items()],
        widget=forms.RadioSelect, help_text=_("You choose it yourself. It only says what stands beside your levels."),
        error_messages={"required": _("Choose a role.")},
    )  # fmt: skip


class LevelForm(forms.Form):
    """One skill: the level that fits best now, and an example if there is one."""

    notice = OWN

    level = forms.TypedChoiceField(
        label=_("What fits you best now?"), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best, or go on to the next skill.")},
    )  # fmt: skip
    example = forms.CharField(
        label=_("An example"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("You need not give one. Leave out who it was about."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, levels: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [
            (number, f"{LEVELS[number]}: {words}") for number, words in enumerate(levels, start=1)
        ]

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"level": said["level"], "example": said["example"], "version": said["version"] or 0}


class PlanForm(forms.Form):
    """One step of a plan."""

    notice = OWN

    skill = forms.ChoiceField(label=_("Which skill?"), required=False)
    what = forms.CharField(
        label=_("What do you want to learn or do?"), max_length=300,
        error_messages={"required": _("Write what you want to learn or do.")},
    )  # fmt: skip
    how = forms.CharField(
        label=_("How?"), max_length=300, required=False,
        help_text=_("For example: sit in with a colleague. Try it twice and talk about it."),
    )  # fmt: skip
    who = forms.CharField(label=_("Who helps you?"), max_length=200, required=False)
    by_when = DatePartsField(label=_("By when?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = [("", _("None in particular")), *((one.id, one.name) for one in skills())]

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("skill", "what", "how", "who", "by_when")}


class AskForm(forms.Form):
    """How many links to hand out, to whom, until when."""

    notice = NotPersonal("Whom somebody asks in general, and until when. It names nobody.")

    kind = forms.ChoiceField(
        label=_("Whom do you ask?"), choices=RaterKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom you ask.")},
    )  # fmt: skip
    number = forms.IntegerField(
        label=_("How many people?"), min_value=FEWEST, max_value=MOST, initial=8,
        help_text=_("Ask more than five: you see something only when five have answered. 20 at most."),
        error_messages={
            "required": _("Write how many people you ask."), "invalid": _("Write a whole number, such as 8."),
            "min_value": _("Ask five people at least: of fewer nothing is shown."),
            "max_value": _("Ask 20 people at most at one time."),
        },
    )  # fmt: skip
    until = DatePartsField(
        label=_("Until which day can they answer?"),
        help_text=_("90 days from now at most."),
        error_messages={"required": _("Enter the last day on which they can answer.")},
    )

    def clean_until(self) -> dt.date:
        day, today = self.cleaned_data["until"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
        if day > today + LONGEST_LINK:
            raise forms.ValidationError(_("This is too far away. Enter a day in the next 90 days."))
        return day


class ShareForm(forms.Form):
    """With one named person."""

    notice = OWN

    with_whom = PersonChoice(
        label=_("Who may read it?"), queryset=Participant.objects.none(), empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose who may read it.")},
    )  # fmt: skip
    with_others = forms.BooleanField(label=_("Also how others see me"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_whom"].queryset = people


class RaterForm(forms.Form):
    """All skills in easy words, a few on each page; what was said on the pages before travels along, hidden."""

    notice = OTHERS

    def __init__(self, *args: Any, number: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number
        here = {one.id for one in pages()[number - 1]}
        for one in skills():
            self.fields[one.id] = forms.TypedChoiceField(
                label=one.easy, choices=[*OFTEN.items(), ("0", _("I cannot say"))], coerce=int, empty_value=0,
                required=False, widget=forms.RadioSelect if one.id in here else forms.HiddenInput,
            )  # fmt: skip

    @property
    def levels(self) -> dict[str, int]:
        return {skill: level for skill, level in self.cleaned_data.items() if level}


class RecogniseForm(forms.Form):
    """Thanks to one person for one thing."""

    notice = THANKING

    participant = PersonChoice(
        label=_("Whom do you thank?"), queryset=Participant.objects.none(), empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose whom you thank.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What did they make possible?"), choices=Recognition.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What did they do?"), max_length=600, widget=forms.Textarea({"rows": 4}),
        help_text=_("One thing, and what came of it."), error_messages={"required": _("Write what they did.")},
    )  # fmt: skip
    from_whom = forms.CharField(
        label=_("From whom?"), max_length=200, error_messages={"required": _("Write from whom the thanks come.")}
    )

    def __init__(self, *args: Any, people: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = people


def pages() -> list[tuple[Any, ...]]:
    """The questions, page by page."""
    found = skills()
    return [found[start : start + A_PAGE] for start in range(0, len(found), A_PAGE)]


def level_said(said: Said | None, version: int) -> dict[str, Any]:
    return {"level": said.level, "example": said.example, "version": version} if said else {"version": version}


def plan_said(intent: Intent | None, version: int) -> Mapping[str, Any]:
    if intent is None:
        return {"version": version}
    names = ("skill", "what", "how", "who", "by_when")
    return {name: getattr(intent, name) for name in names} | {"version": version}
