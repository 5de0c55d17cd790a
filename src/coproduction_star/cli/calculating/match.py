"""``calculate match FILE``: needs and offers in, proposals with their reasons out, for a person to look at."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coproduction_star.data import matching
from coproduction_star.data.matching import Matching, Row
from coproduction_star.data.parts import Part
from coproduction_star.methods.matching import (
    Assigned,
    Candidates,
    Fairness,
    Rules,
    Side,
    beside,
    by_area,
    candidates,
    help_among,
    match_rates,
    parts_of,
    rings,
    squares,
    why_nobody,
)
from coproduction_star.methods.matching.scoring import POINTS

from . import json_file
from .wording import counted, listed

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

OTHERS_CAME_FIRST = "There are others who could help, but they are taken up by other needs."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair that is proposed, or that could be; ``score`` is the sum of the three ``for_`` parts, from 0 to 1."""

    need: str
    offer: str
    score: float
    for_likeness: float
    for_times: float
    for_nearness: float
    shared: tuple[str, ...]
    """What both name."""
    why: str


@dataclass(frozen=True, slots=True)
class Unhelped:
    """A need that nobody is proposed for, and why."""

    need: str
    why: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs chosen in another way: how many needs are helped, and what all scores add up to."""

    helped: int
    benefit: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Ring:
    """People who help in a ring: the first helps the second, and the last the first."""

    people: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Ringed:
    """Rings that are proposed; ``bound`` is what no choice of rings can exceed. They stand beside the proposals."""

    rings: tuple[Ring, ...]
    benefit: float
    bound: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Match:
    """The matching of a file, as it is written. A person looks at each proposal before anybody hears of it."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    rules: Rules
    """Weights as shares of their sum count."""
    proposals: tuple[Proposal, ...]
    candidates: tuple[Proposal, ...]
    """For each need the best offers that keep every hard condition."""
    unhelped: tuple[Unhelped, ...]
    greedy: Compared
    """What taking the best pair first would give."""
    areas: Compared | None
    """What matching each area alone, and joining them along their borders, gives."""
    rings: Ringed | None
    fairness: tuple[Fairness, ...]


def add(sums: "Commands") -> None:
    """Add ``calculate match`` to the parser."""
    json_file.add(sums, "match", "propose who could help whom, and say why", calculate)


def calculate(file: Part) -> Match:
    """Match the needs and offers of a file."""
    asked = matching.read(file)
    needs, offers = asked.sides()
    found = candidates(needs, offers, asked.rules, most=asked.most, never=asked.never())
    both = beside(found, needs, offers)
    areas = _areas(asked, found, needs, offers, both.best)
    ringed = _rings(asked, needs, offers)
    fairness = _fairness(asked, both.best)
    said = (
        f"{both.best.helped:,} of {counted(len(needs), 'need', 'needs')} would be helped by "
        f"{counted(both.best.places, 'proposal', 'proposals')}.",
        both.sentence,
        *(each.sentence for each in (areas, ringed) if each),
        *(sentence for each in fairness for sentence in each.sentences),
        "A person decides: look at each proposal, and let either side decline without a reason.",
    )  # fmt: skip
    return Match(
        asked.title, said[0], said, asked.rules,
        _proposals(asked, needs, offers, both.best.pairs), _proposals(asked, needs, offers, found),
        _unhelped(asked, needs, offers, found, both.best),
        Compared(both.greedy.helped, both.greedy.benefit, both.sentence), areas, ringed, fairness,
    )  # fmt: skip


def _proposals(asked: Matching, needs: Side, offers: Side, pairs: Candidates) -> tuple[Proposal, ...]:
    parts = parts_of(needs, offers, asked.rules, pairs.need, pairs.offer)
    return tuple(
        _proposal(asked.needs[need], asked.offers[offer], parts.points[at] / POINTS,
                  (parts.for_likeness[at], parts.for_times[at], parts.for_nearness[at]), parts.why(at))
        for at, (need, offer) in enumerate(zip(pairs.need.tolist(), pairs.offer.tolist(), strict=True))
    )  # fmt: skip


def _proposal(need: Row, offer: Row, score: float, parts: Sequence[float], why: str) -> Proposal:
    shared = tuple(sorted(set(need.topics) & set(offer.topics)))
    named = f"Both name {listed(shared)}. " if shared else ""
    likeness, times, nearness = map(float, parts)
    return Proposal(need.id, offer.id, float(score), likeness, times, nearness, shared, f"{named}{why}")


def _unhelped(
    asked: Matching, needs: Side, offers: Side, found: Candidates, best: Assigned
) -> tuple[Unhelped, ...]:  # fmt: skip
    helped, could = set(best.pairs.need.tolist()), set(found.need.tolist())
    return tuple(
        Unhelped(row.id, OTHERS_CAME_FIRST if place in could else why_nobody(needs, offers, place) or DECLINED)
        for place, row in enumerate(asked.needs)
        if place not in helped
    )


DECLINED = "Everybody who could help was declined, or declined."


def _areas(asked: Matching, found: Candidates, needs: Side, offers: Side, whole: Assigned) -> Compared | None:
    if asked.squares_km is not None:
        both = squares(np.concatenate([needs.at, offers.at]), km=asked.squares_km)
        labels = both[: len(needs)], both[len(needs) :]
    elif all(row.area for row in (*asked.needs, *asked.offers)):
        labels = np.array([row.area for row in asked.needs]), np.array([row.area for row in asked.offers])
    else:
        return None
    cut = by_area(found, needs, offers, *labels, whole=whole)
    return Compared(cut.joined.helped, cut.joined.benefit, cut.sentence)


def _rings(asked: Matching, needs: Side, offers: Side) -> Ringed | None:
    if asked.rings is None:
        return None
    people = asked.people()
    every = candidates(needs, offers, asked.rules, most=len(offers), never=asked.never())
    made = rings(help_among(every, needs, offers, most=asked.rings.helpers), longest=asked.rings.longest)
    told = tuple(
        Ring(tuple(people[person] for person in ring), score)
        for ring, score in zip(made.rings, made.scores, strict=True)
    )
    return Ringed(told, made.benefit, made.bound, made.sentence)


def _fairness(asked: Matching, best: Assigned) -> tuple[Fairness, ...]:
    """Tell the groups apart among the needs of those who agreed to be matched."""
    helped = set(best.pairs.need.tolist())
    agreed = [(row, place in helped) for place, row in enumerate(asked.needs) if row.consent]
    questions = sorted({question for row, _found in agreed for question in row.groups})
    found = [so for _row, so in agreed]
    return tuple(match_rates(one, [row.groups.get(one, "") for row, _found in agreed], found) for one in questions)
