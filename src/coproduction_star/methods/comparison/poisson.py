"""Counts that follow a rate: Poisson regression, with as much spread as the counts really have.

Source: P. McCullagh and J. A. Nelder (1989). Generalized Linear Models, second edition. Chapman and Hall (quasi-
likelihood, dispersion by Pearson's X²).
"""

import numpy as np

from coproduction_star.methods.sentences import worded

from .least_squares import BadModel, Columns, Errors, Fitted, Floats, matrix, meat, widened

MOST_STEPS = 50
CLOSE = 1e-12
MOST_LOG = 700.0
"""Beyond it a rate leaves the numbers of the machine."""


def quasi_poisson(
    counts: Floats, columns: Columns, *, sizes: Floats | None = None, errors: Errors = Errors.CLASSICAL,
    lags: int = 0, dispersed: bool = True,
) -> Fitted:  # fmt: skip
    """Fit ``log E(count) = log size + Σ coefficient × column`` by iterated weighted least squares.

    Parameters
    ----------
    counts
        Shape (figures,), 0 or more.
    columns
        As for ``least_squares``.
    sizes
        What the counts are of, above 0: people, bed days. 1 when left out.
    errors
        ``CLASSICAL``, ``LINKED``, or ``HAC`` with ``lags``.
    dispersed
        Errors grow with what counts vary beyond chance; without, those of Poisson.

    Raises
    ------
    BadModel
        As for ``least_squares``; when a count is below zero, all are zero, or no rate fits.
    """
    design = matrix(counts, columns)
    if bool(np.any(counts < 0)) or not counts.any():
        raise BadModel(
            "counts", worded("A count is below zero, or all are zero."), worded("Give counts of 0 or more.")
        )
    offset = np.zeros(counts.size) if sizes is None else np.log(sizes)
    solved = _solved(counts, design, offset)
    rate = np.exp(design @ solved + offset)
    pearson = float(np.sum((counts - rate) ** 2 / rate) / (counts.size - design.shape[1]))
    bread = np.asarray(np.linalg.inv(design.T @ (design * rate[:, None])), dtype=np.float64)
    rests = _deviances(counts, rate)
    wider, degrees = widened(rests, design.shape[1]) if errors is Errors.LINKED else (1.0, None)
    covariance = bread * (pearson * wider if dispersed else 1.0)
    if errors is Errors.HAC:
        covariance = bread @ meat(design, counts - rate, lags) @ bread
    return Fitted(tuple(columns), solved, np.asarray(covariance), rests, rate, pearson, degrees)


def _solved(counts: Floats, design: Floats, offset: Floats) -> Floats:
    rate = counts + 0.5
    previous = np.inf
    for _step in range(MOST_STEPS):
        linear = np.log(rate) - offset
        working = linear + (counts - rate) / rate
        root = np.sqrt(rate)
        solved = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        rate = np.exp(np.clip(design @ solved + offset, -MOST_LOG, MOST_LOG))
        deviance = float(np.sum(_deviances(counts, rate) ** 2))
        if abs(deviance - previous) <= CLOSE * (abs(deviance) + 0.1):
            return np.asarray(solved)
        previous = deviance
    raise BadModel(
        "counts",
        worded("No rate fits these counts."),
        worded("Give more figures, or leave out the seasons or the slope."),
    )


def _deviances(counts: Floats, rate: Floats) -> Floats:
    """Give the rests as signed roots of what each adds to the deviance."""
    logs = np.where(counts > 0, counts * np.log(np.where(counts > 0, counts, 1.0) / rate), 0.0)
    return np.asarray(np.sign(counts - rate) * np.sqrt(np.maximum(2 * (logs - (counts - rate)), 0.0)))
