"""Who is proposed to whom: the best pairs altogether under everybody's load, beside the best pair first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .finding import Candidates
from .flow import chosen
from .scoring import POINTS
from .sides import Ints, Side


@dataclass(frozen=True, slots=True)
class Assigned:
    """Pairs that are proposed; of shape (pairs,), in the order of the candidates they come from.

    ``benefit`` is the sum of their scores, ``places`` how many places of needs they fill, ``helped`` how many needs
    have at least one.
    """

    pairs: Candidates
    benefit: float
    places: int
    helped: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The best pairs altogether and, beside them, what taking the best pair first would give."""

    best: Assigned
    greedy: Assigned

    @property
    def sentence(self) -> str:
        """Say what looking at everybody together gains."""
        more = self.best.helped - self.greedy.helped
        gain = self.best.benefit / self.greedy.benefit - 1 if self.greedy.benefit else 0.0
        if more == 0 and gain < FAINT:
            return "Taking the best pair first would do as well."
        people = "1 more need gets" if more == 1 else f"{more:,} more needs get"
        if more < 0:
            people = "1 need fewer gets" if more == -1 else f"{-more:,} needs fewer get"
        if more == 0:
            return f"As many needs get help as by taking the best pair first, with {gain:.1%} more benefit."
        return f"{people} help than by taking the best pair first, with {gain:.1%} more benefit."


FAINT = 5e-4
NAMES = ("need", "offer", "points")


def assigned(
    found: Candidates, needs: Side, offers: Side, *, people: tuple[Ints, Ints] | None = None
) -> Assigned:  # fmt: skip
    """Choose the pairs with the highest sum of scores; no need gets more people than it wants, nor the same one twice.

    Nobody takes on more than their load: the largest of their offers' loads, however many offers they make. A need may
    stay without anybody, which counts 0. Of equal sums one is taken that depends on the numbers of needs and offers
    alone, not on the order of rows. ``people`` is what `whose_and_loads` gives, where it is worked out already.

    Raises NoSolver where OR-tools is not installed.
    """
    arcs = _arcs(found, needs, people or whose_and_loads(offers), offers.number)
    wanted = np.zeros(int(arcs.need.max(initial=-1)) + 1, dtype=np.int64)
    wanted[arcs.need] = needs.most[found.need[arcs.pair]]
    return _assigned(found, arcs.pair[chosen(arcs.need, arcs.person, found.points[arcs.pair], wanted, arcs.loads)])


def greedy(found: Candidates, needs: Side, offers: Side) -> Assigned:
    """Take the best pair that still fits, again and again; of equal pairs the lowest numbers first."""
    arcs = _arcs(found, needs, whose_and_loads(offers), offers.number)
    order = np.argsort(-found.points[arcs.pair], kind="stable")
    need, loads = found.need[arcs.pair][order].tolist(), arcs.loads.tolist()
    wanted = needs.most.tolist()
    taken = []
    for pair, row, person in zip(arcs.pair[order].tolist(), need, arcs.person[order].tolist(), strict=True):
        if wanted[row] and loads[person]:
            wanted[row] -= 1
            loads[person] -= 1
            taken.append(pair)
    return _assigned(found, np.array(taken, dtype=np.int64))


def beside(found: Candidates, needs: Side, offers: Side) -> Beside:
    """Work out both."""
    return Beside(assigned(found, needs, offers), greedy(found, needs, offers))


@dataclass(frozen=True, slots=True)
class _Arcs:
    """The best pair of each need and person, in the order of their numbers, whatever the order of rows.

    ``pair`` is the place among the candidates; ``need`` and ``person`` count from 0 those that are in pairs, and
    ``loads`` has one for each such person.
    """

    pair: Ints
    need: Ints
    person: Ints
    loads: Ints


def _arcs(found: Candidates, needs: Side, people: tuple[Ints, Ints], number: Ints) -> _Arcs:
    whose, loads = people
    person = whose[found.offer]
    order = np.lexsort((number[found.offer], -found.points, person, needs.number[found.need]))
    need, person = needs.number[found.need[order]], person[order]
    first = np.ones(order.size, dtype=bool)
    first[1:] = (need[1:] != need[:-1]) | (person[1:] != person[:-1])
    rows = np.unique(need[first], return_inverse=True)[1]
    here, heads = np.unique(person[first], return_inverse=True)
    return _Arcs(order[first], rows.reshape(-1), heads.reshape(-1), loads[here])


def whose_and_loads(offers: Side) -> tuple[Ints, Ints]:
    """Count people from 0 in the order of their lowest numbers: whose each offer is, and what each can take on."""
    people, code = np.unique(offers.person, return_inverse=True)
    lowest = np.full(people.size, np.iinfo(np.int64).max)
    np.minimum.at(lowest, code, offers.number)
    place = np.empty(people.size, dtype=np.int64)
    place[np.argsort(lowest)] = np.arange(people.size)
    loads = np.zeros(people.size, dtype=np.int64)
    np.maximum.at(loads, place[code], offers.most)
    return place[code], loads


def put_together(chosen: Sequence[Candidates], offers: Side) -> Assigned:
    """Make one choice of several, in the order that candidates have."""
    none = np.empty(0, dtype=np.int64)
    every = Candidates(*(np.concatenate([none, *(getattr(one, name) for one in chosen)]) for name in NAMES))
    return _of_pairs(every.only(np.lexsort((offers.number[every.offer], -every.points, every.need))))


def _assigned(found: Candidates, taken: Ints) -> Assigned:
    return _of_pairs(found.only(np.sort(taken)))


def _of_pairs(pairs: Candidates) -> Assigned:
    return Assigned(pairs, float(pairs.points.sum()) / POINTS, len(pairs), len(np.unique(pairs.need)))
