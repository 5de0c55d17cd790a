"""From what a file asks to everything that is said of it; pages and the command line get the same numbers."""

from dataclasses import dataclass, replace

from coproduction_star.data.parts import Part
from coproduction_star.data.plain import plain
from coproduction_star.methods.decision import (
    Additive,
    Appraisal,
    Flips,
    OnFrontier,
    Opinion,
    Priced,
    Ranges,
    Robustness,
    additive,
    frontier,
    robustness,
    second_opinions,
    what_flips,
)

from .comparing import Beaten, Compared, beaten, compared, weights_from
from .reading import Asked, read
from .sentences import notes, sentences


@dataclass(frozen=True, slots=True)
class Criteria:
    """The result of one appraisal, as it is written; what could not be calculated is null and has its note."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    weights: dict[str, float]
    consistency_ratio: float | None
    beaten: tuple[Beaten, ...]
    value: Additive | None
    robustness: Robustness | None
    flips: Flips | None
    second_opinions: tuple[Opinion, ...]
    methods: Compared | None
    frontier: tuple[OnFrontier, ...]
    notes: tuple[str, ...]


def calculate(file: Part) -> Criteria:
    """Compare the options of a file."""
    asked = read(file)
    weights, consistency = weights_from(asked)
    several = len(asked.options) > 1
    model = _model(asked, weights) if asked.has_scales else None
    result = Criteria(
        title=asked.title,
        sentence="",
        sentences=(),
        weights=dict(zip(asked.names, weights, strict=True)),
        consistency_ratio=consistency,
        beaten=beaten(asked),
        value=model.value if model else None,
        robustness=model.robustness if model else None,
        flips=model.flips if model else None,
        second_opinions=model.opinions if model else (),
        methods=compared(asked, weights) if several else None,
        frontier=model.frontier if model else (),
        notes=(),
    )
    said = tuple(sentences(plain(result), unsure=asked.low_levels is not None))
    return replace(result, sentence=said[0], sentences=said, notes=tuple(notes(result, asked)))


@dataclass(frozen=True, slots=True)
class _Model:
    value: Additive
    robustness: Robustness
    flips: Flips | None
    opinions: tuple[Opinion, ...]
    frontier: tuple[OnFrontier, ...]


def _model(asked: Asked, weights: tuple[float, ...]) -> _Model:
    """Calculate everything that stands on fixed scales."""
    appraisal = Appraisal(asked.options, asked.criteria, asked.levels)
    value = additive(appraisal, weights, beyond=asked.beyond)
    several = len(asked.options) > 1
    return _Model(
        value,
        _robustness(asked, appraisal, weights),
        what_flips(appraisal, weights, beyond=asked.beyond) if several else None,
        second_opinions(appraisal, weights, choices=asked.choices, beyond=asked.beyond) if several else (),
        _frontier(asked, value),
    )


def _robustness(asked: Asked, appraisal: Appraisal, weights: tuple[float, ...]) -> Robustness:
    ranges = Ranges(asked.low_levels, asked.high_levels, asked.low_swings, asked.high_swings)
    central = asked.swings or weights
    how = asked.sampling
    return robustness(
        appraisal, central, seed=how.seed, draws=how.draws, drawn=how.drawn, ranges=ranges, beyond=asked.beyond
    )


def _frontier(asked: Asked, value: Additive) -> tuple[OnFrontier, ...]:
    worth = {standing.option: standing.value for standing in value.standings}
    priced = [Priced(name, cost, worth[name]) for name, cost in asked.costs.items()]
    return frontier(priced) if priced else ()
