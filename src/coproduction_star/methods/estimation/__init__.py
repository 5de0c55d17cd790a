"""Estimates from a weighted survey, each with how far it can be off.

``design`` holds the weights and how people were drawn, ``variance`` the errors
(linearised, or by leaving out one cluster at a time), ``estimates`` means,
totals, ratios and shares with their intervals, ``counted`` many of them at once from
counts, ``sample_size`` how many to ask.
docs/methods/estimation.md has the formulas and what they do not say.
"""

from .design import BadDesign, Design
from .estimates import Estimate, mean, ratio, share, total
from .jackknife import Replicates, jackknife
from .sample_size import answers_needed, krejcie_morgan

__all__ = [
    "BadDesign",
    "Design",
    "Estimate",
    "Replicates",
    "answers_needed",
    "jackknife",
    "krejcie_morgan",
    "mean",
    "ratio",
    "share",
    "total",
]
