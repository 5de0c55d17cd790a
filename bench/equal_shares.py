"""Equal shares beside pabutools: the same winners on 1,000 random instances and our files, and how long it takes.

`python -m bench.equal_shares [instances] [voters]` counts fewer. The peer gets an environment of its own, made from
PyPI. Both count the same elections one after the other in the same run; seconds are those of counting alone.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from bench.figures import Figure, table
from coproduction_star.data.pabulib import read

PEER, VERSION = "pabutools", "1.2.3"
INSTANCES, VOTERS, PROJECTS = 1_000, 10_000, 100
SEED = 20261127
TIMES_FASTER = 20
COMPLETIONS = ("none", "add1", "add1u", "utilitarian")
SCRIPT = Path(__file__).with_name("peers") / "count_with.py"
FILES = Path(__file__).resolve().parents[1] / "docs/reference"
UV = Path(sys.executable).parent / "uv"


def measure(instances: int = INSTANCES, voters: int = VOTERS) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = place / PEER / "bin/python"
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, place / PEER], check=True)
        subprocess.run([UV, "pip", "install", "--quiet", "--python", python, f"{PEER}=={VERSION}"], check=True)
        small = [*_files(), *_random(instances)]
        ours, theirs = (_run(*who, small, place) for who in ((sys.executable, "ours"), (python, PEER)))
        other = sum(set(a) != set(b) for a, b in zip(ours["winners"], theirs["winners"], strict=True))
        large = [_large(voters, completion) for completion in ("none", "add1u")]
        our_time, their_time = (_run(*who, large, place) for who in ((sys.executable, "ours"), (python, PEER)))
        other += sum(set(a) != set(b) for a, b in zip(our_time["winners"], their_time["winners"], strict=True))
    figures = [Figure(f"elections of {len(small) + 2:,} with other winners than {PEER} {VERSION}", other, "", 0)]
    for place_of, completion in enumerate(("none", "add1u")):
        mine, peer = our_time["seconds"][place_of], their_time["seconds"][place_of]
        what = f"{voters:,} voters × {PROJECTS} projects, {completion}"
        figures += [
            Figure(what, 1_000 * mine, "ms", None, "counting alone"),
            Figure(f"our time as a share of {PEER}'s, {completion}", 100 * mine / peer, "%", 100 / TIMES_FASTER,
                   f"{PEER}: {peer:.2f} s"),
        ]  # fmt: skip
    return figures


def _files() -> list[dict[str, Any]]:
    """Our own Pabulib files, each counted in every way."""
    found = []
    for path in sorted(FILES.glob("*.pb")):
        election = read(path.read_text()).election
        ballots = [list(ballot.items()) for ballot in election.ballots]
        costs = {project.id: int(project.cost) for project in election.projects}
        found += [_asked(int(election.budget), costs, ballots, at) for at in range(2 * len(COMPLETIONS))]
    return found


def _asked(budget: int, costs: dict[str, int], ballots: list[Any], number: int) -> dict[str, Any]:
    completion = COMPLETIONS[number % len(COMPLETIONS)]
    utility = ("cost", "number")[number // len(COMPLETIONS) % 2]
    return {"budget": budget, "costs": costs, "ballots": ballots, "utility": utility, "completion": completion}


def _random(instances: int) -> list[dict[str, Any]]:
    """Small elections of many shapes; a third with costs so alike that ties are common."""
    rng, found = np.random.default_rng(SEED), []
    for number in range(instances):
        projects, voters = int(rng.integers(2, 16)), int(rng.integers(1, 60))
        most = 5 if number % 3 == 0 else 400
        costs = {f"p{at}": int(cost) for at, cost in enumerate(rng.integers(1, most, projects))}
        liked = rng.random((voters, projects)) < rng.uniform(0.1, 0.7)
        ballots = [[(f"p{at}", 1) for at in np.flatnonzero(row)] for row in liked]
        budget = max(1, int(sum(costs.values()) * rng.uniform(0.1, 0.9)))
        found.append(_asked(budget, costs, ballots, number))
    return found


def _large(voters: int, completion: str) -> dict[str, Any]:
    """A town: districts that want other projects, costs of a hundredfold range."""
    rng = np.random.default_rng(SEED + 1)
    costs = {f"p{at}": int(cost) for at, cost in enumerate(np.exp(rng.uniform(7, 11.5, PROJECTS)))}
    fame = rng.uniform(0.02, 0.25, (8, PROJECTS))
    liked = rng.random((voters, PROJECTS)) < fame[rng.integers(0, 8, voters)]
    ballots = [[(f"p{at}", 1) for at in np.flatnonzero(row)] for row in liked]
    budget = int(sum(costs.values()) * 0.3)
    return {"budget": budget, "costs": costs, "ballots": ballots, "utility": "cost", "completion": completion}


def _run(python: Any, library: str, elections: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    file = folder / "elections.json"
    file.write_text(json.dumps(elections))
    done = subprocess.run([python, SCRIPT, library, file], capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{library} could not count:\n{done.stderr[-2000:]}"
        raise SystemExit(message)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))
