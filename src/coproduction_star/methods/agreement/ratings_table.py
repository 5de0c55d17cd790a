"""A table of ratings, things by raters, in which some may be missing."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

Floats = npt.NDArray[np.float64]


class BadRatings(InputRefused):
    """Ratings that are no table, or say nothing about agreement."""


class TooFewRaters(BadRatings):
    """Fewer than two raters, or fewer than two things, are left to compare."""


class LeaveOut(StrEnum):
    """Who is left out when ratings are missing: agreement needs a full table."""

    RATERS = "raters"
    """Those who did not rate everything."""
    THINGS = "things"
    """Those that not everybody rated."""


@dataclass(frozen=True, slots=True, eq=False)
class RatingsTable:
    """A full table and the positions, from 0, of the raters or things left out for it."""

    ratings: Floats
    left_out: tuple[int, ...]


def full_table(ratings: npt.ArrayLike, leave_out: LeaveOut) -> RatingsTable:
    """Take ratings of shape (things, raters), NaN where one is missing, and leave out those with gaps."""
    try:
        table = np.asarray(ratings, dtype=np.float64)
    except (TypeError, ValueError):
        remedy = "Give one row a thing and one column a rater."
        raise BadRatings("ratings", "They are no table of numbers.", remedy) from None
    if table.ndim != 2:
        raise BadRatings("ratings", "They are no table.", "Give one row a thing and one column a rater.")
    if np.isinf(table).any():
        raise BadRatings("ratings", "One is without end.", "Give a number, or nothing where none was given.")
    gaps = np.isnan(table)
    axis = 0 if leave_out is LeaveOut.RATERS else 1
    incomplete = np.asarray(gaps.any(axis=axis))
    kept = table[:, ~incomplete] if leave_out is LeaveOut.RATERS else table[~incomplete]
    _refuse_too_few(kept, incomplete, leave_out)
    return RatingsTable(kept, tuple(np.flatnonzero(incomplete).tolist()))


def _refuse_too_few(kept: Floats, incomplete: npt.NDArray[np.bool_], leave_out: LeaveOut) -> None:
    things, raters = kept.shape
    if things >= 2 and raters >= 2:
        return
    said = f"{raters} raters and {things} things are left to compare."
    other = LeaveOut.THINGS if leave_out is LeaveOut.RATERS else LeaveOut.RATERS
    remedy = f"Leave out {other} with gaps instead." if incomplete.any() else "Agreement needs two of each at least."
    raise TooFewRaters("ratings", said, remedy)
