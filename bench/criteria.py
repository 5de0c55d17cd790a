"""Decision methods on 1,000 options and 20 criteria, beside pymcdm and scikit-criteria in the same run.

Every answer is compared first: where the method is the same, the scores must agree to 1e-9. scikit-criteria is
given its data ready made and pymcdm's checks are switched off, so that only their methods are timed; ours check.
"""

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.figures import Figure
from coproduction_star.methods.decision import (
    Appraisal,
    Criterion,
    Normalisation,
    Preference,
    Shape,
    additive,
    critic_weights,
    entropy_weights,
    promethee,
    robustness,
    spotis,
    topsis,
    vikor,
    weighted_sum,
    what_flips,
)

OPTIONS, CRITERIA, ROUNDS = 1_000, 20, 15
AGREE = 1e-9
Scores = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same method twice: ours and a peer's."""

    method: str
    peer: str
    ours: Scores
    theirs: Scores


def problem() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels from 1 to 100, weights that sum to one, and directions of which a third are costs."""
    stream = np.random.default_rng(20)
    weights = stream.random(CRITERIA)
    types = np.where(np.arange(CRITERIA) % 3 == 2, -1, 1)
    return stream.uniform(1, 100, (OPTIONS, CRITERIA)), weights / weights.sum(), types


def beside_pymcdm(levels: np.ndarray, weights: np.ndarray, types: np.ndarray) -> list[Pair]:
    from pymcdm import methods, normalizations
    from pymcdm.weights import critic_weights as their_critic
    from pymcdm.weights import entropy_weights as their_entropy

    up = types > 0
    bounds = np.tile([0.0, 100.0], (CRITERIA, 1))
    appraisal = fixed(levels, types)
    q, p = np.full(CRITERIA, 5.0), np.full(CRITERIA, 30.0)
    linear = [Preference(Shape.LINEAR, 5, 30)] * CRITERIA
    near = methods.TOPSIS(normalizations.vector_normalization)
    pairs = [
        ("TOPSIS", lambda: topsis(levels, weights, higher_is_better=up).closeness, near),
        ("VIKOR", lambda: vikor(levels, weights, higher_is_better=up).q, methods.VIKOR()),
        ("SPOTIS", lambda: spotis(appraisal, weights).distance, methods.SPOTIS(bounds)),
        (
            "weighted sum",
            lambda: weighted_sum(levels, weights, normalisation=Normalisation.SUM, higher_is_better=up),
            methods.WSM(),
        ),
        ("PROMETHEE II, usual", lambda: promethee(levels, weights, higher_is_better=up).net, usual(methods)),
    ]
    timed = [Pair(name, "pymcdm", ours, call(theirs, levels, weights, types)) for name, ours, theirs in pairs]
    return [
        *timed,
        Pair(
            "PROMETHEE II, linear",
            "pymcdm",
            lambda: promethee(levels, weights, preferences=linear, higher_is_better=up).net,
            lambda: methods.PROMETHEE_II("vshape_2", p=p, q=q)(levels, weights, types, validation=False),
        ),
        Pair("CRITIC weights", "pymcdm", lambda: critic_weights(levels), lambda: their_critic(levels)),
        Pair("entropy weights", "pymcdm", lambda: entropy_weights(levels), lambda: their_entropy(levels)),
    ]


def usual(methods: Any) -> Scores:
    """A new object each time: its preference functions can be used once only."""
    return lambda *asked, **how: methods.PROMETHEE_II("usual")(*asked, **how)


def call(method: Any, *asked: Any) -> Scores:
    """With its checks switched off; ours are on."""
    return lambda: method(*asked, validation=False)


def fixed(levels: np.ndarray, types: np.ndarray) -> Appraisal:
    criteria = tuple(Criterion(f"c{n}", *((0, 100) if kind > 0 else (100, 0))) for n, kind in enumerate(types))
    return Appraisal(tuple(f"o{n}" for n in range(len(levels))), criteria, levels)


def beside_skcriteria(levels: np.ndarray, weights: np.ndarray, types: np.ndarray) -> list[Pair]:
    import skcriteria
    from skcriteria.agg import simple
    from skcriteria.agg import topsis as their_topsis
    from skcriteria.agg import vikor as their_vikor

    up = types > 0
    table = levels / np.sqrt((levels**2).sum(axis=0))
    ready = skcriteria.mkdm(table, list(types), weights=weights)
    plain = skcriteria.mkdm(levels, list(types), weights=weights)
    shares = skcriteria.mkdm(levels / levels.sum(axis=0), [1] * CRITERIA, weights=weights)
    return [
        Pair(
            "TOPSIS",
            "scikit-criteria",
            lambda: topsis(levels, weights, higher_is_better=up).closeness,
            lambda: their_topsis.TOPSIS().evaluate(ready).e_.similarity,
        ),
        Pair(
            "VIKOR",
            "scikit-criteria",
            lambda: vikor(levels, weights, higher_is_better=up).q,
            lambda: their_vikor.VIKOR().evaluate(plain).e_.q_k,
        ),
        Pair(
            "weighted sum",
            "scikit-criteria",
            lambda: weighted_sum(levels, weights),
            lambda: simple.WeightedSumModel().evaluate(shares).e_.score,
        ),
    ]


def seconds(work: Scores) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best_of_both(pair: Pair) -> tuple[float, float]:
    """Milliseconds of each at its best, taken turn by turn so that a busy moment hits both."""
    pair.ours(), pair.theirs()
    rounds = [(seconds(pair.ours), seconds(pair.theirs)) for _round in range(ROUNDS)]
    ours, theirs = (min(times) * 1000 for times in zip(*rounds, strict=True))
    return ours, theirs


def measure() -> list[Figure]:
    levels, weights, types = problem()
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # scikit-criteria would rather not minimise
        for pair in [*beside_pymcdm(levels, weights, types), *beside_skcriteria(levels, weights, types)]:
            found += beside(pair)
    return found + alone(levels, weights, types)


def beside(pair: Pair) -> list[Figure]:
    apart = float(np.abs(np.asarray(pair.ours()) - np.asarray(pair.theirs())).max())
    ours, theirs = best_of_both(pair)
    name = f"{pair.method}: our time as a share of {pair.peer}'s"
    said = f"{ours:.2f} ms beside {theirs:.2f} ms; scores differ by {apart:.0e}, at most {AGREE:.0e}"
    value = 100 * ours / theirs if apart <= AGREE else float("inf")
    return [Figure(name, value, "%", 100, said)]


def alone(levels: np.ndarray, weights: np.ndarray, types: np.ndarray) -> list[Figure]:
    """What no peer does, timed for itself."""
    large = fixed(levels, types)
    small = fixed(levels[:20, :10], types[:10])
    return [
        Figure("Additive model, 1,000 × 20", seconds(lambda: additive(large, weights)) * 1000, "ms"),
        Figure("Exact weight changes, 1,000 × 20", seconds(lambda: what_flips(large, weights)) * 1000, "ms"),
        Figure(
            "Robustness, 20 × 10, 10,000 draws of weights",
            seconds(lambda: robustness(small, weights[:10], seed=1)) * 1000,
            "ms",
        ),
    ]
