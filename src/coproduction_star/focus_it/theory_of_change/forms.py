from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.models import (
    CriterionAgreement,
    Level,
    SuccessCriterion,
    Theory,
    TheoryArrow,
    TheoryItem,
    Whose,
)
from coproduction_star.focus_it.models.theory_of_change import Strength
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Case, Initiative, Outcome
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

AGREES, DISAGREES = "yes", "no"
NO_NAMES = NotPersonal("Why something will work. Name nobody.")
AGREEING = PrivacyNotice(
    purpose=_("So that everyone can see who agreed to what success means, and who did not."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme sees the name, the group, the day and the reason."),
    kept_for=_("As long as the programme. You can change your answer at any time."),
)


class TitledChoice(forms.ModelChoiceField):
    """Choose a record by its words, without what must not be shown now."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return self.hidden.text(str(one))


class ItemChoice(TitledChoice):
    """Choose an item, with the level it is on."""

    def label_from_instance(self, one: Any) -> str:
        return f"{one.get_level_display()}: {super().label_from_instance(one)}"


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


class TheoryForm(forms.Form):
    """What a theory is called, and which initiative it is about."""

    notice = NO_NAMES

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        help_text=_("Such as: Why eating together makes people less lonely"),
        error_messages={"required": _("Write a name, so that people can find it.")},
    )
    initiative = TitledChoice(
        label=_("Which initiative is it about?"),
        queryset=Initiative.objects.none(),
        required=False,
        empty_label=_("None of them"),
    )
    version = _version()

    def __init__(self, *args: Any, initiatives: QuerySet[Initiative], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives
        self.fields["initiative"].hidden = hidden

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "initiative")}


def words_of_theory(theory: Theory) -> dict[str, Any]:
    return {"title": theory.title, "initiative": theory.initiative_id, "version": theory.version}


class ItemForm(forms.Form):
    """One item of the chain. A new one stays on the level where it was added, so it is not asked for there."""

    notice = NO_NAMES

    words = forms.CharField(
        label=_("What is it?"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One thing, in a short sentence."),
        error_messages={"required": _("Write what it is, in a short sentence.")},
    )
    whose = forms.ChoiceField(
        label=_("Who brings it?"), choices=Whose.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Say who brings it.")},
    )  # fmt: skip
    outcome = TitledChoice(
        label=_("Which outcome of the programme is it?"), queryset=Outcome.objects.none(), required=False,
        empty_label=_("None of them"),
    )  # fmt: skip
    unwanted = forms.BooleanField(label=_("This is an effect that nobody wants"), required=False)
    level = forms.ChoiceField(
        label=_("On which level?"), choices=Level.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose a level.")},
    )  # fmt: skip
    version = _version()

    def __init__(
        self, *args: Any, outcomes: QuerySet[Outcome], hidden: Hidden, level: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.on_level = level
        self.fields["outcome"].queryset = outcomes
        self.fields["outcome"].hidden = hidden
        if level:
            self._for_one_level(level)
        else:
            self.fields["whose"].required = False
            self.fields["whose"].help_text = _("For a contribution only.")
            self.fields["whose"].choices = [("", _("Does not apply")), *Whose.choices]
            self.fields["outcome"].help_text = _("For an outcome only.")

    def _for_one_level(self, level: str) -> None:
        gone = {"level"}
        gone |= set() if level == Level.CONTRIBUTION else {"whose"}
        gone |= set() if level == Level.OUTCOME else {"outcome"}
        gone |= {"unwanted"} if level in (Level.SITUATION, Level.CONTRIBUTION, Level.ACTIVITY) else set()
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("level") == Level.CONTRIBUTION and not cleaned.get("whose"):
            self.add_error("whose", _("Say who brings it."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What does not belong to the level is left out."""
        level = self.on_level or self.cleaned_data["level"]
        return {
            "level": level,
            "words": self.cleaned_data["words"],
            "whose": self.cleaned_data["whose"] if level == Level.CONTRIBUTION else "",
            "outcome": self.cleaned_data["outcome"] if level == Level.OUTCOME else None,
            "unwanted": self.cleaned_data.get("unwanted", False),
        }


def words_of_item(item: TheoryItem) -> dict[str, Any]:
    names = ("words", "whose", "unwanted", "level", "version")
    return {name: getattr(item, name) for name in names} | {"outcome": item.outcome_id}


class ArrowForm(forms.Form):
    """That one item leads to another, why, unless what, how well it is known and how people would notice."""

    notice = NO_NAMES

    end = ItemChoice(
        label=_("What does it lead to?"), queryset=TheoryItem.objects.none(), widget=forms.RadioSelect,
        empty_label=None, error_messages={"required": _("Choose what it leads to.")},
    )  # fmt: skip
    harm = forms.BooleanField(label=_("This may do harm"), required=False)
    because = forms.CharField(
        label=_("Because…"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why do you think that one leads to the other?"),
    )  # fmt: skip
    unless = forms.CharField(
        label=_("Unless…"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What could get in the way?"),
    )  # fmt: skip
    noticing = forms.CharField(
        label=_("How would you notice that it does not work?"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Something people would see or hear early on."),
    )  # fmt: skip
    strength = forms.TypedChoiceField(
        label=_("How well is it known?"), required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
        choices=[("", _("Not said yet")), *Strength.choices],
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where is that from?"), max_length=300, required=False,
        help_text=_("Such as: the café’s own count, spring 2026. Name nobody."),
    )  # fmt: skip
    case = TitledChoice(
        label=_("Is there a case of the case bank?"), queryset=Case.objects.none(), required=False,
        empty_label=_("None"), help_text=_("Cases that inspired an initiative of this programme can be chosen."),
    )  # fmt: skip
    version = _version()

    def __init__(
        self, *args: Any, ends: QuerySet[TheoryItem], cases: QuerySet[Case], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].queryset = ends
        self.fields["case"].queryset = cases
        for name in ("end", "case"):
            self.fields[name].hidden = hidden

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def words_of_arrow(arrow: TheoryArrow) -> dict[str, Any]:
    names = ("harm", "because", "unless", "noticing", "strength", "source", "version")
    return {name: getattr(arrow, name) for name in names} | {"end": arrow.end_id, "case": arrow.case_id}


class CriterionForm(forms.Form):
    """How people will tell that it worked."""

    notice = NotPersonal("What counts as success. Name nobody.")

    what = forms.CharField(
        label=_("What will be different?"), max_length=300,
        help_text=_("Such as: Fewer people in Northfield eat alone every day"),
        error_messages={"required": _("Write what will be different.")},
    )  # fmt: skip
    measure = forms.CharField(
        label=_("How will you measure it?"), max_length=300, required=False,
        help_text=_("What is counted or asked, of whom, by whom?"),
    )  # fmt: skip
    from_value = forms.CharField(label=_("What is it now?"), max_length=100, required=False)
    to_value = forms.CharField(label=_("What should it become?"), max_length=100, required=False)
    by_when = DatePartsField(label=_("By when?"), required=False)
    version = _version()

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def words_of_criterion(criterion: SuccessCriterion) -> dict[str, Any]:
    return {name: getattr(criterion, name) for name in CriterionForm.base_fields}


class AnswerForm(forms.Form):
    """Whether somebody agrees to a criterion. `wording` is the version of the words above the form."""

    notice = AGREEING

    agrees = forms.ChoiceField(
        label=_("Do you agree that this is success?"), widget=forms.RadioSelect,
        choices=[(AGREES, _("Yes, I agree")), (DISAGREES, _("No, I do not agree"))],
        error_messages={"required": _("Say whether you agree.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why not?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if you do not agree. Everyone in the programme reads it."),
    )  # fmt: skip
    group = forms.ChoiceField(
        label=_("Whose view do you speak from?"), choices=GROUPS, widget=forms.RadioSelect,
        error_messages={"required": _("Choose the group whose view you speak from.")},
    )  # fmt: skip
    wording = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("agrees") == DISAGREES and not cleaned.get("reason"):
            self.add_error("reason", _("Write why not, so that the words can be made better."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        agrees = self.cleaned_data["agrees"] == AGREES
        return {
            "agrees": agrees, "reason": "" if agrees else self.cleaned_data["reason"],
            "group": self.cleaned_data["group"], "wording": self.cleaned_data["wording"],
        }  # fmt: skip


class AnswerForForm(AnswerForm):
    """What somebody said in a room or on paper, typed in for them."""

    notice = AGREEING

    participant = PersonChoice(
        label=_("Who said it?"), queryset=Participant.objects.none(), empty_label=_("Choose a person"),
        error_messages={"required": _("Choose who said it.")},
    )  # fmt: skip
    on = DatePartsField(
        label=_("When?"), initial=timezone.localdate, error_messages={"required": _("Enter the day they said it.")}
    )
    field_order = ["participant", "agrees", "reason", "group", "on"]

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = people
        self.fields["participant"].hidden = hidden
        self.fields["agrees"].label = _("Do they agree that this is success?")
        self.fields["agrees"].choices = [(AGREES, _("Yes, they agree")), (DISAGREES, _("No, they do not agree"))]
        self.fields["group"].label = _("Whose view do they speak from?")

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Enter a day that is not after today."))
        return day


def said_before(answer: CriterionAgreement | None) -> dict[str, Any]:
    if answer is None:
        return {}
    return {"agrees": AGREES if answer.agrees else DISAGREES, "reason": answer.reason, "group": answer.group}
