"""What the team fills in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import ActivityKind, Pace, Workshop, WorkshopActivity
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Refusal

from .selectors import MARKED

NOTICE = PrivacyNotice(
    purpose=_("So that a group thinks together, and what it says goes on."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme, and everybody in the room. Name nobody who could be recognised."),
    kept_for=_("As long as the programme."),
)
MOST_CHOICES, LONGEST_CHOICE = 30, 200


def _text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


class WorkshopForm(forms.Form):
    notice = NOTICE

    template = forms.ChoiceField(
        label=_("Which agenda do you begin from?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose an agenda, or begin with an empty one.")},
    )  # fmt: skip
    title = _text(
        _("What is the workshop called?"), most=200, hint=_("For example: a Lab about the first week at home."),
        needed=_("Write what the workshop is called."),
    )  # fmt: skip
    about = _text(
        _("What is it for, and by when does everybody hear what came of it?"), most=1000, rows=3,
        hint=_("Everybody reads it when they join."),
    )  # fmt: skip
    held_on = DatePartsField(
        label=_("On which day?"), error_messages={"required": _("Enter the day of the workshop.")}
    )
    pace = forms.ChoiceField(
        label=_("At whose pace?"), choices=Pace.choices, widget=forms.RadioSelect, initial=Pace.TOGETHER
    )
    checked = forms.BooleanField(
        label=_("Somebody reads words before the room sees them"), required=False,
        help_text=_("Words that may tell who somebody is always wait for that, and so do addresses."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, templates: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if templates:
            self.fields["template"].choices = [*templates, ("none", _("An empty agenda"))]
        else:
            del self.fields["template"]

    @property
    def values(self) -> dict[str, Any]:
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return said | ({"template": ""} if said.get("template") == "none" else {})


def workshop_now(workshop: Workshop) -> dict[str, Any]:
    names = ("title", "about", "held_on", "pace", "checked", "version")
    return {name: getattr(workshop, name) for name in names}


class EarlierChoice(forms.ModelChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return str(one.title)


class ActivityForm(forms.Form):
    notice = NOTICE

    kind = forms.ChoiceField(
        label=_("What do people do?"), choices=ActivityKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what people do.")},
    )  # fmt: skip
    title = _text(_("What do you ask?"), most=200, needed=_("Write what you ask, or what happens."))
    about = _text(_("What should people know for it?"), most=1000, rows=3)
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=0, max_value=480, initial=10)
    source = EarlierChoice(
        label=_("Vote on what people wrote in"), queryset=WorkshopActivity.objects.none(), required=False,
        empty_label=_("None: I write the choices below"),
        help_text=_("Only for dots, polls, agreeing, placing and rating."),
    )  # fmt: skip
    choices = forms.CharField(
        label=_("The choices, one on each line"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 4}), help_text=_("Only where people do not vote on what they wrote."),
    )  # fmt: skip
    dots = forms.IntegerField(label=_("How many dots has each person?"), min_value=1, max_value=10, initial=3)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sources: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources
        if not is_new:
            self.fields["out"] = forms.BooleanField(
                label=_("Take it out of the agenda"), required=False,
                help_text=_("It stays at the foot of the workshop, and can be brought back."),
            )  # fmt: skip

    def clean_choices(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        if len(lines) > MOST_CHOICES or any(len(line) > LONGEST_CHOICE for line in lines):
            raise forms.ValidationError(_("Write 30 choices at most, each in 200 letters or fewer."))
        return lines

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        votes = cleaned.get("kind") in MARKED
        if votes and not cleaned.get("source") and not cleaned.get("choices") and "choices" not in self.errors:
            self.add_error("choices", _("Write what people vote on, or choose what they wrote earlier."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        names = ("kind", "title", "about", "minutes", "dots")
        return {name: said[name] for name in names} | {"source": said["source"] if said["kind"] in MARKED else None}

    @property
    def lines(self) -> list[str]:
        """The choices the team writes itself; none where people vote on words of others."""
        said = self.cleaned_data
        return said["choices"] if said["kind"] in MARKED and not said["source"] else []


def activity_now(activity: WorkshopActivity, choices: Sequence[str]) -> dict[str, Any]:
    names = ("kind", "title", "about", "minutes", "dots", "version")
    return {name: getattr(activity, name) for name in names} | {
        "source": activity.source_id, "choices": "\n".join(choices), "out": activity.removed_at is not None,
    }  # fmt: skip


class GroupForm(forms.Form):
    notice = NOTICE

    words = forms.MultipleChoiceField(
        label=_("Which ideas belong together?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick the ideas that belong together.")},
    )  # fmt: skip
    group = _text(_("What do they have in common?"), most=80, hint=_("A few words. Empty takes them out of a group."))

    def __init__(self, *args: Any, words: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].choices = words


SHOW, REFUSE = "show", "refuse"


class WordsForm(forms.Form):
    """What is decided about words that wait, or that should not stand on the screen."""

    notice = PrivacyNotice(
        purpose=_("So that nobody is hurt by what the room reads, and the writer learns why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("The writer reads your reason on their phone. The room reads what you show."),
        kept_for=_("Two years after the workshop."),
    )

    deed = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[(SHOW, _("Show it as it stands below")), (REFUSE, _("Do not show it"))],
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("The words, to edit"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Take out what tells who somebody is. Keep what the writer wants to say."),
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=[("", _("Choose a rule")), *Refusal.choices], required=False
    )
    reason_words = _text(
        _("What the writer reads"), most=300, rows=2, hint=_("Kindly, in plain words: what to change.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("deed") == SHOW and not cleaned.get("words"):
            self.add_error("words", _("Write what is left to show. If nothing is left, choose “Do not show it”."))
        if cleaned.get("deed") == REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Choose the rule it breaks."))
        return cleaned
