"""Write a ``.pb`` file of votes in which nothing but the vote itself stands about a voter.

Ballots are sorted by what they say and numbered in that order, so neither their place nor their number tells when,
where or by whom they were cast.
"""

import csv
import io
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from coproduction_star.methods.voting import Election, Kind, Money

NAMES = {Kind.APPROVAL: "approval", Kind.POINTS: "cumulative", Kind.RANKING: "ordinal"}
OURS = {"num_projects", "num_votes", "budget", "vote_type"}
"""Facts that are written from the votes themselves."""


def write(election: Election, *, meta: Mapping[str, str], selected: Collection[str] = ()) -> str:
    """Write a file: ``meta`` are facts such as description and rule; ``selected`` are the projects that won."""
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\n")
    out.writerows([["META"], ["key", "value"]])
    facts = {
        **{key: value for key, value in meta.items() if key not in OURS},
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": _amount(election.budget),
        "vote_type": NAMES[election.kind],
    }
    out.writerows([key, _one_line(value)] for key, value in facts.items())
    _projects(out, election, selected)
    _votes(out, election)
    return text.getvalue()


def _projects(out: Any, election: Election, selected: Collection[str]) -> None:
    votes, supporters = election.votes(), election.supporters()
    out.writerows([["PROJECTS"], ["project_id", "cost", "votes", "score", "name", "category", "selected"]])
    for one in election.projects:
        named = _one_line(one.name), _one_line(one.category)
        counted = supporters[one.id], votes[one.id]
        out.writerow([one.id, _amount(one.cost), *counted, *named, int(one.id in selected)])


def _votes(out: Any, election: Election) -> None:
    place = {project.id: at for at, project in enumerate(election.projects)}
    said = sorted(
        sorted(((-points, place[key], key) for key, points in ballot.items())) for ballot in election.ballots
    )  # fmt: skip
    with_points = election.kind is Kind.POINTS
    out.writerows([["VOTES"], ["voter_id", "vote", *(["points"] if with_points else [])]])
    for number, ballot in enumerate(said, start=1):
        points = [",".join(str(-given) for given, _place, _key in ballot)] if with_points else []
        out.writerow([number, ",".join(key for _points, _place, key in ballot), *points])


def _amount(money: Money) -> str:
    """Write an amount as decimals; the parts of a file are decimals, so this loses nothing."""
    exact = Fraction(money)
    return str(exact.numerator) if exact.denominator == 1 else f"{float(exact):.10g}"


def _one_line(written: str) -> str:
    return " ".join(written.split())
