"""How far weights would have to move before another option comes first."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .criteria import Appraisal, Beyond, values_of
from .inputs import TIE_DECIMALS, Floats, TooFewOptions, weights_summing_to_one


@dataclass(frozen=True, slots=True)
class OneWeight:
    """The nearest weight of one criterion at which ``challenger`` draws level; the others keep their proportions."""

    criterion: str
    now: float
    to: float
    challenger: str

    @property
    def change(self) -> float:
        """How far the weight moves, with its sign."""
        return self.to - self.now


@dataclass(frozen=True, slots=True)
class AllWeights:
    """The nearest weights at which ``challenger`` draws level, and how far they are."""

    challenger: str
    weights: Mapping[str, float]
    distance: float


@dataclass(frozen=True, slots=True)
class Flips:
    """What it takes to move ``first`` from its place. None means: no weights do, so the place does not hang on them.

    ``least_moved`` moves the smallest total weight (L1: the sum of all changes); ``nearest`` is the nearest set of
    weights by straight distance (L2).
    """

    first: str
    by_criterion: Mapping[str, OneWeight | None]
    least_moved: AllWeights | None
    nearest: AllWeights | None


def what_flips(appraisal: Appraisal, weights: npt.ArrayLike, *, beyond: Beyond = Beyond.REFUSE) -> Flips:
    """Find the smallest change of weights that lets another option draw level with the first.

    Exact, from the additive model of :func:`~.additive.additive`. A step further and the challenger is first. When two
    are level already, the change is 0.

    Parameters
    ----------
    appraisal
        At least two options.
    weights
        One for each criterion; scaled to sum to one.

    Raises
    ------
    TooFewOptions, BadWeights, OutsideScale
        When there is nothing to compare or the model cannot be calculated.

    Source
    ------
    One weight at a time: the switching value of decision analysis. All at once: the least weight moved is a linear
    program that sorting solves exactly (greatest gain first); tests/library solves it with HiGHS too. Compare
    E. Triantaphyllou and A. Sanchez (1997). A sensitivity analysis approach for some deterministic multi-criteria
    decision making methods. Decision Sciences 28(1), 151-194.
    """
    if len(appraisal.options) < 2:
        raise TooFewOptions("options", "There is one option.", "Compare at least 2.")
    values, _clamped = values_of(appraisal, beyond=beyond)
    shares = weights_summing_to_one(weights, criteria=len(appraisal.criteria))
    first = _first(appraisal, np.round(values @ shares, TIE_DECIMALS))
    rivals = sorted((place for place in range(len(values)) if place != first), key=lambda at: appraisal.options[at])
    leads = {appraisal.options[place]: values[first] - values[place] for place in rivals}
    leads = {rival: lead for rival, lead in leads.items() if not _never_overtakes(lead, shares)}
    names = [criterion.name for criterion in appraisal.criteria]
    by_criterion = {name: _one_weight(name, at, shares, leads) for at, name in enumerate(names)}
    moved = [_least_moved(rival, lead, shares, names) for rival, lead in leads.items()]
    nearest = [_nearest(rival, lead, shares, names) for rival, lead in leads.items()]
    return Flips(appraisal.options[first], by_criterion, _shortest(moved), _shortest(nearest))


def _first(appraisal: Appraisal, totals: Floats) -> int:
    level = np.flatnonzero(totals == totals.max())
    return int(min(level, key=lambda place: appraisal.options[place]))


def _shortest(found: list[AllWeights]) -> AllWeights | None:
    return min(found, key=lambda one: one.distance, default=None)


def _one_weight(name: str, at: int, shares: Floats, leads: Mapping[str, Floats]) -> OneWeight | None:
    """Move one weight; the lead is a straight line in it, so its zero is exact."""
    if len(shares) == 1:
        return None
    others = np.delete(shares, at)
    mix = others / others.sum() if others.sum() > 0 else np.full(len(others), 1 / len(others))
    found = []
    for rival, lead in leads.items():
        rest, own = float(mix @ np.delete(lead, at)), float(lead[at])
        to = _zero(rest, own, float(shares[at]))
        if to is not None:
            found.append(OneWeight(name, float(shares[at]), to, rival))
    return min(found, key=lambda one: abs(one.change), default=None)


def _zero(rest: float, own: float, now: float) -> float | None:
    """Solve ``weight·own + (1 - weight)·rest = 0`` for a weight from 0 to 1."""
    if abs(now * own + (1 - now) * rest) < 10**-TIE_DECIMALS:
        return now
    if own == rest:
        return None
    to = rest / (rest - own) + 0.0  # which makes -0.0 plain 0
    return to if 0 <= to <= 1 else None


def _never_overtakes(lead: Floats, shares: Floats) -> bool:
    """Whether a rival is nowhere better and not level now: it may draw level, and no step further puts it first."""
    return bool(lead.min() >= 0) and float(lead @ shares) >= 10**-TIE_DECIMALS


def _least_moved(rival: str, lead: Floats, shares: Floats, names: list[str]) -> AllWeights:
    """Hand weight to the criterion that favours the rival most, from those that favour it least."""
    owed = float(lead @ shares)
    goal = int(np.argmin(lead))
    weights, moved = shares.copy(), 0.0
    for giver in np.argsort(-lead, kind="stable"):
        gain = float(lead[giver] - lead[goal])
        if owed <= 10**-TIE_DECIMALS or gain <= 0:
            break
        step = min(float(weights[giver]), owed / gain)
        weights[giver] -= step
        weights[goal] += step
        owed -= step * gain
        moved += step
    return AllWeights(rival, dict(zip(names, map(float, weights), strict=True)), 2 * moved)


def _nearest(rival: str, lead: Floats, shares: Floats, names: list[str]) -> AllWeights:
    """Go down the lead from the present weights until it is gone: the nearest point of simplex and half-space."""
    from scipy.optimize import brentq  # loaded by whoever asks: a web process stays small

    weights = shares
    if lead @ shares > 10**-TIE_DECIMALS:
        step = 1.0
        while lead @ _on_simplex(shares - step * lead) > 0 and step < 1e12:
            step *= 2
        step = brentq(lambda size: float(lead @ _on_simplex(shares - size * lead)), 0.0, step, xtol=1e-15, rtol=1e-14)
        weights = _on_simplex(shares - step * lead)
    distance = float(np.linalg.norm(weights - shares))
    return AllWeights(rival, dict(zip(names, map(float, weights), strict=True)), distance)


def _on_simplex(point: Floats) -> Floats:
    """Project to the nearest weights of 0 or more that sum to one (W. Wang and M. Carreira-Perpiñán, 2013)."""
    ordered = np.sort(point)[::-1]
    excess = (np.cumsum(ordered) - 1) / np.arange(1, len(point) + 1)
    kept = int(np.flatnonzero(ordered > excess)[-1])
    return np.asarray(np.maximum(point - excess[kept], 0))
