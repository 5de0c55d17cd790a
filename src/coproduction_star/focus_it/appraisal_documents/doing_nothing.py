"""Doing nothing, in words and in a table: who goes without when need follows the projection and money its own path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.sentences import pounds
from coproduction_star.methods.demand import Year
from coproduction_star.ui.documents.blocks import Block, Heading, Note, Paragraph, Table


@dataclass(frozen=True, slots=True)
class DemandGap:
    """One projection with its budget path, year by year, and where both are from."""

    name: str
    source: str
    budget_source: str
    unit_cost: float
    first_year: int | None
    years: tuple[Year, ...]

    def called(self, year: Year) -> str:
        """What a year is called: its number in the calendar where the case has one."""
        if self.first_year is None:
            return _("Year %(number)s") % {"number": year.year}
        return str(self.first_year + year.year)


def gaps_of(document: Mapping[str, Any], years: Mapping[str, tuple[Year, ...]]) -> tuple[DemandGap, ...]:
    """Those of a document that say a budget; `years` is what the library made of them."""
    parts = {str(part.get("id")): part for part in document.get("demands", [])}
    first = document.get("first_year")
    return tuple(
        DemandGap(
            name=parts[key]["name"], source=parts[key]["source"], budget_source=parts[key].get("budget_source", ""),
            unit_cost=float(parts[key]["unit_cost"]), first_year=first if isinstance(first, int) else None, years=rows,
        )
        for key, rows in years.items()
        if rows
    )  # fmt: skip


def gap_sentence(gap: DemandGap) -> str:
    """The worst year, and when it begins."""
    worst = max(gap.years, key=lambda year: year.without)
    facts = {
        "name": gap.name, "without": f"{worst.without:,.0f}", "in_need": f"{worst.in_need:,.0f}",
        "year": gap.called(worst), "lacking": pounds(worst.lacking, _), "last": gap.called(gap.years[-1]),
    }  # fmt: skip
    begins = next((year for year in gap.years if year.without > 0), None)
    if begins is None:
        return _("%(name)s: the budget reaches everybody in need in every year until %(last)s.") % facts
    facts["begins"] = gap.called(begins)
    return (
        _(
            "%(name)s: if nothing changes, %(without)s of %(in_need)s people in need go without in %(year)s, and "
            "%(lacking)s is lacking in that year. The gap begins in %(begins)s."
        )
        % facts
    )


def gap_head() -> tuple[str, ...]:
    return (_("Year"), _("In need"), _("Budget, in pounds"), _("Served"), _("Go without"), _("Lacking, in pounds"))


def gap_rows(gap: DemandGap) -> tuple[tuple[str, ...], ...]:
    return tuple((gap.called(year), *(f"{one:,.0f}" for one in _amounts(year))) for year in gap.years)


def _amounts(year: Year) -> tuple[float, ...]:
    return year.in_need, year.budget, year.served, year.without, year.lacking


def gap_sources(gap: DemandGap) -> str:
    facts = {"need": gap.source, "budget": gap.budget_source, "cost": pounds(gap.unit_cost, _)}
    return _("People: %(need)s. Budget: %(budget)s. One person costs %(cost)s a year.") % facts


def doing_nothing(gaps: tuple[DemandGap, ...]) -> Iterator[Block]:
    """The part of the strategic case, where a budget path was given."""
    if not gaps:
        return
    yield Heading(_("If nothing changes"), 2)
    for gap in gaps:
        yield Paragraph(gap_sentence(gap))
        caption = _("Need and budget: %(name)s") % {"name": gap.name}
        yield Table(caption, gap_head(), gap_rows(gap), (2, 2, 2, 2, 2, 2), frozenset(range(1, 6)))
        yield Note(gap_sources(gap))
