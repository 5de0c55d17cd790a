"""Ten years of months for 500 indicators, drawn and read again; beside the same lines by pandas without any rule."""

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from bench.figures import Figure
from coproduction_star.methods.process_control import read_chart, xmr_chart

INDICATORS = 500
MONTHS = 120
SECONDS = 1.0
SEED = 20261127


def measure() -> list[Figure]:
    table = np.random.default_rng(SEED).normal(100, 10, (INDICATORS, MONTHS)).round(1)
    ours = _quickest(lambda: [read_chart(xmr_chart(series), target=100.0) for series in table])
    bare = _quickest(lambda: _lines_alone(table))
    return [
        Figure(
            f"{INDICATORS} XmR charts of {MONTHS} months, with rules and readings", 1_000 * ours, "ms", 1_000 * SECONDS
        ),
        Figure("times as long as pandas takes for the lines alone", ours / bare, "×", None),
    ]


def _lines_alone(table: np.ndarray) -> list[tuple[float, float]]:
    return [(series.mean(), 2.66 * series.diff().abs().mean()) for series in map(pd.Series, table)]


def _quickest(work: Callable[[], object]) -> float:
    taken = []
    for _time in range(5):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)
