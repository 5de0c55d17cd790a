"""The sheet of society's view: the metrics of every option, and its costs and benefits year by year."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.metrics import Metrics
from coproduction_star.methods.cost_benefit.model import OptionKind
from coproduction_star.methods.cost_benefit.results import OptionResult

from .assumptions import at
from .book import Cell, Page, as_text
from .by_year import Columns
from .places import Places

NONE = "–"
FIRST = 1
"""The column of the first option, and of year 0."""
PENCE, TOTAL, RATIO, PLAIN = "money", "total", "ratio", "plain"


def write_society(page: Page, places: Places, columns: Columns) -> dict[str, Cell]:
    """Give, by option, where its net present social value stands."""
    page.widths(52, rest=20)
    row = page.title(
        _("Society’s view"),
        _("Real pounds in prices of %(year)s, discounted, everything that counts for anybody. "
          "Money that only changes hands: %(transfers)s.")
        % {"year": places.case.prices.year, "transfers": _(places.case.transfers.value)},
        _("No band of value for money is made from a ratio: it would rank what cannot be ranked so."),
    )  # fmt: skip
    page.freeze(0, FIRST)
    results = places.appraisal.options
    page.heads(row, [_("Over all years"), *(result.name for result in results)])
    found = {}
    for place, result in enumerate(results):
        found[result.option] = _absolute(page, places, columns, row + 1, place, result)
    row = _labels(page, row + 1, _absolute_words()) + 1
    page.heads(row, [_("Against business as usual"), *(result.name for result in results)])
    usual = next(place for place, result in enumerate(results) if result.kind is OptionKind.BUSINESS_AS_USUAL)
    for place, result in enumerate(results):
        _difference(
            page, row + 1, found[result.option], FIRST + usual, FIRST + place, result.against_business_as_usual
        )
    row = _labels(page, row + 1, _difference_words()) + 1
    row = _weighted(page, columns, row, results) if places.case.groups else row
    for number, result in enumerate(results, start=1):
        row = _by_year(page, places, columns, row, number, result) + 1
    return found


def _absolute_words() -> list[str]:
    return [
        _("Benefits (PVB)"), _("Costs of public bodies"), _("Costs of others, with hours given"), _("Costs (PVC)"),
        _("Net present social value (NPSV = PVB − PVC)"), _("Benefits for each £1 of cost (BCR = PVB ÷ PVC)"),
        _("Return on public cost (RPSC)"), _("How many units"), _("Cost of a unit"),
        _("Cost of a unit, later units discounted"),
    ]  # fmt: skip


def _difference_words() -> list[str]:
    return _absolute_words()[:7]


def _labels(page: Page, row: int, words: Sequence[str]) -> int:
    for place, word in enumerate(words):
        page.text(row + place, 0, word)
    return row + len(words)


def _or_none(value: float | None) -> float | str:
    return NONE if value is None else value


def ratio(above: str, below: str) -> str:
    """One through the other where there is something to divide by."""
    return f"IF({below}>0,({above})/{below},{as_text(NONE)})"


def _absolute(page: Page, places: Places, columns: Columns, row: int, place: int, result: OptionResult) -> Cell:
    option, column, worth = place + 1, FIRST + place, columns["present"]
    metrics = result.metrics

    def add_up(**only: int) -> str:
        return columns.add_up(worth, option=option, counted=1, **only)

    benefits = page.sum(row, column, add_up(side=1), metrics.benefits, PENCE).here
    public = page.sum(row + 1, column, add_up(side=-1, public=1), metrics.public_costs, PENCE).here
    outside = page.sum(row + 2, column, add_up(side=-1, public=0), metrics.outside_costs, PENCE).here
    net = _sides(page, row, column, metrics, benefits, public, outside)
    costs = page.cell(row + 3, column).here
    line = next((n for n, line in enumerate(columns.lines) if line.units and line.number == option), None)
    units = f"SUM({columns.row(line)})" if line is not None else as_text(NONE)
    discounted = str(columns.cell(line, "present")) if line is not None else as_text(NONE)
    counted = page.sum(row + 7, column, units, _or_none(metrics.units), PLAIN).here
    for below, by, value in ((8, counted, metrics.unit_cost), (9, discounted, metrics.unit_cost_discounted)):
        formula = ratio(costs, by) if line is not None else as_text(NONE)
        page.sum(row + below, column, formula, _or_none(value), PENCE)
    return net


def _sides(
    page: Page, row: int, column: int, metrics: Metrics, benefits: str, public: str, outside: str
) -> Cell:  # fmt: skip
    costs = page.sum(row + 3, column, f"{public}+{outside}", metrics.costs, PENCE).here
    net = page.sum(row + 4, column, f"{benefits}-{costs}", metrics.net_value, TOTAL)
    page.sum(row + 5, column, ratio(benefits, costs), _or_none(metrics.benefit_cost_ratio), RATIO)
    page.sum(
        row + 6, column, ratio(f"{benefits}-{outside}", public), _or_none(metrics.return_on_public_cost), RATIO
    )  # fmt: skip
    return net


def _difference(page: Page, row: int, net: Cell, usual: int, column: int, metrics: Metrics) -> None:
    """Each of the three sides less that of business as usual; `net` stands in the fifth row of the sums above."""
    first = net.row - 4
    sides = []
    for place, value in enumerate((metrics.benefits, metrics.public_costs, metrics.outside_costs)):
        mine, theirs = page.cell(first + place, column).here, page.cell(first + place, usual).here
        sides.append(page.sum(row + place, column, f"{mine}-{theirs}", value, PENCE).here)
    benefits, public, outside = sides
    _sides(page, row, column, metrics, benefits, public, outside)


def _weighted(page: Page, columns: Columns, row: int, results: Sequence[OptionResult]) -> int:
    """Beside the sums above, never instead: a pound weighs more where there is less."""
    page.heads(row, [_("Weighted by income, beside and never instead"), *(result.name for result in results)])
    row += 1
    for place, result in enumerate(results):
        if result.weighted is None:
            continue
        sides = []
        for below, (side, value) in enumerate(((1, result.weighted.benefits), (-1, result.weighted.costs))):
            formula = columns.add_up(columns["weighted"], option=place + 1, units=0, side=side)
            sides.append(page.sum(row + below, FIRST + place, formula, value, PENCE).here)
        page.sum(row + 2, FIRST + place, f"{sides[0]}-{sides[1]}", result.weighted.net_value, TOTAL)
    return _labels(page, row, [_("Weighted benefits"), _("Weighted costs"), _("Weighted net value")]) + 1


def _by_year(page: Page, places: Places, columns: Columns, row: int, option: int, result: OptionResult) -> int:
    page.heads(row, [result.name, *(_("Year %(number)s") % {"number": year} for year in places.years)])
    _labels(page, row + 1, [_("Costs"), _("Benefits"), _("Net"), _("Net, discounted")])
    for year, found in zip(places.years, result.society, strict=True):
        column, amounts = FIRST + year, columns.year(year)
        costs, benefits = (columns.add_up(amounts, option=option, counted=1, side=side) for side in (-1, 1))
        costs_cell = page.sum(row + 1, column, costs, found.costs, "pounds").here
        benefits_cell = page.sum(row + 2, column, benefits, found.benefits, "pounds").here
        page.sum(row + 3, column, f"{benefits_cell}-{costs_cell}", found.net, "pounds")
        discounted = discounted_net(columns, places, year, option=option, counted=1)
        page.sum(row + 4, column, discounted, found.discounted, "pounds")
    return row + 5


def discounted_net(columns: Columns, places: Places, year: int, **only: int) -> str:
    """Benefits less costs of a year, each at the factor of its own schedule."""
    standard, health = places.discounting[places.case.rule_pack]
    amounts = columns.year(year)

    def net(schedule: int) -> str:
        sides = (columns.add_up(amounts, side=side, health=schedule, **only) for side in (1, -1))
        return "-".join(sides)

    if health is None:
        return f"({net(0)})*{at(standard, year)}"
    return f"({net(0)})*{at(standard, year)}+({net(1)})*{at(health, year)}"
