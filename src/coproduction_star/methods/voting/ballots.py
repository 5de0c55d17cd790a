"""Projects, what they cost, and what people voted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coproduction_star.methods.errors import InputRefused

Money = int | Fraction
Ballot = Mapping[str, int]
"""The points of one voter by the id of a project: above nought; 1 where they approve."""


class BadBallots(InputRefused):
    """Projects or votes that cannot be counted."""


class Kind(StrEnum):
    """How people vote."""

    APPROVAL = "approval"
    POINTS = "points"
    RANKING = "ranking"


@dataclass(frozen=True, slots=True)
class Project:
    """Something to pay for. ``cost`` is in whole units of money, such as pounds, or an exact part of one."""

    id: str
    cost: Money
    name: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Election:
    """What is counted: a budget, the projects in the order they were handed in, and a ballot for each voter.

    Raises
    ------
    BadBallots
        When the budget or a cost is nought or less, an id is there twice, or a ballot names no project or no points.
    """

    budget: Money
    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    kind: Kind = Kind.APPROVAL

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if self.budget <= 0:
            raise BadBallots("budget", "It is nought or less.", "Say how much money there is.")
        known: set[str] = set()
        for project in self.projects:
            if project.id in known:
                raise BadBallots(f"project {project.id}", "It is there twice.", "Give each project an id of its own.")
            if project.cost <= 0:
                raise BadBallots(f"project {project.id}", "It costs nothing.", "Say what it costs, above nought.")
            known.add(project.id)
        for place, ballot in enumerate(self.ballots, start=1):
            _refuse_ballot(place, ballot, known)

    def votes(self) -> dict[str, int]:
        """Add up the points of each project; of approvals, the voters."""
        found = {project.id: 0 for project in self.projects}
        for ballot in self.ballots:
            for key, points in ballot.items():
                found[key] += points
        return found

    def supporters(self) -> dict[str, int]:
        """Count the voters who gave each project anything."""
        found = {project.id: 0 for project in self.projects}
        for ballot in self.ballots:
            for key in ballot:
                found[key] += 1
        return found


def _refuse_ballot(place: int, ballot: Ballot, known: set[str]) -> None:
    for key, points in ballot.items():
        if key not in known:
            raise BadBallots(f"ballot {place}", f"There is no project {key}.", "Take it out, or add the project.")
        if points < 1:
            raise BadBallots(f"ballot {place}", f"Project {key} has {points} points.", "Leave out what gets none.")


def by_place(ranked: Sequence[str], *, most: int) -> dict[str, int]:
    """Give points for a ranking: ``most`` for the first, one less for each place after it.

    Parameters
    ----------
    ranked
        Ids of projects, the best first.
    most
        How many places a ballot has.

    Examples
    --------
    >>> by_place(["pond", "bench"], most=3)
    {'pond': 3, 'bench': 2}
    """
    if len(ranked) > most or len(set(ranked)) < len(ranked):
        raise BadBallots("ranking", "It has too many places, or a project twice.", f"Rank {most} projects at most.")
    return {key: most - place for place, key in enumerate(ranked)}
