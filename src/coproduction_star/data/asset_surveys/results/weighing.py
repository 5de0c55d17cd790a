"""Weights for what was counted, and why there are none where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.estimation.counted import Cells
from coproduction_star.methods.raking import CapTooTight, Margin, NotConverged, Raked, rake

from .clustering import KnownClusters, badly_grouped, grouped, places_in
from .drawing import KnownDrawing
from .margins import KnownMargin
from .obstacles import CannotWeigh, Obstacle, Why
from .tally import Dimension, Family, Tally
from .units import EVERYBODY

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
SAME_TOTAL = 1e-6
KEPT_ROUNDS = 30
__all__ = ["CannotWeigh", "Obstacle", "Weighed", "Why", "weigh"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was counted, with the weight of one answer in each cell of the margins."""

    tally: Tally
    margins: tuple[KnownMargin, ...]
    by_cell: dict[int, float]
    report: dict[str, Any]
    drawing: KnownDrawing | None = None
    clusters: KnownClusters | None = None

    def cells(self, family: Family) -> Cells:
        """Give the cells of the whole, or of a part, with their weights."""
        answers = family.counts[: len(family.rows), EVERYBODY].astype(np.float64)
        extra = int(np.prod(family.sizes[len(self.tally.margins) :], dtype=np.int64))
        weights = np.array([self.by_cell[cell // extra] for cell in family.rows])
        places = family.places()
        margins = tuple(places[:, at] for at in range(len(self.margins)))
        codes = np.zeros(len(answers), dtype=np.intp)
        base, population, lists = np.ones(len(answers)), None, None
        if self.drawing:
            codes = places[:, self.tally.margins.index(self.drawing.dimension)]
            base, population = self.drawing.weights(codes), self.drawing.population
            lists = codes if self.clusters else _never_alone(codes, answers)
        if self.clusters is None:
            return Cells(answers, weights, base, margins, lists, population)
        said = places[:, self.tally.margins.index(self.clusters.dimension)]
        found = grouped(said, codes, answers)
        population = self.clusters.population(strata=self.drawing is not None)
        members = self.clusters.people_in(found.clusters, said)
        return Cells(answers, weights, base, margins, found.strata, population, found.clusters, members)


def _never_alone(codes: Places, answers: Floats) -> Places:
    """Put the only one whose stratum is not known with the largest stratum: alone they would tell no error."""
    there = np.bincount(codes, answers)
    return np.where(codes == 0, 1 + int(there[1:].argmax()), codes) if there[0] == 1 else codes


def weigh(
    tally: Tally, margins: Sequence[KnownMargin] = (), *, drawing: KnownDrawing | None = None,
    clusters: KnownClusters | None = None, cap: float | None = None,
) -> Weighed:  # fmt: skip
    """Find weights; with no margins every answer counts the same, or as its design weight says.

    The margins are the first that the answers were counted by, in the same order; the strata of ``drawing`` are among
    what they were counted by, and so is the question of ``clusters``. With one margin this is
    post-stratification, with several it is raking; it begins from
    the design weights. ``cap`` bounds what a design weight is multiplied by.

    Raises
    ------
    CannotWeigh
        With everything that stands in the way.
    """
    if tally.answers < 2:
        raise CannotWeigh([Obstacle(Why.TOO_FEW, numbers=(tally.answers,))])
    obstacles = [*_totals(margins), *_empty(tally, margins), *(_badly_drawn(tally, drawing) if drawing else ())]
    obstacles += badly_grouped(tally, clusters, drawing) if clusters else ()
    if obstacles:
        raise CannotWeigh(obstacles)
    base = drawing.weights(_places(tally, drawing)) if drawing else np.ones(len(tally.whole.rows))
    raked = _raked(tally, margins, base, cap) if margins else None
    weights = base if raked is None else base * raked.factors
    by_cell = dict(zip(tally.whole.rows, map(float, weights), strict=True))
    report = _report(tally, weights, len(margins), raked)
    if drawing:
        report |= _as_drawn(tally, drawing, report["method"])
    if clusters:
        report |= _as_grouped(tally, clusters, drawing)
    return Weighed(tally, tuple(margins), by_cell, report, drawing, clusters)


def _places(tally: Tally, drawing: KnownDrawing) -> Places:
    """Give the stratum of each row of the whole, from 1; 0 is not known."""
    return tally.whole.places()[:, tally.margins.index(drawing.dimension)]


def _as_drawn(tally: Tally, drawing: KnownDrawing, method: str) -> dict[str, Any]:
    strata = _places(tally, drawing)
    there = tally.whole.counts[: len(strata), EVERYBODY]
    unknown = float(there[strata == 0].sum() / there.sum())
    return {"method": "design" if method == "none" else method, "no_stratum": unknown}


def _as_grouped(tally: Tally, clusters: KnownClusters, drawing: KnownDrawing | None) -> dict[str, Any]:
    """Say how many groups answered, and which share of people said none."""
    said, _strata, answers = places_in(tally, clusters, drawing)
    return {"groups": int(np.unique(said[said > 0]).size), "no_group": float(answers[said == 0].sum() / answers.sum())}


def _badly_drawn(tally: Tally, drawing: KnownDrawing) -> list[Obstacle]:
    """Name each stratum that nobody, one alone, or more than were drawn answered from."""
    names, question = drawing.dimension.names(), (drawing.dimension.question,)
    strata = _places(tally, drawing)
    there = np.bincount(strata, tally.whole.counts[: len(strata), EVERYBODY], minlength=len(names) + 1)[1:]
    found = _nobody_in(drawing.dimension, there)
    found += [Obstacle(Why.LONELY, question, (names[at],)) for at in np.flatnonzero(there == 1)]
    more = np.flatnonzero(there > np.array(drawing.drawn))
    return found + [Obstacle(Why.MORE_ANSWERED, question, (names[at],)) for at in more]


def _raked(tally: Tally, margins: Sequence[KnownMargin], weights: Floats, cap: float | None) -> Raked:
    places = tally.whole.places() - 1
    codes = {one.dimension.question: places[:, at].astype(np.int32) for at, one in enumerate(margins)}
    targets = [Margin(one.dimension.question, one.dimension.names(), one.people) for one in margins]
    base = tally.whole.counts[: len(tally.whole.rows), EVERYBODY] * weights
    try:
        return rake(codes, targets, base=base, cap=cap)
    except NotConverged as error:
        raise CannotWeigh([_fight(one.margins, one.missed) for one in error.conflicts]) from error
    except CapTooTight as error:
        raise CannotWeigh([Obstacle(Why.CAP, numbers=(error.cap, error.error))]) from error


def _fight(margins: tuple[str, ...], missed: tuple[tuple[str, str, float], ...]) -> Obstacle:
    """Name the margins that fight, and for each category missed its margin, its name and by how much."""
    pairs = tuple(f"{margin}={category}" for margin, category, _share in missed)
    return Obstacle(Why.FIGHT, margins, pairs, tuple(share for _margin, _category, share in missed))


def _totals(margins: Sequence[KnownMargin]) -> list[Obstacle]:
    return [
        Obstacle(
            Why.TOTALS, (one.dimension.question, margins[0].dimension.question), (), (one.total, margins[0].total)
        )
        for one in margins[1:]
        if abs(one.total - margins[0].total) > SAME_TOTAL * margins[0].total
    ]


def _empty(tally: Tally, margins: Sequence[KnownMargin]) -> list[Obstacle]:
    """Name each category that nobody who answered is in, with the one beside it that it could be joined with."""
    found = []
    places = tally.whole.places()
    counts = tally.whole.counts[: len(tally.whole.rows), EVERYBODY]
    for at, one in enumerate(margins):
        there = np.bincount(places[:, at], counts, minlength=len(one.people) + 1)[1:]
        found += _nobody_in(one.dimension, there)
    return found


def _nobody_in(dimension: Dimension, there: npt.NDArray[Any]) -> list[Obstacle]:
    if not there.any():
        return [Obstacle(Why.NOBODY_SAID, (dimension.question,))]
    found, names = [], dimension.names()
    for place in np.flatnonzero(there == 0):
        beside = min((int(other) for other in np.flatnonzero(there)), key=lambda other: abs(other - int(place)))
        found.append(Obstacle(Why.NOBODY, (dimension.question,), (names[place], names[beside])))
    return found


def _report(tally: Tally, weights: Floats, margins: int, raked: Raked | None) -> dict[str, Any]:
    """Say what the weights cost, for whoever reads the results."""
    answers = tally.whole.counts[: len(tally.whole.rows), EVERYBODY].astype(np.float64)
    mean = float((answers @ weights) / answers.sum())
    told = {
        "effective": float((answers @ weights) ** 2 / (answers @ np.square(weights))),
        "smallest": float(weights.min()) / mean,
        "largest": float(weights.max()) / mean,
        "method": "none",
    }
    if raked is not None:
        told |= {
            "method": "raking" if margins > 1 else "poststratification",
            "rounds": raked.sweeps,
            "error": raked.error,
            "errors": list(raked.errors[:KEPT_ROUNDS]),
            "capped": int(answers[raked.factors >= raked.factors.max() * (1 - 1e-6)].sum()) if raked.capped else 0,
            "not_known": dict(raked.unknown),
        }
    return told
