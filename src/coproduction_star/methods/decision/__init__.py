"""Weighted criteria: swing weights, values on fixed scales, how sure the order is, and what other methods say."""

from .additive import Additive, Distances, Standing, Swing, additive, spotis, swing_weights
from .criteria import Appraisal, BadShape, Beyond, Clamped, Criterion, NoEndPoints, OutsideScale, values_of
from .data_weights import NothingDiffers, critic_weights, entropy_weights
from .dominance import Pair, breaches, dominated, dominates
from .flips import AllWeights, Flips, OneWeight, what_flips
from .frontier import BadCost, OnFrontier, Priced, frontier
from .inputs import BadTable, BadWeights, NamedTwice, TooFewOptions, ranks
from .normalising import Normalisation, normalised, weighted_sum
from .pairwise import BadJudgements, Pairwise, pairwise_weights
from .panels import PanelSwings, panel_swings
from .promethee import BadPreference, Preference, Promethee, Shape, promethee
from .robustness import Acceptability, BadRange, Drawn, Ranges, Robustness, robustness
from .second_opinions import Answer, Choices, Method, Opinion, asked, second_opinions
from .topsis import Topsis, topsis
from .vikor import Vikor, vikor

__all__ = [
    "Acceptability",
    "Additive",
    "AllWeights",
    "Answer",
    "Appraisal",
    "BadCost",
    "BadJudgements",
    "BadPreference",
    "BadRange",
    "BadShape",
    "BadTable",
    "BadWeights",
    "Beyond",
    "Choices",
    "Clamped",
    "Criterion",
    "Distances",
    "Drawn",
    "Flips",
    "Method",
    "NamedTwice",
    "NoEndPoints",
    "Normalisation",
    "NothingDiffers",
    "OnFrontier",
    "OneWeight",
    "Opinion",
    "OutsideScale",
    "Pair",
    "Pairwise",
    "PanelSwings",
    "Preference",
    "Priced",
    "Promethee",
    "Ranges",
    "Robustness",
    "Shape",
    "Standing",
    "Swing",
    "TooFewOptions",
    "Topsis",
    "Vikor",
    "additive",
    "asked",
    "breaches",
    "critic_weights",
    "dominated",
    "dominates",
    "entropy_weights",
    "frontier",
    "normalised",
    "pairwise_weights",
    "panel_swings",
    "promethee",
    "ranks",
    "robustness",
    "second_opinions",
    "spotis",
    "swing_weights",
    "topsis",
    "values_of",
    "vikor",
    "weighted_sum",
    "what_flips",
]
