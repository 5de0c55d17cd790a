"""How far each step of the Star has come, from counts of records.

A share is a sum of parts. Each part has a most it can give and a count at
which it gives it; half the count gives half. The parts of a step add up to
at most 1; what the product cannot record yet is no part, so a step whose
tools come later stays small. The page docs/methods/star-progress.md says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .errors import MethodError


class NotAPart(MethodError):
    """A part counts below zero, aims at nothing, or gives more than a whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record that moves a step.

    Attributes
    ----------
    counted
        How many there are.
    enough
        The number from which more adds nothing; at least 1.
    worth
        The share that enough of them give, above 0 and at most 1.
    """

    counted: float
    enough: float
    worth: float


def share(parts: Iterable[Part]) -> float:
    """Add up what the records of a step give.

    Parameters
    ----------
    parts
        The kinds of record that move this step.

    Returns
    -------
    float
        0 (not begun) to 1.

    Raises
    ------
    NotAPart
        When a part counts below zero, aims at nothing, or all together are worth more than 1.

    Examples
    --------
    >>> share([Part(counted=6, enough=12, worth=0.3), Part(counted=4, enough=4, worth=0.25)])
    0.4
    >>> share([])
    0
    """
    listed = tuple(parts)
    for part in listed:
        if part.counted < 0 or part.enough < 1 or not 0 < part.worth <= 1:
            raise NotAPart(f"{part} is no part of a step: count from 0, aim at 1 or more, give 0 to 1.")
    if sum(part.worth for part in listed) > 1 + 1e-9:
        raise NotAPart("The parts of a step are worth more than 1 together. Make them add up to 1 at most.")
    return round(sum(min(part.counted / part.enough, 1) * part.worth for part in listed), 4)


def map_it(*, outcomes: int, covered: int, initiatives: int, cos: int) -> float:
    """Map it: outcomes written down, initiatives mapped, Co's in use, outcomes that an initiative serves."""
    return share(
        (
            Part(outcomes, 3, 0.15),
            Part(initiatives, 12, 0.25),
            Part(cos, 4, 0.2),
            Part(covered, max(outcomes, 1), 0.2),
        )
    )


def focus_it(*, decisions: int, declared: int) -> float:
    """Focus it: decisions with their reasons, and people who declared their interests first."""
    return share((Part(decisions, 5, 0.3), Part(declared, 5, 0.1)))


def people_it(*, people: int, groups: int, surveys: int = 0, answers: int = 0) -> float:
    """People it: people with a role and the groups they speak for; surveys that were opened, and their answers."""
    return share((Part(people, 8, 0.25), Part(groups, 5, 0.15), Part(surveys, 1, 0.1), Part(answers, 50, 0.15)))


def market_it(*, promises: int, partners: int) -> float:
    """Market it: promises with a person and a date, and partners with a named agreement."""
    return share((Part(promises, 8, 0.25), Part(partners, 2, 0.1)))


def grow_it(
    *, judged: int, promises: int, evidenced: int, running: int, told: int = 0, outcomes: int = 0, figured: int = 0,
    measures: int = 0,
) -> float:  # fmt: skip
    """Grow it: promises that were judged, and running initiatives with evidence.

    Beside these, outcomes for which a measure tells what changes for people, and measures with a figure.
    """
    return share(
        (
            Part(judged, max(promises, 1), 0.2),
            Part(evidenced, max(running, 1), 0.2),
            Part(told, max(outcomes, 1), 0.15),
            Part(figured, max(measures, 1), 0.15),
        )
    )
