"""The model of a business case, as data.

A case holds one table of figures and options that point to them by name. A
figure carries its range, its source and its grade, so that a number is entered
once, drawn once in a simulation and flips the answer in one place. Every amount
is a product of figures spread over years, which is also what a spreadsheet with
live formulas can hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.distributions import Distribution
from coproduction_star.methods.optimism import Mitigation


class Kind(StrEnum):
    """What a figure measures, which decides what it may be."""

    SHARE = "share"
    """From 0 to 1: 40 % is 0.4."""
    MONEY = "money"
    """Pounds in prices of a stated year."""
    COUNT = "count"
    """People, hours, places: 0 or more."""
    EFFECT = "effect"
    """Change for each person or thing reached; below zero where things get worse."""
    RATE = "rate"
    """A yearly rate of change, above −1."""


class Sector(StrEnum):
    """The five sorts of those who pay and gain (The Green Book (2026), paragraph 6.23, with public bodies as one)."""

    PUBLIC = "public"
    HOUSEHOLDS = "households"
    BUSINESS = "business"
    CHARITY = "charity"


class OptionKind(StrEnum):
    """The place of an option on the shortlist (paragraph 5.18)."""

    BUSINESS_AS_USUAL = "business as usual"
    DO_MINIMUM = "do minimum"
    PREFERRED = "preferred"
    MORE_AMBITIOUS = "more ambitious"
    LESS_AMBITIOUS = "less ambitious"
    OTHER = "other"


class CostKind(StrEnum):
    """What sort of spending a cost is."""

    CAPITAL = "capital"
    REVENUE = "revenue"
    IN_KIND = "in kind"


class ValueKind(StrEnum):
    """Whose sort of value a benefit is (the three columns of the Unit Cost Database)."""

    FISCAL = "fiscal"
    """A public body spends less or takes in more."""
    ECONOMIC = "economic"
    """People and firms earn or save."""
    SOCIAL = "social"
    """Health, wellbeing, safety."""


class Transfers(StrEnum):
    """How the economic case treats money that only changes hands (paragraph 6.38)."""

    LEFT_OUT = "left out"
    BOTH_SIDES = "both sides"


class Nature(StrEnum):
    """How something without a price can be told (paragraph 6.27)."""

    QUANTIFIABLE = "quantifiable"
    QUALITATIVE = "qualitative"


class Tag(StrEnum):
    """What a value contains, so that the same thing is not counted twice."""

    QALY = "qaly"
    WELLBY = "wellby"
    WAGES = "wages"
    TAX = "tax"
    EMPLOYMENT = "employment"
    CONSTRUCTION = "construction"
    TIME_GIVEN = "time given"
    """Work that citizens or volunteers take on: a value tagged so is refused, because their hours are no saving."""


HEALTH_TAGS = frozenset({Tag.QALY, Tag.WELLBY})
"""What is a health and life effect by what it is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with everything one may ask about it."""

    name: str
    kind: Kind
    central: float
    source: str
    spread: Distribution | None = None
    """How sure it is; ``None`` where it is taken as certain."""
    low: float | None = None
    high: float | None = None
    """The range as it was entered, for pages and tables."""
    grade: int | None = None
    """1 (best) to 6; ``None`` where nobody graded it."""
    price_year: str = ""
    unit: str = ""
    label: str = ""
    wellby: bool = False
    """Whether it is the worth of one WELLBY: a value of it is tagged so and stands on the health schedule."""

    @property
    def title(self) -> str:
        """What to call it in a sentence."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who pays or gains."""

    id: str
    name: str
    sector: Sector
    originating: bool = False
    """Whether this is the public body that makes the proposal."""


@dataclass(frozen=True, slots=True)
class Group:
    """People whom a cost or benefit falls on, with the weight of a pound to them."""

    id: str
    name: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Which years an amount falls in: a multiplier for each year from year 0 (missing years are 0)."""

    years: tuple[float, ...]

    @classmethod
    def every_year(cls, first: int, last: int) -> "Spread":
        """Give the same amount in each year from ``first`` to ``last``."""
        return cls(tuple(1.0 if year >= first else 0.0 for year in range(last + 1)))


@dataclass(frozen=True, slots=True)
class Bias:
    """Optimism bias of a cost: an own rate, or the generic bound of a mix of projects, less what is prevented."""

    mix: Mapping[str, float] = field(default_factory=dict)
    mitigations: tuple[Mitigation, ...] = ()
    own_rate: str = ""
    """Name of a figure (kind rate) from the organisation's own forecast errors; it takes the place of the mix."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Something somebody must spend or give."""

    id: str
    name: str
    kind: CostKind
    paid_by: str
    amount: str
    """Name of a money figure: for one unit of one year of the spread."""
    spread: Spread
    quantity: str = ""
    """Name of a count figure that multiplies it."""
    bias: Bias | None = None
    growth: str = ""
    """Name of a rate figure: how much faster than prices in general it rises (relative price effect)."""
    residual: str = ""
    """Name of a money figure: what is left of it after the last year, as a benefit to whoever paid."""
    sunk: bool = False
    """Already spent: refused, because it cannot be decided any more."""
    group: str = ""
    tags: frozenset[Tag] = frozenset()


@dataclass(frozen=True, slots=True)
class TimeGiven:
    """Hours that citizens and volunteers give: a contribution, and a cost to them. Never a saving."""

    id: str
    name: str
    given_by: str
    hours: str
    value_per_hour: str
    spread: Spread
    group: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What one unit of an outcome is worth, to whom."""

    id: str
    name: str
    amount: str
    kind: ValueKind
    gained_by: str
    cashable: str = ""
    """Name of a share figure: how much of it can really be taken out of a budget. None of it where left out.

    It speaks of the gain alone: whoever loses what another gains (``lost_by``) pays in full.
    """
    health: bool | None = None
    """Whether it is discounted on the schedule for health and life effects; unsaid, its tags say it (QALY, WELLBY)."""
    lost_by: str = ""
    """Who loses what the other gains; given, the value is a transfer and no gain to society."""
    loser_group: str = ""
    """Of which group of people the losers are, as ``group`` says it of those who gain."""
    growth: str = ""
    group: str = ""
    code: str = ""
    """Its code in the Unit Cost Database: dotted codes are part of the one above."""
    tags: frozenset[Tag] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """From the people in need to the effect that counts, and what each unit of it is worth."""

    id: str
    name: str
    in_need: str
    effect: str
    values: tuple[Value, ...]
    spread: Spread
    """The years in which people begin; 1 means all of ``in_need``."""
    reached: str = ""
    engaged: str = ""
    retained: str = ""
    deadweight: str = ""
    """Share that would have happened anyway."""
    attribution: str = ""
    """Share that is owed to others."""
    displacement: str = ""
    """Share that is lost elsewhere."""
    grade: int | None = None
    """Decides the bias correction; where left out, the weakest grade along the chain does."""
    own_correction: str = ""
    """Name of a share figure that takes the place of the grade's correction."""
    corrected: bool = True
    """Whether a bias correction is due at all: not where the figures have one already."""
    lag_years: int = 0
    lasts_years: int = 1
    drop_off: str = ""
    """Name of a share figure: how much of the effect is lost with each year after its first."""
    demand: str = ""
    """Id of a demand series that the need follows, from its first year on."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that changes hands without anything in return."""

    id: str
    name: str
    amount: str
    paid_by: str
    gained_by: str
    spread: Spread
    payer_group: str = ""
    gainer_group: str = ""


@dataclass(frozen=True, slots=True)
class NotValued:
    """What counts and has no price: it gets as much room as the figures."""

    id: str
    name: str
    description: str
    nature: Nature
    better: bool
    """Whether it is a gain."""
    who: str = ""
    people: str = ""
    """Name of a count figure: how many it concerns in a year."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way of doing it, with its absolute costs and benefits."""

    id: str
    name: str
    kind: OptionKind
    description: str = ""
    costs: tuple[Cost, ...] = ()
    time_given: tuple[TimeGiven, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    not_valued: tuple[NotValued, ...] = ()
    unit: str = ""
    """Id of the outcome that a unit cost counts."""
    nothing_because: str = ""
    """Why an option without any cost or benefit is right (business as usual is never put to zero unsaid)."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Need in each year from year 0, with where it was projected."""

    id: str
    name: str
    need: tuple[float, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices everything is stated in, and how prices go on from there."""

    year: str
    conversions: Mapping[str, float] = field(default_factory=dict)
    """What amounts in prices of another year are multiplied by. A year that is not here is refused."""
    conversion_source: str = ""
    """Where the deflator is from."""
    inflation: tuple[float, ...] = ()
    """General inflation of years 1, 2 …; the last one holds on. Needed for the cash lens."""
    inflation_source: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A business case."""

    title: str
    rule_pack: str
    prices: Prices
    horizon_years: int
    figures: Mapping[str, Figure]
    bodies: tuple[Body, ...]
    options: tuple[Option, ...]
    preferred: str
    first_year: int | None = None
    health_schedule: str = "health"
    groups: tuple[Group, ...] = ()
    demands: tuple[Demand, ...] = ()
    transfers: Transfers = Transfers.LEFT_OUT
    first_year_discounting: FirstYear = FirstYear.UNDISCOUNTED
    """The Green Book leaves year 0 as it is; social return on investment discounts the first year once."""

    def option(self, wanted: str) -> Option:
        """Find an option by its id."""
        return next(option for option in self.options if option.id == wanted)

    def body(self, wanted: str) -> Body:
        """Find a body by its id."""
        return next(body for body in self.bodies if body.id == wanted)
