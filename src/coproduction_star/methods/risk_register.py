"""A register of risks: how much is left of a risk after what is done about it, and where many of them stand.

Question: which risks need somebody first? Rule and its limits: docs/methods/risk-register.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LEAST, MOST = 1, 5
"""Likelihood and impact are whole numbers from 1 to 5."""


class Band(StrEnum):
    """What a score asks for, from the least to the most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


FROM: Mapping[Band, int] = {Band.LOW: 1, Band.MEDIUM: 5, Band.HIGH: 10, Band.VERY_HIGH: 16}
"""The lowest score of each band."""


class OutOfScale(ValueError):
    """A likelihood or an impact that is no whole number from 1 to 5."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one risk stands: likelihood and impact before anything is done, and what is left after."""

    before: tuple[int, int]
    after: tuple[int, int]
    number: int = 1
    """How many risks stand so."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where many risks stand. `before` and `after` count them by (likelihood, impact), every pair of the scale."""

    number: int
    before: Mapping[tuple[int, int], int]
    after: Mapping[tuple[int, int], int]
    bands_before: Mapping[Band, int]
    bands_after: Mapping[Band, int]


def score(likelihood: int, impact: int) -> int:
    """Multiply likelihood and impact, 1 to 25. It orders risks; it measures nothing.

    Raises
    ------
    OutOfScale
        When one of the two is not from 1 to 5.

    Examples
    --------
    >>> score(4, 3)
    12
    """
    if not all(LEAST <= number <= MOST for number in (likelihood, impact)):
        raise OutOfScale(f"Likelihood and impact are from {LEAST} to {MOST}, not {likelihood} and {impact}.")
    return likelihood * impact


def band_of(likelihood: int, impact: int) -> Band:
    """Find the band a risk stands in.

    Examples
    --------
    >>> band_of(4, 3)
    <Band.HIGH: 'high'>
    """
    found = score(likelihood, impact)
    return max((band for band in Band if FROM[band] <= found), key=FROM.__getitem__)


def picture_of(standings: Iterable[Standing]) -> Picture:
    """Count where risks stand before and after what is done about them.

    Examples
    --------
    >>> picture_of([Standing((4, 5), (2, 3))]).bands_after[Band.MEDIUM]
    1
    """
    given = tuple(standings)
    before, after = _counts(), _counts()
    for one in given:
        score(*one.before), score(*one.after)
        before[one.before] += one.number
        after[one.after] += one.number
    return Picture(sum(one.number for one in given), before, after, _bands(before), _bands(after))


def _counts() -> dict[tuple[int, int], int]:
    scale = range(LEAST, MOST + 1)
    return {(likelihood, impact): 0 for likelihood in scale for impact in scale}


def _bands(counts: Mapping[tuple[int, int], int]) -> dict[Band, int]:
    bands = dict.fromkeys(Band, 0)
    for pair, number in counts.items():
        bands[band_of(*pair)] += number
    return bands
