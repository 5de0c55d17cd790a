"""What one ballot paid for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ballots import Ballot
    from .counting import Count


@dataclass(frozen=True, slots=True)
class Paid:
    """What came of a ballot. Amounts are exact, in units of money."""

    part: Fraction
    """What the voter had to spend; nought when the rule gives nobody a part."""
    won: tuple[tuple[str, Fraction | None], ...]
    """Each project they voted for that won, and what they paid; nothing where it won by votes alone."""
    lost: tuple[str, ...]
    """What they voted for that did not win, the most wanted first."""
    left: Fraction


def explain(counted: Count, ballot: Ballot) -> Paid:
    """Say what a ballot paid for: each time its points times the price, or all that was left.

    Examples
    --------
    >>> from coproduction_star.methods.voting import Election, Project, count
    >>> votes = ({"hall": 1},) * 3 + ({"pond": 1},) * 2
    >>> counted = count(Election(100, (Project("hall", 60), Project("pond", 40)), votes))
    >>> explain(counted, {"pond": 1}).won
    (('pond', Fraction(20, 1)),)
    """
    left, won = counted.part, []
    for winner in counted.winners:
        points = ballot.get(winner.id, 0)
        if not points:
            continue
        paid = None if winner.price is None else min(left, winner.price * points)
        left -= paid or 0
        won.append((winner.id, paid))
    lost = sorted((key for key in ballot if key not in counted.ids), key=lambda key: (-ballot[key], key))
    return Paid(counted.part, tuple(won), tuple(lost), left)
