"""Published tables and dated rule packs, each with its source, year and price base."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from coproduction_star.methods.errors import MethodError

FOLDER = files("coproduction_star.methods.parameters")
LATEST = "green-book-2026"

Named = TypeVar("Named")


class UnknownParameter(MethodError):
    """A name that none of the published tables has."""


class Certainty(StrEnum):
    """How the figure was come by."""

    READ = "read"
    """Read in the source itself."""
    SECOND_HAND = "second-hand"
    """Read in somebody else's transcription."""
    UNVERIFIED = "unverified"
    """From memory or worked out by us; to be checked before anybody leans on it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was published, to the page or paragraph."""

    publisher: str
    title: str
    year: int
    where: str
    url: str
    licence: str
    certainty: Certainty
    price_base: str
    """The prices the figure is in, or ``none`` where it is no money."""


@dataclass(frozen=True, slots=True)
class Published:
    """One published number."""

    value: float
    source: Source


@dataclass(frozen=True, slots=True)
class PublishedRange:
    """A low, a central and a high number published together."""

    low: float
    central: float
    high: float
    source: Source


@dataclass(frozen=True, slots=True)
class Band:
    """Years that share a rate; ``last`` is ``None`` where the rate holds ever after."""

    first: int
    last: int | None
    rate: float


@dataclass(frozen=True, slots=True)
class Schedule:
    """Discount rates by year after year 0."""

    id: str
    name: str
    bands: tuple[Band, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RulePack:
    """One edition of the rules. Every result names the pack it was made under."""

    id: str
    name: str
    edition: str
    standing: str
    """``in force``, ``replaced`` or ``proposed, not in force``."""
    default_health: str
    schedules: Mapping[str, Schedule]
    horizons: Mapping[str, int]
    """Years after year 0, by type of proposal."""
    horizon_source: Source
    elasticity: Published
    equivalisation: Mapping[str, float]
    equivalisation_source: Source

    def schedule(self, name: str) -> Schedule:
        """Find a schedule by its name; ``health`` stands for the pack's own choice."""
        wanted = self.default_health if name == "health" and name not in self.schedules else name
        return _found(self.schedules, wanted, kind=f"discount schedule of {self.name}")

    def health_schedules(self) -> tuple[str, ...]:
        """Name the schedules one may choose for health and life effects."""
        named = tuple(name for name in self.schedules if name.startswith("health") and "reduced" not in name)
        return named or (self.default_health,)


@dataclass(frozen=True, slots=True)
class BiasBounds:
    """Optimism bias of one kind of project: shares added to the estimate, upper and lower bound."""

    id: str
    name: str
    capital: tuple[float, float] | None
    revenue: tuple[float, float] | None
    duration: tuple[float, float] | None
    source: Source


@dataclass(frozen=True, slots=True)
class ConfidenceGrade:
    """What a grade means, and the share it takes off a benefit."""

    grade: int
    population: str
    evidence: str
    age: str
    correction: float
    source: Source


@dataclass(frozen=True, slots=True)
class Deflator:
    """Index numbers of general prices by year, all financial (``2015/16``) or all calendar years (``2015``)."""

    id: str
    name: str
    index: Mapping[str, float]
    source: Source


def rule_pack(name: str = LATEST) -> RulePack:
    """Give one edition of the rules. Raises ``UnknownParameter``."""
    return _found({pack.id: pack for pack in rule_packs()}, name, kind="rule pack")


@cache
def rule_packs() -> tuple[RulePack, ...]:
    """Give every edition there is, by name of its file."""
    packs = sorted((file for file in FOLDER.joinpath("packs").iterdir()), key=lambda file: file.name)
    return tuple(
        _pack(file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8")))
        for file in packs
        if file.name.endswith(".toml")
    )


@cache
def bias_bounds() -> Mapping[str, BiasBounds]:
    """Give the generic bounds of optimism bias by kind of project."""
    read = _read("optimism-bias")
    source = _source(read)
    return {
        name: BiasBounds(
            name, said["name"], _pair(said, "capital"), _pair(said, "revenue"), _pair(said, "duration"), source
        )
        for name, said in read["bounds"].items()
    }


def bounds_of(kind: str) -> BiasBounds:
    """Give the bounds of one kind of project. Raises ``UnknownParameter``."""
    return _found(bias_bounds(), kind, kind="kind of project")


@cache
def confidence_grades() -> Mapping[int, ConfidenceGrade]:
    """Give the grades 1 to 6 with what each takes off a benefit."""
    read = _read("confidence-grades")
    source = _source(read)
    return {said["grade"]: ConfidenceGrade(**said, source=source) for said in read["grades"]}


@cache
def deflators() -> Mapping[str, Deflator]:
    """Give the deflator series we ship."""
    return {
        name: Deflator(name, said["name"], said["index"], _source(said)) for name, said in _read("deflators").items()
    }


def deflator(name: str) -> Deflator:
    """Give one deflator series. Raises ``UnknownParameter``."""
    return _found(deflators(), name, kind="deflator")


@cache
def wellby() -> PublishedRange:
    """Give the published value of one WELLBY."""
    said = _read("wellbeing")["wellby"]
    return PublishedRange(said["low"], said["central"], said["high"], _source(said))


@cache
def wellbeing_number(name: str) -> Published:
    """Give ``income_coefficient`` or ``large_change`` of the wellbeing guidance."""
    said = _found(dict(_read("wellbeing")), name, kind="number of the wellbeing guidance")
    return Published(said["value"], _source(said))


def _pack(name: str, read: dict[str, Any]) -> RulePack:
    return RulePack(
        id=name,
        name=read["name"],
        edition=read["edition"],
        standing=read["standing"],
        default_health=read["default_health"],
        schedules={key: _schedule(key, said) for key, said in read["schedules"].items()},
        horizons=read["horizons"]["years"],
        horizon_source=_source(read["horizons"]),
        elasticity=Published(read["elasticity"]["value"], _source(read["elasticity"])),
        equivalisation=read["equivalisation"]["weights"],
        equivalisation_source=_source(read["equivalisation"]),
    )


def _schedule(name: str, said: dict[str, Any]) -> Schedule:
    bands = tuple(Band(first, last or None, rate) for first, last, rate in said["bands"])
    return Schedule(name, said["name"], bands, _source(said))


def _pair(said: dict[str, Any], key: str) -> tuple[float, float] | None:
    return (said[key][0], said[key][1]) if key in said else None


def _source(said: dict[str, Any]) -> Source:
    at = _read("sources")[said["source"]]
    return Source(
        **at, where=said["where"], certainty=Certainty(said["certainty"]), price_base=said.get("price_base", "none")
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _found(table: Mapping[str, Named], name: str, *, kind: str) -> Named:
    try:
        return table[name]
    except KeyError:
        raise UnknownParameter(f"There is no {kind} {name!r}. Use one of: {', '.join(table)}.") from None
