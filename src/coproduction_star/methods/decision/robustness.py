"""How often each option comes first when weights and scores are not known for sure (SMAA)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .criteria import Appraisal, Beyond, values_of
from .inputs import TIE_DECIMALS, BadTable, Floats, levels_table, weights_summing_to_one

CHUNK_NUMBERS = 2_000_000
"""How many sampled values to hold at once, so that memory does not grow with the draws."""
MOST_DRAWS = 1_000_000


class BadRange(InputRefused):
    """A range of weights or scores whose ends are out of order."""


class Drawn(StrEnum):
    """Which weights to draw."""

    ANY = "any"
    """All weights that sum to one, each as likely."""
    IN_ORDER = "in order"
    """The same, but only those that keep the order of the weights given."""
    NEAR = "near"
    """Each swing between its low and its high, and then scaled to sum to one."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """What is not known for sure.

    ``low_levels`` and ``high_levels`` have the shape of the levels; a sampled level comes from the triangle low,
    central, high. ``low_weights`` and ``high_weights`` hold one number a criterion, for :attr:`Drawn.NEAR`.
    """

    low_levels: npt.ArrayLike | None = None
    high_levels: npt.ArrayLike | None = None
    low_weights: npt.ArrayLike | None = None
    high_weights: npt.ArrayLike | None = None


@dataclass(frozen=True, slots=True)
class Acceptability:
    """One option over all draws.

    ``ranks`` holds the share of draws in each rank, best first (level options share theirs). ``central_weights`` is
    the mean of the weights with which the option came first: what somebody who prefers it seems to value; empty when
    it never did. ``confidence`` is the share of sampled scores in which it comes first with just these weights.
    """

    option: str
    first: float
    ranks: tuple[float, ...]
    central_weights: Mapping[str, float]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Robustness:
    """Options by how often they come first. ``margin`` is at most the half-width of a 95% interval of any share."""

    options: tuple[Acceptability, ...]
    draws: int
    seed: int
    drawn: Drawn
    margin: float


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """Everything in order of name, so that the draws do not depend on the order of the input."""

    appraisal: Appraisal
    weights: Floats
    ranges: Ranges
    drawn: Drawn
    seed: int
    draws: int
    beyond: Beyond

    @property
    def chunk(self) -> int:
        return max(1, CHUNK_NUMBERS // int(self.appraisal.levels.size))


def robustness(
    appraisal: Appraisal,
    weights: npt.ArrayLike,
    *,
    seed: int,
    draws: int = 10_000,
    drawn: Drawn = Drawn.ANY,
    ranges: Ranges | None = None,
    beyond: Beyond = Beyond.REFUSE,
) -> Robustness:
    """Draw weights and scores many times, and count who comes first.

    A share is not the chance that an option is right: it says for how much of what might be valued it would be
    chosen. The result depends on the seed and on names alone, neither on the order of the input nor on how memory is
    cut.

    Parameters
    ----------
    weights
        Central weights, one a criterion; they decide for ``IN_ORDER`` and ``NEAR``.
    seed
        0 or more; print it beside the result.
    draws
        1 to 1,000,000.
    ranges
        Levels and weights that are not known for sure; without them only weights vary.

    Raises
    ------
    BadRange, BadWeights, OutsideScale, InputRefused
        When ranges are out of order or the model cannot be calculated.

    Source
    ------
    R. Lahdelma and P. Salminen (2001). SMAA-2: stochastic multicriteria acceptability analysis for group decision
    making. Operations Research 49(3), 444-454.
    """
    _check_draws(seed, draws)
    plan = _plan(appraisal, weights, ranges or Ranges(), drawn, seed, draws, beyond)
    options = len(plan.appraisal.options)
    counts, sums = np.zeros((options, options)), np.zeros((options, len(plan.weights)))
    for drawn_weights, values in zip(_weights(plan), _values(plan), strict=True):
        totals = np.round(_totals(values, drawn_weights), TIE_DECIMALS)
        counts += _rank_counts(totals)
        sums += _first_shares(totals).T @ drawn_weights
    return _told(plan, counts, sums)


def _check_draws(seed: int, draws: int) -> None:
    if not 1 <= draws <= MOST_DRAWS:
        raise InputRefused("draws", f"It is {draws:,}.", f"Use 1 to {MOST_DRAWS:,}; 10,000 is usual.")
    if seed < 0:
        raise InputRefused("seed", f"It is {seed}.", "Use a whole number of 0 or more.")


def _plan(
    appraisal: Appraisal, weights: npt.ArrayLike, ranges: Ranges, drawn: Drawn, seed: int, draws: int, beyond: Beyond
) -> _Plan:
    shares = weights_summing_to_one(weights, criteria=len(appraisal.criteria))
    names = [criterion.name for criterion in appraisal.criteria]
    rows, columns = np.argsort(appraisal.options), np.argsort(names)
    ordered = Appraisal(
        tuple(appraisal.options[row] for row in rows),
        tuple(appraisal.criteria[column] for column in columns),
        appraisal.levels[np.ix_(rows, columns)],
    )
    low, high = _level_range(appraisal, ranges)
    for levels in (appraisal.levels, low, high):
        if levels is not None:
            values_of(Appraisal(appraisal.options, appraisal.criteria, levels), beyond=beyond)
    light, heavy = _weight_range(weights, ranges, len(names))
    turned = [None if one is None else one[np.ix_(rows, columns)] for one in (low, high)]
    kept = Ranges(turned[0], turned[1], light[columns], heavy[columns])
    return _Plan(ordered, shares[columns], kept, drawn, seed, draws, beyond)


def _level_range(appraisal: Appraisal, ranges: Ranges) -> tuple[Floats | None, Floats | None]:
    if ranges.low_levels is None and ranges.high_levels is None:
        return None, None
    low = appraisal.levels if ranges.low_levels is None else levels_table(ranges.low_levels)
    high = appraisal.levels if ranges.high_levels is None else levels_table(ranges.high_levels)
    if low.shape != appraisal.levels.shape or high.shape != appraisal.levels.shape:
        raise BadTable("levels", "Low and high levels do not fit the levels.", "Give every option one of each.")
    wrong = np.argwhere((low > appraisal.levels) | (appraisal.levels > high))
    if len(wrong):
        row, column = wrong[0]
        where = f"option {appraisal.options[row]!r}, {appraisal.criteria[column].name!r}"
        raise BadRange(where, "Low, central and high are out of order.", "Give them from the least to the greatest.")
    return low, high


def _weight_range(weights: npt.ArrayLike, ranges: Ranges, criteria: int) -> tuple[Floats, Floats]:
    central = np.asarray(weights, dtype=np.float64)
    low = central if ranges.low_weights is None else np.asarray(ranges.low_weights, dtype=np.float64)
    high = central if ranges.high_weights is None else np.asarray(ranges.high_weights, dtype=np.float64)
    fits = low.shape == high.shape == (criteria,)
    if not fits or not ((low >= 0) & (low <= central) & (central <= high) & np.isfinite(high)).all():
        remedy = "Give for each criterion a low of 0 or more, not above the swing, and a high not below it."
        raise BadRange("weights", "Low, central and high are out of order, or one is missing.", remedy)
    return low, high


def _stream(seed: int, *names: str) -> np.random.Generator:
    """Give each name a stream of its own, so that what else is drawn does not change it."""
    return np.random.default_rng([seed, *(byte for name in names for byte in (*name.encode(), 256))])


def _chunks(plan: _Plan) -> Iterator[int]:
    for start in range(0, plan.draws, plan.chunk):
        yield min(plan.chunk, plan.draws - start)


def _weights(plan: _Plan) -> Iterator[Floats]:
    """Draw weights, shape (chunk, criteria)."""
    streams = [_stream(plan.seed, "weight", criterion.name) for criterion in plan.appraisal.criteria]
    for size in _chunks(plan):
        if plan.drawn is Drawn.NEAR:
            shares = np.column_stack([stream.random(size) for stream in streams])
            low, high = np.asarray(plan.ranges.low_weights), np.asarray(plan.ranges.high_weights)
            raw = low + shares * (high - low)
        else:
            raw = np.column_stack([stream.standard_exponential(size) for stream in streams])
        total = raw.sum(axis=1, keepdims=True)
        drawn = np.divide(raw, total, out=np.full_like(raw, 1 / raw.shape[1]), where=total > 0)
        yield _in_order(drawn, plan.weights) if plan.drawn is Drawn.IN_ORDER else drawn


def _in_order(drawn: Floats, central: Floats) -> Floats:
    """Deal the drawn weights out so that they follow the central order; equals among the central stay in any order."""
    dealt = np.sort(drawn, axis=1)[:, ::-1]
    ordered, start = np.empty_like(drawn), 0
    level = np.round(central, TIE_DECIMALS)
    for weight in np.unique(level)[::-1]:
        group = np.flatnonzero(level == weight)
        places = np.argsort(np.argsort(-drawn[:, group], axis=1), axis=1)
        ordered[:, group] = np.take_along_axis(dealt[:, start : start + len(group)], places, axis=1)
        start += len(group)
    return ordered


def _values(plan: _Plan) -> Iterator[Floats]:
    """Draw levels and value them, shape (chunk, options, criteria), or (1, …) where levels are known."""
    if plan.ranges.low_levels is None:
        known, _clamped = values_of(plan.appraisal, beyond=plan.beyond)
        yield from (known[None] for _size in _chunks(plan))
        return
    options, criteria = plan.appraisal.options, plan.appraisal.criteria
    streams = [[_stream(plan.seed, "level", option, one.name) for one in criteria] for option in options]
    for size in _chunks(plan):
        shares = np.array([[stream.random(size) for stream in row] for row in streams])
        levels = _triangle(shares.transpose(2, 0, 1), plan)
        yield np.stack([one.value(levels[:, :, at]) for at, one in enumerate(criteria)], axis=2)


def _triangle(shares: Floats, plan: _Plan) -> Floats:
    """Turn shares into levels of the triangle low, central, high; low and high together mean no doubt."""
    low, high = np.asarray(plan.ranges.low_levels), np.asarray(plan.ranges.high_levels)
    middle = plan.appraisal.levels
    width = high - low
    bend = np.divide(middle - low, width, out=np.zeros_like(width), where=width > 0)
    rising = low + np.sqrt(shares * width * (middle - low))
    falling = high - np.sqrt((1 - shares) * width * (high - middle))
    return np.asarray(np.where(shares < bend, rising, falling))


def _totals(values: Floats, weights: Floats) -> Floats:
    """Sum weight times value for each draw, shape (draws, options)."""
    if len(values) == 1:
        return np.asarray(weights @ values[0].T)
    return np.asarray((values @ weights[:, :, None])[:, :, 0])


def _first_shares(totals: Floats) -> Floats:
    """Give the first place of each draw to one option, or in parts to those that are level there."""
    first = totals == totals.max(axis=1, keepdims=True)
    return np.asarray(first / first.sum(axis=1, keepdims=True))


def _rank_counts(totals: Floats) -> Floats:
    """Count how often each option takes each rank, shape (options, ranks)."""
    options = totals.shape[1]
    order = np.argsort(-totals, axis=1, kind="stable")
    tied = (np.diff(np.take_along_axis(totals, order, axis=1), axis=1) == 0).any(axis=1)
    cells = (order[~tied] * options + np.arange(options)).ravel()
    counts = np.bincount(cells, minlength=options * options).reshape(options, options).astype(np.float64)
    for row in totals[tied]:
        counts += _shared_ranks(row)
    return counts


def _shared_ranks(row: Floats) -> Floats:
    """Share out the ranks of one draw: options that are level take equal parts of the ranks they fill together."""
    above = (row[None, :] > row[:, None]).sum(axis=1)[:, None]
    level = (row[None, :] == row[:, None]).sum(axis=1)[:, None]
    rank = np.arange(len(row))
    return np.asarray(((rank >= above) & (rank < above + level)) / level)


def _told(plan: _Plan, counts: Floats, sums: Floats) -> Robustness:
    names = [criterion.name for criterion in plan.appraisal.criteria]
    first = counts[:, 0]
    centres = np.divide(sums, first[:, None], out=np.zeros_like(sums), where=first[:, None] > 0)
    confidence = _confidence(plan, centres)
    found = [
        Acceptability(
            option,
            float(first[at] / plan.draws),
            tuple((counts[at] / plan.draws).tolist()),
            dict(zip(names, centres[at].tolist(), strict=True)) if first[at] > 0 else {},
            float(confidence[at]) if first[at] > 0 else None,
        )
        for at, option in enumerate(plan.appraisal.options)
    ]
    ordered = sorted(found, key=lambda one: (-one.first, one.option))
    return Robustness(tuple(ordered), plan.draws, plan.seed, plan.drawn, 0.98 / sqrt(plan.draws))


def _confidence(plan: _Plan, centres: Floats) -> Floats:
    """Share of sampled scores in which each option is first with its own central weights (ties count)."""
    won, seen = np.zeros(len(centres)), 0
    for values in _values(plan):
        for at, centre in enumerate(centres):
            totals = np.round(values @ centre, TIE_DECIMALS)
            won[at] += (totals[:, at] >= totals.max(axis=1)).sum()
        seen += len(values)
    return won / seen
