"""Least squares with errors that fit how figures hang together.

Sources: J. G. MacKinnon and H. White (1985). Some heteroskedasticity-consistent covariance matrix estimators. Journal
of Econometrics 29(3), 305-325 (HC2, HC3). W. K. Newey and K. D. West (1987). A simple, positive semi-definite,
heteroskedasticity and autocorrelation consistent covariance matrix. Econometrica 55(3), 703-708 (HAC).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import worded

Floats = npt.NDArray[np.float64]
Columns = Mapping[str, Floats]


MOST_LINKED, FEWEST_DEGREES = 0.9, 2.0


class BadModel(InputRefused):
    """Figures and columns from which nothing can be fitted."""


class Errors(StrEnum):
    """What is assumed of the rests."""

    CLASSICAL = "classical"
    """All alike, each on its own."""
    HC2 = "hc2"
    """Not all alike."""
    HC3 = "hc3"
    HAC = "hac"
    """Not all alike, and near ones in time hang together. In short series its intervals are far too narrow."""
    LINKED = "linked"
    """Each hangs together with the one before: as wide as it takes, also in short series."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that was fitted.

    ``coefficients`` and ``covariance`` follow ``names``; ``residuals`` and ``fitted`` have shape (figures,).
    ``dispersion`` is the variance of the rests, or how many times as large as chance alone makes them for counts.
    ``degrees`` are those of a t interval; None for a normal one.
    """

    names: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    residuals: Floats
    fitted: Floats
    dispersion: float
    degrees: float | None

    def at(self, name: str) -> tuple[float, float]:
        """Give the coefficient of that column and its standard error."""
        place = self.names.index(name)
        return float(self.coefficients[place]), float(np.sqrt(self.covariance[place, place]))

    def interval(self, name: str, *, level: float = 0.95) -> tuple[float, float]:
        """Give the ends of the interval of that coefficient."""
        value, error = self.at(name)
        wide = error * self._quantile((1 + level) / 2)
        return value - wide, value + wide

    def p_value(self, name: str) -> float:
        """Give the two-sided p of "this coefficient is 0"."""
        value, error = self.at(name)
        if not error:
            return float(value == 0)
        score = abs(value) / error
        from scipy.stats import norm, t  # loaded by whoever calculates: a web process stays small

        return float(2 * (norm.sf(score) if self.degrees is None else t.sf(score, self.degrees)))

    def _quantile(self, share: float) -> float:
        from scipy.stats import norm, t  # loaded by whoever calculates: a web process stays small

        return float(norm.ppf(share) if self.degrees is None else t.ppf(share, self.degrees))


def least_squares(values: Floats, columns: Columns, *, errors: Errors = Errors.CLASSICAL, lags: int = 0) -> Fitted:
    """Fit ``values`` by the columns, a constant among them where one is wanted.

    Parameters
    ----------
    values
        Shape (figures,), all finite.
    columns
        Names and columns of the same shape, in the order of the answer.
    errors
        What is assumed of the rests.
    lags
        Of ``Errors.HAC``: over how many periods rests hang together, with Bartlett's weights.

    Raises
    ------
    BadModel
        When there are no more figures than columns, or one column follows from the others.
    """
    design = matrix(values, columns)
    solved = np.linalg.lstsq(design, values, rcond=None)[0]
    fitted = design @ solved
    residuals = values - fitted
    degrees: float = values.size - design.shape[1]
    dispersion = float(residuals @ residuals / degrees)
    bread = np.asarray(np.linalg.inv(design.T @ design), dtype=np.float64)
    if errors in {Errors.CLASSICAL, Errors.LINKED}:
        wider, degrees = widened(residuals, design.shape[1]) if errors is Errors.LINKED else (1.0, degrees)
        covariance = bread * dispersion * wider
    else:
        covariance = bread @ meat(design, _scaled(design, residuals, bread, errors), lags) @ bread
    return Fitted(tuple(columns), np.asarray(solved), np.asarray(covariance), residuals, fitted, dispersion, degrees)


def matrix(values: Floats, columns: Columns) -> Floats:
    """Put columns side by side, shape (figures, columns).

    Raises
    ------
    BadModel
        As for ``least_squares``.
    """
    design = np.column_stack(list(columns.values()))
    if design.shape[0] != values.size or not (np.isfinite(design).all() and np.isfinite(values).all()):
        raise BadModel(
            "values",
            worded("Figures and columns do not fit together, or one is missing."),
            worded("Give one for each."),
        )
    if values.size <= design.shape[1]:
        facts = {"n": values.size, "parts": design.shape[1]}
        reason = worded("%(n)s figures cannot fit %(parts)s parts of a model.", **facts)
        raise BadModel("values", reason, worded("Give more figures, or leave out the seasons or the slope."))
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise BadModel("columns", worded("One part of the model follows from the others."), worded("Leave one out."))
    return design


def linkage(residuals: Floats, columns: int) -> float:
    """Give how far each rest hangs together with the one before, 0 to 0.9, corrected for what fitting takes away.

    The share r of neighbours is too small in short series by about ``(columns + 4 r) / n`` (F. H. C. Marriott and
    J. A. Pope (1954). Bias in the estimation of autocorrelations. Biometrika 41(3/4), 390-402).
    """
    total = float(residuals @ residuals)
    share = float(residuals[1:] @ residuals[:-1]) / total if total else 0.0
    return min(max(share + (columns + 4 * share) / residuals.size, 0.0), MOST_LINKED)


def widened(residuals: Floats, columns: int) -> tuple[float, float]:
    """Give how many times as large a variance is where rests are linked, and the degrees that are left.

    ``n`` figures that hang together say as much as ``n (1 - r) / (1 + r)`` that do not.
    """
    linked = linkage(residuals, columns)
    times = (1 + linked) / (1 - linked)
    return times, max(residuals.size / times - columns, FEWEST_DEGREES)


def meat(design: Floats, residuals: Floats, lags: int) -> Floats:
    """Give the middle of the sandwich: products of scores, those up to ``lags`` apart with Bartlett's weights."""
    scores = design * residuals[:, None]
    total = scores.T @ scores
    for apart in range(1, lags + 1):
        crossed = scores[apart:].T @ scores[:-apart]
        total += (1 - apart / (lags + 1)) * (crossed + crossed.T)
    return np.asarray(total)


def _scaled(design: Floats, residuals: Floats, bread: Floats, errors: Errors) -> Floats:
    if errors is Errors.HAC:
        return residuals
    leverage = np.einsum("ij,jk,ik->i", design, bread, design)
    return np.asarray(residuals / (np.sqrt(1 - leverage) if errors is Errors.HC2 else 1 - leverage))
