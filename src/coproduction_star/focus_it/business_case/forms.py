from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.parameters import deflators, rule_packs
from coproduction_star.ui.privacy import NotPersonal

from .boxes import BOXES, Ask, Box, inside, put
from .document import FIGURES, SETTINGS, Place, named
from .overruns import mix_fault
from .price_series import read_price_year, series_fault
from .typed_lines import AS_TYPED, LINES_FIELDS
from .typed_numbers import read_number, shown
from .weights import GROUPS, weight_fault

NUMBER = "_number"
LONGEST = {Ask.WORDS: 300, Ask.TEXT: 1_000}
NARRATIVE_LENGTH, LONGEST_LINE = 20_000, 200
COSTS, CAPITAL = "costs", "capital"
TWO_WAYS = {"yes": True, "no": False}
ASKED_TWO_WAYS = frozenset({"better", "health"})


class TypedNumber(forms.CharField):
    """A number as people type it; what cannot be read stays in the box beside the reason."""

    def __init__(self, *, kind: Kind, **more: Any) -> None:
        super().__init__(
            **{
                "required": False,
                "max_length": 80,
                "widget": forms.TextInput({"class": "govuk-input--width-10"}),
            }
            | more
        )
        self.kind = kind

    def clean(self, value: Any) -> float | None:
        return read_number(super().clean(value), kind=self.kind)


class TypedNumbers(forms.CharField):
    """Several numbers with a comma or a space between them, one for each year."""

    def __init__(self, *, kind: Kind, **more: Any) -> None:
        super().__init__(**{"required": False, "max_length": 2_000} | more)
        self.kind = kind

    def clean(self, value: Any) -> list[float]:
        words = super().clean(value).replace(", ", " ").replace(";", " ").split()
        return [number for word in words if (number := read_number(word, kind=self.kind)) is not None]


class PriceYear(forms.CharField):
    def clean(self, value: Any) -> str:
        year: str = super().clean(value)
        return read_price_year(year) if year else year


class PartForm(forms.Form):
    """One part of a case. Nothing is required: what is missing is told on the page of the case."""

    notice = NotPersonal("Costs, effects and where the numbers are from. Name no person.")

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, content: Mapping[str, Any], place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.place = content, place
        self.boxes = BOXES[place.kind]
        for box in self.boxes:
            made = _fields(box, content, place)
            for field in made.values():
                field.one_of_several = box.needed
            self.fields |= made
        self.order_fields([name for name in self.fields if name != "version"])

    @property
    def makes_figures(self) -> bool:
        return any(box.ask is Ask.FIGURE for box in self.boxes)

    @property
    def usual(self) -> list[Any]:
        return [self[name] for box in self.boxes if not box.more for name in _names(box)]

    @property
    def more(self) -> list[Any]:
        return [self[name] for box in self.boxes if box.more for name in _names(box)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.place.kind == FIGURES:
            self._check_figure(cleaned)
        if fault := _fault(self.place.kind, cleaned):
            self.add_error(*fault)
        first, last = cleaned.get("years__first"), cleaned.get("years__last")
        if first is not None and last is not None and last < first:
            facts = {"first": first, "last": last}
            self.add_error(
                "years__last",
                _("It ends in year %(last)s and starts in year %(first)s. Put the earlier year first.") % facts,
            )
        return cleaned

    def _check_figure(self, cleaned: dict[str, Any]) -> None:
        """The same box means another number by what sort of figure it is."""
        try:
            kind = Kind(cleaned.get("kind") or Kind.EFFECT)
        except ValueError:
            return
        for name in ("low", "central", "high"):
            try:
                cleaned[name] = read_number(str(cleaned.get(name) or ""), kind=kind)
            except ValidationError as error:
                self.add_error(name, error)
        ends = [cleaned[name] for name in ("low", "central", "high") if isinstance(cleaned.get(name), float)]
        if ends != sorted(ends):
            self.add_error("central", _("Low, best guess and high are not in this order. Put the smallest first."))

    def changed_part(self, part: Mapping[str, Any] | None) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """The part with what was typed, and the new figures that its boxes asked for. What no box shows stays."""
        made, figures = dict(part or {}), {}
        for box in self.boxes:
            value = self.cleaned_data.get(box.name)
            typed = self.cleaned_data.get(box.name + NUMBER)
            if box.ask is Ask.FIGURE and typed is not None:
                figures[box.name] = self._new_figure(box, typed)
            put(made, box.name, _said(box, value))
        return _tidy(made, self.place.kind), figures

    def _new_figure(self, box: Box, typed: float) -> dict[str, Any]:
        what = str(self.cleaned_data.get("name") or "")
        facts = {"name": what, "question": str(box.label).rstrip("?").lower()}
        figure: dict[str, Any] = {
            "kind": box.kinds[0].value,
            "central": typed,
            "label": _("%(name)s: %(question)s") % facts,
        }
        if box.kinds[0] is Kind.MONEY:
            figure["price_year"] = inside(self.content, "prices__year") or ""
        return figure


def _fault(kind: str, cleaned: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which box, and what is wrong between it and others; None where nothing is."""
    if kind == COSTS:
        return mix_fault(cleaned, capital=cleaned.get("kind") == CAPITAL)
    if kind == SETTINGS:
        return series_fault(cleaned)
    return weight_fault(cleaned) if kind == GROUPS else None


def _names(box: Box) -> list[str]:
    return [box.name, box.name + NUMBER] if box.ask is Ask.FIGURE else [box.name]


def _fields(box: Box, content: Mapping[str, Any], place: Place) -> dict[str, forms.Field]:
    if box.ask is Ask.FIGURE:
        return _figure_fields(box, content)
    return {box.name: _field(box, content, place)}


def _figure_fields(box: Box, content: Mapping[str, Any]) -> dict[str, forms.Field]:
    kinds = {kind.value for kind in box.kinds}
    known = [
        (name, f"{named(figure, name)} ({shown(figure.get('central'), kind=Kind(figure['kind']))})")
        for name, figure in content.get(FIGURES, {}).items()
        if figure.get("kind") in kinds
    ]
    return {
        box.name: Lenient(
            label=box.label, help_text=box.help, required=False, choices=[("", _("None of these")), *known]
        ),
        box.name + NUMBER: TypedNumber(
            kind=box.kinds[0],
            label=_("Or a new number: %(question)s") % {"question": str(box.label).rstrip("?").lower()},
        ),
    }


class Lenient(forms.ChoiceField):
    """A choice that keeps what is there although the list has it no more, as a figure that somebody took out."""

    def valid_value(self, value: Any) -> bool:
        return True


def _field(box: Box, content: Mapping[str, Any], place: Place) -> forms.Field:
    said: dict[str, Any] = {"label": box.label, "help_text": box.help, "required": False}
    if box.name.endswith("price_year") or box.name == "prices__year":
        return PriceYear(**said, max_length=12, widget=forms.TextInput({"class": "govuk-input--width-5"}))
    if box.ask is Ask.WORDS or (place.kind == FIGURES and box.ask is Ask.NUMBER):
        narrow = {"class": "govuk-input--width-10"} if box.ask is Ask.NUMBER else {}
        return forms.CharField(
            **said, max_length=200 if box.name == "title" else LONGEST[Ask.WORDS], widget=forms.TextInput(narrow)
        )
    if box.ask is Ask.TEXT:
        return forms.CharField(**said, max_length=LONGEST[Ask.TEXT], widget=forms.Textarea({"rows": 3}))
    if box.ask in LINES_FIELDS:
        return LINES_FIELDS[box.ask](**said)
    if box.ask is Ask.WHOLE:
        wrong = {"invalid": _("Write a whole number, such as 3.")}
        return forms.IntegerField(
            **said,
            min_value=box.lowest,
            max_value=box.highest,
            error_messages=wrong,
            widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
        )
    if box.ask is Ask.YES:
        return forms.BooleanField(**said)
    if box.ask in (Ask.NUMBER, Ask.NUMBERS, Ask.PER_CENTS):
        kind = box.kinds[0] if box.kinds else Kind.RATE if box.ask is Ask.PER_CENTS else Kind.COUNT
        return TypedNumber(kind=kind, **said) if box.ask is Ask.NUMBER else TypedNumbers(kind=kind, **said)
    if box.ask is Ask.SEVERAL:
        return forms.MultipleChoiceField(
            **said, choices=_choices(box, content, place), widget=forms.CheckboxSelectMultiple
        )
    return Lenient(**said, choices=[("", _("Not said yet")), *_choices(box, content, place)])


def _choices(box: Box, content: Mapping[str, Any], place: Place) -> list[tuple[str, Any]]:
    if box.choices:
        return list(box.choices)
    if box.name in ("rule_pack", "compare_with"):
        packs = ((pack.id, _(pack.name), _(pack.standing)) for pack in rule_packs())
        return [(pack_id, f"{name} ({standing})") for pack_id, name, standing in packs]
    if box.name == "prices__deflator":
        return [(name, name) for name in deflators()]
    if box.ask is Ask.OUTCOME:
        option = next((one for one in content.get("options", []) if one.get("id") == place.name), {})
        return _listed(option.get("outcomes", []))
    lists = {Ask.BODY: "bodies", Ask.GROUP: "groups", Ask.OPTION: "options", Ask.DEMAND: "demands"}
    return _listed(content.get(lists[box.ask], []))


def _listed(rows: Any) -> list[tuple[str, Any]]:
    return [(str(one.get("id")), named(one, str(one.get("id")))) for one in rows]


def _said(box: Box, value: Any) -> Any:
    """What a box says in the document."""
    if box.name == "grade":
        return int(value) if value else None
    if box.name in ASKED_TWO_WAYS:
        return TWO_WAYS.get(value)
    if box.name == "corrected":
        return False if value else None
    if box.ask is Ask.YES:
        return value or None
    return value


def _tidy(part: dict[str, Any], kind: str) -> dict[str, Any]:
    """Take out objects that hold nothing, and what contradicts: a share for each year has no last year."""
    if kind == FIGURES and part.get("kind") != Kind.MONEY.value:
        part.pop("price_year", None)
    if kind == FIGURES and (part.get("low") is None or part.get("high") is None):
        for name in ("form", "alpha", "beta"):
            part.pop(name, None)
    bias = part.get("bias")
    if isinstance(bias, dict):
        part["bias"] = {name: value for name, value in bias.items() if value}
    years = part.get("years")
    if isinstance(years, dict) and years.get("each"):
        years.pop("last", None)
    return {name: value for name, value in part.items() if value != {} or name in ("prices",)}


def words_of(content: Mapping[str, Any], place: Place, part: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the form shows of a part."""
    return {box.name: _shown(box, inside(part, box.name), part) for box in BOXES[place.kind]}


def _shown(box: Box, value: Any, part: Mapping[str, Any] | None) -> Any:
    if box.ask is Ask.NUMBER:
        kind = (
            Kind((part or {}).get("kind") or Kind.EFFECT) if box.name in ("low", "central", "high") else box.kinds[0]
        )
        return shown(value, kind=kind)
    if box.ask in (Ask.NUMBERS, Ask.PER_CENTS):
        kind = Kind.RATE if box.ask is Ask.PER_CENTS else Kind.EFFECT
        return ", ".join(shown(one, kind=kind).replace(",", "") for one in value or [])
    if box.ask in AS_TYPED:
        return AS_TYPED[box.ask](value)
    if box.name in ASKED_TWO_WAYS:
        return {True: "yes", False: "no"}.get(value, "") if value is not None else ""
    if box.name == "corrected":
        return value is False
    return "" if value is None and box.ask is not Ask.SEVERAL else value


class NarrativeForm(forms.Form):
    """The words of one of the five cases, or the decision that is asked for."""

    notice = NotPersonal("What a case says in words. Name no person.")

    text = forms.CharField(
        label=gettext_lazy("What does it say?"),
        required=False,
        max_length=NARRATIVE_LENGTH,
        widget=forms.Textarea({"rows": 14}),
        help_text=gettext_lazy("An empty line begins a new paragraph."),
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)


class PreparedByForm(NarrativeForm):
    """Who wrote the case: a team or a role, on one line."""

    text = forms.CharField(
        label=gettext_lazy("Who prepared it?"),
        required=False,
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("A team or a role, such as: Ageing well team. Name no person."),
    )


class FreezeForm(forms.Form):
    notice = NotPersonal("What a case is frozen for.")

    why = forms.CharField(
        label=gettext_lazy("What is it frozen for?"),
        max_length=300,
        help_text=gettext_lazy("Such as: the cabinet meeting of 12 May. You can go on changing the case after that."),
        error_messages={"required": gettext_lazy("Write which meeting or decision it is for.")},
    )
