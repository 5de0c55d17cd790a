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
    _refuse_too_few(kept, gaps, leave_out)
    return RatingsTable(kept, tuple(np.flatnonzero(incomplete).tolist()))


def _refuse_too_few(kept: Floats, gaps: npt.NDArray[np.bool_], leave_out: LeaveOut) -> None:
    things, raters = kept.shape
    if things >= 2 and raters >= 2:
        return
    people, what = "rater" if raters == 1 else "raters", "thing" if things == 1 else "things"
    said = f"{raters} {people} and {things} {what} are left to compare."
    raise TooFewRaters("ratings", said, _remedy(gaps, leave_out))


def _remedy(gaps: npt.NDArray[np.bool_], leave_out: LeaveOut) -> str:
    """Say what to leave out instead, where that leaves enough; else what is missing."""
    if not gaps.any():
        return "Agreement needs two of each at least."
    whole_raters, whole_things = (int((~gaps.any(axis=axis)).sum()) for axis in (0, 1))
    if leave_out is LeaveOut.RATERS and whole_things >= 2 and gaps.shape[1] >= 2:
        return "Leave out things with gaps instead."
    if leave_out is LeaveOut.THINGS and whole_raters >= 2 and gaps.shape[0] >= 2:
        return "Leave out raters with gaps instead."
    return "Ask for what is missing: two raters must have rated the same two things, and everything that is kept."
