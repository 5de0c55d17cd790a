"""Count elections with one library, in that library's own environment.

Called as ``count_with.py LIBRARY FILE``: a JSON list of elections in, each with budget, costs, ballots
(ids of projects) and how to count; the winners of each and the seconds of counting alone out.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any


def ours(one: dict[str, Any]) -> tuple[list[str], float]:
    from coproduction_star.methods.voting import Completion, Election, Project, Utility, count

    projects = tuple(Project(key, cost) for key, cost in one["costs"].items())
    ballots = tuple(dict(ballot) for ballot in one["ballots"])
    began = time.perf_counter()
    found = count(
        Election(one["budget"], projects, ballots), utility=Utility(one["utility"]),
        completion=Completion(one["completion"]),
    )  # fmt: skip
    return list(found.ids), time.perf_counter() - began


def pabutools(one: dict[str, Any]) -> tuple[list[str], float]:
    from pabutools.election import (
        ApprovalBallot,
        ApprovalProfile,
        Cardinality_Sat,
        Cost_Sat,
        Instance,
        Project,
    )
    from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
    from pabutools.tiebreaking import TieBreakingRule

    projects = {key: Project(key, cost) for key, cost in one["costs"].items()}
    places = {key: place for place, key in enumerate(projects)}
    instance = Instance(list(projects.values()), budget_limit=one["budget"])
    profile = ApprovalProfile([ApprovalBallot([projects[key] for key in dict(ballot)]) for ballot in one["ballots"]])
    votes = dict.fromkeys(projects, 0)
    for ballot in one["ballots"]:
        for key in dict(ballot):
            votes[key] += 1
    width = len(projects) * (len(one["ballots"]) + 1)
    ties = TieBreakingRule(
        lambda _instance, _profile, p: (
            int(p.cost) * width * width + (len(one["ballots"]) - votes[p.name]) * width + places[p.name]
        )
    )
    sat = {"cost": Cost_Sat, "number": Cardinality_Sat}[one["utility"]]
    began = time.perf_counter()
    grows = 1 if one["completion"].startswith("add1") else None
    found = list(
        method_of_equal_shares(instance, profile, sat_class=sat, tie_breaking=ties, voter_budget_increment=grows)
    )
    if one["completion"] in {"utilitarian", "add1u"}:
        found = list(
            greedy_utilitarian_welfare(
                instance, profile, sat_class=Cost_Sat, tie_breaking=ties, initial_budget_allocation=found
            )
        )
    seconds = time.perf_counter() - began
    return [project.name for project in found if votes[project.name]], seconds


def main(library: str, file: Path) -> None:
    done = [globals()[library](one) for one in json.loads(file.read_text())]
    print(json.dumps({"winners": [found for found, _seconds in done], "seconds": [one for _found, one in done]}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
