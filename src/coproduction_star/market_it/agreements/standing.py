"""Whether a condition of a role is met, worked out from what was shown. No database, no clock."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coproduction_star.market_it.models import REMIND_BEFORE, ConditionKind

SOON = dt.timedelta(days=max(REMIND_BEFORE))


class State(StrEnum):
    """In the order of what is most pressing."""

    MISSING = "missing"
    OVER = "over"
    SOON = "soon"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one condition stands for one person. `until` is the last day on which it holds, or held."""

    kind: ConditionKind
    state: State
    until: dt.date | None = None
    shown: Any = None
    """The evidence or the cover that it rests on."""

    @property
    def is_met(self) -> bool:
        return self.state in {State.MET, State.SOON}


@dataclass(frozen=True, slots=True)
class OfPerson:
    """One person in a role: how each condition stands, in the order of the role."""

    taker: Any
    standings: tuple[Standing, ...]

    @property
    def lacks(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if not one.is_met)

    @property
    def runs_out(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if one.state is State.SOON)


def standing_of(kind: str, *, shown: Iterable[Any], covers: Iterable[Any], today: dt.date) -> Standing:
    """The best of what was shown counts. Insurance rests on a cover of the role, never on a person's own words."""
    asked = ConditionKind(kind)
    if asked is ConditionKind.INSURANCE:
        rows = [(one.ends_on, one) for one in covers if one.starts_on <= today]
    else:
        rows = [(one.expires_on, one) for one in shown if one.kind == kind and one.ended_at is None]
    if not rows:
        return Standing(asked, State.MISSING)
    until, row = max(rows, key=lambda pair: pair[0] or dt.date.max)
    return Standing(asked, _state(until, today), until, row)


def _state(until: dt.date | None, today: dt.date) -> State:
    if until is None:
        return State.MET
    if until < today:
        return State.OVER
    return State.SOON if until <= today + SOON else State.MET
