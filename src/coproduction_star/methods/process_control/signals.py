"""Points that chance seldom makes: beyond a limit, a shift, a trend, two of three close to a limit.

Every rule works on all points at once and gives for each point +1 (high or rising), -1 (low or falling) or 0.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .presets import Preset, Ties, TwoOfThree

Floats = npt.NDArray[np.float64]
Sides = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Signals:
    """What each rule says of each point, shape (points,): +1, -1 or 0. A run is marked on all of its points."""

    beyond: Sides
    shift: Sides
    trend: Sides
    two_of_three: Sides

    @property
    def high(self) -> npt.NDArray[np.bool_]:
        """Whether a rule calls the point high or rising."""
        return np.asarray((self._all() > 0).any(axis=0))

    @property
    def low(self) -> npt.NDArray[np.bool_]:
        """Whether a rule calls the point low or falling."""
        return np.asarray((self._all() < 0).any(axis=0))

    @property
    def special(self) -> npt.NDArray[np.bool_]:
        """Whether any rule fires."""
        return self.high | self.low

    def _all(self) -> Sides:
        return np.stack([self.beyond, self.shift, self.trend, self.two_of_three])


def find_signals(values: Floats, centre: Floats, lower: Floats, upper: Floats, preset: Preset) -> Signals:
    """Apply the rules of a preset to the points between one baseline and the next.

    All arrays have shape (points,). A missing value (NaN) fires nothing and ends every run.
    """
    side = _sign(values - centre)
    beyond = _sign(np.where(values > upper, 1.0, np.where(values < lower, -1.0, 0.0)))
    shift = spread(run_ends(side, preset.shift), preset.shift)
    trend = spread(trend_ends(values, preset.trend, preset.ties), preset.trend)
    return Signals(beyond, shift, trend, two_of_three(side, _near(values, centre, lower, upper, preset), preset))


def run_ends(side: Sides, points: int) -> Sides:
    """Mark each point with which a run of so many on one side is reached or goes on.

    Examples
    --------
    >>> run_ends(np.array([1, 1, 1, 1, 1, 1, 1, 1, -1], dtype=np.int8), 7).tolist()
    [0, 0, 0, 0, 0, 0, 1, 1, 0]
    """
    return np.where(_lengths(side) >= points, side, 0).astype(np.int8)


def trend_ends(values: Floats, points: int, ties: Ties = Ties.BREAK) -> Sides:
    """Mark each point with which so many points in a row, the first among them, rise or fall.

    Examples
    --------
    >>> trend_ends(np.array([7.0, 6, 5, 4, 3, 2, 1]), 7).tolist()
    [0, 0, 0, 0, 0, 0, -1]
    >>> trend_ends(np.array([1.0, 2, 3, 3, 4, 5, 6]), 7).tolist()
    [0, 0, 0, 0, 0, 0, 0]
    """
    moves = np.concatenate([np.zeros(min(1, values.size), np.int8), _sign(np.diff(values))])
    if ties is Ties.IGNORE:
        counted = np.flatnonzero((moves != 0) | np.isnan(values))
        ends = np.zeros(values.size, np.int8)
        ends[counted] = run_ends(moves[counted], points - 1)
        return ends
    return run_ends(moves, points - 1)


def two_of_three(side: Sides, near: npt.NDArray[np.bool_], preset: Preset) -> Sides:
    """Mark points close to a limit that lie in three on one side of which two or more are close.

    Source: NHSRplotthedots 0.2.2; points beyond the limit count by NHS England's rule since late 2023 (its issue 194).
    """
    marked = np.zeros(side.size, np.int8)
    if preset.two_of_three is TwoOfThree.OFF or side.size < 3:
        return marked
    for sign in (1, -1):
        threes = np.lib.stride_tricks.sliding_window_view(side == sign, 3).all(axis=1)
        close = np.lib.stride_tricks.sliding_window_view(near & (side == sign), 3).sum(axis=1) >= 2
        fires = threes & close
        inside = np.zeros(side.size, bool)
        for step in range(3):
            inside[step : step + fires.size] |= fires
        marked[inside & near & (side == sign)] = sign
    return marked


def spread(ends: Sides, points: int) -> Sides:
    """Mark every point of the run that each end closes."""
    marked = ends.copy()
    for back in range(1, points):
        earlier = np.zeros_like(ends)
        earlier[:-back] = ends[back:]
        marked = np.where(marked == 0, earlier, marked).astype(np.int8)
    return marked


def _near(values: Floats, centre: Floats, lower: Floats, upper: Floats, preset: Preset) -> npt.NDArray[np.bool_]:
    high, low = centre + (upper - centre) * 2 / 3, centre - (centre - lower) * 2 / 3
    near = (values > high) | (values < low)
    if preset.two_of_three is TwoOfThree.BETWEEN:
        near &= (values <= upper) & (values >= lower)
    return np.asarray(near)


def _lengths(side: Sides) -> npt.NDArray[np.int64]:
    """Count the points in a row, up to and with each, stand on its side; 0 where it stands on none."""
    places = np.arange(side.size)
    begins = np.ones(side.size, bool)
    begins[1:] = side[1:] != side[:-1]
    began = np.maximum.accumulate(np.where(begins, places, 0))
    return np.where(side == 0, 0, places - began + 1).astype(np.int64)


def _sign(values: Floats) -> Sides:
    return np.nan_to_num(np.sign(values), nan=0.0).astype(np.int8)
