"""From needs and offers to proposals: rings first, then the best pairs altogether, with why in numbers.

Nothing here knows the database or the web: the rows are those of `data.matching`, as a file of them has.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from coproduction_star.data.matching import Matching, Row
from coproduction_star.methods.matching import (
    Candidates,
    NoSolver,
    Side,
    beside,
    candidates,
    greedy,
    help_among,
    missing,
    parts_of,
    rings,
)
from coproduction_star.methods.matching.scoring import POINTS, Parts

from .written import COUNTS, Written

CANDIDATES = 100
"""Looked at for each need: more than anybody reads, so that what shares no word hides nothing that does."""
BESIDES = 3
"""Offers named for a need that has no proposal, though their words are others."""
TAKEN, UNALIKE = "taken", "unalike"


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a pair: what both name, how much is alike, when, how far, and what each part gives."""

    shared: tuple[str, ...]
    times: tuple[str, ...]
    likeness: float
    km: float
    for_likeness: float
    for_times: float
    for_nearness: float
    score: float
    words: float = 0.0
    """How alike the texts are, where that counts for more than what both name; else 0."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One helps another: the ids of an offer and a need, and why."""

    need: str
    offer: str
    why: Why


@dataclass(frozen=True, slots=True)
class Alone:
    """A need without a proposal: the condition that leaves it alone, and offers whose words are others."""

    need: str
    because: str
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a run proposes. `rings` are pairs in the order in which people help; `exact` says whether the pairs are the
    best altogether, `first` how many needs the best pair first would have helped and `more` by what share it gives
    less; `compared` says whether texts were compared."""

    rings: tuple[tuple[Pair, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()
    alone: tuple[Alone, ...] = ()
    helped: int = 0
    first: int = 0
    more: float = 0.0
    exact: bool = True
    compared: bool = False


def propose(asked: Matching) -> Proposed:
    """No pair breaks a condition, nobody is in more than they take on, and the order of rows changes nothing."""
    if not asked.needs or not asked.offers:
        return Proposed(alone=tuple(Alone(row.id, "person") for row in asked.needs))
    written = Written.of(asked)
    ringed = tuple(_rings(asked, written)) if asked.rings else ()
    left = _left(asked, [pair for ring in ringed for pair in ring])
    found = _Found.of(left, written)
    pairs = tuple(found.pairs(found.best))
    helped = {pair.need for ring in ringed for pair in ring} | {pair.need for pair in pairs}
    return Proposed(
        rings=ringed,
        pairs=pairs,
        alone=tuple(_alone(asked, helped, written)),
        helped=len(helped),
        first=len(helped) + found.first - len({pair.need for pair in pairs}),
        more=found.more,
        exact=found.exact,
        compared=written.vectors is not None,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The pairs of what is left when rings are made."""

    asked: Matching
    written: Written
    sides: tuple[Side, Side] | None
    best: Candidates
    first: int
    more: float
    exact: bool

    @classmethod
    def of(cls, asked: Matching, written: Written) -> "_Found":
        nothing = Candidates(*(np.empty(0, dtype=np.int64) for _each in range(3)))
        if not asked.needs or not asked.offers:
            return cls(asked, written, None, nothing, 0, 0.0, exact=True)
        needs, offers = asked.sides()
        alike = _alike(asked, needs, offers, written)
        try:
            both = beside(alike, needs, offers)
        except NoSolver:
            taken = greedy(alike, needs, offers)
            return cls(asked, written, (needs, offers), taken.pairs, taken.helped, 0.0, exact=False)
        more = both.best.benefit / both.greedy.benefit - 1 if both.greedy.benefit else 0.0
        return cls(asked, written, (needs, offers), both.best.pairs, both.greedy.helped, more, exact=True)

    def pairs(self, chosen: Candidates) -> Iterator[Pair]:
        if self.sides is not None:
            yield from _told(self.asked, *self.sides, chosen, self.written)


def _alike(asked: Matching, needs: Side, offers: Side, written: Written) -> Candidates:
    """Pairs that keep every condition and have something in common in what is asked and offered."""
    found = candidates(needs, offers, asked.rules, most=CANDIDATES, never=asked.never())
    parts, _words = _scored(asked, needs, offers, found, written)
    return replace(found, points=parts.points).only(parts.likeness > 0)


def _scored(
    asked: Matching, needs: Side, offers: Side, pairs: Candidates, written: Written
) -> tuple[Parts, npt.NDArray[np.float64]]:  # fmt: skip
    """The parts of pairs, and how alike their texts are where that says more than what both name."""
    parts = parts_of(needs, offers, asked.rules, pairs.need, pairs.offer)
    words = written.alike(asked, pairs.need, pairs.offer)
    words = np.where(COUNTS * words > parts.likeness, words, 0.0)
    return parts.at_least(COUNTS * words, asked.rules), words


def _told(
    asked: Matching, needs: Side, offers: Side, chosen: Candidates, written: Written
) -> Iterator[Pair]:  # fmt: skip
    parts, words = _scored(asked, needs, offers, chosen, written)
    for at, (row, other) in enumerate(zip(chosen.need.tolist(), chosen.offer.tolist(), strict=True)):
        need, offer = asked.needs[row], asked.offers[other]
        why = Why(
            shared=_both(need.topics, offer.topics), times=_both(need.times, offer.times),
            likeness=float(parts.likeness[at]), km=float(parts.km[at]), for_likeness=float(parts.for_likeness[at]),
            for_times=float(parts.for_times[at]), for_nearness=float(parts.for_nearness[at]),
            score=float(parts.points[at]) / POINTS, words=float(words[at]),
        )  # fmt: skip
        yield Pair(need.id, offer.id, why)


def _both(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in one if name in set(other))


def _rings(asked: Matching, written: Written) -> Iterator[tuple[Pair, ...]]:
    """Each ring as pairs: the first person helps the second, and the last the first."""
    if asked.rings is None:
        return
    needs, offers = asked.sides()
    found = _alike(asked, needs, offers, written)
    among = help_among(found, needs, offers, most=asked.rings.helpers)
    best = _best_of_two(_told(asked, needs, offers, found, written), asked)
    people = asked.people()
    for ring in rings(among, longest=asked.rings.longest).rings:
        names = [people[number] for number in ring]
        yield tuple(best[pair] for pair in zip(names, [*names[1:], names[0]], strict=True))


def _best_of_two(pairs: Iterator[Pair], asked: Matching) -> dict[tuple[str, str], Pair]:
    """The best pair of each helper and helped; of equal ones the first id."""
    needs, offers = ({row.id: row.person for row in rows} for rows in (asked.needs, asked.offers))
    best: dict[tuple[str, str], Pair] = {}
    for pair in sorted(pairs, key=lambda one: (-one.why.score, one.need, one.offer)):
        best.setdefault((offers[pair.offer], needs[pair.need]), pair)
    return best


def _left(asked: Matching, used: Sequence[Pair]) -> Matching:
    """What is still asked and offered when rings are made."""
    person = {row.id: row.person for row in asked.offers}
    of_need, of_person = Counter(pair.need for pair in used), Counter(person[pair.offer] for pair in used)
    return replace(
        asked,
        needs=tuple(_less(asked.needs, lambda row: of_need[row.id])),
        offers=tuple(_less(asked.offers, lambda row: of_person[row.person])),
    )


def _less(rows: Sequence[Row], used: Callable[[Row], int]) -> Iterator[Row]:
    for row in rows:
        most = row.most - used(row)
        if most > 0:
            yield replace(row, most=most)


def _alone(asked: Matching, helped: set[str], written: Written) -> Iterator[Alone]:
    needs, offers = asked.sides()
    every = candidates(needs, offers, asked.rules, most=CANDIDATES, never=asked.never())
    parts, _words = _scored(asked, needs, offers, every, written)
    for place, row in enumerate(asked.needs):
        if row.id in helped:
            continue
        mine = every.need == place
        because = missing(needs, offers, place)
        if mine.any():
            because = TAKEN if (parts.likeness[mine] > 0).any() else UNALIKE
        others = tuple(asked.offers[other].id for other in every.offer[mine][:BESIDES].tolist())
        yield Alone(row.id, because or "declined", others if because == UNALIKE else ())
