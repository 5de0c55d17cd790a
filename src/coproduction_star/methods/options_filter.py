"""The options framework filter: five questions asked in order, each choice best, carried or dropped for a reason.

The Treasury's way from everything that could be done to a shortlist: choose
what (scope), how (solution), by whom (delivery), when (implementation) and
with whose money (funding); docs/methods/options-filter.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod

from .errors import InputRefused


class Question(StrEnum):
    """The five questions, in the order they are asked."""

    SCOPE = "scope"
    SOLUTION = "solution"
    DELIVERY = "delivery"
    IMPLEMENTATION = "implementation"
    FUNDING = "funding"


class Colour(StrEnum):
    """How a choice fares against the objectives and success factors."""

    GREEN = "green"
    """The best answer to its question."""
    AMBER = "amber"
    """Carried on as a possible answer."""
    RED = "red"
    """Dropped."""


class BadChoice(InputRefused):
    """A choice without a name, a reason, or a place in the filter."""


class NotFiltered(InputRefused):
    """A question without one best choice, so that no way forward can be put together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to one question, with the reason for its colour. ``business_as_usual`` marks what happens today."""

    name: str
    question: Question
    colour: Colour
    reason: str
    business_as_usual: bool = False

    def __post_init__(self) -> None:
        """Refuse a choice nobody could follow afterwards."""
        if not self.name.strip():
            raise BadChoice(f"{self.question} choice", "It has no name.", "Name it.")
        if not self.reason.strip():
            remedy = "Write why it is best, carried or dropped; people who proposed it will read it."
            raise BadChoice(f"{self.question} {self.name!r}, reason", "There is none.", remedy)
        if self.business_as_usual and self.colour is Colour.RED:
            remedy = "Carry it (amber): every other option is compared with what happens today."
            raise BadChoice(f"{self.question} {self.name!r}", "Business as usual is never dropped.", remedy)


@dataclass(frozen=True, slots=True)
class Filtered:
    """What is left, question by question, in the order the choices came (least ambitious first).

    ``combinations`` counts the options that can be put together from the choices left; business as usual is one of
    them only where it is the best.
    """

    best: Mapping[Question, Choice]
    carried: Mapping[Question, tuple[Choice, ...]]
    dropped: tuple[Choice, ...]
    combinations: int


class Role(StrEnum):
    """What an option is on the shortlist for."""

    BUSINESS_AS_USUAL = "business as usual"
    DO_MINIMUM = "do minimum"
    PREFERRED = "preferred way forward"
    MORE_AMBITIOUS = "more ambitious"
    LESS_AMBITIOUS = "less ambitious"


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """One option of the shortlist. ``same_as`` names an earlier role made of the same choices, where there is one."""

    role: Role
    choices: Mapping[Question, Choice]
    same_as: Role | None = None


def filter_choices(choices: Iterable[Choice]) -> Filtered:
    """Sort choices into best, carried and dropped.

    Parameters
    ----------
    choices
        Those of one question from the least to the most ambitious. A question nobody asked may be left out.

    Raises
    ------
    BadChoice
        When a name stands twice in a question.
    NotFiltered
        When there is no choice, or a question has no best choice, two of them, or two that are business as usual.

    Source
    ------
    HM Treasury, The Green Book (2026), 5.19-5.35 and table 5.
    """
    asked = _by_question(choices)
    best = {question: _best(question, row) for question, row in asked.items()}
    carried = {question: tuple(one for one in row if one.colour is Colour.AMBER) for question, row in asked.items()}
    dropped = tuple(one for row in asked.values() for one in row if one.colour is Colour.RED)
    return Filtered(best, carried, dropped, prod(len(_left(row)) for row in asked.values()))


def _left(row: Iterable[Choice]) -> list[Choice]:
    """Keep what options are put together from: not what was dropped, nor what happens today unless it is best."""
    return [
        one for one in row if one.colour is Colour.GREEN or (one.colour is Colour.AMBER and not one.business_as_usual)
    ]


def _by_question(choices: Iterable[Choice]) -> dict[Question, list[Choice]]:
    asked: dict[Question, list[Choice]] = {}
    for one in choices:
        row = asked.setdefault(one.question, [])
        if one.name in [other.name for other in row]:
            raise BadChoice(f"{one.question} {one.name!r}", "It is there twice.", "Give each choice its own name.")
        row.append(one)
    if not asked:
        raise NotFiltered("choices", "There is none.", "Write down what could be done, question by question.")
    return {question: asked[question] for question in Question if question in asked}


def _best(question: Question, row: Sequence[Choice]) -> Choice:
    best = [one for one in row if one.colour is Colour.GREEN]
    if len(best) != 1:
        said = "It has no best choice." if not best else f"It has {len(best)} best choices."
        raise NotFiltered(question, said, "Mark exactly one choice green.")
    if sum(one.business_as_usual for one in row) > 1:
        raise NotFiltered(question, "Two choices are business as usual.", "Mark one of them.")
    return best[0]


def shortlist(choices: Iterable[Choice]) -> tuple[Shortlisted, ...]:
    """Put the shortlist together: what happens today, do minimum, the preferred way forward, and one each side of it.

    The do minimum takes the least ambitious choice left of each question (what happens today only where it is best);
    less and more ambitious take the choice left
    next to the best one, or the best one where there is none. It is a start to talk about: people may put other
    choices together, and should say why.

    Returns
    -------
    tuple of Shortlisted
        Five options, or four where nothing is marked as business as usual; a question without a choice that is
        business as usual is left out of that option.

    Raises
    ------
    BadChoice, NotFiltered
        As :func:`filter_choices`.

    Source
    ------
    HM Treasury, The Green Book (2026), 4.19, 5.17-5.18 and 5.35.
    """
    kept = tuple(choices)
    filtered = filter_choices(kept)
    left = {question: _left(row) for question, row in _by_question(kept).items()}
    best = filtered.best
    today = {one.question: one for one in kept if one.business_as_usual}
    made: list[tuple[Role, Mapping[Question, Choice]]] = [(Role.BUSINESS_AS_USUAL, today)] if today else []
    made += [
        (Role.DO_MINIMUM, {question: row[0] for question, row in left.items()}),
        (Role.PREFERRED, best),
        (Role.MORE_AMBITIOUS, {question: _beside(best[question], row, 1) for question, row in left.items()}),
        (Role.LESS_AMBITIOUS, {question: _beside(best[question], row, -1) for question, row in left.items()}),
    ]
    return tuple(Shortlisted(role, option, _same_as(option, made[:at])) for at, (role, option) in enumerate(made))


def _beside(best: Choice, row: Sequence[Choice], step: int) -> Choice:
    """Take the next choice left in one direction, or the best one at the end of the row."""
    place = row.index(best) + step
    return row[place] if 0 <= place < len(row) else best


def _same_as(
    option: Mapping[Question, Choice], before: Sequence[tuple[Role, Mapping[Question, Choice]]]
) -> Role | None:
    return next((role for role, other in before if other == option), None)
