"""The variance of a weighted sum, by linearising (docs/methods/estimation.md).

What raking takes away is seen in the residuals of a regression on the margins. The regression is weighted by the
**base** weights and its residuals are multiplied by the **raked** ones; with raked weights in both places the errors
come out wrong in the third digit.
"""

import numpy as np

from .design import Design, Floats


def variance_of_sum(design: Design, values: Floats) -> float:
    """Give the variance of ``Σ weight · value`` over repeated surveys of the same design.

    With ``u`` the sum of ``weight · residual`` in a cluster, ``n`` clusters asked of ``N`` in a stratum::

        Σ over strata  (1 - n/N) · n/(n - 1) · Σ (u - mean u)²

    Where people were drawn singly within a cluster, ``m`` of ``M``, each stratum has ``n/N`` times this more, over
    its clusters, with ``e`` the weight · residual of one person::

        Σ (1 - m/M) · m/(m - 1) · Σ (e - mean e)²

    ``values`` has shape (answers,).

    Source
    ------
    J.-C. Deville and C.-E. Särndal (1992). Calibration estimators in survey sampling. Journal of the American
    Statistical Association 87(418), 376-382. As in the R package survey (T. Lumley).
    """
    left = design.weights * residuals(design, values)
    totals = np.bincount(design.clusters, left, minlength=design.of_cluster.size).astype(np.float64)
    asked = np.bincount(design.of_cluster)
    means = np.bincount(design.of_cluster, totals) / asked
    squares = np.bincount(design.of_cluster, np.square(totals - means[design.of_cluster]))
    drawn = np.zeros(asked.size) if design.population_clusters is None else asked / design.population_clusters
    between = (1 - drawn) * asked / (asked - 1) * squares
    return float(np.sum(between) + np.sum(drawn * _within(design, left, totals)))


def _within(design: Design, left: Floats, totals: Floats) -> Floats:
    """Give what chance adds within clusters, by stratum."""
    if design.population_members is None:
        return np.zeros(int(design.of_cluster.max()) + 1)
    heard = np.bincount(design.clusters).astype(np.float64)
    squares = np.bincount(design.clusters, np.square(left - (totals / heard)[design.clusters]))
    inside = (1 - heard / design.population_members) * heard / np.maximum(heard - 1, 1) * squares
    return np.bincount(design.of_cluster, inside).astype(np.float64)


def residuals(design: Design, values: Floats) -> Floats:
    """Take from values what the margins explain of them, by least squares weighted with the base weights."""
    if not design.margins:
        return values
    sizes = [int(codes.max()) + 1 for codes in design.margins]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    crossed = np.zeros((starts[-1], starts[-1]))
    wanted = np.zeros(starts[-1])
    for one, codes in enumerate(design.margins):
        rows = slice(starts[one], starts[one + 1])
        wanted[rows] = np.bincount(codes, design.base * values, minlength=sizes[one])
        for two, others in enumerate(design.margins):
            pairs = np.bincount(codes * sizes[two] + others, design.base, minlength=sizes[one] * sizes[two])
            crossed[rows, starts[two] : starts[two + 1]] = pairs.reshape(sizes[one], sizes[two])
    explained = np.linalg.lstsq(crossed, wanted, rcond=None)[0]
    left = values.copy()
    for one, codes in enumerate(design.margins):
        left -= explained[starts[one] : starts[one + 1]][codes]
    return left
