"""What a part of a case says, box by box, in words: a name instead of an id, and a figure with its range."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Kind

from .boxes import BOXES, Ask, Box, inside
from .document import FIGURES, named
from .typed_lines import AS_TYPED
from .typed_numbers import shown

Facts = tuple[tuple[str, str], ...]
LISTS = {Ask.BODY: "bodies", Ask.GROUP: "groups", Ask.OPTION: "options", Ask.DEMAND: "demands"}
TOLD_ELSEWHERE = frozenset({"name", "label", "title", "description", "low", "central", "high"})
FIRST, LAST = "years__first", "years__last"


def framing(content: Mapping[str, Any]) -> str:
    year = content.get("prices", {}).get("year") or _("a year that nobody has said yet")
    facts = {"year": year, "years": content.get("horizon_years", 10)}
    return _("Prices of %(year)s, %(years)s years after year 0") % facts


def facts_of(content: Mapping[str, Any], kind: str, part: Mapping[str, Any]) -> Facts:
    """Every box of a part that says something."""
    return tuple(_facts(content, kind, part))


def _facts(content: Mapping[str, Any], kind: str, part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for box in BOXES[kind]:
        value = inside(part, box.name)
        if box.name in TOLD_ELSEWHERE or value in (None, "", [], {}):
            continue
        if words := _said(content, box, value, kind=kind, of=part):
            yield str(box.label), words


def _said(content: Mapping[str, Any], box: Box, value: Any, *, kind: str, of: Mapping[str, Any]) -> str:
    if box.ask is Ask.FIGURE:
        figure = content.get(FIGURES, {}).get(value) or {}
        return f"{named(figure, str(value))}: {numbers_of(figure)}"
    if box.ask is Ask.OUTCOME:
        return _name(of.get("outcomes") or (), value)
    if box.ask in LISTS:
        return _name(content.get(LISTS[box.ask]) or (), value)
    if box.ask is Ask.YES:
        return "" if value is (box.name == "corrected") else _("yes")
    if box.ask in (Ask.CHOICE, Ask.SEVERAL):
        known = {key: str(words) for key, words in box.choices}
        values = value if isinstance(value, list) else [_key(value)]
        return "; ".join(known.get(str(one), str(one)) for one in values)
    if box.ask is Ask.NUMBER:
        return shown(value, kind=box.kinds[0]) if box.kinds else str(value)
    if box.ask in AS_TYPED:
        return "; ".join(AS_TYPED[box.ask](value).splitlines())
    if isinstance(value, list):
        as_rates = Kind.RATE if box.ask is Ask.PER_CENTS else Kind.EFFECT
        return "; ".join(shown(one, kind=as_rates) for one in value)
    return str(value)


def _key(value: Any) -> Any:
    """How a yes or no stands among the choices of a box."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _name(rows: Sequence[Mapping[str, Any]], wanted: Any) -> str:
    found = next((one for one in rows if one.get("id") == wanted), {})
    return named(dict(found), str(wanted))


def numbers_of(figure: Mapping[str, Any]) -> str:
    """The best guess with its range, and its unit."""
    kind = Kind(figure["kind"]) if figure.get("kind") in set(Kind) else Kind.EFFECT
    low, central, high = (shown(figure.get(end), kind=kind) for end in ("low", "central", "high"))
    if not central:
        return str(figure.get("published") or _("no number yet"))
    central = f"£{central}" if kind is Kind.MONEY else central
    if not (low and high):
        return central
    return _("%(central)s, between %(low)s and %(high)s") % {"central": central, "low": low, "high": high}
