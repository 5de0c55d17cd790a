"""The score of a need and an offer, and why: likeness, shared times and nearness, each from 0 to 1.

A score never says who needs help most: it has no place for that.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .sides import Flags, Floats, Ints, Side

POINTS = 1_000_000
"""Points of a whole score: scores are compared as whole numbers, so that ties are ties."""
PAIRS_AT_ONCE = 50_000


class BadRules(InputRefused):
    """A score that cannot be worked out: weights below 0 or all 0, a distance of nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts, and how much: weights are taken as shares of their sum.

    ``enough`` shared times count as all, and nearness falls to 37% (1/e) over ``fade_km``.
    """

    likeness: float = 0.5
    times: float = 0.3
    nearness: float = 0.2
    enough: float = 3.0
    fade_km: float = 5.0

    def __post_init__(self) -> None:
        """Refuse what cannot weigh."""
        weights = (self.likeness, self.times, self.nearness)
        if not np.isfinite(weights).all() or min(weights) < 0 or sum(weights) <= 0:
            raise BadRules("weights", "One is below 0, or all are 0.", "Give each 0 or more, and one of them more.")
        for name, value in (("enough", self.enough), ("fade_km", self.fade_km)):
            if not np.isfinite(value) or value <= 0:
                raise BadRules(name, f"It is {value:g}.", "Give a number above 0.")

    @property
    def shares(self) -> tuple[float, float, float]:
        """Give the weights of likeness, times and nearness as shares that add up to 1."""
        whole = self.likeness + self.times + self.nearness
        return self.likeness / whole, self.times / whole, self.nearness / whole


PUBLISHED = Rules()


@dataclass(frozen=True, slots=True)
class Parts:
    """What the scores of pairs are made of; all of shape (pairs,).

    ``likeness`` is the cosine of what is asked and offered (0 where it is less), ``shared`` counts their times,
    ``km`` is how far apart they are; ``for_*`` is what each part gives, ``points`` the whole score in millionths.
    """

    likeness: Floats
    shared: Ints
    km: Floats
    for_likeness: Floats
    for_times: Floats
    for_nearness: Floats
    points: Ints

    def at_least(self, likeness: Floats, rules: Rules) -> "Parts":
        """Give the same pairs with likeness raised to this where it is less; shape (pairs,), from 0 to 1."""
        more = np.maximum(self.likeness, likeness)
        given = rules.shares[0] * more
        points = np.rint(POINTS * (given + self.for_times + self.for_nearness)).astype(np.int64)
        return replace(self, likeness=more, for_likeness=given, points=points)

    def why(self, pair: int) -> str:
        """Say in words why one pair is proposed."""
        times = "1 time suits" if self.shared[pair] == 1 else f"{self.shared[pair]:,} times suit"
        km = "under 1 km" if self.km[pair] < 1 else f"{self.km[pair]:.0f} km"
        return (
            f"What is asked and offered is {self.likeness[pair]:.0%} alike, {times} both, they are {km} apart. "
            f"Score {self.points[pair] / POINTS:.2f} of 1: {self.for_likeness[pair]:.2f} for likeness, "
            f"{self.for_times[pair]:.2f} for times and {self.for_nearness[pair]:.2f} for nearness."
        )


def parts_of(needs: Side, offers: Side, rules: Rules, need: npt.ArrayLike, offer: npt.ArrayLike) -> Parts:
    r"""Work out the scores of pairs, row by row of both.

    .. math:: w_l \max(0, \cos) + w_t \min(1, shared / enough) + w_n e^{-km / fade}

    >>> needs = Side.of([[1, 0]], [[1, 1, 0]], [[0, 0]], called="needs")
    >>> offers = Side.of([[1, 1]], [[1, 1, 1]], [[3, 4]], called="offers")
    >>> print(parts_of(needs, offers, PUBLISHED, [0], [0]).points)
    [627129]
    """
    first, second = np.asarray(need, dtype=np.int64), np.asarray(offer, dtype=np.int64)
    likeness, shared = np.empty(first.size), np.empty(first.size)
    for start in range(0, first.size, PAIRS_AT_ONCE):
        these = slice(start, start + PAIRS_AT_ONCE)
        likeness[these] = _dots(needs.skills[first[these]], offers.skills[second[these]])
        shared[these] = _dots(needs.times[first[these]], offers.times[second[these]])
    likeness = np.clip(likeness, 0.0, 1.0)
    apart = needs.at[first] - offers.at[second]
    km = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
    of_likeness, of_times, of_nearness = rules.shares
    given = (
        of_likeness * likeness,
        of_times * np.minimum(1.0, shared / rules.enough),
        of_nearness * np.exp(-km / rules.fade_km),
    )
    points = np.rint(POINTS * (given[0] + given[1] + given[2])).astype(np.int64)
    return Parts(likeness, shared.astype(np.int64), km, *given, points)


def kept(one: Side, other: Side) -> dict[str, Flags]:
    """Say of each pair, row by row of both, which hard conditions it keeps; in the order in which they are told."""
    apart = one.at - other.at
    return {
        "consent": one.consents & other.consents,
        "person": one.person != other.person,
        "fit": ((one.requires & ~other.has) | (other.requires & ~one.has)) == 0,
        "reach": apart[:, 0] ** 2 + apart[:, 1] ** 2 <= np.maximum(one.reach, other.reach) ** 2,
        "time": _dots(one.times, other.times) > 0,
    }


NOBODY = {
    "consent": "Nobody who offers has agreed to be matched.",
    "person": "Nobody else offers anything.",
    "fit": "Nobody who offers has the checks or the access that are needed.",
    "reach": "Nobody with these checks and this access is within reach.",
    "time": "Nobody within reach is free at the same time.",
}
ASKER = "asker"
NOT_AGREED = "Whoever asks has not agreed to be matched."


def allowed(needs: Side, offers: Side, need: npt.ArrayLike, offer: npt.ArrayLike) -> Flags:
    """Say of each pair whether it keeps every hard condition."""
    one, other = needs.rows(np.asarray(need, dtype=np.int64)), offers.rows(np.asarray(offer, dtype=np.int64))
    return np.asarray(np.logical_and.reduce(list(kept(one, other).values())))


def missing(needs: Side, offers: Side, need: int) -> str:
    """Name the first hard condition that leaves a need without any offer, as in `NOBODY`.

    Empty where there is an offer; ``asker`` where whoever asks has not agreed to be matched.
    """
    if not needs.consents[need]:
        return ASKER
    still = np.ones(len(offers), dtype=bool)
    for condition, holds in kept(needs.rows(np.full(len(offers), need)), offers).items():
        still &= holds
        if not still.any():
            return condition
    return ""


def why_nobody(needs: Side, offers: Side, need: int) -> str:
    """Say why a need has no offer at all; empty where it has one."""
    condition = missing(needs, offers, need)
    return {"": "", ASKER: NOT_AGREED, **NOBODY}[condition]


def _dots(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", one.astype(np.float64), other.astype(np.float64)))
