"""Where in the workbook each thing stands, so that formulas reach it; filled sheet by sheet."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.compiling import factors_of, flows_of, units_of
from coproduction_star.methods.cost_benefit.flows import Factors, Flow, Sort
from coproduction_star.methods.cost_benefit.model import Option, Transfers
from coproduction_star.methods.cost_benefit.results import central

from .book import Cell, Row

LONGEST_NAME = 60


@dataclass(slots=True)
class Places:
    """The case, its results, and the cells they have been written to so far."""

    case: Case
    appraisal: Appraisal
    names: Mapping[str, str]
    """Of figures: how formulas call the central value."""
    values: Mapping[str, float]
    factors: Factors
    price_years: dict[str, Cell] = field(default_factory=dict)
    grades: dict[str, Cell] = field(default_factory=dict)
    conversions: tuple[Row, Row] | None = None
    """Price years, and what their amounts are multiplied by."""
    corrections: Row | None = None
    """By grade, from 1 to 6."""
    biases: dict[str, Cell] = field(default_factory=dict)
    """By option and cost."""
    weights: dict[str, Cell] = field(default_factory=dict)
    """By group."""
    follows: dict[str, Row] = field(default_factory=dict)
    """By demand: need of each year as a multiple of that of year 0."""
    levels: Row | None = None
    """Prices of each year as a multiple of those of year 0."""
    starts: dict[str, Row] = field(default_factory=dict)
    """By option and line: which years it falls in."""
    discounting: dict[str, tuple[Row, Row | None]] = field(default_factory=dict)
    """By rule pack: factors for money, and for health."""
    amounts: list[Cell] = field(default_factory=list)
    """By line, in their order: one unit of one year."""
    biased: list[Cell] = field(default_factory=list)
    """By line, in their order: the optimism bias in it."""

    @classmethod
    def of(cls, case: Case, appraisal: Appraisal) -> "Places":
        return cls(case, appraisal, names_of(case.figures), central(case), factors_of(case))

    @property
    def years(self) -> range:
        return range(self.case.horizon_years + 1)

    def name(self, figure: str) -> str:
        return self.names[figure]


@dataclass(frozen=True, slots=True)
class Line:
    """One cost or benefit, as it stands in a row of its own."""

    flow: Flow
    option: Option
    number: int
    """Of the option, from 1."""
    counted: bool
    """Whether the economic case counts it."""
    units: bool = False
    """Whether it is counted and not priced."""

    @property
    def starts(self) -> str:
        """What its years stand under; empty for what is left after the last one."""
        if self.flow.outcome:
            return f"{self.option.id}/{self.flow.outcome}"
        if self.flow.sort is Sort.RESIDUAL:
            return ""
        return self.flow.id.rpartition("/")[0] if self.flow.sort is Sort.TRANSFER else self.flow.id


def lines_of(case: Case) -> tuple[Line, ...]:
    """Every line of every option, in the order of the case."""
    every = case.transfers is Transfers.BOTH_SIDES
    found = []
    for number, option in enumerate(case.options, start=1):
        found += [Line(flow, option, number, every or not flow.transfer) for flow in flows_of(case, option)]
        unit = next((outcome for outcome in option.outcomes if outcome.id == option.unit), None)
        if unit is not None:
            found.append(Line(units_of(case, option, unit), option, number, counted=False, units=True))
    return tuple(found)


def names_of(figures: Iterable[str]) -> dict[str, str]:
    """A name for each figure that a spreadsheet takes, like its own name and unlike every other.

    >>> names_of(["young people", "Young People", "£"])
    {'young people': 'in_young_people', 'Young People': 'in_young_people_2', '£': 'in_figure'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for figure in figures:
        letters = unicodedata.normalize("NFKD", figure).encode("ascii", "ignore").decode()
        stem = "in_" + (re.sub(r"[^a-z0-9]+", "_", letters.lower()).strip("_")[:LONGEST_NAME] or "figure")
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(name)
        found[figure] = name
    return found
