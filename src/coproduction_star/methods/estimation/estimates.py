"""Means, totals and shares, of everybody or of a part, with their intervals."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import beta, t

from coproduction_star.methods.disclosure import fewest

from .design import BadDesign, Design, Floats
from .variance import variance_of_sum

FEW = fewest("share")
"""Below so many answers nothing is said: our choice, stated in docs/methods/estimation.md."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of the population as the survey tells it.

    ``low`` and ``high`` hold it in ``confidence`` of surveys made the same way, **if the weighting model holds**: they
    know of chance alone, not of who never answers. ``answers`` are those it rests on, ``effective`` as many of equal
    weight drawn singly would say as much.
    """

    value: float
    standard_error: float
    low: float
    high: float
    answers: int
    effective: float
    confidence: float

    @property
    def too_few(self) -> bool:
        """Whether it rests on too few answers to be said."""
        return self.answers < FEW


def total(
    design: Design, values: npt.ArrayLike, *, of: npt.ArrayLike | None = None, confidence: float = 0.95
) -> Estimate:
    """Estimate the sum of a quantity over the population, or over the part ``of`` it (true or false for each answer).

    Raises BadDesign where values are missing or the part is empty.
    """
    known, part = _given(design, values, of)
    summed = part * known
    error = _error(design, summed, lambda weights: float(weights @ summed))
    return _around(design, float(design.weights @ summed), error, part, confidence)


def mean(
    design: Design, values: npt.ArrayLike, *, of: npt.ArrayLike | None = None, confidence: float = 0.95
) -> Estimate:
    """Estimate the mean of a quantity, ``Σ weight·value / Σ weight``; arguments as in :func:`total`.

    >>> design = Design.of([1, 1, 2])
    >>> found = mean(design, [4, 8, 6])
    >>> round(found.value, 3), found.answers
    (6.0, 3)
    """
    known, part = _given(design, values, of)
    value, error = _ratio(design, known, part)
    return _around(design, value, error, part, confidence)


def ratio(
    design: Design, values: npt.ArrayLike, per: npt.ArrayLike, *, of: npt.ArrayLike | None = None,
    confidence: float = 0.95,
) -> Estimate:  # fmt: skip
    """Estimate one quantity for each of another, ``Σ weight·value / Σ weight·per``; arguments as in :func:`total`.

    Raises BadDesign where what it is divided by adds up to nought.

    >>> design = Design.of([1, 1, 2])
    >>> round(ratio(design, [4, 8, 6], [2, 4, 3]).value, 3)
    2.0
    """
    known, part = _given(design, values, of)
    below, _part = _given(design, per, of)
    whole = float(design.weights @ below)
    if whole == 0:
        raise BadDesign("per", "What it is divided by adds up to nought.", "Divide by something that people have.")
    value = float(design.weights @ known) / whole
    linear = (known - value * below) / whole
    error = _error(design, linear, lambda weights: float(weights @ known) / float(weights @ below))
    return _around(design, value, error, part, confidence)


def share(
    design: Design, yes: npt.ArrayLike, *, of: npt.ArrayLike | None = None, confidence: float = 0.95
) -> Estimate:
    """Estimate which share says yes (1 or true against 0 or false); arguments as in :func:`total`.

    The interval is Clopper and Pearson's with the effective number of answers, so it stays between 0 and 1 and says
    something where nobody or everybody said yes (there with Kish's effective number).

    Source: E. L. Korn and B. I. Graubard (1998). Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data. Survey Methodology 24(2), 193-201.
    """
    known, part = _given(design, np.asarray(yes, dtype=np.float64), of)
    if not np.isin(known[part > 0], (0.0, 1.0)).all():
        raise BadDesign("answers", "One is neither yes nor no.", "Give 1 for yes and 0 for no.")
    value, error = _ratio(design, known, part)
    answers = int(part.sum())
    inside = 0 < value < 1 and error > 0
    effective = value * (1 - value) / error**2 if inside else _kish(design.weights, part)
    effective = min(effective, float(answers))
    low, high = _between(value, _adjusted(effective, answers, design.freedom, confidence), confidence)
    return Estimate(value, error, low, high, answers, effective, confidence)


def _given(design: Design, values: npt.ArrayLike, of: npt.ArrayLike | None) -> tuple[Floats, Floats]:
    known = np.asarray(values, dtype=np.float64)
    part = np.ones(design.weights.size) if of is None else np.asarray(of, dtype=bool).astype(np.float64)
    if known.shape != design.weights.shape or part.shape != design.weights.shape:
        reason = f"There are {known.size:,} values for {design.weights.size:,} answers."
        raise BadDesign("answers", reason, "Give one value for each answer; leave out nobody, mark the part instead.")
    if not part.any():
        raise BadDesign("of", "Nobody who answered is in this part.", "Say that nobody was heard there.")
    if not np.isfinite(known[part > 0]).all():
        raise BadDesign("answers", "A value is missing.", "Take the part of those who answered the question.")
    return np.where(part > 0, known, 0.0), part


def _ratio(design: Design, values: Floats, part: Floats) -> tuple[float, float]:
    people = float(design.weights @ part)
    value = float(design.weights @ (part * values)) / people
    linear = part * (values - value) / people
    return value, _error(
        design, linear, lambda weights: float(weights @ (part * values)) / float(weights @ part)
    )  # fmt: skip


def _error(design: Design, linear: Floats, estimate: Callable[[Floats], float]) -> float:
    """Give the standard error, by linearising, or from weights of surveys with one cluster left out."""
    if design.replicates is None:
        return float(np.sqrt(variance_of_sum(design, linear)))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = design.replicates.standard_error(estimate)
    if not np.isfinite(found):
        reason = "Without one of the clusters nobody is left in a part."
        raise BadDesign("errors", reason, "Take linearised errors, or leave the part out.")
    return found


def _around(design: Design, value: float, error: float, part: Floats, confidence: float) -> Estimate:
    reach = float(t.ppf((1 + confidence) / 2, max(design.freedom, 1))) * error
    effective = _kish(design.weights, part)
    return Estimate(value, error, value - reach, value + reach, int(part.sum()), effective, confidence)


def _kish(weights: Floats, part: Floats) -> float:
    counted = weights * part
    return float(counted.sum() ** 2 / np.square(counted).sum())


def _adjusted(effective: float, answers: int, freedom: int, confidence: float) -> float:
    """Count fewer answers where few clusters tell how clusters differ."""
    tail = (1 - confidence) / 2
    return float(effective * (t.ppf(tail, max(answers - 1, 1)) / t.ppf(tail, max(freedom, 1))) ** 2)


def _between(value: float, effective: float, confidence: float) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    yes, no = effective * value, effective * (1 - value)
    low = 0.0 if yes <= 0 else float(beta.ppf(tail, yes, no + 1))
    high = 1.0 if no <= 0 else float(beta.ppf(1 - tail, yes + 1, no))
    return low, high
