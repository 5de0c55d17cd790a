"""Greedy: the project with the most votes first, and so on, passing over what no longer fits.

Source: this is how most places count; Peters and Skowron (2020) call it utilitarian greedy.
"""

from collections.abc import Collection

from .ballots import Election, Project


def tie_key(project: Project, votes: int, place: int) -> tuple[object, int, int]:
    """Break ties: the cheaper project first, then the one with more votes, then the one handed in first."""
    return project.cost, -votes, place


def greedy(election: Election, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Choose the most voted projects that fit beside those that are taken already.

    A project nobody voted for never wins.

    Examples
    --------
    >>> from coproduction_star.methods.voting import Election, Project
    >>> projects = (Project("hall", 60), Project("pond", 30), Project("bench", 40))
    >>> greedy(Election(100, projects, ({"hall": 1}, {"hall": 1, "bench": 1}, {"bench": 1}, {"pond": 1})))
    ('bench', 'hall')
    """
    votes = election.votes()
    left = election.budget - sum(one.cost for one in election.projects if one.id in taken)
    places = {one.id: place for place, one in enumerate(election.projects)}
    queue = sorted(
        (one for one in election.projects if one.id not in taken and votes[one.id]),
        key=lambda one: (-votes[one.id], *tie_key(one, votes[one.id], places[one.id])),
    )
    found = []
    for project in queue:
        if project.cost <= left:
            left -= project.cost
            found.append(project.id)
    return tuple(found)
