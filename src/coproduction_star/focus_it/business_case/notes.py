"""What the guidance says, beside the box it is about: optimism in costs, wellbeing in money, what a pound weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.parameters import bias_bounds, rule_pack, wellby
from coproduction_star.ui.drawing.facts import Table

from .document import FIGURES, Place
from .overruns import usual_overruns
from .weights import GROUPS, elasticity_of, weight_of

WELLBY = "wellby"


@dataclass(frozen=True, slots=True)
class Note:
    """Sentences of the guidance, with their source, and a table where there are numbers."""

    title: str
    sentences: tuple[str, ...]
    table: Table | None = None
    leads: tuple[str, str] = ("", "")
    """Where somebody can go from here: the words and the address."""


def notes_for(content: Mapping[str, Any], place: Place, part: Mapping[str, Any] | None) -> tuple[Note, ...]:
    """The notes for one part: for each cost and each group, and wherever a WELLBY stands."""
    if place.kind == "costs":
        return (about_optimism(),)
    if place.kind == GROUPS:
        return (about_weights(content, part or {}),)
    if place.kind == FIGURES and is_wellby(part):
        return (about_wellbys(),)
    figures = content.get(FIGURES, {})
    if place.kind == "values" and part and is_wellby(figures.get(part.get("amount"))):
        return (about_wellbys(),)
    return ()


def is_wellby(figure: Mapping[str, Any] | None) -> bool:
    return bool(figure) and (figure.get("published") == WELLBY or bool(figure.get(WELLBY)))


def about_optimism() -> Note:
    source = next(iter(bias_bounds().values())).source
    facts = {"publisher": source.publisher, "title": source.title, "where": source.where}
    return Note(
        _("Why something is added to costs"),
        (
            _("Costs usually turn out higher than planned. The Green Book (2026), paragraphs 6.78 to 6.84, "
              "asks you to add what is usual, and to show the answer with and without it."),
            _("Use the record of your own past projects first. Where you have none, say what kind of project "
              "it is. The shares make up 100% together."),
            _("What keeps the overrun down is taken off: what share of it comes from a cause, times what share "
              "of that you prevent."),
            _("Source of the usual overruns: %(publisher)s, %(title)s, %(where)s.") % facts,
        ),
        Table(
            _("Usual overruns"), (_("Kind of project"), _("If nothing is done"), _("If all is well managed")),
            tuple(usual_overruns()),
        ),
    )  # fmt: skip


def about_wellbys() -> Note:
    value = wellby()
    facts = {
        "value": f"£{value.central:,.0f}", "low": f"£{value.low:,.0f}", "high": f"£{value.high:,.0f}",
        "base": value.source.price_base, "publisher": value.source.publisher, "title": value.source.title,
        "where": value.source.where, "power": rule_pack().elasticity.value,
    }  # fmt: skip
    return Note(
        _("When wellbeing may be given a price"),
        (
            _("A WELLBY is one point of life satisfaction, on a scale from 0 to 10, for one person and one "
              "year. It is worth %(value)s (%(low)s to %(high)s) in prices and values of %(base)s.") % facts,
            _("Take it where a change in life satisfaction was measured, or is known from a study. The effect "
              "is then the number of points for each person; part of a year counts in part."),
            _("Where health or crime has a price of its own, use that. Never count WELLBYs and QALYs for the "
              "same effect."),
            _("A change of more than half a point for one person needs a second look: the guidance asks for "
              "another test of it."),
            _("It grows with what people earn, not only with prices. Raised by prices alone it is too low "
              "rather than too high: say so in its source."),
            _("To bring it to the values of a later year, look up real GDP per head of %(base)s and of that year. "
              "The Office for National Statistics publishes it as GDP per head in chained volume measures.") % facts,
            _("Divide the later by the earlier, take that to the power of %(power)s, and raise the worth by it. "
              "We ship no such series: we had none at hand whose source we could name.") % facts,
            _("Source: %(publisher)s, %(title)s, %(where)s.") % facts,
        ),
    )  # fmt: skip


def about_weights(content: Mapping[str, Any], group: Mapping[str, Any]) -> Note:
    how = _("A pound weighs the middle income of everybody, divided by that of the group, to the power of %(power)s.")
    source = _("That is in The Green Book (2026), paragraphs 7.11 to 7.15.")
    weight = weight_of(content, group)
    found = () if weight is None else (_("By these two incomes it weighs %(weight)s.") % {"weight": f"{weight:.2f}"},)
    beside = _("The answer without weights always stands beside the one with them.")
    return Note(_("What a pound weighs"), (how % {"power": elasticity_of(content)}, source, *found, beside))
