"""From values to places on paper, and the round numbers an axis shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

TINY = 1e-9


class NothingToDraw(ValueError):
    """A chart without a single value; show an empty state instead."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: ``low`` lies at ``start``, ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def checked(values: Iterable[float]) -> list[float]:
    """Return the values as a list; refuse none at all and what is no number."""
    found = list(values)
    if not found:
        raise NothingToDraw("There is no value to draw yet: show an empty state that says how to add one.")
    if not all(isfinite(value) for value in found):
        raise ValueError("A value to draw is not a finite number: leave it out or give it as None.")
    return found


def ticks(low: float, high: float, *, about: int = 4) -> tuple[float, ...]:
    """Round numbers (1, 2 or 5 times a power of ten) that reach from below ``low`` to above ``high``."""
    if high - low < TINY:
        low, high = (min(low, 0), max(high, 0)) if abs(low) > TINY else (0, 1)
    rough = (high - low) / about
    power = 10 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(i * step, 10) for i in range(first, last + 1))
