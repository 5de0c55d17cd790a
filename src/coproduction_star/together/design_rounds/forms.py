"""What the team fills in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import Choice, DesignPriority, DesignRound, DesignSketch, Verdict
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Refusal

from .services import cost_is_whole

NOTICE = PrivacyNotice(
    purpose=_("So that those who use a service and those who provide it change it together."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme, and anyone who has the link. Name nobody who could be recognised."),
    kept_for=_("As long as the programme."),
)
FEWEST_STAGES, MOST_STAGES = 2, 10


def _text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


class TitleChoice(forms.ModelChoiceField):
    """By its title."""

    def label_from_instance(self, one: Any) -> str:
        return str(one.title)


class RoundForm(forms.Form):
    notice = NOTICE

    title = _text(
        _("What do you want to make better?"), most=200, hint=_("For example: coming home from hospital."),
        needed=_("Write in a few words what you want to make better."),
    )  # fmt: skip
    about = _text(
        _("What can people change here, and for whom?"), most=1000, rows=4,
        hint=_("Everybody reads it before they take part."), needed=_("Write what people can change here."),
    )  # fmt: skip
    cannot_change = _text(
        _("What is settled already and cannot change?"), most=600, rows=2,
        hint=_("Say it now, so that nobody gives their time to something that is decided."),
    )  # fmt: skip
    stages = forms.CharField(
        label=_("The stages of the service, one on each line"), max_length=1500, widget=forms.Textarea({"rows": 6}),
        help_text=_("In the order in which people meet them, such as: asking for help, the first visit. Two to ten."),
        error_messages={"required": _("Write the stages, one on each line.")},
    )  # fmt: skip
    initiative = TitleChoice(
        label=_("Which initiative does it change?"), queryset=DesignRound.objects.none(), required=False,
        empty_label=_("None: something new"),
    )  # fmt: skip
    answer_by = DatePartsField(
        label=_("By when can everyone read what came of it?"),
        help_text=_("It stands on every form. The round cannot close without this answer."),
        error_messages={"required": _("Enter the day by which everyone can read what came of it.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives

    def clean_stages(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["stages"].splitlines() if line.strip()]
        if not FEWEST_STAGES <= len(names) <= MOST_STAGES:
            raise forms.ValidationError(_("Write two to ten stages, one on each line."))
        if any(len(name) > 120 for name in names):
            raise forms.ValidationError(_("Write each stage in 120 letters or fewer."))
        if len({name.casefold() for name in names}) < len(names):
            raise forms.ValidationError(_("A stage stands there twice. Take one out."))
        return names

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"stages", "version"}}


def round_now(design: DesignRound, stages: list[str]) -> dict[str, Any]:
    return {
        "title": design.title, "about": design.about, "cannot_change": design.cannot_change,
        "stages": "\n".join(stages), "initiative": design.initiative_id, "answer_by": design.answer_by,
        "version": design.version,
    }  # fmt: skip


class PartForm(forms.Form):
    """What priorities, sketches and tests have in common. Only what is there already can be taken out."""

    notice = NOTICE

    def __init__(self, *args: Any, design: DesignRound, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            self.fields["out"] = forms.BooleanField(
                label=_("Take it out"), required=False,
                help_text=_("It stays at the foot of the round, and can be brought back."),
            )  # fmt: skip
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        self.choose_from(design)

    def choose_from(self, design: DesignRound) -> None:
        """Fill in what can be chosen."""

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"out", "version"}}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") in {Choice.YES, Choice.NO} and not cleaned.get("choice_why"):
            self.add_error("choice_why", _("Write why, in a sentence."))
        return cleaned


CHOICE = {"choices": Choice.choices, "widget": forms.RadioSelect, "initial": Choice.OPEN}


class PriorityForm(PartForm):
    title = _text(
        _("What should be better?"), most=200, hint=_("For example: somebody rings on the first evening at home."),
        needed=_("Write what should be better."),
    )  # fmt: skip
    why = _text(_("Why does it matter?"), most=600, rows=3, hint=_("What people said that it comes from."))
    stage = TitleChoice(
        label=_("At which stage?"), queryset=DesignRound.objects.none(), required=False,
        empty_label=_("At none in particular"),
    )  # fmt: skip
    choice = forms.ChoiceField(label=_("What did the group decide?"), **CHOICE)
    choice_why = _text(_("Why?"), most=400, rows=2)

    def choose_from(self, design: DesignRound) -> None:
        self.fields["stage"].queryset = design.stages.all()


class SketchForm(PartForm):
    title = _text(_("What is it called?"), most=200, needed=_("Give the sketch a name."))
    words = _text(
        _("What changes, step by step?"), most=1500, rows=5, needed=_("Write what changes."),
        hint=_("So that somebody who was not there can see it before them."),
    )  # fmt: skip
    priority = TitleChoice(
        label=_("What does it make better?"), queryset=DesignPriority.objects.none(), required=False,
        empty_label=_("None of the priorities"),
    )  # fmt: skip
    people_bring = _text(_("What do people who use the service bring?"), most=400, rows=2)
    service_brings = _text(_("What does the service bring?"), most=400, rows=2)
    choice = forms.ChoiceField(label=_("What did the group decide?"), **CHOICE)
    choice_why = _text(_("Why?"), most=400, rows=2)

    def choose_from(self, design: DesignRound) -> None:
        self.fields["priority"].queryset = design.priorities.filter(removed_at__isnull=True)


class TestForm(PartForm):
    __test__ = False

    sketch = TitleChoice(
        label=_("Which sketch did you try?"), queryset=DesignSketch.objects.none(),
        error_messages={"required": _("Choose the sketch. Add one first if there is none.")},
    )  # fmt: skip
    held_on = DatePartsField(label=_("When?"), error_messages={"required": _("Enter the day.")})
    users = forms.IntegerField(label=_("How many people who use the service took part?"), min_value=0, max_value=9999)
    providers = forms.IntegerField(label=_("How many people who provide it?"), min_value=0, max_value=9999)
    tried = _text(_("What did you try?"), most=1000, rows=3, needed=_("Write what you tried."))
    learnt = _text(_("What did you learn?"), most=1000, rows=3, needed=_("Write what you learnt."))
    changed = _text(_("What do you change because of it?"), most=1000, rows=3)
    verdict = forms.ChoiceField(
        label=_("What now?"), choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens now.")},
    )  # fmt: skip

    def choose_from(self, design: DesignRound) -> None:
        self.fields["sketch"].queryset = design.sketches.filter(removed_at__isnull=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == Verdict.CHANGE and not cleaned.get("changed"):
            self.add_error("changed", _("Write what you change because of it."))
        return cleaned


FORMS: dict[str, type[PartForm]] = {"priority": PriorityForm, "sketch": SketchForm, "test": TestForm}


def part_now(kind: str, part: Any) -> dict[str, Any]:
    """The form's words for a part as it stands."""
    names = list(FORMS[kind].base_fields)
    now = {name: getattr(part, f"{name}_id", None) or getattr(part, name) for name in names}
    now |= {name: value.pk for name, value in now.items() if hasattr(value, "pk")}
    return now | {"out": part.removed_at is not None, "version": part.version}


def _pounds(label: Any, hint: Any = "") -> forms.DecimalField:
    wrong = _("Write an amount in pounds, such as 4500 or -1200.")
    return forms.DecimalField(
        label=label, help_text=hint, max_digits=12, decimal_places=2, required=False, localize=False,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages=dict.fromkeys(("invalid", "max_digits", "max_whole_digits", "max_decimal_places"), wrong),
    )  # fmt: skip


class CloseForm(forms.Form):
    """You said, we did, we could not because: an answer to each priority; then the effect, and what is handed on."""

    notice = NOTICE

    effect_on_outcome = _text(
        _("What difference do you expect to people’s lives?"), most=1000, rows=3,
        hint=_("For whom, how much and by when, and what that rests on."),
        needed=_("Write what difference you expect. If you expect none, write that."),
    )  # fmt: skip
    cost_low = _pounds(_("Cost a year in pounds: at the least"), _("Below nought where it saves. Or leave all three."))
    cost_likely = _pounds(_("Most likely"))
    cost_high = _pounds(_("At the most"))
    effect_on_cost = _text(
        _("What does that rest on? If nobody can say yet, why?"), most=1000, rows=3,
        needed=_("Write what the amounts rest on, or why nobody can say yet."),
    )  # fmt: skip
    sketch = TitleChoice(
        label=_("Which sketch becomes an option to rate with others in Focus it?"),
        queryset=DesignSketch.objects.none(), required=False, empty_label=_("None of them"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, design: DesignRound, priorities: tuple[DesignPriority, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.priorities = priorities
        self.fields["sketch"].queryset = design.sketches.filter(removed_at__isnull=True)
        for one in priorities:
            self.fields[f"did_{one.pk.hex}"] = _text(_("We did"), most=1000, rows=2)
            self.fields[f"not_{one.pk.hex}"] = _text(_("We could not, because"), most=1000, rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for one in self.priorities:
            if not (cleaned.get(f"did_{one.pk.hex}") or cleaned.get(f"not_{one.pk.hex}")):
                self.add_error(f"did_{one.pk.hex}", _("Write what you did, or why you could not."))
        if not self.priorities:
            self.add_error(None, _("Add what should be better first: a round closes with an answer to it."))
        costs = [cleaned.get(name) for name in ("cost_low", "cost_likely", "cost_high")]
        if not self.errors.keys() & {"cost_low", "cost_likely", "cost_high"} and not cost_is_whole(*costs):
            self.add_error("cost_low", _("Write all three amounts, from the least to the most, or none."))
        return cleaned

    @property
    def answers(self) -> dict[Any, tuple[str, str]]:
        said = self.cleaned_data
        return {one.pk: (said[f"did_{one.pk.hex}"], said[f"not_{one.pk.hex}"]) for one in self.priorities}

    @property
    def effect(self) -> dict[str, str | Decimal | None]:
        names = ("effect_on_outcome", "effect_on_cost", "cost_low", "cost_likely", "cost_high")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def asked(self) -> list[tuple[DesignPriority, Any, Any]]:
        """Each priority with its two boxes."""
        return [(one, self[f"did_{one.pk.hex}"], self[f"not_{one.pk.hex}"]) for one in self.priorities]


SHOW, REFUSE = "show", "refuse"


class CheckForm(forms.Form):
    """What a moderator decides about what somebody told."""

    notice = PrivacyNotice(
        purpose=_("So that nobody is hurt by what others read, and the writer learns why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("The writer reads your reason. Others read what you show."),
        kept_for=_("As long as the words."),
    )

    deed = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[(SHOW, _("Show it as it stands below")), (REFUSE, _("Do not show it"))],
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("The words, to edit"), max_length=1500, required=False, widget=forms.Textarea({"rows": 5}),
        help_text=_("Take out what tells who somebody is. Keep what the writer wants to say."),
    )  # fmt: skip
    nobody = forms.BooleanField(label=_("I have read it: nobody can be recognised in it"), required=False)
    no_address = forms.BooleanField(
        label=_("I have read it: there is no address, e-mail or phone number in it"), required=False
    )
    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=[("", _("Choose a rule")), *Refusal.choices], required=False
    )
    reason_words = forms.CharField(
        label=_("What the writer reads"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Kindly, in plain words: what to change, or who can help."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        deed = cleaned.get("deed")
        if deed == SHOW and not cleaned.get("words"):
            self.add_error("words", _("Write what is left to show. If nothing is left, choose “Do not show it”."))
        if deed == REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Choose the rule it breaks."))
        if deed == REFUSE and not cleaned.get("reason_words"):
            self.add_error("reason_words", _("Write what the writer reads."))
        return cleaned
