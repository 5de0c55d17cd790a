"""Switching values: what a figure would have to be for the answer to change.

Solved, not guessed: the net value is computed along the whole range that the
figure may take, and where it crosses zero the crossing is found exactly
(The Green Book (2026), paragraphs 6.103 to 6.105).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt

from .flows import Factors, Flow, total
from .model import Figure, Kind, NotValued

STEPS = 400
FURTHEST = 1e4
"""So many times its central value a figure is followed, and so many times as far as a straight line to zero leads."""
HIGHEST_RATE = 10.0
FLAT = 1e-9
"""A net value that changes by no more than this share of itself does not follow the figure."""
Numbers = npt.NDArray[np.float64]


class Question(StrEnum):
    """What would change."""

    WORTH_IT = "the net value of the preferred option is zero"
    STILL_BEST = "another option has the same net value"


@dataclass(frozen=True, slots=True)
class Switch:
    """The value of one figure at which the answer changes, or that there is none."""

    figure: str
    title: str
    kind: Kind
    question: Question
    other: str
    """The option that would draw level, or the best of the others where none does; empty for the first question."""
    central: float
    value: float | None
    """``None`` where no value that the figure may take changes the answer."""
    change: float | None
    """From central to the switching value, as a share of central."""
    low: float | None
    high: float | None
    within_range: bool | None
    """Whether the switching value lies in the range the figure is thought to have."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What something without a price would have to be worth."""

    not_valued: str
    question: Question
    other: str
    present_value: float
    """What is lacking to zero, or to the best other option; 0 where nothing is."""
    people: float | None
    each_a_year: float | None
    """For each of the people, in every year after year 0."""


def switches(
    flows: Mapping[str, Sequence[Flow]], figures: Mapping[str, Figure], factors: Factors, *, preferred: str
) -> tuple[Switch, ...]:
    """Find the switching values of every figure, the closest first.

    A figure that only other options use cannot make the preferred one worth its cost; it can make another as good.
    So it is asked the second question alone.

    Parameters
    ----------
    flows
        By option: those that the economic case counts.
    figures
        By name.
    factors
        Discount factors.
    preferred
        The option whose answer is tested: against zero, and against the best of all others at each value.
    """
    values = {name: figure.central for name, figure in figures.items()}
    own = figures_in(flows[preferred])
    every = own.union(*(figures_in(each) for each in flows.values()))
    trials = {name: _Trial(figures[name], flows, values, factors, preferred) for name in sorted(every)}
    found = [_switch(trial, Question.WORTH_IT) for name, trial in trials.items() if name in own]
    if len(flows) > 1:
        found += [_switch(trial, Question.STILL_BEST) for trial in trials.values()]
    return tuple(sorted(found, key=_closest))


def figures_in(flows: Iterable[Flow]) -> frozenset[str]:
    """Name the figures that these flows are made of."""
    return frozenset(name for flow in flows for name in flow.figures)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One figure put to other values, while the others stay."""

    figure: Figure
    flows: Mapping[str, Sequence[Flow]]
    values: Mapping[str, Any]
    factors: Factors
    preferred: str

    def net(self, option: str, trial: Any) -> Any:
        """Give the net value of an option at these values of the figure."""
        return total(self.flows[option], {**self.values, self.figure.name: trial}, self.factors)

    def others(self, trial: Any) -> Any:
        """Give the highest net value of the other options, at each of these values."""
        nets = [self.net(option, trial) for option in self.flows if option != self.preferred]
        return np.max(np.broadcast_arrays(*nets), axis=0)

    def lead(self, trial: Any) -> Any:
        """Give how far the preferred option is ahead of the best other."""
        return self.net(self.preferred, trial) - self.others(trial)


def best_other(
    flows: Mapping[str, Sequence[Flow]], values: Mapping[str, Any], factors: Factors, *, preferred: str
) -> str:
    """Name the option with the highest net value beside the preferred one; empty where there is none."""
    others = [option for option in flows if option != preferred]
    return max(others, key=lambda option: float(total(flows[option], values, factors)), default="")


def _closest(switch: Switch) -> tuple[bool, float, str, str]:
    """Order by the share of change; from a central value of 0 there is no such share, and every step is far."""
    change = inf if switch.change is None else abs(switch.change)
    return switch.value is None, change, switch.figure, switch.question.value


def _switch(trial: _Trial, question: Question) -> Switch:
    figure, best = trial.figure, question is Question.STILL_BEST
    value = crossing(trial.lead if best else partial(trial.net, trial.preferred), figure)
    at = {**trial.values, figure.name: figure.central if value is None else value}
    inside = None
    if value is not None and figure.low is not None and figure.high is not None:
        inside = figure.low <= value <= figure.high
    return Switch(
        figure=figure.name,
        title=figure.title,
        kind=figure.kind,
        question=question,
        other=best_other(trial.flows, at, trial.factors, preferred=trial.preferred) if best else "",
        central=figure.central,
        value=value,
        change=value / figure.central - 1.0 if value is not None and figure.central else None,
        low=figure.low,
        high=figure.high,
        within_range=inside,
    )


def crossing(ahead: Any, figure: Figure) -> float | None:
    """Find the value nearest to central at which ``ahead`` is zero, or say that there is none."""
    trials = _trials(ahead, figure)
    with np.errstate(over="ignore", invalid="ignore"):
        reached = np.broadcast_to(np.asarray(ahead(trials), dtype=float), trials.shape)
    trials, reached = trials[np.isfinite(reached)], reached[np.isfinite(reached)]
    level = [float(trial) for trial, worth in zip(trials, reached, strict=True) if worth == 0.0]
    if len(level) == len(trials):
        return None
    turns = np.flatnonzero(np.sign(reached[:-1]) * np.sign(reached[1:]) < 0)
    found = [*level, *(_exactly(ahead, trials[place], trials[place + 1]) for place in turns)]
    return min(found, key=lambda value: abs(value - figure.central), default=None)


def _exactly(ahead: Any, below: float, above: float) -> float:
    from scipy.optimize import brentq  # loaded by whoever asks: a web process stays small

    return float(brentq(lambda trial: float(ahead(trial)), below, above, xtol=1e-12, rtol=1e-13))


def _straight_way(ahead: Any, figure: Figure) -> float:
    """Say how far from central zero lies if the way there is straight, as it is for an amount that is counted once."""
    here = float(ahead(figure.central))
    step = max(1.0, abs(figure.central), abs(here))
    risen = float(ahead(figure.central + step)) - here
    return step * abs(here / risen) if abs(risen) > FLAT * abs(here) else 0.0


def _trials(ahead: Any, figure: Figure) -> Numbers:
    """List values the figure may take: evenly where it has two ends, by ever larger steps where it has none."""
    if figure.kind is Kind.SHARE:
        return np.union1d(np.linspace(0.0, 1.0, STEPS + 1), [figure.central])
    if figure.kind is Kind.RATE:
        usual, steep = np.linspace(-0.99, 1.0, STEPS + 1), np.linspace(1.0, HIGHEST_RATE, STEPS + 1)
        return np.unique(np.concatenate([usual, steep, [figure.central]]))
    size = abs(figure.central) or 1.0
    away = size * np.geomspace(1e-4, FURTHEST * max(1.0, _straight_way(ahead, figure) / size), STEPS)
    near = np.linspace(0.0, 2.0 * size, STEPS + 1)
    both = np.concatenate([near, away, -away if figure.kind is Kind.EFFECT else [0.0], [figure.central]])
    return np.unique(both)


def needed(
    items: Iterable[NotValued],
    flows: Mapping[str, Sequence[Flow]],
    figures: Mapping[str, Figure],
    factors: Factors,
    *,
    preferred: str,
) -> tuple[Needed, ...]:
    """Say what each thing without a price would have to be worth for the preferred option to be worth it, or best."""
    values = {name: figure.central for name, figure in figures.items()}
    ours = float(total(flows[preferred], values, factors))
    rival = best_other(flows, values, factors, preferred=preferred)
    lacking = [(Question.WORTH_IT, "", -ours)]
    if rival:
        lacking.append((Question.STILL_BEST, rival, float(total(flows[rival], values, factors)) - ours))
    yearly = sum(factors.standard[1:])
    return tuple(
        _needed(item, figures, question, other, max(0.0, lack), yearly)
        for item in items
        if item.better
        for question, other, lack in lacking
    )


def _needed(
    item: NotValued, figures: Mapping[str, Figure], question: Question, other: str, lack: float, yearly: float
) -> Needed:
    people = figures[item.people].central if item.people else None
    each = lack / (people * yearly) if people and yearly else None
    return Needed(item.id, question, other, lack, people, each)
