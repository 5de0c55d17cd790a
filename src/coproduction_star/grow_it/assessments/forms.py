import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.self_assessments import Statement
from coproduction_star.grow_it.models import AssessmentKind
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .wording import GROUPS, SCALE

BEGINNING = PrivacyNotice(
    purpose=_("So that groups can say how they see the same thing."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme."),
    kept_for=_("As long as the programme."),
)
ANSWERING = PrivacyNotice(
    purpose=_("So that everybody sees where groups agree and where they do not. It is never used to judge a person."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Nobody sees your answer alone. What you write as proof is shown without your name."),
    kept_for=_("As long as the programme. When the round ends, nothing leads from an answer to you."),
)
MOST_GROUPS = 8
MOST_SLIPS = 60
LONGEST_LINK = dt.timedelta(days=90)
HOW = [("together", _("A group, together")), ("paper", _("One person, on paper"))]


class BeginForm(forms.Form):
    notice = BEGINNING

    kind = forms.ChoiceField(
        label=_("What do you look at?"), choices=AssessmentKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you look at.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("What is this round called?"), max_length=200, help_text=_("For example: readiness on day one."),
        error_messages={"required": _("Give this round a name.")},
    )  # fmt: skip
    groups = forms.CharField(
        label=_("Whose views are told apart?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("One group on each line. Leave it empty for the usual ones."),
    )  # fmt: skip

    def clean_groups(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["groups"].splitlines() if line.strip()]
        if len({name.casefold() for name in names}) < len(names):
            raise forms.ValidationError(_("A group stands there twice. Take one out."))
        if len(names) > MOST_GROUPS or any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Write 8 groups at most, each in 100 letters."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "kind" in cleaned and not cleaned.get("groups"):
            cleaned["groups"] = [str(name) for name in GROUPS[cleaned["kind"]]]
        return cleaned


class AnswerForm(forms.Form):
    """A score for each statement, as far as somebody can say; 4 and 5 of readiness say what shows it."""

    notice = ANSWERING

    group = forms.ChoiceField(
        label=_("For whom do you speak?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom you speak.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, kind: str, groups: Sequence[str], statements: Sequence[Statement], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.statements, self.needs_proof = statements, kind == AssessmentKind.READINESS
        self.fields["group"].choices = [(name, name) for name in groups]
        for one in statements:
            self.fields[f"score_{one.id}"] = forms.TypedChoiceField(
                label=one.words, choices=[("", _("I cannot say")), *SCALE.items()], coerce=int, empty_value=None,
                required=False,
            )  # fmt: skip
            self.fields[f"note_{one.id}"] = forms.CharField(
                label=_("What shows it?"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
            )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"score_{one.id}") for one in self.statements):
            self.add_error(None, _("Score one statement at least."))
        for one in self.statements:
            high = (cleaned.get(f"score_{one.id}") or 0) >= 4
            if self.needs_proof and high and not cleaned.get(f"note_{one.id}"):
                self.add_error(f"note_{one.id}", _("Write what shows it: 4 and 5 need something others can see."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        scores = {one.id: said[f"score_{one.id}"] for one in self.statements if said.get(f"score_{one.id}")}
        notes = {one.id: said.get(f"note_{one.id}", "") for one in self.statements}
        return {"group": said["group"], "scores": scores, "notes": notes, "version": said.get("version") or 0}


class TypeInForm(AnswerForm):
    """The same, typed in by the team: what a group said together, or one person on paper."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.is_review = kind == AssessmentKind.REVIEW
        if not self.is_review:
            self.fields["how"] = forms.ChoiceField(
                label=_("Who said it?"), choices=HOW, initial="together", required=False, widget=forms.RadioSelect,
            )  # fmt: skip
            self.order_fields(["how", "group"])

    @property
    def values(self) -> dict[str, Any]:
        on_paper = self.is_review or self.cleaned_data.get("how") == "paper"
        return super().values | {"together": True, "on_paper": on_paper}


class SlipAnswerForm(AnswerForm):
    """The same by a link, which says already for whom somebody speaks."""

    def __init__(self, *args: Any, kind: str, statements: Sequence[Statement], **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, groups=(), statements=statements, **kwargs)
        del self.fields["group"], self.fields["version"]

    @property
    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        scores = {one.id: given[f"score_{one.id}"] for one in self.statements if given.get(f"score_{one.id}")}
        return {"scores": scores, "notes": {one.id: given.get(f"note_{one.id}", "") for one in self.statements}}


class SlipsForm(forms.Form):
    """For how many people of which group, until when."""

    notice = NotPersonal("For which group links are made, how many and until when.")

    group = forms.ChoiceField(
        label=_("For which group?"), widget=forms.RadioSelect, error_messages={"required": _("Choose a group.")}
    )
    number = forms.IntegerField(
        label=_("How many people?"), min_value=1, max_value=MOST_SLIPS, initial=10,
        error_messages={
            "required": _("Write how many people you ask."), "invalid": _("Write a whole number, such as 8."),
            "min_value": _("Make one link at least."), "max_value": _("Make 60 links at most at one time."),
        },
    )  # fmt: skip
    until = DatePartsField(
        label=_("Until which day can they answer?"),
        help_text=_("90 days from now at most."),
        error_messages={"required": _("Enter the last day on which they can answer.")},
    )

    def __init__(self, *args: Any, groups: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [(name, name) for name in groups]

    def clean_until(self) -> dt.date:
        day, today = self.cleaned_data["until"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
        if day > today + LONGEST_LINK:
            raise forms.ValidationError(_("This is too far away. Enter a day in the next 90 days."))
        return day


def said_in(answer: Any) -> dict[str, Any]:
    """The form's words for an answer as it stands."""
    scores = {f"score_{key}": score for key, score in answer.scores.items()}
    notes = {f"note_{key}": words for key, words in answer.notes.items()}
    return {"group": answer.group, "version": answer.version, **scores, **notes}
