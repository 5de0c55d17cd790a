"""Weights from where a file says, dominance, and the other methods in full."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.decision import (
    BadJudgements,
    Normalisation,
    Swing,
    breaches,
    critic_weights,
    dominates,
    entropy_weights,
    pairwise_weights,
    promethee,
    ranks,
    swing_weights,
    topsis,
    vikor,
    weighted_sum,
)

from .reading import Asked
from .rows import WeightsFrom

ByOption = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Beaten:
    """An option that another one beats on everything that counts."""

    option: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one method says, or, where it contradicts dominance, only the pairs (better, worse) it gets wrong."""

    scores: ByOption
    ranks: Mapping[str, int]
    breaches: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Compromise:
    """VIKOR in full: S, R and the two conditions behind its compromise."""

    ranked: Ranked
    s: ByOption
    r: ByOption
    acceptable_advantage: bool
    acceptable_stability: bool
    compromise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flows:
    """PROMETHEE II in full."""

    ranked: Ranked
    leaving: ByOption
    entering: ByOption


@dataclass(frozen=True, slots=True)
class Compared:
    """The methods side by side. They compare; they do not decide."""

    topsis: Ranked
    vikor: Compromise
    promethee: Flows
    weighted_sum: Ranked | None


def weights_from(asked: Asked) -> tuple[tuple[float, ...], float | None]:
    """Find the weights, summing to one, and the consistency ratio where they come from judgements."""
    if asked.weights_from is WeightsFrom.PAIRWISE:
        if len(asked.pairwise) != len(asked.names):
            said = f"It has {len(asked.pairwise)} rows for {len(asked.names)} criteria."
            raise BadJudgements("weights, pairwise", said, "Give one row and one column a criterion.")
        found = pairwise_weights(asked.pairwise)
        return tuple(found.weights.tolist()), found.consistency_ratio
    return tuple(_plain_weights(asked).tolist()), None


def _plain_weights(asked: Asked) -> np.ndarray:
    if asked.weights_from is WeightsFrom.CRITIC:
        return critic_weights(asked.levels, higher_is_better=asked.higher_is_better)
    if asked.weights_from is WeightsFrom.ENTROPY:
        return entropy_weights(asked.levels)
    if asked.weights_from is WeightsFrom.SWINGS:
        return swing_weights(tuple(map(Swing, asked.criteria, asked.swings)))
    given = np.array(asked.given if asked.given else [1.0] * len(asked.names))
    return given / given.sum() if given.sum() > 0 else given


def beaten(asked: Asked) -> tuple[Beaten, ...]:
    """List the options that another one beats whatever the weights."""
    relation = dominates(asked.levels, higher_is_better=asked.higher_is_better)
    return tuple(
        Beaten(option, tuple(asked.options[row] for row in np.flatnonzero(relation[:, at])))
        for at, option in enumerate(asked.options)
        if relation[:, at].any()
    )


def compared(asked: Asked, weights: tuple[float, ...]) -> Compared:
    """Ask every method, each behind the dominance check."""
    how, better = asked.choices, asked.higher_is_better
    near = topsis(asked.levels, weights, higher_is_better=better, normalisation=how.normalisation)
    middle = vikor(asked.levels, weights, higher_is_better=better, v=how.v)
    flows = promethee(asked.levels, weights, higher_is_better=better, preferences=how.preferences)
    return Compared(
        _ranked(asked, near.closeness),
        Compromise(
            _ranked(asked, middle.q, lowest_first=True),
            *(_by_option(asked, middle.s), _by_option(asked, middle.r)),
            *(middle.acceptable_advantage, middle.acceptable_stability),
            tuple(asked.options[at] for at in middle.compromise),
        ),
        Flows(_ranked(asked, flows.net), _by_option(asked, flows.leaving), _by_option(asked, flows.entering)),
        _summed(asked, weights, asked.weighted_sum) if asked.weighted_sum else None,
    )


def _summed(asked: Asked, weights: tuple[float, ...], way: Normalisation) -> Ranked:
    better = asked.higher_is_better
    return _ranked(asked, weighted_sum(asked.levels, weights, normalisation=way, higher_is_better=better))


def _ranked(asked: Asked, scores: np.ndarray, *, lowest_first: bool = False) -> Ranked:
    relation = dominates(asked.levels, higher_is_better=asked.higher_is_better)
    wrong = breaches(relation, scores, lowest_first=lowest_first)
    if wrong:
        return Ranked({}, {}, tuple((asked.options[pair.better], asked.options[pair.worse]) for pair in wrong))
    placed = dict(zip(asked.options, ranks(scores, lowest_first=lowest_first).tolist(), strict=True))
    return Ranked(_by_option(asked, scores), placed, ())


def _by_option(asked: Asked, numbers: np.ndarray) -> ByOption:
    return dict(zip(asked.options, numbers.tolist(), strict=True))
