"""The sheet of cash: nominal, not discounted, only money that really moves in public budgets."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.flows import Sort
from coproduction_star.methods.cost_benefit.lenses import CashLens, CashYear, Payback, PaysBack, cash_share
from coproduction_star.methods.cost_benefit.results import OptionResult

from .assumptions import at
from .book import Cell, Page
from .by_year import SORTS, Columns
from .paying_back import write_payback, write_running
from .places import Places

TOTAL, YEARS = 1, 2
ROWS = ("capital", "revenue", "contingency", "savings", "transfers", "net", "net_with_contingency")
NET = ROWS.index("net")
CAPITAL, REVENUE, FISCAL = (SORTS.index(sort) + 1 for sort in (Sort.CAPITAL, Sort.REVENUE, Sort.FISCAL))


def write_cash(page: Page, places: Places, columns: Columns) -> dict[str, Cell]:
    """Give, by option, where its net cash over all years stands; nothing where no inflation is given."""
    page.widths(44, rest=16)
    row = page.title(
        _("Cash in public budgets"),
        _("Pounds of the day, not discounted: spending, savings that can be taken out of a budget, and money that "
          "changes hands. The reserve for optimism bias stands apart."),
    )  # fmt: skip
    page.freeze(0, 2)
    found: dict[str, Cell] = {}
    if places.levels is None:
        page.text(row, 0, _("There is no cash view: give a forecast of inflation under prices."), "strong")
        return found
    for number, result in enumerate(places.appraisal.options, start=1):
        if result.cash is not None:
            found[result.option], row = _option(page, places, columns, row, number, result, result.cash)
    return found


def _option(
    page: Page, places: Places, columns: Columns, row: int, number: int, result: OptionResult, cash: CashLens
) -> tuple[Cell, int]:
    page.heads(row, [
        result.name, _("All years"), *(_("Year %(number)s") % {"number": year} for year in places.years),
    ])  # fmt: skip
    known = {body.body: body for body in cash.bodies}
    for place, body in enumerate(places.case.bodies, start=1):
        if not _may_move(places, columns, number, body.id):
            continue
        mine = known.get(body.id)
        years, payback = (mine.years, mine.payback) if mine else ((), Payback(PaysBack.NEVER_OUT))
        condition = f"({columns['option']}={number})*({columns['body']}={place})"
        _block(page, places, columns, row + 1, body.name, years, payback, condition)
        row += 3 + len(ROWS)
    condition = f"({columns['option']}={number})"
    net = _block(
        page, places, columns, row + 1, _("All public bodies"), cash.years, cash.payback, condition
    )  # fmt: skip
    return net, row + 5 + len(ROWS)


def _may_move(places: Places, columns: Columns, number: int, body: str) -> bool:
    """Whether the body has a line that moves money, or would if more of it were cashable."""
    mine = (line.flow for line in columns.lines if line.number == number and line.flow.body == body)
    return any(flow.public and (flow.cashable or cash_share(flow, places.values)) for flow in mine)


def _block(
    page: Page, places: Places, columns: Columns, row: int, name: str, years: Sequence[CashYear], payback: Payback,
    condition: str,
) -> Cell:  # fmt: skip
    page.text(row, 0, name, "strong")
    for place, word in enumerate(_words(), start=1):
        page.text(row + place, 0, word)
    empty = dict.fromkeys(ROWS, 0.0)
    for year in places.years:
        found = {part: getattr(years[year], part) for part in ROWS} if years else empty
        _year(page, places, columns, row + 1, year, found, f"({columns['public']}=1)*{condition}")
    last = YEARS + places.years[-1]
    for place, part in enumerate(ROWS, start=1):
        whole = sum(getattr(each, part) for each in years)
        style = "total" if part == "net" else "money"
        page.sum(row + place, TOTAL, f"SUM({page.cells(row + place, YEARS, last)})", whole, style)
    running = row + 1 + len(ROWS)
    page.text(running, 0, _("Net so far, without reserve; and years to pay back"), "note")
    net = row + 1 + NET
    amounts = [each.net for each in years] or [0.0] * len(places.years)
    write_running(page, running, YEARS, amounts, net=net)
    write_payback(page, running, TOTAL, net=net, running=running, first=YEARS, last=last, payback=payback)
    return page.cell(net, TOTAL)


def _year(
    page: Page, places: Places, columns: Columns, row: int, year: int, found: dict[str, float], condition: str
) -> None:
    amounts, sort, bare = columns.year(year), columns["sort"], columns["bare"]
    level = at(places.levels, year) if places.levels is not None else "1"
    still, moved = f"({columns['transfer']}=0)", f"({columns['transfer']}=1)"
    formulas = {
        "capital": f"({sort}={CAPITAL})*{bare}",
        "revenue": f"({sort}={REVENUE})*{bare}",
        "contingency": f"(({sort}={CAPITAL})+({sort}={REVENUE}))*(1-{bare})",
        "savings": f"{still}*({sort}={FISCAL})*{columns['cash']}",
        "transfers": f"{moved}*{columns['side']}*{columns['cash']}",
    }
    column = YEARS + year
    cells = {
        part: page.sum(
            row + ROWS.index(part),
            column,
            f"{level}*SUMPRODUCT({condition}*{formula}*{amounts})",
            found[part],
            "pounds",
        ).here
        for part, formula in formulas.items()
    }
    net = f"{cells['savings']}+{cells['transfers']}-{cells['capital']}-{cells['revenue']}"
    here = page.sum(row + NET, column, net, found["net"], "pounds").here
    page.sum(row + NET + 1, column, f"{here}-{cells['contingency']}", found["net_with_contingency"], "pounds")


def _words() -> list[str]:
    return [
        _("Capital"), _("Running costs"), _("Reserve for optimism bias"), _("Savings that release cash"),
        _("Received less paid without return"), _("Net"), _("Net, with the reserve spent"),
    ]  # fmt: skip
