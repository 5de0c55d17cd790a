"""Rings: A helps B, B helps C and C helps A, so that everybody gives and everybody gets."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .finding import Candidates
from .packing import packed
from .scoring import POINTS
from .sides import Ints, Side

LONGEST = 4
MOST_RINGS = 200_000
"""Rings to choose from; of more, those with the best mean score are kept, and the bound says what that may cost."""
MOST_IN_A_BOUND = 5_000
FIRST_AT_ONCE = 250
"""People whose rings are written down together: paths of four take memory."""
SURE = 1e-6


class BadRings(InputRefused):
    """Help among people from which no rings can be made."""


@dataclass(frozen=True, slots=True)
class Help:
    """Who could help whom; of shape (pairs,), people counted from 0, each pair once."""

    helper: Ints
    helped: Ints
    points: Ints
    people: Ints
    """The number that each person has outside."""


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings that are proposed, each as people in the order in which they help: the first helps the second.

    ``benefit`` is the sum of the scores in them, ``bound`` what no choice of rings can exceed; ``found`` counts the
    rings there were to choose from.
    """

    rings: tuple[tuple[int, ...], ...]
    scores: tuple[float, ...]
    benefit: float
    bound: float
    found: int

    @property
    def people(self) -> int:
        """Count the people in them."""
        return sum(map(len, self.rings))

    @property
    def gap(self) -> float:
        """Give the share by which another choice might be better; 0 where none is."""
        gap = self.bound / self.benefit - 1 if self.benefit else 0.0
        return gap if gap > SURE else 0.0

    @property
    def sentence(self) -> str:
        """Say what they are, and how sure it is that there are no better."""
        if not self.rings:
            return "No ring can be made: nobody who could be helped helps back, not even by way of others."
        many = "1 ring brings" if len(self.rings) == 1 else f"{len(self.rings):,} rings bring"
        sure = "no other choice is better" if not self.gap else f"another choice is at most {self.gap:.1%} better"
        return f"{many} {self.people:,} people together, each giving and each getting; {sure}."


def help_among(found: Candidates, needs: Side, offers: Side, *, most: int = 10) -> Help:
    """Turn candidates into help among people who both ask and offer; of each asker the ``most`` best helpers.

    Of several needs and offers of the same two people the best pair counts.
    """
    helper, helped = offers.person[found.offer], needs.person[found.need]
    both = np.intersect1d(helper, helped)
    kept = np.isin(helper, both) & np.isin(helped, both)
    helper, helped, points = helper[kept], helped[kept], found.points[kept]
    order = np.lexsort((-points, helper, helped))
    helper, helped, points = helper[order], helped[order], points[order]
    new = np.ones(helper.size, dtype=bool)
    new[1:] = (helper[1:] != helper[:-1]) | (helped[1:] != helped[:-1])
    helper, helped, points = helper[new], helped[new], points[new]
    order = np.lexsort((helper, -points, helped))
    helper, helped, points = helper[order], helped[order], points[order]
    few = np.arange(helper.size) - np.searchsorted(helped, helped) < most
    helper, helped, points = helper[few], helped[few], points[few]
    return Help(np.searchsorted(both, helper), np.searchsorted(both, helped), points, both)


def rings(among: Help, *, longest: int = LONGEST) -> Rings:
    """Choose rings of 2 to ``longest`` people with the highest sum of scores, each person in one at most.

    All rings are written down. A good choice among them is found by many small exchanges, from 1,000 rings down an
    integer programme looks for the best (HiGHS); the bound says how far from the best it can be.

    Raises BadRings for rings of fewer than 2 or more than 6 people.

    >>> circle = Help(np.array([0, 1, 2]), np.array([1, 2, 0]), np.array([900_000] * 3), np.array([7, 8, 9]))
    >>> rings(circle).rings
    ((7, 8, 9),)
    """
    if not 2 <= longest <= 6:
        raise BadRings("rings, longest", f"It is {longest}.", "Ask for rings of 2 to 6 people at most.")
    every = [_with_points(ring, among) for ring in _enumerated(among, longest)]
    found = sum(len(points) for _people, points in every)
    if not found:
        return Rings((), (), 0.0, 0.0, 0)
    members, points = _padded(every, longest)
    if found > MOST_RINGS:
        best = np.argsort(-points / (members >= 0).sum(axis=1), kind="stable")[:MOST_RINGS]
        members, points = members[np.sort(best)], points[np.sort(best)]
    chosen = packed(members, points, len(among.people))
    bound = chosen.bound if len(points) == found else _any_length(among)
    return _told(among, members[chosen.taken], points[chosen.taken], bound, found)


def _enumerated(among: Help, longest: int) -> Iterator[Ints]:
    """Write down rings, each once, from its lowest person on; arrays of shape (rings, length), some at a time."""
    order = np.lexsort((among.helped, among.helper))
    helper, helped = among.helper[order], among.helped[order]
    people = len(among.people)
    starts = np.searchsorted(helper, np.arange(people + 1))
    pairs = helper * people + helped
    for first in range(0, people if pairs.size else 0, FIRST_AT_ONCE):
        paths = np.arange(first, min(people, first + FIRST_AT_ONCE))[:, None]
        for _length in range(2, longest + 1):
            paths = _longer(paths, starts, helped)
            back = paths[:, -1] * people + paths[:, 0]
            yield paths[pairs[np.minimum(np.searchsorted(pairs, back), pairs.size - 1)] == back]


def _longer(paths: Ints, starts: Ints, helped: Ints) -> Ints:
    """Add to each path everybody whom its last person could help: above its first person, and not in it yet."""
    last = paths[:, -1]
    many = starts[last + 1] - starts[last]
    which = np.repeat(np.arange(len(paths)), many)
    place = np.arange(which.size) - np.repeat(np.cumsum(many) - many, many) + starts[last][which]
    longer = np.column_stack([paths[which], helped[place]])
    new = longer[:, -1]
    return np.asarray(longer[(new > longer[:, 0]) & (longer[:, :-1] != new[:, None]).all(axis=1)])


def _with_points(ring: Ints, among: Help) -> tuple[Ints, Ints]:
    people = len(among.people)
    order = np.argsort(among.helper * people + among.helped)
    pairs, points = (among.helper * people + among.helped)[order], among.points[order]
    asked = ring * people + np.roll(ring, -1, axis=1)
    return ring, points[np.searchsorted(pairs, asked)].sum(axis=1) if len(ring) else np.empty(0, dtype=np.int64)


def _padded(every: list[tuple[Ints, Ints]], longest: int) -> tuple[Ints, Ints]:
    members = np.full((sum(len(points) for _ring, points in every), longest), -1)
    at = 0
    for ring, _points in every:
        members[at : at + len(ring), : ring.shape[1]] = ring
        at += len(ring)
    return members, np.concatenate([points for _ring, points in every])


def _any_length(among: Help) -> float:
    """Give what rings of any length could reach, in points: above every choice of rings."""
    people = len(among.people)
    if people > MOST_IN_A_BOUND:
        best = np.zeros(people, dtype=np.int64)
        np.maximum.at(best, among.helped, among.points)
        return float(best.sum())
    table = np.zeros((people, people))
    table[among.helper, among.helped] = among.points
    from scipy.optimize import linear_sum_assignment

    return float(table[linear_sum_assignment(table, maximize=True)].sum())


def _told(among: Help, members: Ints, points: Ints, bound: float, found: int) -> Rings:
    best = np.argsort(-points / (members >= 0).sum(axis=1), kind="stable")
    numbers: npt.NDArray[np.int64] = among.people
    told = tuple(tuple(numbers[members[ring][members[ring] >= 0]].tolist()) for ring in best)
    scores = tuple(float(points[ring]) / POINTS for ring in best)
    benefit = float(points.sum()) / POINTS
    return Rings(told, scores, benefit, max(benefit, bound / POINTS), found)
