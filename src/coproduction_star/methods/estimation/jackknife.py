"""Errors by leaving out one cluster at a time and raking anew (JK1)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .design import BadDesign, Floats

Weighing = Callable[[Floats], npt.ArrayLike]


@dataclass(frozen=True, slots=True)
class Replicates:
    """Weights of each survey with one cluster left out, shape (clusters, answers); those left out have weight 0."""

    full: Floats
    weights: Floats
    kept: float

    def standard_error(self, estimate: Callable[[Floats], float]) -> float:
        """Give the standard error of any estimate that is made from weights.

        ``√( kept · (n - 1)/n · Σ (estimate without a cluster - mean of these)² )``
        """
        found = np.array([estimate(weights) for weights in self.weights])
        return float(np.sqrt(self.kept * (len(found) - 1) / len(found) * np.square(found - found.mean()).sum()))


def jackknife(
    base: npt.ArrayLike, clusters: npt.ArrayLike, weigh: Weighing, *, population_clusters: float | None = None
) -> Replicates:
    """Weigh again without each cluster in turn.

    Parameters
    ----------
    base
        Base weights, shape (answers,).
    clusters
        In which cluster each answer is.
    weigh
        From base weights to final weights of the answers whose base weight is above 0 (in their order): the same
        raking that made the full weights.
    population_clusters
        How many clusters there are in all, asked or not.

    Raises
    ------
    BadDesign
        With fewer than two clusters.

    Source
    ------
    K. M. Wolter (2007). Introduction to Variance Estimation, chapter 4.
    """
    before = np.asarray(base, dtype=np.float64)
    names = np.unique(np.asarray(clusters))
    if names.size < 2:
        raise BadDesign("clusters", "There is one cluster.", "Two at least are needed to see how they differ.")
    rows = np.zeros((names.size, before.size))
    for number, name in enumerate(names):
        without = np.where(np.asarray(clusters) == name, 0.0, before * names.size / (names.size - 1))
        rows[number, without > 0] = np.asarray(weigh(without))
    kept = 1.0 if population_clusters is None else 1 - names.size / population_clusters
    return Replicates(np.asarray(weigh(before), dtype=np.float64), rows, kept)
