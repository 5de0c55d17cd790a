"""The sheet by year: the real amount of each line in each year, and what it is worth today.

The lenses add up its columns. What a line is stands in it as numbers (which option, which side, which body), so
that nothing people wrote is ever taken for a condition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.compiling import factors_of
from coproduction_star.methods.cost_benefit.flows import CASH_COSTS, Factors, Flow, Sort
from coproduction_star.methods.cost_benefit.lenses import cash_share, in_the_purse
from coproduction_star.methods.cost_benefit.model import Outcome

from .assumptions import at
from .book import Cell, Page, Row
from .places import Line, Places, lines_of

SORTS = tuple(Sort)
WORDS = 4
"""Columns of words, before those of numbers."""
MARKS = ("option", "side", "sort", "body", "group", "public", "transfer", "counted", "purse", "units", "health")
SUMS = ("cash", "bare", "present", "weighted")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the sheet, each from the first line to the last."""

    sheet: str
    first: int
    last: int
    of: Mapping[str, int]
    """By what they hold; the others are those of the years."""
    years: int
    """The column of year 0."""
    last_year: int
    lines: tuple[Line, ...]

    def __getitem__(self, name: str) -> str:
        return self._all(self.of[name])

    def year(self, year: int) -> str:
        return self._all(self.years + year)

    def add_up(self, what: str, **only: int) -> str:
        """A sum of one column over the lines that are so."""
        conditions = "".join(f",{self[name]},{value}" for name, value in only.items())
        return f"SUMIFS({what}{conditions})"

    def cell(self, line: int, name: str) -> Cell:
        return Cell(self.sheet, self.first + line, self.of[name])

    def row(self, line: int) -> Row:
        """The years of one line."""
        row = self.first + line
        return Row(Cell(self.sheet, row, self.years), Cell(self.sheet, row, self.years + self.last_year))

    def _all(self, column: int) -> str:
        return str(Row(Cell(self.sheet, self.first, column), Cell(self.sheet, self.last, column)))


def write_by_year(page: Page, places: Places) -> Columns:
    packs = [other.pack.id for other in places.appraisal.elsewhere]
    page.widths(26, 34, 14, 26, *[9.0] * len(MARKS), 12, 12, 18, 18, *[18.0] * len(packs))
    row = page.title(
        _("Amounts by year"),
        _("Real pounds, not discounted, and what each line is worth in year 0. The sheets of the three views add up "
          "these columns. Numbers such as option 2 or side −1 (a cost) say what a line is."),
    )  # fmt: skip
    names = (*MARKS, *SUMS, *packs)
    columns = Columns(
        sheet=page.name, first=row + 1, last=row + max(1, len(places.amounts)),
        of={name: WORDS + place for place, name in enumerate(names)},
        years=WORDS + len(names), last_year=places.case.horizon_years, lines=lines_of(places.case),
    )  # fmt: skip
    page.heads(row, [*_heads(places), *map(str, places.years)])
    page.freeze(row + 1, 2)
    for number, line in enumerate(columns.lines):
        _words(page, row + 1 + number, places, line)
        _marks(page, row + 1 + number, places, line)
        _sums(page, columns, places, number)
        _years(page, columns, places, number)
    return columns


def _heads(places: Places) -> list[str]:
    marks = [
        _("Option number"), _("Side"), _("Sort number"), _("Body number"), _("Group number"), _("Public"),
        _("Changes hands"), _("Counts for society"), _("In the purse"), _("Counted, not priced"), _("Health schedule"),
    ]  # fmt: skip
    sums = [_("Share that is cash"), _("Without optimism bias"), _("Worth in year 0"), _("Weighted")]
    others = [_("By %(pack)s") % {"pack": _(other.pack.name)} for other in places.appraisal.elsewhere]
    return [_("Option"), _("Line"), _("Sort"), _("Who pays or gains"), *marks, *sums, *others]


def _words(page: Page, row: int, places: Places, line: Line) -> None:
    flow = line.flow
    who = places.case.body(flow.body).name if flow.body else ""
    for column, words in enumerate((line.option.name, flow.name, _(flow.sort.value), who)):
        page.text(row, column, words)


def marks_of(places: Places, line: Line) -> tuple[int, ...]:
    """What a line is, as numbers, in the order of MARKS."""
    flow = line.flow
    bodies, groups = [body.id for body in places.case.bodies], [group.id for group in places.case.groups]
    return (
        line.number,
        flow.sign,
        SORTS.index(flow.sort) + 1,
        bodies.index(flow.body) + 1 if flow.body else 0,
        groups.index(flow.group) + 1 if flow.group else 0,
        int(flow.public),
        int(flow.transfer),
        int(line.counted),
        int(in_the_purse(flow)),
        int(line.units),
        int(flow.health),
    )


def _marks(page: Page, row: int, places: Places, line: Line) -> None:
    for place, mark in enumerate(marks_of(places, line)):
        page.number(row, WORDS + place, mark, "code")


def _sums(page: Page, columns: Columns, places: Places, number: int) -> None:
    line, values = columns.lines[number], places.values
    flow, row = line.flow, columns.first + number
    page.sum(row, columns.of["cash"], _cash(places, flow), cash_share(flow, values), "share")
    page.sum(row, columns.of["bare"], f"1/(1+{places.biased[number]})", 1.0 / flow.bias(values), "factor")
    worth = _present(page, columns, places, number, "present", places.case.rule_pack, places.factors)
    weight = places.weights.get(flow.group)
    share = next((group.weight for group in places.case.groups if group.id == flow.group), 1.0)
    today = columns.cell(number, "present").here
    page.sum(row, columns.of["weighted"], f"{today}*{weight}" if weight else today, worth * share)
    for other in places.appraisal.elsewhere:
        factors = factors_of(replace(places.case, rule_pack=other.pack.id))
        _present(page, columns, places, number, other.pack.id, other.pack.id, factors)


def _cash(places: Places, flow: Flow) -> str:
    if flow.sort is Sort.FISCAL:
        return places.name(flow.cashable) if flow.cashable else "0"
    return "1" if flow.sort in CASH_COSTS or flow.transfer else "0"


def _present(
    page: Page, columns: Columns, places: Places, number: int, column: str, pack: str, factors: Factors
) -> float:
    line = columns.lines[number]
    standard, health = places.discounting[pack]
    schedule = health if line.flow.health and health is not None else standard
    worth = float(line.flow.present(places.values, factors.of(line.flow)))
    formula = f"SUMPRODUCT({columns.row(number)},{schedule})"
    page.sum(columns.first + number, columns.of[column], formula, worth, "plain" if line.units else "money")
    return worth


def _years(page: Page, columns: Columns, places: Places, number: int) -> None:
    line = columns.lines[number]
    amounts: Sequence[float] = line.flow.by_year(places.values, places.case.horizon_years)
    grown = places.name(line.flow.growth) if line.flow.growth else ""
    for year, amount in enumerate(amounts):
        shape = _shape(places, line, year)
        growth = f"*(1+{grown})^{year}" if grown else ""
        formula = f"{places.amounts[number]}*{shape}{growth}" if shape else "0"
        style = "plain" if line.units else "pounds"
        page.sum(columns.first + number, columns.years + year, formula, float(amount), style)


def _shape(places: Places, line: Line, year: int) -> str:
    """How much of the amount falls in a year; empty where nothing can."""
    if not line.starts:
        return "1" if year == places.case.horizon_years else ""
    outcome = next((each for each in line.option.outcomes if each.id == line.flow.outcome), None)
    starts = places.starts[line.starts]
    return at(starts, year) if outcome is None else _effect(places, outcome, starts, year)


def _effect(places: Places, outcome: Outcome, starts: Row, year: int) -> str:
    """Add up the effects of those who began in each year, faded by their age."""
    last = year - outcome.lag_years
    first = max(0, last - outcome.lasts_years + 1)
    if last < 0:
        return ""
    begun = _between(starts, first, last)
    follows = f",{_between(places.follows[outcome.demand], first, last)}" if outcome.demand else ""
    if not outcome.drop_off or first == last:
        return f"SUMPRODUCT({begun}{follows})"
    fades, newest = places.name(outcome.drop_off), at(starts, last)
    newest += f"*{at(places.follows[outcome.demand], last)}" if outcome.demand else ""
    ages = f"{last + starts.first.column + 1}-COLUMN({begun})"
    return f"IF({fades}<1,SUMPRODUCT({begun}{follows},(1-{fades})^({ages})),{newest})"


def _between(row: Row, first: int, last: int) -> str:
    at_first = Cell(row.first.sheet, row.first.row, row.first.column + first)
    return str(Row(at_first, Cell(row.first.sheet, row.first.row, row.first.column + last)))
