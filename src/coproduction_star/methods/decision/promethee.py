"""PROMETHEE II: how far each option is preferred to the others, pair by pair."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .inputs import Floats, Ints, levels_table, ranks, signs, weights_summing_to_one

SLACK = 1e-12
"""Of the largest number in play: 0.8 - 0.5 must not pass a threshold of 0.3."""
CHUNK = 256


class Shape(StrEnum):
    """The six preference functions: how a difference becomes a preference from 0 to 1."""

    USUAL = "usual"
    """Any difference is a full preference."""
    U_SHAPE = "u-shape"
    """Full above q."""
    V_SHAPE = "v-shape"
    """Grows to full at p."""
    LEVEL = "level"
    """Half above q, full above p."""
    LINEAR = "linear"
    """Nothing up to q, grows to full at p."""
    GAUSSIAN = "gaussian"
    """1 - exp(-d² / 2s²)."""


NEEDS: Mapping[Shape, str] = {
    Shape.USUAL: "", Shape.U_SHAPE: "q", Shape.V_SHAPE: "p", Shape.LEVEL: "qp", Shape.LINEAR: "qp",
    Shape.GAUSSIAN: "s",
}  # fmt: skip


class BadPreference(InputRefused):
    """Thresholds that a preference function cannot work with."""


@dataclass(frozen=True, slots=True)
class Preference:
    """A preference function with its thresholds, in the unit of its criterion.

    Parameters
    ----------
    q
        The largest difference that does not matter, 0 or more.
    p
        The smallest difference that settles the matter, above 0 and not below ``q``.
    s
        Where the Gaussian function bends, above 0.
    """

    shape: Shape = Shape.USUAL
    q: float = 0.0
    p: float = 0.0
    s: float = 0.0

    def __post_init__(self) -> None:
        """Refuse thresholds out of order."""
        needs = NEEDS[self.shape]
        if "q" in needs and not 0 <= self.q < np.inf:
            raise BadPreference("q", f"It is {self.q:g}.", "Use a difference of 0 or more.")
        if "p" in needs and not (0 < self.p < np.inf and (self.p >= self.q or "q" not in needs)):
            raise BadPreference("p", f"It is {self.p:g}.", "Use a difference above 0 that is not below q.")
        if "s" in needs and not 0 < self.s < np.inf:
            raise BadPreference("s", f"It is {self.s:g}.", "Use a difference above 0.")


@dataclass(frozen=True, slots=True, eq=False)
class Promethee:
    """Flows of each option: leaving and entering from 0 to 1, net from -1 to 1; all of shape (options,)."""

    leaving: Floats
    entering: Floats

    @property
    def net(self) -> Floats:
        """What leaves less what enters."""
        return np.asarray(self.leaving - self.entering)

    @property
    def ranks(self) -> Ints:
        """Rank by net flow."""
        return ranks(self.net)


def promethee(
    levels: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    preferences: Sequence[Preference] | None = None,
    higher_is_better: Sequence[bool] | None = None,
) -> Promethee:
    """Rank options by their net preference flow.

    With ``P`` the preference function of a criterion and ``d`` the difference of two options on it::

        π(a, b) = Σ w·P(d(a, b))
        leaving(a) = Σ π(a, b) / (options - 1)    entering(a) = Σ π(b, a) / (options - 1)

    All functions but the Gaussian are summed from sorted levels, without looking at pairs.

    Parameters
    ----------
    preferences
        One a criterion; without them any difference counts in full.

    Raises
    ------
    BadTable, BadWeights, TooFewOptions
        When there is nothing to compare.

    Source
    ------
    J. P. Brans and P. Vincke (1985). A preference ranking organisation method. Management Science 31(6), 647-656.
    """
    table = levels_table(levels, fewest_options=2)
    criteria = table.shape[1]
    table = table * signs(higher_is_better, criteria=criteria)
    shares = weights_summing_to_one(weights, criteria=criteria) / (len(table) - 1)
    functions = [Preference()] * criteria if preferences is None else list(preferences)
    if len(functions) != criteria:
        raise BadPreference(
            "preferences", f"There are {len(functions)} for {criteria} criteria.", "Give one for each."
        )
    leaving, entering = np.zeros(len(table)), np.zeros(len(table))
    for column, share, preference in zip(table.T, shares, functions, strict=True):
        if share > 0:
            leaving += share * _preferred(column, preference)
            entering += share * _preferred(-column, preference)
    return Promethee(leaving, entering)


def _preferred(column: Floats, preference: Preference) -> Floats:
    """Sum for each option its preference over all options, itself included (which is nothing)."""
    return SUMS[preference.shape](column, preference)


def _above(column: Floats, threshold: float) -> Floats:
    """Count for each option those it exceeds by more than the threshold."""
    ordered = np.sort(column)
    slack = SLACK * max(float(np.abs(ordered[[0, -1]]).max()), threshold)
    return np.searchsorted(ordered, column - threshold - slack, side="left").astype(np.float64)


def _excess(column: Floats, threshold: float) -> Floats:
    """Sum for each option how far its lead over others exceeds the threshold."""
    ordered = np.sort(column)
    centre = float(ordered.mean())
    ordered = ordered - centre
    sums = np.concatenate(([0.0], np.cumsum(ordered)))
    reach = column - centre - threshold
    count = np.searchsorted(ordered, reach, side="left")
    return np.asarray(count * reach - sums[count])


def _usual(column: Floats, _preference: Preference) -> Floats:
    return np.searchsorted(np.sort(column), column, side="left").astype(np.float64)


def _u_shape(column: Floats, preference: Preference) -> Floats:
    return _above(column, preference.q)


def _v_shape(column: Floats, preference: Preference) -> Floats:
    return (_excess(column, 0.0) - _excess(column, preference.p)) / preference.p


def _level(column: Floats, preference: Preference) -> Floats:
    return (_above(column, preference.q) + _above(column, preference.p)) / 2


def _linear(column: Floats, preference: Preference) -> Floats:
    if preference.p == preference.q:
        return _above(column, preference.q)
    width = preference.p - preference.q
    return (_excess(column, preference.q) - _excess(column, preference.p)) / width


def _gaussian(column: Floats, preference: Preference) -> Floats:
    found = np.empty(len(column))
    for start in range(0, len(column), CHUNK):
        lead = np.maximum(column[start : start + CHUNK, None] - column[None, :], 0) / preference.s
        found[start : start + CHUNK] = -np.expm1(-(lead**2) / 2).sum(axis=1)
    return found


SUMS: Mapping[Shape, Callable[[Floats, Preference], Floats]] = {
    Shape.USUAL: _usual,
    Shape.U_SHAPE: _u_shape,
    Shape.V_SHAPE: _v_shape,
    Shape.LEVEL: _level,
    Shape.LINEAR: _linear,
    Shape.GAUSSIAN: _gaussian,
}
