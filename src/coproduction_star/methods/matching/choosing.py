"""Who is proposed to whom: the best pairs altogether under everybody's load, beside the best pair first."""

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


def assigned(found: Candidates, needs: Side, offers: Side) -> Assigned:
    """Choose the pairs with the highest sum of scores; no need gets more people than it wants, nor the same one twice.

    Nobody takes on more than their load: the largest of their offers' loads, however many offers they make. A need may
    stay without anybody, which counts 0. Of equal sums one is taken that depends on the numbers of needs and offers
    alone, not on the order of rows.

    Raises NoSolver where OR-tools is not installed.
    """
    arcs = _arcs(found, needs, offers)
    wanted = np.zeros(int(arcs.need.max(initial=-1)) + 1, dtype=np.int64)
    wanted[arcs.need] = needs.most[found.need[arcs.pair]]
    return _assigned(found, arcs.pair[chosen(arcs.need, arcs.person, found.points[arcs.pair], wanted, arcs.loads)])


def greedy(found: Candidates, needs: Side, offers: Side) -> Assigned:
    """Take the best pair that still fits, again and again; of equal pairs the lowest numbers first."""
    arcs = _arcs(found, needs, offers)
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

    ``pair`` is the place among the candidates, ``need`` and ``person`` count from 0; ``loads`` has one a person.
    """

    pair: Ints
    need: Ints
    person: Ints
    loads: Ints


def _arcs(found: Candidates, needs: Side, offers: Side) -> _Arcs:
    whose, loads = _people(offers)
    person = whose[found.offer]
    order = np.lexsort((offers.number[found.offer], -found.points, person, needs.number[found.need]))
    need = needs.number[found.need[order]]
    first = np.ones(order.size, dtype=bool)
    first[1:] = (need[1:] != need[:-1]) | (person[order][1:] != person[order][:-1])
    pair = order[first]
    compact = np.unique(need[first], return_inverse=True)[1]
    return _Arcs(pair, compact.reshape(-1), person[pair], loads)


def _people(offers: Side) -> tuple[Ints, Ints]:
    """Count people from 0 in the order of their lowest numbers: whose each offer is, and what each can take on."""
    people, code = np.unique(offers.person, return_inverse=True)
    lowest = np.full(people.size, np.iinfo(np.int64).max)
    np.minimum.at(lowest, code, offers.number)
    place = np.empty(people.size, dtype=np.int64)
    place[np.argsort(lowest)] = np.arange(people.size)
    loads = np.zeros(people.size, dtype=np.int64)
    np.maximum.at(loads, place[code], offers.most)
    return place[code], loads


def _assigned(found: Candidates, taken: Ints) -> Assigned:
    pairs = found.only(np.sort(taken))
    return Assigned(pairs, float(pairs.points.sum()) / POINTS, len(pairs), len(np.unique(pairs.need)))
