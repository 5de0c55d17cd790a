"""Raking itself: one margin after the other, until all of them hold (docs/methods/raking.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .conflicts import Conflict, conflicts_of
from .margins import Cells, Floats, Margin, folded
from .sweeping import swept

MOST_ROUNDS = 200
ROOM = 1e-9


class NotConverged(InputRefused):
    """The margins cannot hold at once; ``conflicts`` names those that fight."""

    def __init__(self, sweeps: int, error: float, found: tuple[Conflict, ...]) -> None:
        self.sweeps, self.error, self.conflicts = sweeps, error, found
        fight = " ".join(conflict.sentence for conflict in found)
        reason = f"After {sweeps:,} rounds a margin is still {error:.2%} off. {fight}"
        super().__init__("margins", reason, "Join categories of these margins, or leave one of them out.")


class CapTooTight(InputRefused):
    """With no answer counting more than the cap allows, the margins cannot hold."""

    def __init__(self, cap: float, error: float) -> None:
        self.cap, self.error = cap, error
        reason = f"With a cap of {cap:g} times the mean, a margin is {error:.2%} off."
        super().__init__("cap", reason, "Raise the cap, or join small categories.")


@dataclass(frozen=True, slots=True)
class Raked:
    """Weights, and how well they meet the margins.

    ``weights`` (answers) are above zero and add up to the population; ``factors`` (answers) are what each base weight
    was multiplied by. ``error`` is the largest share by which a category misses its target, after ``sweeps`` rounds
    over all margins; ``errors`` has it after each round of the last fit. ``capped`` counts the answers at the cap.
    """

    weights: Floats
    factors: Floats
    sweeps: int
    error: float
    errors: tuple[float, ...]
    capped: int
    unknown: Mapping[str, float]
    """For each margin with answers "not known", their share of the weights."""


def rake(
    answers: Mapping[str, npt.ArrayLike],
    margins: Sequence[Margin],
    *,
    base: npt.ArrayLike | None = None,
    tolerance: float = 1e-8,
    most_sweeps: int = 1_000,
    cap: float | None = None,
) -> Raked:
    """Find weights that meet every margin and change the base weights as little as that allows.

    In each round the weights of each category of each margin are multiplied by ``target / weights so far``. Answers
    alike in every margin share one factor, so the work is done on cells, whatever the number of answers.

    Parameters
    ----------
    answers, margins, base
        As in :func:`~coproduction_star.methods.raking.margins.folded`.
    tolerance
        Largest share by which a category may miss its target.
    most_sweeps
        After how many rounds to give up.
    cap
        Largest factor, as a multiple of the mean factor (above 1); what is cut off is spread over the others by raking
        again, until margins and cap hold together. ``None`` leaves every factor as it is.

    Raises
    ------
    BadMargins, NobodyThere
        Before anything is tried.
    NotConverged
        The margins cannot hold at once; it says which fight.
    CapTooTight
        The margins hold, but not under the cap.

    Examples
    --------
    >>> place = Margin("place", ("north", "south"), (60, 40))
    >>> age = Margin("age", ("young", "old"), (50, 50))
    >>> found = rake({"place": [0, 0, 0, 1], "age": [0, 1, 1, 0]}, [place, age])
    >>> [round(float(weight), 3) for weight in found.weights]
    [10.0, 25.0, 25.0, 40.0]

    Source
    ------
    W. E. Deming and F. F. Stephan (1940). On a least squares adjustment of a sampled frequency table when the expected
    marginal totals are known. Annals of Mathematical Statistics 11(4), 427-444.
    """
    cells = folded(answers, margins, base)
    start = cells.base * (cells.targets[0].sum() / cells.base.sum())
    fitted, errors = swept(cells, start, tolerance, most_sweeps)
    if errors[-1] > tolerance:
        raise NotConverged(len(errors), errors[-1], conflicts_of(cells, tolerance))
    limit = None if cap is None else _limit(cap, cells)
    if limit is not None:
        fitted, errors = _under(limit, cap or 0, cells, fitted, tolerance, most_sweeps)
    return _raked(cells, fitted, base, errors, limit)


def poststratified(
    answers: Mapping[str, npt.ArrayLike], margins: Sequence[Margin], targets: npt.ArrayLike, *,
    base: npt.ArrayLike | None = None,
) -> Raked:  # fmt: skip
    """Find weights that meet a table of all categories at once: raking with one margin, the cells of the table.

    ``targets`` has one number of people for each combination of categories, shape (categories of each margin …).
    """
    table = np.asarray(targets, dtype=np.float64)
    flat = np.ravel_multi_index(
        tuple(np.asarray(answers[margin.name]) for margin in margins), table.shape
    ).astype(np.intp)  # fmt: skip
    names = tuple(
        " and ".join(margin.categories[place] for margin, place in zip(margins, places, strict=True))
        for places in np.ndindex(table.shape)
    )
    one = Margin(" by ".join(margin.name for margin in margins), names, tuple(map(float, table.ravel())))
    return rake({one.name: flat}, [one], base=base)


def _limit(cap: float, cells: Cells) -> float:
    if not np.isfinite(cap) or cap <= 1:
        raise InputRefused("cap", f"It is {cap:g}.", "Give a number above 1, such as 5: five times the mean factor.")
    return cap * float(cells.targets[0].sum() / cells.base.sum())


def _under(
    limit: float, cap: float, cells: Cells, fitted: Floats, tolerance: float, most_sweeps: int
) -> tuple[Floats, list[float]]:
    """Cut factors at the limit and rake again, in turn, until both hold."""
    errors: list[float] = [0.0]
    for _round in range(MOST_ROUNDS):
        if (fitted <= limit * cells.base * (1 + ROOM)).all():
            return fitted, errors
        fitted, errors = swept(cells, np.minimum(fitted, limit * cells.base), tolerance, most_sweeps)
    cut = np.minimum(fitted, limit * cells.base)
    raise CapTooTight(cap, max(_worst(cells, cut)))


def _worst(cells: Cells, weights: Floats) -> list[float]:
    sums = [cells.sums(margin, weights) for margin in range(len(cells.names))]
    return [float(np.max(np.abs(one / target - 1))) for one, target in zip(sums, cells.targets, strict=True)]


def _raked(
    cells: Cells, fitted: Floats, base: npt.ArrayLike | None, errors: Sequence[float], limit: float | None
) -> Raked:
    factors = cells.spread(fitted / cells.base)
    weights = factors if base is None else factors * np.asarray(base, dtype=np.float64)
    capped = 0 if limit is None else int((factors >= limit * (1 - 1e-6)).sum())
    unknown = {
        name: float(targets[-1] / targets.sum())
        for name, categories, targets in zip(cells.names, cells.categories, cells.targets, strict=True)
        if categories[-1:] == ("not known",)
    }
    return Raked(weights, factors, len(errors), max(_worst(cells, fitted)), tuple(errors), capped, unknown)
