"""Weights for what was counted, and why there are none where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.estimation.counted import Cells
from coproduction_star.methods.raking import CapTooTight, Margin, NotConverged, Raked, rake

from .margins import KnownMargin
from .tally import Family, Tally
from .units import EVERYBODY

Floats = npt.NDArray[np.float64]
SAME_TOTAL = 1e-6
KEPT_ROUNDS = 30


class Why(StrEnum):
    """Why there are no weights; the pages say it in the reader's language."""

    TOO_FEW = "too-few"
    TOTALS = "totals"
    NOBODY = "nobody"
    NOBODY_SAID = "nobody-said"
    FIGHT = "fight"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason, with the questions, categories and numbers it is about."""

    why: Why
    margins: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


class CannotWeigh(InputRefused):
    """There are no weights that meet the margins; ``obstacles`` says why."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        reason = "; ".join(f"{one.why}: {', '.join((*one.margins, *one.categories))}" for one in obstacles)
        super().__init__("margins", reason, "Join categories, or leave a margin out.")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was counted, with the weight of one answer in each cell of the margins."""

    tally: Tally
    margins: tuple[KnownMargin, ...]
    by_cell: dict[int, float]
    report: dict[str, Any]

    def cells(self, family: Family) -> Cells:
        """Give the cells of the whole, or of a part, with their weights."""
        answers = family.counts[: len(family.rows), EVERYBODY].astype(np.float64)
        extra = int(np.prod(family.sizes[len(self.margins) :], dtype=np.int64))
        weights = np.array([self.by_cell[cell // extra] for cell in family.rows])
        places = family.places()
        margins = tuple(places[:, at] for at in range(len(self.margins)))
        return Cells(answers, weights, np.ones(len(answers)), margins)


def weigh(tally: Tally, margins: Sequence[KnownMargin] = (), *, cap: float | None = None) -> Weighed:
    """Find weights; with no margins every answer counts the same.

    The margins are those that the answers were counted by, in the same order. With one margin this is
    post-stratification, with several it is raking.

    Raises
    ------
    CannotWeigh
        With everything that stands in the way.
    """
    if tally.answers < 2:
        raise CannotWeigh([Obstacle(Why.TOO_FEW, numbers=(tally.answers,))])
    if not margins:
        return Weighed(tally, (), dict.fromkeys(tally.whole.rows, 1.0), _report(tally, np.ones(1), None))
    obstacles = [*_totals(margins), *_empty(tally, margins)]
    if obstacles:
        raise CannotWeigh(obstacles)
    raked = _raked(tally, margins, cap)
    return Weighed(
        tally,
        tuple(margins),
        dict(zip(tally.whole.rows, map(float, raked.factors), strict=True)),
        _report(tally, raked.factors, raked),
    )


def _raked(tally: Tally, margins: Sequence[KnownMargin], cap: float | None) -> Raked:
    places = tally.whole.places() - 1
    codes = {one.dimension.question: places[:, at].astype(np.int32) for at, one in enumerate(margins)}
    targets = [Margin(one.dimension.question, one.dimension.names(), one.people) for one in margins]
    base = tally.whole.counts[: len(tally.whole.rows), EVERYBODY].astype(np.float64)
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
    first = margins[0]
    return [
        Obstacle(Why.TOTALS, (one.dimension.question, first.dimension.question), (), (one.total, first.total))
        for one in margins[1:]
        if abs(one.total - first.total) > SAME_TOTAL * first.total
    ]


def _empty(tally: Tally, margins: Sequence[KnownMargin]) -> list[Obstacle]:
    """Name each category that nobody who answered is in, with the one beside it that it could be joined with."""
    found = []
    places = tally.whole.places()
    counts = tally.whole.counts[: len(tally.whole.rows), EVERYBODY]
    for at, one in enumerate(margins):
        names = one.dimension.names()
        there = np.bincount(places[:, at], counts, minlength=len(names) + 1)[1:]
        if not there.any():
            found.append(Obstacle(Why.NOBODY_SAID, (one.dimension.question,)))
            continue
        for place in np.flatnonzero(there == 0):
            beside = min((int(other) for other in np.flatnonzero(there)), key=lambda other: abs(other - int(place)))
            found.append(Obstacle(Why.NOBODY, (one.dimension.question,), (names[place], names[beside])))
    return found


def _report(tally: Tally, factors: Floats, raked: Raked | None) -> dict[str, Any]:
    """Say what the weights cost, for whoever reads the results."""
    answers = tally.whole.counts[: len(tally.whole.rows), EVERYBODY].astype(np.float64)
    weights = np.broadcast_to(factors, answers.shape)
    mean = float((answers @ weights) / answers.sum())
    told = {
        "effective": float((answers @ weights) ** 2 / (answers @ np.square(weights))),
        "smallest": float(weights.min()) / mean,
        "largest": float(weights.max()) / mean,
        "method": "none",
    }
    if raked is not None:
        told |= {
            "method": "raking" if len(tally.margins) > 1 else "poststratification",
            "rounds": raked.sweeps,
            "error": raked.error,
            "errors": list(raked.errors[:KEPT_ROUNDS]),
            "capped": int(answers[weights >= weights.max() * (1 - 1e-6)].sum()) if raked.capped else 0,
            "not_known": dict(raked.unknown),
        }
    return told
