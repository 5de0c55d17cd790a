"""A million draws of a case with 20 uncertain figures over ten years, beside NumPy drawing the same distributions.

What is measured is a ratio in one run, so the machine falls out of it.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.figures import Figure
from coproduction_star.methods.cost_benefit import model as m
from coproduction_star.methods.cost_benefit import simulate_case
from coproduction_star.methods.distributions import (
    Beta,
    Distribution,
    Lognormal,
    Triangular,
    Uniform,
    normal_from_interval,
    pert,
)

DRAWS = 1_000_000
TIMES_NUMPY = 3
MEMORY_MB = 100
MEMORY = "--memory"
YEARS = m.Spread.every_year(0, 10)
SPREADS: dict[str, Distribution] = {
    "in need": normal_from_interval(800, 1200),
    "reached": pert(0.3, 0.5, 0.7),
    "engaged": Triangular(0.4, 0.6, 0.8),
    "retained": Beta(8, 2),
    "effect": Triangular(0.05, 0.2, 0.4),
    "deadweight": Uniform(0.1, 0.4),
    "attribution": Triangular(0.0, 0.1, 0.3),
    "displacement": Uniform(0.0, 0.2),
    "drop-off": Triangular(0.05, 0.1, 0.3),
    "value 1": Lognormal(400, 1600),
    "value 2": Lognormal(2000, 9000),
    "value 3": pert(9000, 13000, 17000),
    "staff": Triangular(80_000, 100_000, 150_000),
    "rooms": normal_from_interval(8_000, 14_000),
    "training": Lognormal(4_000, 15_000),
    "start": pert(40_000, 60_000, 120_000),
    "hours": Triangular(500, 1000, 2500),
    "an hour": Uniform(8, 14),
    "partner": Triangular(5_000, 8_000, 20_000),
    "travel": normal_from_interval(1_000, 3_000),
}
KINDS = {
    "in need": m.Kind.COUNT,
    "hours": m.Kind.COUNT,
    "effect": m.Kind.EFFECT,
    **dict.fromkeys(
        ("reached", "engaged", "retained", "deadweight", "attribution", "displacement", "drop-off"), m.Kind.SHARE
    ),
}


def case() -> m.Case:
    figures = {
        name: m.Figure(name, KINDS.get(name, m.Kind.MONEY), spread.mean, "bench", spread=spread, price_year="2025/26")
        for name, spread in SPREADS.items()
    }
    outcome = m.Outcome(
        "better", "Better", "in need", "effect", _values(), YEARS, "reached", "engaged", "retained", "deadweight",
        "attribution", "displacement", corrected=False, lag_years=1, lasts_years=4, drop_off="drop-off",
    )  # fmt: skip
    costs = tuple(
        m.Cost(name, name, m.CostKind.REVENUE, "council", name, YEARS)
        for name in ("staff", "rooms", "training", "partner", "travel")
    )
    start = m.Cost("start", "Start", m.CostKind.CAPITAL, "council", "start", m.Spread((1.0,)))
    time_given = (m.TimeGiven("time", "Time", "people", "hours", "an hour", YEARS),)
    usual = m.Option("usual", "As now", m.OptionKind.BUSINESS_AS_USUAL, costs=costs[:1])
    better = m.Option(
        "new", "New", m.OptionKind.PREFERRED, costs=(*costs, start), time_given=time_given, outcomes=(outcome,)
    )
    bodies = (m.Body("council", "Council", m.Sector.PUBLIC), m.Body("people", "People", m.Sector.HOUSEHOLDS))
    return m.Case(
        "Bench", "green-book-2026", m.Prices("2025/26"), 10, figures, bodies, (usual, better), preferred="new"
    )


def _values() -> tuple[m.Value, ...]:
    return (
        m.Value("fiscal", "Fiscal", "value 1", m.ValueKind.FISCAL, "council"),
        m.Value("economic", "Economic", "value 2", m.ValueKind.ECONOMIC, "people"),
        m.Value("social", "Social", "value 3", m.ValueKind.SOCIAL, "people", health=True),
    )


def numpy_draws(rng: np.random.Generator, spread: Any) -> Any:
    """Draw a million the way NumPy does for this distribution."""
    if isinstance(spread, Uniform):
        return rng.uniform(spread.low, spread.high, DRAWS)
    if isinstance(spread, Triangular):
        return rng.triangular(spread.low, spread.central, spread.high, DRAWS)
    if isinstance(spread, Beta):
        return rng.beta(spread.alpha, spread.beta, DRAWS)
    if isinstance(spread, Lognormal):
        return rng.lognormal(*spread._shape, DRAWS)
    return rng.normal(spread.centre, spread.deviation, DRAWS)


def only_numpy() -> None:
    rng = np.random.default_rng(7)
    for spread in SPREADS.values():
        numpy_draws(rng, spread)


def seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """The best of a few runs, so that what else runs on the machine counts less."""
    found = []
    for _run in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def memory_of_draws(draws: int) -> float:
    """Megabytes at the highest, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.monte_carlo", MEMORY, str(draws)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def measure() -> list[Figure]:
    ours, theirs = seconds(lambda: simulate_case(case(), draws=DRAWS, seed=7)), seconds(only_numpy)
    few, many = memory_of_draws(100_000), memory_of_draws(4 * DRAWS)
    beside = f"NumPy only drawing: {theirs:.2f} s"
    return [
        Figure("1,000,000 draws, 20 figures, 10 years", ours, "s", None, beside),
        Figure("the same, against NumPy only drawing", ours / theirs, "times", TIMES_NUMPY, beside),
        Figure("more memory for 4,000,000 draws than for 100,000", many - few, "MB", MEMORY_MB),
    ]


if __name__ == "__main__" and MEMORY in sys.argv:
    simulate_case(case(), draws=int(sys.argv[-1]), seed=7)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(int(status["VmHWM"].split()[0]) / 1024)
