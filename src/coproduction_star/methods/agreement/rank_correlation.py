"""How alike two rankings are: Spearman's correlation, and two measures in which the top counts more."""

import numpy as np
import numpy.typing as npt

from .ratings_table import BadRatings, Floats


class LevelRanks(BadRatings):
    """Rankings in which things are level, or a rank is left out, where a measure asks for each rank once."""


def spearman(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Correlate two rankings (or two lists of scores), ties sharing the mean rank.

    Returns
    -------
    float
        From -1 (the reverse order) to 1 (the same order).

    Raises
    ------
    BadRatings
        When they are no two lists of one length, or one of them has no order.

    Examples
    --------
    >>> round(spearman([1, 2, 3, 4, 5], [1, 3, 2, 4, 5]), 6)
    0.9

    Source
    ------
    C. Spearman (1904). The proof and measurement of association between two things. American Journal of Psychology
    15(1), 72-101.
    """
    pair = _pair(first, second)
    from scipy.stats import rankdata  # loaded by whoever calculates: a web process stays small

    ranked = np.asarray(rankdata(pair, axis=1))
    ranked = ranked - ranked.mean(axis=1, keepdims=True)
    lengths = np.sqrt((ranked**2).sum(axis=1))
    if not lengths.all():
        raise BadRatings("rankings", "One puts everything level.", "There is no order to compare.")
    return float(np.clip(ranked[0] @ ranked[1] / (lengths[0] * lengths[1]), -1, 1))


def weighted_spearman(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Correlate two rankings so that differences near the top count more.

    ``1 - 6·Σ(x - y)²·((N - x + 1) + (N - y + 1)) / (N⁴ + N³ - N² - N)`` for ranks from 1 (best) to N.

    Raises
    ------
    BadRatings
        When they are no two rankings from 1 to N.

    Examples
    --------
    >>> round(weighted_spearman([1, 2, 3, 4, 5], [1, 3, 2, 4, 5]), 4)
    0.8833

    Source
    ------
    J. Pinto da Costa and C. Soares (2005). A weighted rank measure of correlation. Australian and New Zealand Journal
    of Statistics 47(4), 515-529.
    """
    x, y = _rankings(first, second)
    n = float(len(x))
    apart = ((x - y) ** 2 * ((n - x + 1) + (n - y + 1))).sum()
    return float(1 - 6 * apart / (n**4 + n**3 - n**2 - n))


def rank_similarity(reference: npt.ArrayLike, other: npt.ArrayLike) -> float:
    """Measure the WS coefficient: likeness to a reference ranking, halving the weight with each rank down.

    ``1 - Σ 2^(-x)·|x - y| / max(|x - 1|, |x - N|)``. The two rankings do not play the same part.

    Returns
    -------
    float
        Up to 1 (the same); below 0.234 counts as low, above 0.808 as high.

    Raises
    ------
    BadRatings
        When they are no two rankings from 1 to N.

    Examples
    --------
    >>> round(rank_similarity([1, 2, 3, 4, 5], [1, 3, 2, 4, 5]), 4)
    0.8542

    Source
    ------
    W. Sałabun and K. Urbaniak (2020). A new coefficient of rankings similarity in decision-making problems.
    ICCS 2020, LNCS 12138, 632-645.
    """
    x, y = _rankings(reference, other)
    farthest = np.maximum(np.abs(x - 1), np.abs(x - len(x)))
    return float(1 - (2.0**-x * np.abs(x - y) / farthest).sum())


def _pair(first: npt.ArrayLike, second: npt.ArrayLike) -> Floats:
    try:
        pair = np.array([first, second], dtype=np.float64)
    except (TypeError, ValueError):
        raise BadRatings("rankings", "They are no two lists of one length.", "Rank the same things twice.") from None
    if pair.ndim != 2 or pair.shape[1] < 2 or not np.isfinite(pair).all():
        raise BadRatings("rankings", "They do not rank two things at least.", "Rank the same things twice.")
    return pair


def _rankings(first: npt.ArrayLike, second: npt.ArrayLike) -> Floats:
    pair = _pair(first, second)
    if pair.min() < 1 or pair.max() > pair.shape[1]:
        said = f"A rank lies outside 1 to {pair.shape[1]}."
        raise BadRatings("rankings", said, "Give ranks from 1 (best) to the number of things.")
    if (np.sort(pair, axis=1) != np.arange(1, pair.shape[1] + 1)).any():
        said = f"Not every rank from 1 to {pair.shape[1]} is there once."
        raise LevelRanks("rankings", said, "Put nothing level; Spearman's correlation alone knows ties.")
    return pair
