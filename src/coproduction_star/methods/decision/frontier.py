"""Value against cost: which options nothing cheaper beats, and what a little more value costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from coproduction_star.methods.errors import InputRefused

from .inputs import refuse_repeats


class BadCost(InputRefused):
    """A cost or value that is no number."""


@dataclass(frozen=True, slots=True)
class Priced:
    """An option with its value (from the criteria, cost left out) and its cost; a saving is a cost below 0."""

    option: str
    cost: float
    value: float


@dataclass(frozen=True, slots=True)
class OnFrontier:
    """Where an option lies against the frontier.

    ``beaten_by`` names options that cost no more and are worth no less, and better in one of the two: empty means the
    option is efficient. ``extra_cost`` and ``extra_value`` are the steps from the next cheaper efficient option.
    ``on_hull`` says that no mix of two others does better for the same money; where it is false, the step up to the
    option buys less for the money than a longer step past it.
    """

    option: str
    cost: float
    value: float
    beaten_by: tuple[str, ...]
    extra_cost: float | None
    extra_value: float | None
    on_hull: bool

    @property
    def efficient(self) -> bool:
        """Whether nothing beats it."""
        return not self.beaten_by


def frontier(options: Iterable[Priced]) -> tuple[OnFrontier, ...]:
    """Compare value with cost, cheapest option first.

    Cost stands beside the value and never inside it, so that the price of a
    little more value can be seen. An option that is beaten may still be right
    for reasons nobody valued; say them.

    Raises
    ------
    BadCost, NamedTwice, InputRefused
        When there is no option, a name repeats, or a number is none.

    Examples
    --------
    >>> found = frontier([Priced("club", 10, 0.3), Priced("grant", 20, 0.9), Priced("leaflet", 12, 0.1)])
    >>> [(one.option, one.beaten_by) for one in found]
    [('club', ()), ('leaflet', ('club',)), ('grant', ())]

    Source
    ------
    L. D. Phillips and C. A. Bana e Costa (2007). Transparent prioritisation, budgeting and resource allocation.
    Annals of Operations Research 154, 51-68. The hull is the "extended dominance" of health economics.
    """
    rows = sorted(options, key=lambda one: (one.cost, -one.value, one.option))
    _check(rows)
    beaten = {one.option: tuple(other.option for other in rows if _beats(other, one)) for one in rows}
    efficient = [one for one in rows if not beaten[one.option]]
    hull = _hull(efficient)
    found = []
    for one in rows:
        below = [other for other in efficient if other.cost < one.cost] if not beaten[one.option] else []
        cost, value = (one.cost - below[-1].cost, one.value - below[-1].value) if below else (None, None)
        found.append(
            OnFrontier(one.option, one.cost, one.value, beaten[one.option], cost, value, on_hull=one.option in hull)
        )
    return tuple(found)


def _check(rows: list[Priced]) -> None:
    if not rows:
        raise InputRefused("options", "There is none.", "Give at least one with its cost.")
    refuse_repeats((one.option for one in rows), of="options")
    for one in rows:
        if not (isfinite(one.cost) and isfinite(one.value)):
            raise BadCost(f"option {one.option!r}, cost", "It is no number.", "Give a cost, or leave the option out.")


def _beats(other: Priced, one: Priced) -> bool:
    no_worse = other.cost <= one.cost and other.value >= one.value
    return no_worse and (other.cost < one.cost or other.value > one.value)


def _hull(efficient: list[Priced]) -> set[str]:
    """Keep the options between which the value bought for the next pound only falls."""
    kept: list[Priced] = []
    level = {(one.cost, one.value): one for one in efficient}
    for one in level.values():
        while len(kept) > 1 and _buys_more(kept[-2], one, kept[-1]):
            kept.pop()
        kept.append(one)
    corners = {(one.cost, one.value) for one in kept}
    return {one.option for one in efficient if (one.cost, one.value) in corners}


def _buys_more(start: Priced, end: Priced, middle: Priced) -> bool:
    """Whether going straight to the end lies above the middle."""
    over = (end.value - start.value) * (middle.cost - start.cost)
    return over > (middle.value - start.value) * (end.cost - start.cost)
