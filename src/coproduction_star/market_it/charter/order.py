"""In which order a charter is read: side by side, rights before responsibilities, numbered through the whole of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproduction_star.market_it.models import CharterParty, ClauseKind

from .selectors import ClauseFound


@dataclass(frozen=True, slots=True)
class Part:
    """The clauses of one kind of one side, each with its number."""

    side: CharterParty
    kind: ClauseKind
    clauses: tuple[tuple[int, ClauseFound], ...]


def in_order(clauses: Iterable[ClauseFound]) -> tuple[Part, ...]:
    """Parts without clauses are left out."""
    held: dict[tuple[object, str], list[ClauseFound]] = {}
    sides = {}
    for one in clauses:
        held.setdefault((one.clause.party_id, one.clause.kind), []).append(one)
        sides[one.clause.party_id] = one.clause.party
    parts, number = [], 0
    for side in sorted(sides.values(), key=lambda side: (side.position, side.made_at)):
        for kind in ClauseKind:
            found = held.get((side.pk, kind), [])
            if found:
                parts.append(Part(side, kind, tuple(enumerate(found, start=number + 1))))
                number += len(found)
    return tuple(parts)
