"""Rounds over the margins, on cells."""

import numpy as np

from .margins import Cells, Floats

STUCK_AFTER = 25
STUCK = 1e-3
"""Raking that gets nowhere in so many rounds goes to and fro between margins that fight."""


def swept(cells: Cells, start: Floats, tolerance: float, most: int) -> tuple[Floats, list[float]]:
    """Adjust weights of cells to each margin in turn.

    Returns
    -------
    tuple
        Weights (cells) and, for each round, the largest share by which a category missed its target at its beginning
        or, in the last, at its end.
    """
    weights, errors = start.copy(), list[float]()
    while len(errors) < most:
        error = 0.0
        for margin, targets in enumerate(cells.targets):
            ratio = targets / cells.sums(margin, weights)
            error = max(error, float(np.max(np.abs(1 / ratio - 1))))
            weights *= ratio[cells.places[:, margin]]
        errors.append(error)
        if error <= tolerance or _stuck(errors):
            break
    return weights, errors


def _stuck(errors: list[float]) -> bool:
    """Say whether the last rounds brought nothing: each margin is met at the cost of another."""
    if len(errors) <= STUCK_AFTER:
        return False
    return errors[-1] > errors[-STUCK_AFTER - 1] * (1 - STUCK)
