"""What every decision method asks of its numbers: a full table, weights that weigh, a direction for each criterion."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
TIE_DECIMALS = 12
"""Scores that agree to so many decimals are level: a sum in another order must not decide."""


class BadTable(InputRefused):
    """Levels that are no full table of options by criteria."""


class BadWeights(InputRefused):
    """Weights that cannot weigh: negative, all zero, not a number, or not one for each criterion."""


class NamedTwice(InputRefused):
    """Two options, or two criteria, of one name."""


class TooFewOptions(InputRefused):
    """Fewer options than the method compares."""


def levels_table(levels: npt.ArrayLike, *, fewest_options: int = 1) -> Floats:
    """Take levels as a table of finite numbers, shape (options, criteria)."""
    try:
        table = np.asarray(levels, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadTable(
            "levels", "They are no table of numbers.", "Give every option one number a criterion."
        ) from None
    if table.ndim != 2 or table.shape[1] == 0:
        raise BadTable("levels", "They are no table.", "Give one row an option and one column a criterion.")
    if len(table) < fewest_options:
        said = f"There are {len(table)} options." if len(table) != 1 else "There is one option."
        raise TooFewOptions("options", said, f"Compare at least {fewest_options}.")
    if not np.isfinite(table).all():
        option, criterion = np.argwhere(~np.isfinite(table))[0] + 1
        where = f"option {option}, criterion {criterion}"
        raise BadTable(where, "The level is no number.", "Find the level, or leave the option or the criterion out.")
    return table


def weights_summing_to_one(weights: npt.ArrayLike, *, criteria: int) -> Floats:
    """Take one weight a criterion, none negative and not all zero, and scale them so that they sum to one."""
    try:
        raw = np.asarray(weights, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadWeights("weights", "They are no numbers.", "Give one number a criterion.") from None
    if raw.shape != (criteria,):
        raise BadWeights("weights", f"There are {raw.size} for {criteria} criteria.", "Give one for each criterion.")
    if not np.isfinite(raw).all() or (raw < 0).any():
        place = int(np.flatnonzero(~(np.isfinite(raw) & (raw >= 0)))[0]) + 1
        raise BadWeights(f"weights {place}", f"The weight is {raw[place - 1]:g}.", "Use a number of 0 or more.")
    total = raw.sum()
    if not total > 0:
        raise BadWeights("weights", "They are all zero.", "Give at least one criterion a weight above 0.")
    return np.asarray(raw / total)


def signs(higher_is_better: Sequence[bool] | None, *, criteria: int) -> Floats:
    """Turn directions into 1 (more is better) and -1 (less is better); without directions more is better."""
    if higher_is_better is None:
        return np.ones(criteria)
    if len(higher_is_better) != criteria:
        said = f"There are {len(higher_is_better)} for {criteria} criteria."
        raise BadTable("directions", said, "Say for each criterion whether more is better.")
    if not all(one in (True, False) for one in higher_is_better):
        said = "One is neither true nor false."
        raise BadTable("directions", said, "Write True where more is better, False where less is, and no 1 and -1.")
    return np.where(np.asarray(higher_is_better, dtype=bool), 1.0, -1.0)


def refuse_repeats(names: Iterable[str], *, of: str) -> None:
    """Refuse a name that stands twice, or is empty."""
    met: set[str] = set()
    for place, name in enumerate(names, start=1):
        if not name.strip():
            raise NamedTwice(f"{of} {place}", "It has no name.", "Give it one.")
        if name in met:
            raise NamedTwice(f"{of} {place}", f"{name!r} is there twice.", "Give each its own name.")
        met.add(name)


def ranks(scores: npt.ArrayLike, *, lowest_first: bool = False) -> Ints:
    """Rank scores from 1; level scores share the better rank (1, 2, 2, 4).

    Examples
    --------
    >>> ranks([0.5, 0.9, 0.5]).tolist()
    [2, 1, 2]
    """
    rounded = np.round(np.asarray(scores, dtype=np.float64), TIE_DECIMALS)
    ordered = np.sort(rounded)
    if lowest_first:
        return np.asarray(np.searchsorted(ordered, rounded, side="left") + 1, dtype=np.int64)
    return np.asarray(len(ordered) - np.searchsorted(ordered, rounded, side="right") + 1, dtype=np.int64)
