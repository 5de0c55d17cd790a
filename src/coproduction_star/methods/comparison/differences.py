"""Before and after, and the same beside others to whom it did not happen.

All of it is Welch's comparison of two means, of what changed in each place: this is least squares on the changes with
HC2 errors, and places that hang together over time need no other (M. Bertrand, E. Duflo and S. Mullainathan (2004).
How much should we trust differences-in-differences estimates? Quarterly Journal of Economics 119(1), 249-275).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import worded

from .effects import Effect
from .least_squares import Floats

Numbers = Sequence[float] | Floats


class TooFewToCompare(InputRefused):
    """Figures of which no difference can be told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two means and what it rests on."""

    effect: Effect
    degrees: float
    """Of Welch and Satterthwaite."""
    sizes: tuple[int, ...]
    """Figures of each group: after and before, or those it happened to and the others."""
    means: tuple[float, ...]
    comparator: bool
    """Whether anybody to whom it did not happen was looked at. Without, anything else may have made the difference."""


@dataclass(frozen=True, slots=True)
class EventStudy:
    """A difference in differences for every period, from the last one before.

    ``effects[t]`` compares period ``t`` with period ``change - 1``, which itself has none. ``parallel_p`` is the p of
    "before, both went the same way" over all periods before; None where there is only one.
    """

    effects: tuple[Effect | None, ...]
    change: int
    parallel_p: float | None


def before_after(before: Numbers, after: Numbers) -> Difference:
    """Compare figures before and after, with no comparator.

    Raises
    ------
    TooFewToCompare
        When either has less than two figures, or one is missing.

    Examples
    --------
    >>> found = before_after([10, 12, 11, 13], [14, 15, 13, 16])
    >>> round(found.effect.value, 2), found.comparator
    (3.0, False)
    """
    return _welch(_column(after, "after"), _column(before, "before"), comparator=False)


def difference_in_differences(treated: npt.ArrayLike, others: npt.ArrayLike) -> Difference:
    """Compare what changed in places where it happened with what changed in others.

    Parameters
    ----------
    treated, others
        Shape (places, 2): before and after of each place. A place without both is left out; at least two of each kind
        must stay.

    Raises
    ------
    TooFewToCompare
        When fewer than two places of a kind have both figures.

    Examples
    --------
    >>> found = difference_in_differences([[10, 14], [11, 15], [9, 14]], [[10, 11], [12, 13], [11, 13]])
    >>> round(found.effect.value, 2), round(found.effect.error, 2)
    (3.0, 0.47)
    """
    return _welch(_changes(treated, "treated"), _changes(others, "others"), comparator=True)


def four_samples(
    treated_before: Numbers, treated_after: Numbers, others_before: Numbers, others_after: Numbers
) -> Difference:
    """Give the difference in differences of four separate samples, as when other people were asked each time.

    Missing figures (NaN) are passed over: each sample is who was there.

    Raises
    ------
    TooFewToCompare
        When a sample has less than two figures.
    """
    named = {
        "treated before": treated_before,
        "treated after": treated_after,
        "others before": others_before,
        "others after": others_after,
    }
    samples = [_present(figures, name) for name, figures in named.items()]
    means = [float(sample.mean()) for sample in samples]
    value = (means[1] - means[0]) - (means[3] - means[2])
    parts = [float(sample.var(ddof=1)) / sample.size for sample in samples]
    sizes = tuple(sample.size for sample in samples)
    return _difference(value, parts, (sizes, tuple(means)), comparator=True)


def event_study(treated: npt.ArrayLike, others: npt.ArrayLike, *, change: int) -> EventStudy:
    """Give the difference in differences of every period, to see whether both went the same way before.

    Parameters
    ----------
    treated, others
        Shape (places, periods), without gaps.
    change
        The first period after, counted from 0; from 1 to the last.

    Raises
    ------
    TooFewToCompare
        When the change is not within the periods, a figure is missing, or fewer than two places of a kind are there.
    """
    tables = [_table(table, name) for table, name in ((treated, "treated"), (others, "others"))]
    periods = tables[0].shape[1]
    if tables[1].shape[1] != periods or not 1 <= change < periods:
        reason = worded("The change is not within the periods, or both kinds of places have different ones.")
        remedy = worded("Give the same periods for both, some before the change and some after.")
        raise TooFewToCompare("change", reason, remedy)
    moved = [table - table[:, [change - 1]] for table in tables]
    effects = [
        None if period == change - 1 else _welch(moved[0][:, period], moved[1][:, period], comparator=True).effect
        for period in range(periods)
    ]
    return EventStudy(tuple(effects), change, _parallel(moved, change))


def _parallel(moved: list[Floats], change: int) -> float | None:
    """Hotelling's test on the periods before the last one before, each kind with its own spread."""
    early = [table[:, : change - 1] for table in moved]
    count = early[0].shape[1]
    if count < 1 or min(table.shape[0] for table in early) <= count:
        return None
    gap = early[0].mean(axis=0) - early[1].mean(axis=0)
    spread = sum(np.atleast_2d(np.cov(table, rowvar=False)) / table.shape[0] for table in early)
    if np.linalg.matrix_rank(spread) < count:
        return None
    wald = float(gap @ np.linalg.solve(spread, gap))
    left = sum(table.shape[0] for table in early) - count - 1
    from scipy.stats import f  # loaded by whoever calculates: a web process stays small

    return float(f.sf(wald * left / (count * (left + count - 1)), count, left))


def compare_means(one: Floats, other: Floats) -> Difference:
    """Compare the means of two kinds of places by Welch. Raises ``TooFewToCompare`` for fewer than two of a kind."""
    return _welch(_present(one, "treated"), _present(other, "others"), comparator=True)


def _welch(one: Floats, other: Floats, *, comparator: bool) -> Difference:
    means = (float(one.mean()), float(other.mean()))
    parts = [float(group.var(ddof=1)) / group.size for group in (one, other)]
    return _difference(means[0] - means[1], parts, ((one.size, other.size), means), comparator=comparator)


def _difference(
    value: float, parts: list[float], of: tuple[tuple[int, ...], tuple[float, ...]], *, comparator: bool
) -> Difference:
    from scipy.stats import t  # loaded by whoever calculates: a web process stays small

    sizes, means = of
    variance = sum(parts)
    error = float(np.sqrt(variance))
    spread = sum(part**2 / (size - 1) for part, size in zip(parts, sizes, strict=True))
    degrees = variance**2 / spread if spread else float("inf")
    wide = error * float(t.ppf(0.975, degrees))
    p = float(2 * t.sf(abs(value) / error, degrees)) if error else float(value == 0)
    return Difference(Effect(value, value - wide, value + wide, error, p), degrees, sizes, means, comparator)


def _changes(pairs: npt.ArrayLike, field: str) -> Floats:
    table = np.asarray(pairs, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] != 2:
        raise TooFewToCompare(
            field, worded("Each place needs a figure before and one after."), worded("Give both for each place.")
        )
    changes = table[:, 1] - table[:, 0]
    return _present(changes, field)


def _column(figures: Numbers, field: str) -> Floats:
    column = np.asarray(figures, dtype=np.float64)
    if not np.isfinite(column).all():
        raise TooFewToCompare(field, worded("A figure is missing."), worded("Give it, or leave its period out."))
    return _present(column, field)


def _table(figures: npt.ArrayLike, field: str) -> Floats:
    table = np.asarray(figures, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] < 2 or not np.isfinite(table).all():
        reason = worded("There are fewer than two places, or a figure is missing.")
        remedy = worded("Give a figure for every place and period, of two places or more.")
        raise TooFewToCompare(field, reason, remedy)
    return table


def _present(figures: Numbers, field: str) -> Floats:
    column = np.asarray(figures, dtype=np.float64)
    there = column[np.isfinite(column)]
    if there.size < 2:
        reason = worded("There are too few figures on one side: %(n)s.", n=there.size)
        raise TooFewToCompare(field, reason, worded("Give two or more: one alone has no spread."))
    return there
