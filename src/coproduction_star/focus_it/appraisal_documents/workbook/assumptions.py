"""What the case takes as given beside its figures: rules, prices, corrections, weights and demand."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.compiling import bias_rate
from coproduction_star.methods.cost_benefit.model import Cost, CostKind, Option
from coproduction_star.methods.optimism import Misjudged, upper_bound
from coproduction_star.methods.parameters import confidence_grades

from .book import Book, Page, Row
from .places import Places

YEARS = 3
"""The column of year 0."""


def write_assumptions(page: Page, book: Book, places: Places) -> None:
    case, pack = places.case, places.appraisal.pack
    page.widths(40, 16, 44)
    row = page.title(_("What the case takes as given"))
    name, edition, standing = _(pack.name), _(pack.edition), _(pack.standing)
    for head, said in (
        (_("Rules"), f"{name}, {edition} ({standing})"),
        (_("Prices of"), case.prices.year),
        (_("Years after year 0"), str(case.horizon_years)),
        (_("First year"), str(case.first_year or _("not said"))),
        (_("Money that only changes hands, in society’s view"), _(case.transfers.value)),
        (_("Discounting of the first year"), _(pack.first_year_discounting)),
    ):
        page.text(row, 0, head)
        page.text(row, 1, said)
        row += 1
    for part in (_conversions, _inflation, _corrections, _biases, _weights, _demands):
        row = part(page, places, row + 1)


def _part(page: Page, row: int, title: str, *heads: str) -> int:
    page.text(row, 0, title, "part")
    if heads:
        page.heads(row + 1, heads)
    return row + 2


def _conversions(page: Page, places: Places, row: int) -> int:
    prices = places.case.prices
    row = _part(page, row, _("Amounts in prices of other years"), _("Prices of"), _("Multiplied by"), _("Source"))
    known = {prices.year: 1.0} | {year: factor for year, factor in prices.conversions.items() if year != prices.year}
    first = row
    for year, factor in known.items():
        page.text(row, 0, year)
        page.number(row, 1, factor, "factor")
        page.text(row, 2, prices.conversion_source)
        row += 1
    places.conversions = (page.column(0, first, row - 1), page.column(1, first, row - 1))
    return row


def _inflation(page: Page, places: Places, row: int) -> int:
    prices = places.case.prices
    if not prices.inflation and places.case.horizon_years:
        row = _part(page, row, _("Prices to come"))
        page.text(row, 0, _("No forecast of inflation is given, so there is no cash view."), "note")
        return row + 1
    row = _part(page, row, _("Prices to come"), "", "", _("Source"), *map(str, places.years))
    page.text(row, 0, inflation_label())
    page.text(row + 1, 0, _("Price level"))
    page.text(row, 2, prices.inflation_source)
    level = 1.0
    page.number(row + 1, YEARS, level, "factor")
    for year in places.years[1:]:
        rate = _rate(page, places, row, year)
        level *= 1.0 + rate
        before = page.cell(row + 1, YEARS + year - 1)
        page.sum(row + 1, YEARS + year, f"{before.here}*(1+{page.cell(row, YEARS + year).here})", level, "factor")
    places.levels = page.cells(row + 1, YEARS, YEARS + len(places.years) - 1)
    return row + 2


def inflation_label() -> str:
    """What the row is called that somebody may change; reading finds it by this."""
    return _("Inflation in the year")


def _rate(page: Page, places: Places, row: int, year: int) -> float:
    """What is given for a year; after the last one given, the year before holds on."""
    rates = places.case.prices.inflation
    if year <= len(rates):
        page.number(row, YEARS + year, rates[year - 1], "share", filled_in=True)
        return rates[year - 1]
    page.sum(row, YEARS + year, page.cell(row, YEARS + year - 1).here, rates[-1], "share")
    return rates[-1]


def _corrections(page: Page, places: Places, row: int) -> int:
    row = _part(
        page, row, _("What a grade takes off a gain"), _("Grade"), _("Share taken off"), _("Source"),
    )  # fmt: skip
    first = row
    for grade in confidence_grades().values():
        page.number(row, 0, grade.grade)
        page.number(row, 1, grade.correction, "share")
        page.text(row, 2, f"{grade.source.publisher}, {grade.source.title} ({grade.source.certainty.value})")
        row += 1
    places.corrections = page.column(1, first, row - 1)
    return row


def _biases(page: Page, places: Places, row: int) -> int:
    generic = list(_with_generic_bias(places))
    if not generic:
        return row - 1
    row = _part(
        page, row, _("Optimism bias of costs"), _("Cost"), _("Upper bound"), _("Of which is prevented"), _("Remains"),
    )  # fmt: skip
    for option, cost in generic:
        _bias(page, places, row, option, cost)
        row += 1
    return row


def _with_generic_bias(places: Places) -> Iterator[tuple[Option, Cost]]:
    for option in places.case.options:
        yield from ((option, cost) for cost in option.costs if cost.bias is not None and not cost.bias.own_rate)


def _bias(page: Page, places: Places, row: int, option: Option, cost: Cost) -> None:
    if cost.bias is None:
        return
    of = Misjudged.CAPITAL if cost.kind is CostKind.CAPITAL else Misjudged.REVENUE
    prevented = sum(each.contribution * each.prevented for each in cost.bias.mitigations)
    page.text(row, 0, f"{option.name}: {cost.name}")
    bound = page.number(row, 1, upper_bound(cost.bias.mix, of=of), "share")
    less = page.number(row, 2, prevented, "share")
    rate, _own = bias_rate(cost)
    places.biases[f"{option.id}/{cost.id}"] = page.sum(row, 3, f"{bound.here}*(1-{less.here})", rate, "share")


def _weights(page: Page, places: Places, row: int) -> int:
    if not places.case.groups:
        return row - 1
    row = _part(
        page, row, _("What a pound weighs to whom"), _("Group"), _("Weight"), _("Source"),
    )  # fmt: skip
    for group in places.case.groups:
        page.text(row, 0, group.name)
        places.weights[group.id] = page.number(row, 1, group.weight, filled_in=True)
        page.text(row, 2, group.source)
        row += 1
    return row


def _demands(page: Page, places: Places, row: int) -> int:
    for demand in places.case.demands:
        row = _part(
            page, row, _("Need: %(name)s") % {"name": demand.name}, "", "", _("Source"), *map(str, places.years),
        )  # fmt: skip
        page.text(row, 0, _("In need"))
        page.text(row + 1, 0, _("For each one of year 0"))
        page.text(row, 2, demand.source)
        series = [demand.need[min(year, len(demand.need) - 1)] for year in places.years]
        for year, need in enumerate(series):
            here = page.number(row, YEARS + year, need).here
            start = page.cell(row, YEARS).here
            page.sum(row + 1, YEARS + year, f"{here}/{start}", need / series[0], "factor")
        places.follows[demand.id] = page.cells(row + 1, YEARS, YEARS + len(series) - 1)
        row += 3
    return row


def at(row: Row, year: int) -> str:
    """The address of one year in a row of years."""
    from .book import Cell

    return str(Cell(row.first.sheet, row.first.row, row.first.column + year))
