"""Who answers for which outcome, where residents have a vote, and what a change of that would alter.

A layout is a list of bodies (boards, panels, portfolios), each with its seats and the outcomes it answers for. The two
questions asked of it are old ones of public governance: does every outcome have one owner, and do those who live with
an outcome have a vote on it? Nothing is scored: gaps are told one by one, in words.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .sentences import Sentence, worded

SEVERAL = 2
"""From so many bodies on an outcome has several owners."""


class Gap(StrEnum):
    """What is told of a layout, the most pressing first."""

    NOBODY = "nobody"
    SEVERAL = "several"
    NO_VOTE = "no-vote"
    EMPTY = "empty"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role on a body. `key` stays the same when a layout is copied."""

    key: str
    role: str
    votes: bool
    resident: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A board, panel or portfolio. `outcomes` are the keys of those that it answers for."""

    key: str
    name: str
    kind: str
    seats: tuple[Seat, ...] = ()
    outcomes: frozenset[str] = frozenset()

    @property
    def votes(self) -> int:
        """How many seats have a vote."""
        return sum(one.votes for one in self.seats)

    @property
    def resident_votes(self) -> int:
        """How many of them are seats of residents."""
        return sum(one.votes and one.resident for one in self.seats)


@dataclass(frozen=True, slots=True)
class Told:
    """One gap in words, and the keys of what it is about."""

    gap: Gap
    words: Sentence
    about: str


def owners(outcome: str, bodies: Collection[Body]) -> tuple[Body, ...]:
    """Give the bodies that answer for an outcome, in their order."""
    return tuple(one for one in bodies if outcome in one.outcomes)


def gaps(outcomes: Mapping[str, str], bodies: Sequence[Body]) -> tuple[Told, ...]:
    """Tell what a layout leaves open: first outcomes nobody or several answer for, then votes, then bodies.

    Parameters
    ----------
    outcomes
        Words of each outcome by its key.
    bodies
        All bodies of the layout.

    Examples
    --------
    >>> board = Body("b", "The board", "board", (Seat("s", "Chair", True, False),), frozenset({"a"}))
    >>> for one in gaps({"a": "People are safe", "b": "Streets are clean"}, [board]):
    ...     print(one.words)
    Nobody answers for: Streets are clean.
    No resident has a vote on: People are safe.
    """
    found = (*_of_outcomes(outcomes, bodies), *_of_bodies(bodies))
    return tuple(sorted(found, key=lambda one: list(Gap).index(one.gap)))


def _of_outcomes(outcomes: Mapping[str, str], bodies: Sequence[Body]) -> Iterator[Told]:
    for key, said in outcomes.items():
        words, held = said.rstrip("."), owners(key, bodies)
        if not held:
            yield Told(Gap.NOBODY, worded("Nobody answers for: %(outcome)s.", outcome=words), key)
            continue
        if len(held) >= SEVERAL:
            names = tuple(one.name for one in held)
            told = worded(
                "%(n)s bodies answer for the same: %(outcome)s. They are: %(names)s.",
                n=len(held), outcome=words, names=names,
            )  # fmt: skip
            yield Told(Gap.SEVERAL, told, key)
        if not any(one.resident_votes for one in held):
            yield Told(Gap.NO_VOTE, worded("No resident has a vote on: %(outcome)s.", outcome=words), key)


def _of_bodies(bodies: Sequence[Body]) -> Iterator[Told]:
    for one in bodies:
        if not one.seats:
            yield Told(Gap.EMPTY, worded("Nobody has a seat yet: %(body)s.", body=one.name), one.key)
        if not one.outcomes:
            yield Told(Gap.IDLE, worded("It answers for no outcome: %(body)s.", body=one.name), one.key)


def differences(before: Sequence[Body], after: Sequence[Body], outcomes: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Say what is different in a second layout, one sentence for each change; nothing where they say the same.

    Bodies and seats are the same where their keys are. A seat on a body that is new or gone is not told apart from it.
    """
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    told: list[Sentence] = [worded("New: %(body)s.", body=one.name) for one in after if one.key not in old]
    told += [worded("Gone: %(body)s.", body=one.name) for one in before if one.key not in new]
    for key, body in new.items():
        if key in old:
            told += _changes(old[key], body, outcomes)
    votes = (sum(one.resident_votes for one in before), sum(one.resident_votes for one in after))
    if votes[0] != votes[1]:
        told.append(
            worded("Seats of residents with a vote: %(before)s today, %(after)s in the trial.",
                   before=votes[0], after=votes[1])
        )  # fmt: skip
    return tuple(told)


def _changes(before: Body, after: Body, outcomes: Mapping[str, str]) -> Iterator[Sentence]:
    if before.name != after.name:
        yield worded("%(before)s is called %(after)s.", before=before.name, after=after.name)
    if before.kind != after.kind:
        yield worded(
            "%(body)s is of another kind: %(after)s in place of %(before)s.",
            body=after.name, before=before.kind, after=after.kind,
        )  # fmt: skip
    for key, said in outcomes.items():
        words = said.rstrip(".")
        if key in after.outcomes - before.outcomes:
            yield worded("%(body)s answers for: %(outcome)s.", body=after.name, outcome=words)
        if key in before.outcomes - after.outcomes:
            yield worded("%(body)s no longer answers for: %(outcome)s.", body=after.name, outcome=words)
    yield from _seats(before, after)


def _seats(before: Body, after: Body) -> Iterator[Sentence]:
    old, new = {one.key: one for one in before.seats}, {one.key: one for one in after.seats}
    for key, seat in new.items():
        facts = {"body": after.name, "seat": seat.role}
        was = old.get(key)
        if was is None:
            yield worded("%(body)s has a new seat: %(seat)s.", **facts)
            continue
        if was.role != seat.role:
            yield worded("%(body)s: the seat “%(before)s” is called “%(seat)s”.", before=was.role, **facts)
        if seat.votes and not was.votes:
            yield worded("%(body)s: %(seat)s gets a vote.", **facts)
        if was.votes and not seat.votes:
            yield worded("%(body)s: %(seat)s has no vote any more.", **facts)
        if seat.resident and not was.resident:
            yield worded("%(body)s: %(seat)s is a seat for residents.", **facts)
        if was.resident and not seat.resident:
            yield worded("%(body)s: %(seat)s is no seat for residents any more.", **facts)
    for key, seat in old.items():
        if key not in new:
            yield worded("%(body)s has one seat less: %(seat)s.", body=after.name, seat=seat.role)
