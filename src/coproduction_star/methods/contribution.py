"""How much people do for themselves and others, as one number from 0 to 100: the contribution indices.

docs/methods/contribution-index.md has the formula and why it is not a score of anybody.
"""

from math import ceil

import numpy as np
import numpy.typing as npt

from .errors import InputRefused

Floats = npt.NDArray[np.float64]
LEAST = 2 / 3
"""The share of its parts that must be answered: our choice, stated on the method's page."""


class BadParts(InputRefused):
    """Parts of an index that lie outside nought and one."""


def contribution_index(parts: npt.ArrayLike, *, least: float = LEAST) -> Floats:
    """Give each person the mean of the parts they answered, times 100.

    Parameters
    ----------
    parts
        From 0 (never) to 1 (as often as can be said), shape (people, parts); not a number where not answered.
    least
        Which share of the parts must be answered; with fewer there is no index.

    Returns
    -------
    numpy.ndarray
        Shape (people,); not a number where too few parts were answered.

    Examples
    --------
    >>> contribution_index([[1.0, 0.5, 0.0], [1.0, np.nan, 0.0], [1.0, np.nan, np.nan]]).tolist()
    [50.0, 50.0, nan]
    """
    found = np.asarray(parts, dtype=np.float64)
    known = ~np.isnan(found)
    said = np.where(known, found, 0.0)
    if said.size and (said.min() < 0 or said.max() > 1):
        raise BadParts("parts", "One lies outside 0 and 1.", "Give 0 for never and 1 for as often as can be said.")
    number = known.sum(axis=1)
    enough = number >= max(1, ceil(least * found.shape[1] - 1e-9))
    return np.where(enough, 100 * said.sum(axis=1) / np.maximum(number, 1), np.nan)
