"""Load the library of measures."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import (
    DATA,
    Language,
    Translation,
    WordsEntry,
    read_folder,
    refuse_repeats,
)
from coproduction_star.data.errors import DataError
from coproduction_star.methods.outcomes_framework import Label

FOLDER = DATA.joinpath("indicators")
WORDS = ("title", "definition", "unit", "where", "trap")
KEYS = ("id", "order", "sector", "label", "measured", "per", "better", "every", "groups", "sources", *WORDS)


class Sector(StrEnum):
    """The part of public life that a measure tells of; the last two concern every service."""

    HEALTH = "health"
    ADULT_SOCIAL_CARE = "adult-social-care"
    CHILDREN_AND_FAMILIES = "children-and-families"
    COMMUNITY_SAFETY = "community-safety"
    ENVIRONMENT = "environment"
    HOUSING = "housing-and-neighbourhood"
    EMPLOYMENT = "employment-and-skills"
    CULTURE = "culture-and-leisure"
    GOVERNANCE = "governance"
    ORGANISATION = "organisation"


class Measured(StrEnum):
    """What kind of figure it is."""

    NUMBER = "number"
    SHARE = "share"
    RATE = "rate"


class Better(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Every(StrEnum):
    """How often there is a figure."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SELDOM = "seldom"


class Group(StrEnum):
    """By whom a measure is usually broken down."""

    CARERS = "carers"
    LIVING_ALONE = "living-alone"
    DISABLED = "disabled"
    UNDER_25 = "under-25"
    OVER_65 = "over-65"
    POOREST_AREAS = "poorest-areas"
    MINORITY_ETHNIC = "minority-ethnic"
    WOMEN = "women"
    MEN = "men"
    TENANTS = "tenants"
    FRONT_LINE_STAFF = "front-line-staff"
    MANAGERS = "managers"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the library. Organisations that use it under its id can be laid side by side."""

    id: str
    order: int
    sector: Sector
    label: Label
    measured: Measured
    per: int
    """Of a rate: per so many; 1 for all others."""
    better: Better
    every: Every
    groups: tuple[Group, ...]
    sources: tuple[str, ...]
    title: str
    definition: str
    """Who is counted, and who is not."""
    unit: str
    where: str
    """Where its figures usually come from."""
    trap: str
    """Where it misleads, and what to put beside it."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.definition, f"{self.where}.", self.trap)


@cache
def measures(language: Language = Language.ENGLISH) -> tuple[Measure, ...]:
    """Give the library, sector by sector.

    Examples
    --------
    >>> len(measures())
    71
    >>> sorted({one.sector for one in measures()}) == sorted(Sector)
    True
    """
    return load_measures(FOLDER, language=language)


def shipped_measure(id_: str, language: Language = Language.ENGLISH) -> Measure | None:
    """Find one; None where the library has none of this id, as of a measure that was made by hand."""
    return next((one for one in measures(language) if one.id == id_), None)


def measure(id_: str, language: Language = Language.ENGLISH) -> Measure:
    """Find one. Raises ``DataError`` when the library has none of this id."""
    found = shipped_measure(id_, language)
    if found is None:
        raise DataError(f"The library has no measure {id_!r}. Its ids are the names of the files of data/indicators.")
    return found


def load_measures(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Measure, ...]:
    """Read the measures of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("indicators: order", [one.order for one in found])
    sectors = list(Sector)
    return tuple(sorted(found, key=lambda one: (sectors.index(one.sector), one.order)))


def build(entry: WordsEntry) -> Measure:
    """Make a measure of one file."""
    entry.refuse_other_keys(KEYS)
    measured = entry.choice("measured", Measured, called="kind of figure")
    return Measure(
        id=entry.text("id", longest=60),
        order=entry.whole_number("order", lowest=1, highest=999),
        sector=entry.choice("sector", Sector, called="sector"),
        label=entry.choice("label", Label, called="label"),
        measured=measured,
        per=_per(entry, measured),
        better=entry.choice("better", Better, called="direction"),
        every=entry.choice("every", Every, called="answer"),
        groups=entry.choices("groups", Group, called="group") if entry.has("groups") else (),
        sources=entry.links("sources", "sources"),
        title=entry.text("title", longest=200),
        definition=entry.text("definition"),
        unit=entry.text("unit", longest=60),
        where=entry.text("where", longest=300),
        trap=entry.text("trap", longest=600),
        translation=entry.translation,
    )


def _per(entry: WordsEntry, measured: Measured) -> int:
    if entry.has("per") is not (measured is Measured.RATE):
        entry.complain("per", "A rate is per so many, and nothing else is.", "Give per to rates only, such as 1000.")
    return entry.whole_number("per", lowest=1, highest=1_000_000) if entry.has("per") else 1
