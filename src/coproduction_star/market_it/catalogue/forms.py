"""A list is its form: what its page asks, what a row of its spreadsheet may say, and what is kept are its fields."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.barriers import Barrier, barriers
from coproduction_star.data.barriers import Side as Meets
from coproduction_star.data.behaviour import Component, Function, Guide, prompts
from coproduction_star.data.charter_clauses import Party, Side
from coproduction_star.data.content_files import LONGEST_TEXT
from coproduction_star.data.incentives import PaymentKind
from coproduction_star.market_it.models import (
    Audience,
    CatalogueEntry,
    ClauseKind,
    EntryKind,
    PartyKind,
    Phase,
    Polarity,
)
from coproduction_star.ui.documents.spreadsheets.reading import too_large
from coproduction_star.ui.documents.spreadsheets.table import MOST_BYTES
from coproduction_star.ui.privacy import NotPersonal

from .shapes import language

NO_NAMES = NotPersonal("What holds for anybody. It asks to name nobody.")
TITLE = 200
WELSH = "_cy"
PAYMENTS = {
    PaymentKind.EXPENSES: _("Costs paid back"), PaymentKind.PAYMENT: _("Money"), PaymentKind.VOUCHER: _("A voucher"),
    PaymentKind.CREDITS: _("Credits"), PaymentKind.DISCOUNT: _("A discount"), PaymentKind.THING: _("A thing"),
}  # fmt: skip
PARTIES = {
    Party.PEOPLE: PartyKind.USERS.label, Party.CARERS: PartyKind.CARERS.label,
    Party.COMMUNITY: PartyKind.COMMUNITY.label, Party.STAFF: PartyKind.FRONTLINE.label,
    Party.MANAGERS: PartyKind.MANAGERS.label, Party.COMMISSIONERS: PartyKind.COMMISSIONERS.label,
    Party.COUNCILLORS: PartyKind.POLITICIANS.label, Party.EVERYONE: PartyKind.ALL.label,
}  # fmt: skip
SIDES = {
    Side.RIGHT: ClauseKind.RIGHT.label, Side.RESPONSIBILITY: ClauseKind.RESPONSIBILITY.label,
    Side.SHARED: ClauseKind.SHARED.label,
}  # fmt: skip
WHO_MEETS = {
    Meets.PEOPLE: _("People"), Meets.ORGANISATION: _("Organisations"), Meets.BOTH: _("People and organisations"),
}  # fmt: skip


def _line(label: Any, needed: Any = "", hint: Any = "", *, most: int = TITLE, rows: int = 0) -> forms.CharField:
    """A text; `needed` is what is said when it is missing, and makes it required."""
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _text(label: Any, needed: Any = "", hint: Any = "", *, most: int = LONGEST_TEXT) -> forms.CharField:
    return _line(label, needed, hint, most=most, rows=3)


def _one_of(label: Any, choices: Mapping[Any, Any] | Iterable[Any], needed: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_pairs(choices), widget=forms.RadioSelect, error_messages={"required": needed}
    )


def _some_of(label: Any, choices: Mapping[Any, Any] | Iterable[Any], needed: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=_pairs(choices), widget=forms.CheckboxSelectMultiple, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _pairs(choices: Any) -> list[tuple[str, Any]]:
    return [(str(key), name) for key, name in (choices.items() if isinstance(choices, Mapping) else choices)]


def _titles(guide: Guide) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in prompts(guide, language())]


class EntryForm(forms.Form):
    """One entry of a list. Every text may be there in Welsh too."""

    notice = NO_NAMES
    texts: ClassVar[tuple[str, ...]] = ("title",)

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, own: Iterable[Barrier] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        for name in self.texts:
            asked = self.fields[name]
            self.fields[f"{name}{WELSH}"] = forms.CharField(
                label=gettext("%(label)s (in Welsh)") % {"label": asked.label}, max_length=asked.max_length,
                required=False, widget=type(asked.widget)(asked.widget.attrs),
            )  # fmt: skip
        self.fill()

    def fill(self) -> None:
        """Give the choices that depend on the reader's language or on the organisation's `own` barriers."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields if name != "version")

    @property
    def in_english(self) -> list[Any]:
        return [self[name] for name in self.columns if not name.endswith(WELSH)]

    @property
    def in_welsh(self) -> list[Any]:
        return [self[name] for name in self.columns if name.endswith(WELSH)]

    @property
    def welsh_errors(self) -> bool:
        return any(one.errors for one in self.in_welsh)

    @property
    def content(self) -> dict[str, Any]:
        """What is kept: each text by language, and each choice as it was made."""
        held = self.cleaned_data
        texts = {name: {"en": held[name]} | _in_welsh(held[f"{name}{WELSH}"]) for name in self.texts}
        return texts | {name: held[name] for name in self.base_fields if name not in (*self.texts, "version")}


def _in_welsh(words: str) -> dict[str, str]:
    return {"cy": words} if words else {}


def said_in(entry: CatalogueEntry) -> dict[str, Any]:
    """What the form of an entry begins with."""
    held: dict[str, Any] = {"version": entry.version}
    for name, value in entry.content.items():
        if isinstance(value, dict):
            held |= {name: value.get("en", ""), f"{name}{WELSH}": value.get("cy", "")}
        else:
            held[name] = value
    return held


class OwnIncentiveForm(EntryForm):
    texts = ("title", "example", "cost", "caution", "evidence")

    title = _line(_("What is it called?"), _("Write what it is called."))
    example = _text(_("An example"))
    audiences = _some_of(_("For whom is it?"), Audience.choices, _("Choose for whom it is."))
    phases = _some_of(_("When does it help?"), Phase.choices, _("Choose when it helps."))
    polarity = _one_of(_("Does it draw people, or hold them back?"), Polarity.choices, _("Choose what it does."))
    payment = forms.ChoiceField(
        label=_("Could it count as income?"), required=False,
        choices=[("", _("No, it is worth no money")), *_pairs(PAYMENTS)],
    )  # fmt: skip
    barriers = _some_of(_("Which barriers does it help with?"), ())
    functions = _some_of(_("How does it help?"), ())
    cost = _text(_("What does it cost?"))
    caution = _text(_("What must people take care of?"), _("Write what to take care of."), most=600)
    evidence = _text(_("What is known about whether it works?"))
    never = forms.BooleanField(
        label=_("It never touches what somebody is entitled to"),
        error_messages={"required": _("Nothing on the menu may touch what somebody is entitled to.")},
    )

    def fill(self) -> None:
        listed = (*barriers(language()), *self.own)
        self.fields["barriers"].choices = [(one.id, one.title) for one in listed]
        self.fields["functions"].choices = _titles(Guide.FUNCTIONS)


class OwnBarrierForm(EntryForm):
    texts = ("title", "about", "ask")

    title = _line(_("What stops people?"), _("Write what stops people."), _("In a few words, as they would say it."))
    about = _text(_("What is it like for them?"), _("Write what it is like for them."))
    ask = _text(
        _("What should a team ask before it chooses anything?"), _("Write what a team should ask."),
    )  # fmt: skip
    side = _one_of(_("Who meets it?"), WHO_MEETS, _("Choose who meets it."))
    component = _one_of(_("What is missing?"), [(one, one) for one in Component], _("Choose what is missing."))
    functions = _some_of(
        _("What is likely to help?"), [(one, one) for one in Function], _("Choose what is likely to help.")
    )

    def fill(self) -> None:
        self.fields["component"].choices = _titles(Guide.COMPONENTS)
        self.fields["functions"].choices = _titles(Guide.FUNCTIONS)


class OwnRiskForm(EntryForm):
    texts = ("title", "mechanism", "mitigation", "early_sign", "benefit", "doing_nothing")

    title = _line(_("What could go wrong?"), _("Write in a few words what could go wrong."))
    mechanism = _text(_("How does it come about?"), _("Write how it comes about."))
    mitigation = _text(
        _("What can be done about it?"), _("Write what can be done about it."), _("One thing on each line.")
    )
    early_sign = _text(_("What would somebody notice first?"), _("Write what somebody would notice first."), most=400)
    benefit = _text(_("What does taking the risk bring?"), _("Write what taking the risk brings."))
    doing_nothing = _text(_("What is risked by doing nothing?"), _("Write what is risked by doing nothing."))


class OwnClauseForm(EntryForm):
    texts = ("title", "plain", "easy")

    title = _line(_("What is it about?"), _("Write what it is about."), _("In a few words."))
    party = _one_of(_("Whose is it?"), PARTIES, _("Choose whose it is."))
    side = _one_of(_("Is it a right or a responsibility?"), SIDES, _("Choose what it is."))
    plain = _text(_("The clause in plain words"), _("Write the clause."))
    easy = _text(
        _("The clause in Easy Read words"), _("Write it in Easy Read words too."),
        _("Short sentences, one idea in each."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        party, side = cleaned.get("party"), cleaned.get("side")
        if party and side and (party == Party.EVERYONE) is not (side == Side.SHARED):
            self.add_error("side", _("What everyone agrees on belongs to everyone, and nothing else does."))
        return cleaned


class OwnQuestionForm(EntryForm):
    texts = ("title", "ask", "then")

    title = _line(
        _("The question in a few words"), _("Write the question."),
        _("So that yes means that it is fair. Such as: Is nobody pressed?"),
    )  # fmt: skip
    ask = _text(_("The whole question"), _("Write the whole question."))
    then = _text(_("What to do where the answer is no"), _("Write what to do where the answer is no."))


FORMS: Mapping[EntryKind, type[EntryForm]] = {
    EntryKind.INCENTIVE: OwnIncentiveForm,
    EntryKind.BARRIER: OwnBarrierForm,
    EntryKind.RISK: OwnRiskForm,
    EntryKind.CLAUSE: OwnClauseForm,
    EntryKind.ETHICS: OwnQuestionForm,
}


class SheetForm(forms.Form):
    """A spreadsheet with entries."""

    notice = NO_NAMES

    file = forms.FileField(
        label=_("Your spreadsheet"), allow_empty_file=True,
        help_text=_("An .xlsx or .csv file with the headings of our table. At most 200 rows."),
        error_messages={"required": _("Choose a file.")},
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size))
        return file
