"""In which order a charter is read: side by side, rights before responsibilities, numbered through the whole of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproduction_star.market_it.models import ClauseKind

from .selectors import ClauseFound, Side


@dataclass(frozen=True, slots=True)
class Part:
    """The clauses of one kind of one side, each with its number."""

    side: Side
    kind: ClauseKind
    clauses: tuple[tuple[int, ClauseFound], ...]


def in_order(clauses: Iterable[ClauseFound]) -> tuple[Part, ...]:
    """Parts without clauses are left out. The clauses come side by side, in the order of the sides."""
    held: dict[tuple[object, str], list[ClauseFound]] = {}
    sides = {}
    for one in clauses:
        held.setdefault((one.side.key, one.kind), []).append(one)
        sides[one.side.key] = one.side
    parts, number = [], 0
    for side in sides.values():
        for kind in ClauseKind:
            found = held.get((side.key, kind), [])
            if found:
                parts.append(Part(side, kind, tuple(enumerate(found, start=number + 1))))
                number += len(found)
    return tuple(parts)
