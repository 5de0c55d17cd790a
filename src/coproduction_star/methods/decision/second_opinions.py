"""Would another method disagree? TOPSIS, VIKOR and PROMETHEE II beside the additive model, each behind dominance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.agreement import BadRatings, spearman

from .criteria import Appraisal, Beyond, values_of
from .dominance import Flags, breaches, dominates
from .inputs import Floats, ranks, weights_summing_to_one
from .normalising import Normalisation
from .promethee import Preference, promethee
from .topsis import topsis
from .vikor import vikor


class Method(StrEnum):
    """The methods that are asked."""

    TOPSIS = "topsis"
    VIKOR = "vikor"
    PROMETHEE = "promethee"


@dataclass(frozen=True, slots=True)
class Choices:
    """How each method is to be used; the defaults are those of its textbook."""

    normalisation: Normalisation = Normalisation.VECTOR
    v: float = 0.5
    preferences: Sequence[Preference] | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one method says.

    ``scores`` and ``ranks`` are empty, and ``breaches`` names the pairs (better, worse), when the method puts a
    dominated option above the one that dominates it: such an answer is withheld. ``agrees`` says that an option first
    in the additive model is first here too; ``likeness`` is Spearman's correlation with the additive order, None
    where one of the two has no order. ``together`` is VIKOR's compromise, elsewhere the same as ``first``.
    """

    method: Method
    scores: Mapping[str, float]
    ranks: Mapping[str, int]
    first: tuple[str, ...]
    together: tuple[str, ...]
    agrees: bool
    likeness: float | None
    breaches: tuple[tuple[str, str], ...]


def second_opinions(
    appraisal: Appraisal, weights: npt.ArrayLike, *, choices: Choices | None = None, beyond: Beyond = Beyond.REFUSE
) -> tuple[Opinion, ...]:
    """Ask three other methods with the same weights, and compare their order with the additive model's.

    They look at the options alone and not at the fixed scale, so their order can change when an option comes or goes.
    They are a check, not the decision.

    Raises
    ------
    TooFewOptions, BadWeights, OutsideScale
        When there is nothing to compare or the additive model cannot be calculated.
    """
    values, _clamped = values_of(appraisal, beyond=beyond)
    totals = np.asarray(values @ weights_summing_to_one(weights, criteria=len(appraisal.criteria)))
    relation = dominates(appraisal.levels, higher_is_better=appraisal.higher_is_better)
    scores = asked(appraisal.levels, weights, higher_is_better=appraisal.higher_is_better, choices=choices)
    return tuple(_opinion(method, appraisal.options, one, totals, relation) for method, one in scores.items())


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The raw score of each option, the positions a method proposes together, and which way the score counts."""

    scores: Floats
    together: tuple[int, ...]
    lowest_first: bool = False


def asked(
    levels: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    higher_is_better: Sequence[bool] | None = None,
    choices: Choices | None = None,
) -> Mapping[Method, Answer]:
    """Score options by the three methods, without names or scales."""
    how = choices or Choices()
    near = topsis(levels, weights, higher_is_better=higher_is_better, normalisation=how.normalisation)
    middle = vikor(levels, weights, higher_is_better=higher_is_better, v=how.v)
    preferred = promethee(levels, weights, higher_is_better=higher_is_better, preferences=how.preferences)
    return {
        Method.TOPSIS: Answer(near.closeness, _first(near.ranks)),
        Method.VIKOR: Answer(middle.q, middle.compromise, lowest_first=True),
        Method.PROMETHEE: Answer(preferred.net, _first(preferred.ranks)),
    }


def _first(by_rank: npt.NDArray[np.int64]) -> tuple[int, ...]:
    return tuple(np.flatnonzero(by_rank == 1).tolist())


def _opinion(method: Method, options: tuple[str, ...], answer: Answer, totals: Floats, relation: Flags) -> Opinion:
    wrong = breaches(relation, answer.scores, lowest_first=answer.lowest_first)
    if wrong:
        pairs = tuple((options[pair.better], options[pair.worse]) for pair in wrong)
        return Opinion(method, {}, {}, (), (), agrees=False, likeness=None, breaches=pairs)
    by_rank = ranks(answer.scores, lowest_first=answer.lowest_first)
    ours = ranks(totals)
    first = _first(by_rank)
    return Opinion(
        method,
        dict(zip(options, answer.scores.tolist(), strict=True)),
        dict(zip(options, by_rank.tolist(), strict=True)),
        tuple(options[at] for at in first),
        tuple(options[at] for at in answer.together),
        agrees=bool(set(first) & set(_first(ours))),
        likeness=_likeness(ours, by_rank),
        breaches=(),
    )


def _likeness(ours: npt.NDArray[np.int64], theirs: npt.NDArray[np.int64]) -> float | None:
    try:
        return spearman(ours, theirs)
    except BadRatings:
        return None
