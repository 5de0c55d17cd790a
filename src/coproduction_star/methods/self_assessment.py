"""What a self-assessment says: where people stand, where groups see it in different ways, and what is weak.

Question: where do we begin, and who sees it otherwise? Rules and their limits: docs/methods/self-assessment.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from .errors import InputRefused

LOWEST, HIGHEST = 1, 5
WEAK = 2.5
"""A median below it is weak: most say "not begun" or "a start was made"."""
DISPUTED = 2.0
"""Medians of two groups that lie so far apart are two views of the same thing, and one number hides them."""


class BadScores(InputRefused):
    """Scores off the scale."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What one answer says: its group, and a score by the id of each statement that was answered."""

    group: str
    by_statement: Mapping[str, int]
    people: int = 1
    """How many stand behind it: a group that answered together shows nobody alone."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """How one group sees a statement. The median is None where fewer answered than may be shown."""

    group: str
    number: int
    median: float | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """How a statement is seen: by all, and by each group. ``spread`` counts the scores 1 to 5 of all.

    ``gap`` is the distance between the highest and the lowest group that may be shown; None with fewer than two.
    """

    statement: str
    number: int
    median: float | None
    spread: tuple[int, int, int, int, int]
    groups: tuple[GroupView, ...]
    gap: float | None

    @property
    def weak(self) -> bool:
        """Whether most see little of it."""
        return self.median is not None and self.median < WEAK

    @property
    def disputed(self) -> bool:
        """Whether two groups see it in quite different ways."""
        return self.gap is not None and self.gap >= DISPUTED


def views(statements: Sequence[str], answers: Iterable[Scores], *, least: int = 1) -> tuple[StatementView, ...]:
    """Say how each statement is seen.

    Medians, because scores are steps and not amounts, and one loud voice must not move them. Nothing is told of all,
    or of a group, of whom fewer than ``least`` answered; where a single group is too small, the smallest of the others
    is not told either, so that its answers do not come back by subtraction.

    Parameters
    ----------
    statements
        Their ids, in the order of the answer.
    answers
        Each with its group.
    least
        Fewest answers that may be shown, 1 or more.

    Raises
    ------
    BadScores
        When a score is not a whole number from 1 to 5, or ``least`` is below 1.

    Examples
    --------
    >>> found = views(["MAP1"], [Scores("staff", {"MAP1": 5}), Scores("residents", {"MAP1": 2})])[0]
    >>> found.median, found.gap, found.disputed, found.weak
    (3.5, 3.0, True, False)
    """
    given = list(answers)
    if least < 1 or any(
        score not in range(LOWEST, HIGHEST + 1) for one in given for score in one.by_statement.values()
    ):
        raise BadScores("scores", "A score is not a whole number from 1 to 5.", "Score each statement from 1 to 5.")
    groups = sorted({one.group for one in given})
    return tuple(_view(statement, given, groups, least) for statement in statements)


def _view(statement: str, answers: Sequence[Scores], groups: Sequence[str], least: int) -> StatementView:
    by_group = {group: _scores(statement, answers, group) for group in groups}
    everybody = sorted(score for scores in by_group.values() for score in scores)
    people = {group: _people(statement, answers, group) for group in groups}
    shown = _shown(people, least)
    seen = tuple(
        GroupView(group, len(scores), float(median(scores)) if group in shown else None)
        for group, scores in by_group.items()
    )
    told = [one.median for one in seen if one.median is not None]
    enough = sum(people.values()) >= least
    return StatementView(
        statement,
        len(everybody),
        float(median(everybody)) if enough and everybody else None,
        _spread(everybody) if enough else (0, 0, 0, 0, 0),
        seen,
        max(told) - min(told) if len(told) > 1 else None,
    )


def _scores(statement: str, answers: Sequence[Scores], group: str) -> list[int]:
    return [one.by_statement[statement] for one in answers if one.group == group and statement in one.by_statement]


def _people(statement: str, answers: Sequence[Scores], group: str) -> int:
    return sum(one.people for one in answers if one.group == group and statement in one.by_statement)


def _shown(sizes: Mapping[str, int], least: int) -> frozenset[str]:
    """Give the groups that may be told: large enough, and never all but one, which subtraction would give away."""
    large = {group for group, size in sizes.items() if size >= max(least, 1)}
    small = [group for group, size in sizes.items() if 0 < size < least]
    if len(small) == 1 and large:
        large.discard(min(large, key=lambda group: (sizes[group], group)))
    return frozenset(large)


def _spread(scores: Sequence[int]) -> tuple[int, int, int, int, int]:
    one, two, three, four, five = (sum(score == step for score in scores) for step in range(LOWEST, HIGHEST + 1))
    return one, two, three, four, five
