"""The additive value model on fixed scales: the sum of weight times value (docs/methods/weighted-criteria.md)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .criteria import Appraisal, Beyond, Clamped, Criterion, refuse_outside, values_of
from .inputs import Floats, Ints, levels_table, ranks, refuse_repeats, weights_summing_to_one


@dataclass(frozen=True, slots=True)
class Swing:
    """How much one criterion's step from worst to best is worth, against the step that is worth most (100 points)."""

    criterion: Criterion
    points: float


def swing_weights(swings: tuple[Swing, ...]) -> Floats:
    """Turn swings into weights that sum to one.

    Every swing belongs to a criterion with real end points, so that the
    question behind it was "how much is the step from this worst to this best
    worth?" and not "how important is it?", which nobody can answer the same
    way twice.

    Parameters
    ----------
    swings
        One for each criterion; points of 0 or more, by custom 100 for the largest.

    Returns
    -------
    ndarray
        One weight a criterion, shape (criteria,), summing to one.

    Raises
    ------
    BadWeights, NamedTwice
        When no swing is above zero, one is negative, or a criterion stands twice.

    Examples
    --------
    >>> warmth, hours = Criterion("warm homes", 0, 500), Criterion("hours asked", 20, 0)
    >>> swing_weights((Swing(warmth, 100), Swing(hours, 60))).tolist()
    [0.625, 0.375]

    Source
    ------
    D. von Winterfeldt and W. Edwards, Decision Analysis and Behavioral Research (1986), chapter 8. HM Treasury, The
    Green Book (2026), 5.14: swing weighting; 5.15: against simple weighting and scoring.
    """
    refuse_repeats((swing.criterion.name for swing in swings), of="swings")
    return weights_summing_to_one([swing.points for swing in swings], criteria=len(swings))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one option stands: its value from 0 to 1, its rank, and what each criterion adds to the value."""

    option: str
    value: float
    rank: int
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Additive:
    """Options in order of value, best first; level options in order of name."""

    standings: tuple[Standing, ...]
    weights: Mapping[str, float]
    clamped: tuple[Clamped, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """The option of the highest value, or those that are level there."""
        return tuple(standing.option for standing in self.standings if standing.rank == 1)


def additive(appraisal: Appraisal, weights: npt.ArrayLike, *, beyond: Beyond = Beyond.REFUSE) -> Additive:
    """Sum weight times value for every option.

    ``value(option) = Σ weight(criterion) · value(level on the criterion)``

    Parameters
    ----------
    appraisal
        Options, criteria and levels.
    weights
        One for each criterion, of 0 or more; best from :func:`swing_weights`. They are scaled to sum to one.
    beyond
        Refuse levels beyond their end points, or count them as the end point and say so in ``clamped``.

    Raises
    ------
    BadWeights, OutsideScale
        When weights cannot weigh or a level lies beyond its scale.

    Examples
    --------
    >>> homes = Criterion("warm homes", 0, 500)
    >>> found = additive(Appraisal(("club", "grant"), (homes,), np.array([[100.0], [250.0]])), [1])
    >>> [(standing.option, standing.value) for standing in found.standings]
    [('grant', 0.5), ('club', 0.2)]

    Source
    ------
    R. L. Keeney and H. Raiffa, Decisions with Multiple Objectives (1976), chapter 3.
    """
    values, clamped = values_of(appraisal, beyond=beyond)
    shares = weights_summing_to_one(weights, criteria=len(appraisal.criteria))
    names = [criterion.name for criterion in appraisal.criteria]
    parts, totals = values * shares, values @ shares
    standings = [
        Standing(option, float(total), int(rank), dict(zip(names, map(float, row), strict=True)))
        for option, total, rank, row in zip(appraisal.options, totals, ranks(totals), parts, strict=True)
    ]
    ordered = sorted(standings, key=lambda standing: (standing.rank, standing.option))
    return Additive(tuple(ordered), dict(zip(names, map(float, shares), strict=True)), clamped)


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """How far each option is from the best end points, 0 to 1; of shape (options,)."""

    distance: Floats

    @property
    def ranks(self) -> Ints:
        """Rank, the nearest first."""
        return ranks(self.distance, lowest_first=True)


def spotis(appraisal: Appraisal, weights: npt.ArrayLike, *, expected: npt.ArrayLike | None = None) -> Distances:
    """Measure the weighted distance from the best end points, or from an expected point between the ends.

    ``distance = Σ weight·|level - point| / |best - worst|``. From the best end points it is one less the straight-line
    additive value.

    Parameters
    ----------
    expected
        One level a criterion that would be just right; None for the best end points.

    Raises
    ------
    BadWeights, BadTable, OutsideScale
        When weights cannot weigh, or a level or the expected point lies beyond its scale.

    Source
    ------
    J. Dezert and others (2020). The SPOTIS rank reversal free method. FUSION 2020, 1-8.
    """
    refuse_outside(appraisal)
    worst, best = appraisal.ends
    point = best if expected is None else levels_table(np.atleast_2d(np.asarray(expected, dtype=np.float64)))[0]
    if expected is not None:
        refuse_outside(Appraisal(("expected point",), appraisal.criteria, point[None]))
    shares = weights_summing_to_one(weights, criteria=len(appraisal.criteria))
    return Distances(np.asarray(np.abs(appraisal.levels - point) @ (shares / np.abs(best - worst))))
