"""The weights of a group of people from what each of them gave (docs/methods/weighted-criteria.md)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .inputs import BadWeights, Floats

LARGEST_SWING = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class PanelSwings:
    """The swings of a group, 100 points for the largest, and where the middle half of its people lies."""

    points: Floats
    low: Floats
    high: Floats
    people: int


def panel_swings(points: npt.ArrayLike) -> PanelSwings:
    """Bring together the swings that people of one group gave, each with an equal say.

    ``weight(criterion) = mean over people of (points on the criterion / all points of the person)``

    A mean and not a median: medians of weights do not sum to one, and can all be zero where people care for different
    things. Nobody can pull a mean of shares further than their own share of the group.

    Parameters
    ----------
    points
        Shape (people, criteria), each of 0 or more, and something above 0 for each person.

    Returns
    -------
    PanelSwings
        Scaled so that the largest has 100 points. ``low`` and ``high`` are the quartiles of the people's weights on
        the same scale, and never leave the mean outside.

    Raises
    ------
    BadWeights
        When nobody gave any, a number is negative, or a person gave nothing above zero.

    Examples
    --------
    >>> found = panel_swings([[100, 50], [100, 100], [50, 100]])
    >>> [round(float(points), 6) for points in found.points], found.people
    ([100.0, 100.0], 3)

    Source
    ------
    Own.
    """
    table = np.asarray(points, dtype=np.float64)
    if table.ndim != 2 or not table.size:
        raise BadWeights("swings", "Nobody gave any.", "Give one row for each person.")
    totals = table.sum(axis=1)
    if not np.isfinite(table).all() or (table < 0).any() or not (totals > 0).all():
        raise BadWeights("swings", "A person gave a negative number, or nothing at all.", "Call the largest 100.")
    shares = table / totals[:, None]
    mean = shares.mean(axis=0)
    low, high = np.quantile(shares, [0.25, 0.75], axis=0)
    scale = LARGEST_SWING / mean.max()
    return PanelSwings(mean * scale, np.minimum(low, mean) * scale, np.maximum(high, mean) * scale, len(table))
