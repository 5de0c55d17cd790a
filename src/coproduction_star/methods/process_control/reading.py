"""What a control chart says, in words that need no course in statistics."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

import numpy as np

from coproduction_star.methods.sentences import Sentence, worded

from .charts import BadSeries, ControlChart

Said = Callable[[Mapping[str, Any]], Sentence]
Direction = Literal["up", "down", "neither"]
"""Which way is better."""


class Variation(StrEnum):
    """What the latest point says."""

    TOO_FEW = "too-few"
    USUAL = "usual"
    IMPROVING = "improving"
    WORSENING = "worsening"
    CHANGING = "changing"
    """Unusual, where neither way is better."""


class Assurance(StrEnum):
    """Whether the target will be met if nothing changes."""

    NO_TARGET = "no-target"
    TOO_FEW = "too-few"
    MET = "met"
    """Usual figures lie on its good side."""
    MISSED = "missed"
    EITHER = "either"
    """The target lies within the limits: met some times and missed others, by chance alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A chart in two words and two sentences."""

    variation: Variation
    assurance: Assurance
    sentence: Sentence
    target_sentence: Sentence | None


VARIATIONS: dict[Variation, Said] = {
    Variation.TOO_FEW: lambda facts: worded(
        "There are %(points)s figures since the baseline began. From %(fewest)s on we can say what is usual.", **facts
    ),
    Variation.USUAL: lambda _facts: worded(
        "The latest figure lies within the usual ups and downs. Nothing has changed that we can tell."
    ),
    Variation.IMPROVING: lambda facts: worded(
        "The latest figure is better than the usual ups and downs explain: %(rules)s. Ask what changed.", **facts
    ),
    Variation.WORSENING: lambda facts: worded(
        "The latest figure is worse than the usual ups and downs explain: %(rules)s. Ask what changed.", **facts
    ),
    Variation.CHANGING: lambda facts: worded(
        "The latest figure is not one of the usual ups and downs: %(rules)s. Ask what changed.", **facts
    ),
}
ASSURANCES: dict[Assurance, Said] = {
    Assurance.TOO_FEW: lambda _facts: worded("There are too few figures to say whether the target will be met."),
    Assurance.MET: lambda _facts: worded("If nothing changes, the target will be met again and again."),
    Assurance.MISSED: lambda _facts: worded(
        "If nothing changes, the target will be missed again and again. The way of working has to change."
    ),
    Assurance.EITHER: lambda _facts: worded(
        "If nothing changes, the target will be met some times and missed others, by chance."
    ),
}
RULES: dict[str, Said] = {
    "beyond": lambda _facts: worded("it lies beyond a limit"),
    "shift": lambda facts: worded("%(points)s or more in a row lie on one side of the mean", **facts),
    "trend": lambda facts: worded("%(points)s or more in a row rise or fall", **facts),
    "two_of_three": lambda _facts: worded("two of three lie close to a limit"),
}


def read_chart(chart: ControlChart, *, better: Direction = "up", target: float | None = None) -> Reading:
    """Say what the latest point and the latest limits tell.

    Where a point is both good and bad news, such as a low one that ends a rise, improvement is said, as NHS England's
    single chart tool does.

    Raises
    ------
    BadSeries
        When the target is not a finite number.
    """
    if target is not None and not np.isfinite(target):
        raise BadSeries("target", "The target is not a number.", "Write a number, or none.")
    latest = int(np.flatnonzero(np.isfinite(chart.values))[-1])
    variation, assurance = _variation(chart, latest, better), _assurance(chart, latest, better, target)
    facts = {
        "points": int(np.isfinite(chart.values[chart.begins[-1] :]).sum()),
        "fewest": chart.preset.fewest,
        "rules": _rules(chart, latest, variation, better),
    }
    about_target = ASSURANCES.get(assurance)
    return Reading(variation, assurance, VARIATIONS[variation](facts), about_target(facts) if about_target else None)


def _variation(chart: ControlChart, latest: int, better: Direction) -> Variation:
    if not chart.enough[-1]:
        return Variation.TOO_FEW
    if not chart.signals.special[latest]:
        return Variation.USUAL
    if better == "neither":
        return Variation.CHANGING
    good = chart.signals.high if better == "up" else chart.signals.low
    return Variation.IMPROVING if good[latest] else Variation.WORSENING


def _assurance(chart: ControlChart, latest: int, better: Direction, target: float | None) -> Assurance:
    if target is None or better == "neither":
        return Assurance.NO_TARGET
    if not chart.enough[-1]:
        return Assurance.TOO_FEW
    low, high = chart.lower[latest], chart.upper[latest]
    if low < target < high:
        return Assurance.EITHER
    return Assurance.MET if (target <= low) == (better == "up") else Assurance.MISSED


def _rules(chart: ControlChart, latest: int, variation: Variation, better: Direction) -> tuple[Sentence, ...]:
    """Name the rules that fire at the latest point, on the side that is told of."""
    sides = {Variation.IMPROVING: 1 if better == "up" else -1, Variation.WORSENING: -1 if better == "up" else 1}
    said = []
    for rule, words in RULES.items():
        side = int(getattr(chart.signals, rule)[latest])
        if side and sides.get(variation, side) == side:
            said.append(words({"points": getattr(chart.preset, rule, None)}))
    return tuple(said)
