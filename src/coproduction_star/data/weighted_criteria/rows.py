"""One criterion of a file and one option's levels, read field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coproduction_star.data.parts import Part
from coproduction_star.methods.decision import Criterion, Preference, Shape
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import worded

NO_IMPORTANCE = (
    worded("Importance on its own cannot be weighed (The Green Book 2026, 5.14 and 5.15)."),
    worded(
        'Give "worst", "best" and "swing": what the step from this worst to this best is worth, 100 for the largest.'
    ),
)


class WeightsFrom(StrEnum):
    """Where weights come from. Only swings, and weights given for criteria with end points, are for deciding."""

    SWINGS = "swings"
    GIVEN = "given"
    PAIRWISE = "pairwise"
    CRITIC = "critic"
    ENTROPY = "entropy"
    EQUAL = "equal"


class Better(StrEnum):
    """Which way a criterion without end points counts."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion as the file has it."""

    name: str
    unit: str
    ends: tuple[float, float] | None
    better: Better
    points: tuple[tuple[float, ...], ...]
    swing: float
    low_swing: float
    high_swing: float
    preference: tuple[Shape, float, float, float] | None

    @property
    def higher_is_better(self) -> bool:
        """Whether more is better."""
        return self.ends[1] > self.ends[0] if self.ends else self.better is Better.HIGHER


def criterion_row(part: Part, source: WeightsFrom) -> Row:
    """Read one criterion, and complain of a weight that is about no end points."""
    for key in ("importance", "weight"):
        if part.has(key):
            part.complain(key, *NO_IMPORTANCE)
    name, unit = part.text("name"), part.text("unit", default="")
    ends = _ends(part, needed=source is WeightsFrom.SWINGS)
    better = part.choice("better", Better, default=Better.HIGHER)
    if not ends and not part.has("better") and source is not WeightsFrom.SWINGS:
        part.complain(
            "better", worded("It is not clear which way this counts."), worded('Give "worst" and "best", or "better".')
        )
    points = part.rows("points") if part.has("points") else ()
    if any(len(pair) != 2 for pair in points):
        part.complain("points", worded("A point is no pair."), worded("Write [level, value] for each."))
    swing = part.number("swing", lowest=0) if source is WeightsFrom.SWINGS else 0.0
    if source is not WeightsFrom.SWINGS and part.has("swing"):
        part.complain(
            "swing",
            worded("Weights come from %(source)s.", source=source.value),
            worded('Remove it, or take "weights" out.'),
        )
    low = part.number("swing_low", default=swing, lowest=0, highest=swing)
    high = part.number("swing_high", default=swing, lowest=swing)
    return Row(name, unit, ends, better, points, swing, low, high, _preference(part))


def _ends(part: Part, *, needed: bool) -> tuple[float, float] | None:
    if not needed and not part.has("worst") and not part.has("best"):
        return None
    worst, best = part.number("worst"), part.number("best")
    return worst, best


def _preference(part: Part) -> tuple[Shape, float, float, float] | None:
    if not part.has("preference"):
        return None
    told = part.part("preference")
    q, p, s = (told.number(threshold, default=0.0, lowest=0) for threshold in "qps")
    return told.choice("function", Shape), q, p, s


def preferences(rows: Sequence[Row]) -> tuple[Preference, ...]:
    """Make the preference functions, any difference counting in full where none is given."""
    found = []
    for row in rows:
        try:
            found.append(Preference(*row.preference) if row.preference else Preference())
        except InputRefused as refusal:
            field = f"criterion {row.name!r}, preference, {refusal.field}"
            raise InputRefused(field, refusal.reason, refusal.remedy) from None
    return tuple(found)


def scales(rows: Sequence[Row]) -> tuple[Criterion, ...]:
    """Make the fixed scales, or none when one criterion has no end points."""
    if not all(row.ends for row in rows):
        return ()
    return tuple(
        Criterion(row.name, *row.ends, row.unit, tuple((level, value) for level, value in row.points))
        for row in rows
        if row.ends
    )


def levels_of(part: Part, names: Sequence[str]) -> list[tuple[float, float, float]]:
    """Read central, low and high of each criterion; a plain number is all three."""
    return [_level(part, name) for name in names]


def _level(part: Part, name: str) -> tuple[float, float, float]:
    if not part.holds_object(name):
        value = part.number(name)
        return value, value, value
    told = part.part(name)
    central = told.number("central")
    return (
        central,
        told.number("low", default=central, highest=central),
        told.number("high", default=central, lowest=central),
    )
