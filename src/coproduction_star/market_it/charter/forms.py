from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.charter_clauses import Clause as Topic
from coproduction_star.data.charter_templates import Template
from coproduction_star.journeys.models import Initiative
from coproduction_star.market_it.models import (
    Charter,
    CharterParty,
    Clause,
    ClauseKind,
    PartyKind,
    PlanItem,
    Reply,
    Risk,
    Wording,
)
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .wording import WRITTEN_IN, Slot, first_slot, slots_of

ABOUT = ("title", "service", "purpose", "initiative", "languages", "starts_on", "review_on")
NOTICE = PrivacyNotice(
    purpose=_("So that everybody whom the charter binds can say what should stand in it."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme, with your name. Name nobody in your words."),
    kept_for=_("As long as the programme; at once when you are erased."),
)
ABOUT_A_SIDE = NotPersonal("What a side may expect or does. It asks to name nobody.")


def _area(label: Any, help_text: Any = "", *, empty: Any = "", most: int = 2000, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=bool(empty),
        widget=forms.Textarea({"rows": rows}), error_messages={"required": empty} if empty else {},
    )  # fmt: skip


class CharterForm(forms.Form):
    """What a charter is about. Its review day is asked for before anybody signs, so it may wait."""

    notice = NotPersonal("What a charter is about.")

    title = forms.CharField(
        label=_("What is the charter called?"), max_length=200,
        error_messages={"required": _("Give the charter a name, such as “Mill Road walking charter”.")},
    )  # fmt: skip
    service = forms.CharField(label=_("Which service or place is it for?"), max_length=200, required=False)
    purpose = _area(_("What is it for?"), _("In one or two sentences that everybody understands."))
    initiative = forms.ModelChoiceField(
        label=_("Which initiative is it about?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("The whole programme"),
    )  # fmt: skip
    languages = forms.ChoiceField(
        label=_("In which languages is it written?"), choices=WRITTEN_IN,
        error_messages={"required": _("Choose in which languages it is written.")},
    )  # fmt: skip
    starts_on = DatePartsField(label=_("From which day does it hold?"), required=False)
    review_on = DatePartsField(
        label=_("When is it opened again and looked at?"), required=False,
        help_text=_("Six or twelve months on is usual. It is needed before anybody signs."),
    )  # fmt: skip

    def __init__(self, *args: Any, initiatives: QuerySet[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, review = cleaned.get("starts_on"), cleaned.get("review_on")
        if starts and review and review <= starts:
            self.add_error("review_on", _("Choose a review day after the day from which it holds."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ABOUT}


class NewCharterForm(CharterForm):
    template = forms.ChoiceField(label=_("Begin from"), widget=forms.RadioSelect, required=False)

    field_order = ["title", "template"]

    def __init__(self, *args: Any, templates: Iterable[Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = [*((one.id, one.title) for one in templates), ("", _now("An empty page"))]


class ChangeCharterForm(CharterForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class OpenForm(forms.Form):
    """Until when anyone may suggest words."""

    notice = NotPersonal("A day.")

    until = DatePartsField(
        label=_("Until which day can residents suggest words?"),
        error_messages={"required": _("Enter the last day on which residents can suggest words.")},
    )

    def clean_until(self) -> Any:
        if self.cleaned_data["until"] < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
        return self.cleaned_data["until"]


class SideForm(forms.Form):
    notice = NotPersonal("The name of a side, such as “Residents of Mill Road”.")

    kind = forms.ChoiceField(label=_("Who are they?"), choices=PartyKind.choices)
    name = forms.CharField(
        label=_("What are they called in this charter?"), max_length=120,
        help_text=_("For example: Residents of Mill Road. Not the name of a person."),
        error_messages={"required": _("Write what this side is called.")},
    )  # fmt: skip


class RenameSideForm(forms.Form):
    notice = NotPersonal("The name of a side, such as “Residents of Mill Road”.")

    name = forms.CharField(
        label=_("What are they called in this charter?"), max_length=120,
        error_messages={"required": _("Write what this side is called.")},
    )  # fmt: skip


class TopicsForm(forms.Form):
    """Topics of the list, side by side; what stands in the charter already is not offered."""

    notice = ABOUT_A_SIDE

    topics = forms.MultipleChoiceField(
        label=_("What should stand in the charter?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one, or go back and write a clause of your own.")},
    )

    def __init__(self, *args: Any, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(one.id, one.plain) for one in topics]


class ClauseForm(forms.Form):
    """A box for each language and form. The first is needed, the rest may come later."""

    notice = ABOUT_A_SIDE

    def __init__(self, *args: Any, languages: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = slots_of(languages)
        first = first_slot(languages)
        for slot in self.slots:
            empty = _("Write what the clause says.") if slot == first else ""
            self.fields[slot.box] = _area(slot.label, _HINTS.get(slot.form, ""), empty=empty)

    @property
    def texts(self) -> dict[Slot, str]:
        return {slot: self.cleaned_data[slot.box].strip() for slot in self.slots}


_HINTS = {"easy-read": _("Short sentences, one idea each. It may come later.")}


class ChangeClauseForm(ClauseForm):
    """With what its reader had before them, so that two people at once are noticed and neither text is lost."""

    def __init__(self, *args: Any, standing: dict[Slot, Wording], **kwargs: Any) -> None:
        initial = {slot.box: one.words for slot, one in standing.items()}
        initial |= {f"seen_{slot.box}": one.pk for slot, one in standing.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for slot in self.slots:
            self.fields[f"seen_{slot.box}"] = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> dict[Slot, Any]:
        return {slot: self.cleaned_data.get(f"seen_{slot.box}") for slot in self.slots}


class NewClauseForm(ClauseForm):
    party = forms.ModelChoiceField(
        label=_("Whose is it?"), queryset=CharterParty.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose which side it is about.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ClauseKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )  # fmt: skip

    field_order = ["party", "kind"]

    def __init__(self, *args: Any, charter: Charter, **kwargs: Any) -> None:
        super().__init__(*args, languages=charter.languages, **kwargs)
        self.fields["party"].queryset = CharterParty.objects.filter(charter=charter)


class SuggestForm(forms.Form):
    """Other words for a clause."""

    notice = NOTICE

    words = _area(_("What should it say instead?"), empty=_("Write what it should say."))
    why = _area(_("Why?"), _("You need not say."), most=600, rows=2)


class SuggestMissingForm(SuggestForm):
    """A clause that is missing."""

    words = _area(_("What is missing?"), empty=_("Write what the charter should say."))
    party = forms.ModelChoiceField(
        label=_("Whose is it?"), queryset=CharterParty.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose which side it is about.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ClauseKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )  # fmt: skip

    def __init__(self, *args: Any, charter: Charter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = CharterParty.objects.filter(charter=charter)


class AnswerForm(forms.Form):
    """What becomes of a suggestion; whoever made it reads the answer."""

    notice = PrivacyNotice(
        purpose=_("So that whoever suggested it reads what came of it and why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Whoever suggested it, and everyone in this programme."),
        kept_for=_("As long as the programme."),
    )

    reply = forms.ChoiceField(
        label=_("What becomes of it?"), choices=Reply.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of it.")},
    )  # fmt: skip
    new_words = _area(_("What does the clause say now?"), _("Leave it as it is if it is not taken up."))
    answer = _area(
        _("What do you tell whoever suggested it, and why?"), most=1000,
        empty=_("Write why. Nobody should suggest something and learn nothing."),
    )  # fmt: skip
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)


def clause_label(clause: Clause) -> str:
    """The first words of a clause, as lists of choices show it."""
    said = getattr(clause, "first_words", "")
    return (said[:90] + "…") if len(said) > 90 else said or str(clause)


class ClauseChoice(forms.ModelChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return clause_label(one)


def _of_a_clause() -> ClauseChoice:
    return ClauseChoice(
        label=_("Which clause does it belong to?"), queryset=Clause.objects.none(), required=False,
        empty_label=_("The whole charter"),
    )  # fmt: skip


class IncludeForm(forms.Form):
    notice = NotPersonal("Which incentive of a plan a charter includes.")

    item = forms.ModelChoiceField(
        label=_("Which incentive of your plans?"), queryset=PlanItem.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose an incentive.")},
    )  # fmt: skip
    clause = _of_a_clause()

    def __init__(self, *args: Any, items: QuerySet[PlanItem], clauses: QuerySet[Clause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
        self.fields["clause"].queryset = clauses


class CarryForm(forms.Form):
    notice = NotPersonal("Which risk a charter carries, by what, and which side holds it.")

    risk = forms.ModelChoiceField(
        label=_("Which risk of your register?"), queryset=Risk.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose a risk.")},
    )  # fmt: skip
    mechanism = _area(
        _("What makes it bearable?"), _("For example: the provider’s insurance, a second person, a check."),
        empty=_("Write what makes it bearable."), most=600,
    )  # fmt: skip
    held_by = forms.ModelChoiceField(
        label=_("Which side holds it?"), queryset=CharterParty.objects.none(), required=False,
        empty_label=_("None of these"),
    )  # fmt: skip
    held_in_words = forms.CharField(label=_("Or which body?"), max_length=200, required=False)
    clause = _of_a_clause()

    def __init__(
        self, *args: Any, charter: Charter, risks: QuerySet[Risk], clauses: QuerySet[Clause], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["risk"].queryset = risks
        self.fields["clause"].queryset = clauses
        self.fields["held_by"].queryset = CharterParty.objects.filter(charter=charter)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("held_by") and not cleaned.get("held_in_words"):
            self.add_error("held_by", _("Choose which side holds the risk, or write which body does."))
        return cleaned


def said_in(charter: Charter) -> dict[str, Any]:
    return {name: getattr(charter, name) for name in (*ABOUT, "version")}


class PublishForm(forms.Form):
    """The first edition has changed nothing; every later one says what it changed."""

    notice = NotPersonal("What changed in a charter.")

    what_changed = _area(
        _("What changed, in a sentence or two?"), _("Whoever signed before reads it, and is asked to sign again."),
        empty=_("Write what changed since the edition before."), most=1000, rows=2,
    )  # fmt: skip

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["what_changed"]


class EndForm(forms.Form):
    notice = NotPersonal("Why a charter ends. It asks to name nobody.")

    because = _area(
        _("Why does it end?"), _("Everybody who signed reads it. Name nobody."), empty=_("Write why it ends."),
        most=500, rows=2,
    )  # fmt: skip
