"""A file of options and criteria, as it was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.data.parts import Part
from coproduction_star.methods.decision import Beyond, Choices, Criterion, Drawn, Normalisation
from coproduction_star.methods.sentences import worded

from .rows import Row, WeightsFrom, criterion_row, levels_of, preferences, scales

Floats = npt.NDArray[np.float64]
Cells = Sequence[Sequence[tuple[float, float, float]]]
MOST_DRAWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Sampling:
    """How robustness is drawn."""

    drawn: Drawn
    seed: int
    draws: int


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a file asks for. ``criteria`` is empty when one of them has no end points."""

    title: str
    names: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    higher_is_better: tuple[bool, ...]
    options: tuple[str, ...]
    costs: Mapping[str, float]
    levels: Floats
    low_levels: Floats | None
    high_levels: Floats | None
    weights_from: WeightsFrom
    swings: tuple[float, ...]
    low_swings: tuple[float, ...] | None
    high_swings: tuple[float, ...] | None
    given: tuple[float, ...]
    pairwise: tuple[tuple[float, ...], ...]
    choices: Choices
    weighted_sum: Normalisation | None
    beyond: Beyond
    sampling: Sampling

    @property
    def has_scales(self) -> bool:
        """Whether values on fixed scales can be summed: every criterion has end points, weights are about them."""
        return bool(self.criteria) and self.weights_from in (WeightsFrom.SWINGS, WeightsFrom.GIVEN)


def read(file: Part) -> Asked:
    """Read a whole file, or refuse it with every problem.

    Raises
    ------
    BadParts
        With every problem of the file.
    InputRefused
        When a scale, a shape or a threshold makes no sense.
    """
    title, weights = file.text("title"), file.part("weights")
    source = weights.choice("from", WeightsFrom, default=WeightsFrom.SWINGS)
    parts, options = file.parts("criteria"), file.parts("options")
    rows = [criterion_row(part, source) for part in parts]
    names = tuple(row.name for row in rows)
    named = tuple(option.text("name") for option in options)
    cells = [levels_of(option.part("levels"), names) for option in options]
    costs = {name: cost for name, cost in map(_cost, named, options) if cost is not None}
    for kind, all_names in ((parts, names), (options, named)):
        _refuse_repeats(kind, all_names)
    given = _given(weights, names) if source is WeightsFrom.GIVEN else ()
    pairwise = weights.rows("pairwise") if source is WeightsFrom.PAIRWISE else ()
    methods = file.part("methods")
    normalisation = methods.choice("normalisation", Normalisation, default=Normalisation.VECTOR)
    v = methods.number("v", default=0.5, lowest=0, highest=1)
    summed = methods.choice("weighted_sum", Normalisation) if methods.has("weighted_sum") else None
    sampling = _sampling(file.part("robustness"), rows, source)
    beyond = file.choice("beyond", Beyond, default=Beyond.REFUSE)
    _refuse_none(file, parts, options)
    file.refuse_problems()
    central, low, high = (np.array([[cell[at] for cell in row] for row in cells]) for at in range(3))
    unsure, near = bool((low != high).any()), sampling.drawn is Drawn.NEAR
    return Asked(
        title=title,
        names=names,
        criteria=scales(rows),
        higher_is_better=tuple(row.higher_is_better for row in rows),
        options=named,
        costs=costs,
        levels=central,
        low_levels=low if unsure else None,
        high_levels=high if unsure else None,
        weights_from=source,
        swings=tuple(row.swing for row in rows) if source is WeightsFrom.SWINGS else (),
        low_swings=tuple(row.low_swing for row in rows) if near else None,
        high_swings=tuple(row.high_swing for row in rows) if near else None,
        given=given,
        pairwise=pairwise,
        choices=Choices(normalisation, v, preferences(rows)),
        weighted_sum=summed,
        beyond=beyond,
        sampling=sampling,
    )


def _cost(name: str, option: Part) -> tuple[str, float | None]:
    return name, option.optional_number("cost")


def _given(weights: Part, names: Sequence[str]) -> tuple[float, ...]:
    given = weights.part("given")
    return tuple(given.number(name, lowest=0) for name in names)


def _refuse_repeats(parts: Sequence[Part], names: Sequence[str]) -> None:
    for place, (part, name) in enumerate(zip(parts, names, strict=True)):
        if name and name in names[:place]:
            part.complain(
                "name", worded("%(name)s is there twice.", name=repr(name)), worded("Give each its own name.")
            )


def _refuse_none(file: Part, criteria: Sequence[Part], options: Sequence[Part]) -> None:
    for key, found in (("criteria", criteria), ("options", options)):
        if not found and file.has(key):
            file.complain(key, worded("The list is empty."), worded("Put at least one thing in it."))


def _sampling(part: Part, rows: Sequence[Row], source: WeightsFrom) -> Sampling:
    drawn = part.choice("weights", Drawn, default=Drawn.ANY)
    ranged = source is WeightsFrom.SWINGS and any(row.low_swing < row.high_swing for row in rows)
    if drawn is Drawn.NEAR and not ranged:
        remedy = worded('Give criteria "swing_low" and "swing_high", or draw "any" or "in order".')
        part.complain("weights", worded("No swing has a range to draw from."), remedy)
    seed = part.whole_number("seed", default=1, lowest=0, highest=2**32 - 1)
    return Sampling(drawn, seed, part.whole_number("draws", default=10_000, lowest=1, highest=MOST_DRAWS))
