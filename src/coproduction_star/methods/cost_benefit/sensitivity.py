"""One figure at a time at its low and at its high end: how far the net value swings (paragraph 6.102)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .flows import Factors, Flow, total
from .model import Figure


@dataclass(frozen=True, slots=True)
class Swing:
    """The net value of the preferred option with one figure at either end of its range."""

    figure: str
    title: str
    low: float
    high: float
    net_at_low: float
    net_at_high: float
    turns: bool
    """Whether the net value is above zero at one end and below at the other."""

    @property
    def width(self) -> float:
        """Give how far apart the two are."""
        return abs(self.net_at_high - self.net_at_low)


def swings(flows: Sequence[Flow], figures: Mapping[str, Figure], factors: Factors) -> tuple[Swing, ...]:
    """List the swings of every figure with a range, the widest first.

    Parameters
    ----------
    flows
        Of one option: those that the economic case counts.
    figures
        By name.
    factors
        Discount factors.
    """
    central = {name: figure.central for name, figure in figures.items()}
    used = {name for flow in flows for name in flow.figures}
    found = []
    for name in sorted(used):
        figure = figures[name]
        if figure.low is None or figure.high is None:
            continue
        low, high = (float(total(flows, {**central, name: end}, factors)) for end in (figure.low, figure.high))
        found.append(Swing(name, figure.title, figure.low, figure.high, low, high, turns=low * high < 0))
    return tuple(sorted(found, key=lambda swing: (-swing.width, swing.figure)))
