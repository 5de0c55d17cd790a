"""Which margins fight: pairs that cannot hold at once among those who answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy.typing as npt

from .margins import Cells, Margin, folded
from .sweeping import swept

MOST_SWEEPS = 500
FEW = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """Margins that cannot hold at once, with the categories that miss their targets most.

    ``missed`` has for each such category: margin, category, share by which it misses (below zero: too few answers).
    """

    margins: tuple[str, ...]
    missed: tuple[tuple[str, str, float], ...]

    @property
    def sentence(self) -> str:
        """Say it to whoever chose the margins."""
        who = "; ".join(f"{category} ({margin}) by {abs(share):.1%}" for margin, category, share in self.missed)
        return f"{' and '.join(self.margins)} cannot hold at once; missed most: {who}."


def conflicts(
    answers: Mapping[str, npt.ArrayLike], margins: Sequence[Margin], *, base: npt.ArrayLike | None = None,
    tolerance: float = 1e-8,
) -> tuple[Conflict, ...]:  # fmt: skip
    """Name the pairs of margins that cannot hold at once; all margins together where no pair is to blame.

    Empty where raking converges.
    """
    return conflicts_of(folded(answers, margins, base), tolerance)


def conflicts_of(cells: Cells, tolerance: float) -> tuple[Conflict, ...]:
    """Do as :func:`conflicts`, with cells that are folded already."""
    every = tuple(range(len(cells.names)))
    pairs = [found for pair in combinations(every, 2) if (found := _fight(cells, pair, tolerance))]
    if pairs:
        return tuple(pairs)
    together = _fight(cells, every, tolerance)
    return (together,) if together else ()


def _fight(cells: Cells, chosen: tuple[int, ...], tolerance: float) -> Conflict | None:
    part = Cells(
        names=tuple(cells.names[margin] for margin in chosen),
        categories=tuple(cells.categories[margin] for margin in chosen),
        targets=tuple(cells.targets[margin] for margin in chosen),
        number=cells.number,
        there=cells.there,
        places=cells.places[:, chosen],
        base=cells.base,
    )
    weights, errors = swept(part, part.base * (part.targets[0].sum() / part.base.sum()), tolerance, MOST_SWEEPS)
    if errors[-1] <= tolerance:
        return None
    missed = [
        (name, part.categories[margin][place], float(share))
        for margin, name in enumerate(part.names)
        for place, share in enumerate(part.sums(margin, weights) / part.targets[margin] - 1)
        if abs(share) > tolerance
    ]
    return Conflict(part.names, tuple(sorted(missed, key=lambda one: -abs(one[2]))[:FEW]))
