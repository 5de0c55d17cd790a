"""What weights cost: how many answers of equal weight would say as much."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .margins import BadMargins


@dataclass(frozen=True, slots=True)
class Effect:
    """``effective`` answers, as many as answers of equal weight that would say as much; ``design`` = answers ÷ it.

    It speaks of weights alone. The design effect of one estimate can differ by a third: estimation gives that one.
    """

    answers: int
    effective: float
    design: float
    smallest: float
    largest: float
    """Weights as multiples of their mean."""


def effect_of(weights: npt.ArrayLike) -> Effect:
    """Give Kish's effective number of answers, ``(Σw)² / Σw²``.

    Raises BadMargins where there is no weight, or one that is not above zero.

    Source: L. Kish (1965), Survey Sampling, 11.2.

    >>> found = effect_of([1, 1, 2])
    >>> round(found.effective, 3), round(found.design, 3)
    (2.667, 1.125)
    """
    found = np.asarray(weights, dtype=np.float64)
    if not found.size or not np.isfinite(found).all() or found.min() <= 0:
        raise BadMargins("weights", "They are not all numbers above 0.", "Give each answer a weight above 0.")
    effective = float(found.sum() ** 2 / np.square(found).sum())
    mean = float(found.mean())
    return Effect(found.size, effective, found.size / effective, float(found.min()) / mean, float(found.max()) / mean)
