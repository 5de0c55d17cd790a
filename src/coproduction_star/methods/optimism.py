"""Optimism bias: how much costs, time and benefits are usually misjudged, and what prevention takes off.

Own evidence comes first; the generic bounds of the rule packs' folder stand in
where there is none (The Green Book (2026), paragraphs 6.78 to 6.84).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .errors import MethodError
from .parameters import bounds_of
from .sentences import worded

WHOLE = 1e-9


class NotABias(MethodError):
    """A bias, share or mitigation that cannot be."""


class Misjudged(StrEnum):
    """What a bias is about."""

    CAPITAL = "capital"
    REVENUE = "revenue"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Mitigation:
    """One cause of bias: how much of it comes from there, and how much of that is prevented (both shares)."""

    cause: str
    contribution: float
    prevented: float


def upper_bound(mix: Mapping[str, float], *, of: Misjudged) -> float:
    """Give the upper bound of a project, weighted by the share of spending that is of each kind.

    Raises
    ------
    NotABias
        When the shares are not a whole, or a kind has no bound of this sort (outsourcing has none but for running
        costs, buildings none for running costs).

    Examples
    --------
    >>> mix = {"non_standard_buildings": 0.3, "standard_buildings": 0.7}
    >>> round(upper_bound(mix, of=Misjudged.CAPITAL), 4)
    0.321
    """
    return _weighted(mix, of, 0)


def lower_bound(mix: Mapping[str, float], *, of: Misjudged) -> float:
    """Give the lower bound, weighted in the same way: what is usually left when all is well managed."""
    return _weighted(mix, of, 1)


def _weighted(mix: Mapping[str, float], of: Misjudged, place: int) -> float:
    if not mix or abs(sum(mix.values()) - 1.0) > WHOLE or min(mix.values()) < 0:
        raise NotABias(
            worded(
                "The kinds of project make up %(share)s of spending. Make the shares 100%%.",
                share=f"{sum(mix.values()):.0%}",
            )
        )
    return sum(share * _bounds(kind, of)[place] for kind, share in mix.items())


def _bounds(kind: str, of: Misjudged) -> tuple[float, float]:
    known = bounds_of(kind)
    bounds: tuple[float, float] | None = getattr(known, of.value)
    if bounds is None:
        raise NotABias(
            worded(
                "%(kind)s has no published bias of %(of)s. Choose another kind or give your own rate.",
                kind=known.name,
                of=of,
            )
        )
    return bounds


def remaining(bound: float, mitigations: Iterable[Mitigation] = ()) -> float:
    """Take off what is prevented: bound × (1 − Σ contribution × prevented)."""
    causes = tuple(mitigations)
    for each in causes:
        if not (0 <= each.contribution <= 1 and 0 <= each.prevented <= 1):
            raise NotABias(
                worded("%(cause)s: contribution and what is prevented are shares from 0 to 1.", cause=each.cause)
            )
    if sum(each.contribution for each in causes) > 1 + WHOLE:
        raise NotABias(worded("The causes contribute more than all of the bias. Make the contributions 100% at most."))
    return bound * (1.0 - sum(each.contribution * each.prevented for each in causes))


def with_bias(estimate: float, rate: float) -> float:
    """Raise a cost or a time by its bias."""
    return estimate * (1.0 + rate)


def forecast_error(forecasts: Iterable[float], outturns: Iterable[float]) -> float:
    """Give an organisation's own bias: how far outturns lay above forecasts in all (paragraph 6.80).

    Raises
    ------
    NotABias
        When there is not one outturn for each forecast, or the forecasts add up to nothing.
    """
    said, found = tuple(forecasts), tuple(outturns)
    if len(said) != len(found):
        raise NotABias(
            worded(
                "There are %(forecasts)s forecasts and %(outturns)s outturns. Give both for the same projects.",
                forecasts=len(said),
                outturns=len(found),
            )
        )
    expected, came = sum(said), sum(found)
    if expected <= 0:
        raise NotABias(worded("The forecasts add up to nothing, so no share of them can be given."))
    return came / expected - 1.0
