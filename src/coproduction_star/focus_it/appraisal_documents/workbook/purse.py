"""The sheet of the public purse: real, discounted, every public body, cashable or not."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.flows import Sort
from coproduction_star.methods.cost_benefit.lenses import PurseLens, PurseLine
from coproduction_star.methods.cost_benefit.results import OptionResult

from .book import Cell, Page
from .by_year import SORTS, Columns
from .paying_back import write_payback, write_running
from .places import Places
from .society import discounted_net, ratio

YEARS = 7
"""The column of year 0."""


def write_purse(page: Page, places: Places, columns: Columns) -> dict[str, Cell]:
    """Give, by option, where its net present budget impact stands."""
    page.widths(40, rest=16)
    row = page.title(
        _("The public purse"),
        _("Real pounds in prices of %(year)s, discounted: costs and fiscal values of every public body, whether they "
          "release cash or not.") % {"year": places.case.prices.year},
    )  # fmt: skip
    page.freeze(0, 1)
    found = {}
    for number, result in enumerate(places.appraisal.options, start=1):
        found[result.option], row = _option(page, places, columns, row, number, result)
    return found


def _option(
    page: Page, places: Places, columns: Columns, row: int, number: int, result: OptionResult
) -> tuple[Cell, int]:
    page.heads(row, [
        result.name, _("Costs"), _("Of which in kind"), _("Fiscal values"), _("Changes hands"), _("Net"),
        _("Years to pay back"), *(_("Year %(number)s") % {"number": year} for year in places.years),
    ])  # fmt: skip
    bodies = [body.id for body in places.case.bodies]
    for line in result.purse.bodies:
        only = {"option": number, "body": bodies.index(line.body) + 1}
        _line(page, places, columns, row + 1, places.case.body(line.body).name, line, line.by_year, only)
        row += 2
    years = [sum(line.by_year[year] for line in result.purse.bodies) for year in places.years]
    net = _line(page, places, columns, row + 1, _("All public bodies"), result.purse, years, {"option": number})
    page.text(row + 3, 0, _("Fiscal values for each £1 of public cost"))
    costs, benefits = (page.cell(row + 1, column).here for column in (1, 3))
    found = result.purse.financial_return
    page.sum(row + 3, 1, ratio(benefits, costs), "–" if found is None else found, "ratio")
    return net, row + 5


def _line(
    page: Page, places: Places, columns: Columns, row: int, name: str, line: PurseLine | PurseLens,
    by_year: Sequence[float], only: dict[str, int],
) -> Cell:  # fmt: skip
    page.text(row, 0, name, "strong")
    page.text(row + 1, 0, _("So far"), "note")
    net = _sums(page, columns, row, line, {"purse": 1, **only})
    for year in places.years:
        formula = discounted_net(columns, places, year, purse=1, **only)
        page.sum(row, YEARS + year, formula, by_year[year], "pounds")
    write_running(page, row + 1, YEARS, by_year, net=row)
    last = YEARS + places.years[-1]
    write_payback(page, row, 6, net=row, running=row + 1, first=YEARS, last=last, payback=line.payback)
    return net


def _sums(page: Page, columns: Columns, row: int, line: Any, only: dict[str, int]) -> Cell:
    def add_up(**more: int) -> str:
        return columns.add_up(columns["present"], **only, **more)

    costs = page.sum(row, 1, add_up(side=-1, transfer=0), line.costs).here
    in_kind = add_up(sort=SORTS.index(Sort.IN_KIND) + 1)
    page.sum(row, 2, in_kind, _in_kind(line))
    benefits = page.sum(row, 3, add_up(side=1, transfer=0), line.fiscal_benefits).here
    moved = f"{add_up(side=1, transfer=1)}-{add_up(side=-1, transfer=1)}"
    transfers = page.sum(row, 4, moved, line.transfers).here
    return page.sum(row, 5, f"{benefits}+{transfers}-{costs}", line.net, "total")


def _in_kind(line: PurseLine | PurseLens) -> float:
    if isinstance(line, PurseLine):
        return line.of_which_in_kind
    return sum(each.of_which_in_kind for each in line.bodies)
