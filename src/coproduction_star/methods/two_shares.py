"""Two shares: how many people a fair comparison takes, and what its counts can tell, or that they cannot.

Question: did more people act who met it one way than who met it the other? Rules and limits:
docs/methods/two-shares.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, hypot, isfinite, sqrt

from .errors import InputRefused

VERSION = "1"
POWER, LEVEL = 0.8, 0.05
MOST = 10_000_000
"""More people than this are never compared; what would take more is refused."""


class BadShares(InputRefused):
    """Shares, counts or chances of which no comparison can be made."""


class Verdict(StrEnum):
    """What a comparison says at its end."""

    A_MORE = "a-more"
    B_MORE = "b-more"
    CANNOT_TELL = "cannot-tell"
    """Nought is among the differences that fit the counts."""
    TOO_FEW = "too-few"
    """Fewer people met it than were planned, so chance may have done it, whichever way it looks."""


@dataclass(frozen=True, slots=True)
class Arm:
    """How many met one way, and how many of those acted."""

    met: int
    did: int

    def __post_init__(self) -> None:
        """Refuse counts that cannot be."""
        if self.met < 1:
            raise BadShares("met", f"It is {self.met}.", "Count one person at least who met it.")
        if not 0 <= self.did <= self.met:
            raise BadShares("did", f"It is {self.did} of {self.met}.", "Count no more who acted than met it.")

    @property
    def share(self) -> float:
        """Of those who met it, the share who acted."""
        return self.did / self.met


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, as shares."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Say whether a value is among those that fit."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Difference:
    """The share of B less the share of A, what else fits the counts, and what that tells."""

    a: float
    b: float
    difference: float
    interval: Interval
    verdict: Verdict
    is_small: bool
    """Whatever the difference is, it is smaller than what would be worth knowing."""


def people_needed(expected: float, difference: float, *, power: float = POWER, level: float = LEVEL) -> int:
    """Count the people that each arm needs so that a difference worth knowing is seen if it is there.

    The difference may go either way, so the way that takes more people counts.

    Parameters
    ----------
    expected
        The share, above 0 and below 1, that would act anyway.
    difference
        The smallest difference between the shares that would change a decision.
    power
        The chance to see it if it is there.
    level
        The chance to see a difference where there is none; two-sided.

    Returns
    -------
    int
        People in each arm, rounded up.

    Raises
    ------
    BadShares
        When a share does not lie between 0 and 1, the difference leads beyond both ends, or it takes too many people.

    Examples
    --------
    >>> people_needed(0.10, 0.05)
    686

    Source: Fleiss, Levin and Paik (2003), *Statistical Methods for Rates and Proportions*, chapter 4, without the
    continuity correction; the same as ``power.prop.test`` of R.
    """
    chances = {"expected": expected, "difference": difference, "power": power, "level": level}
    for name, value in chances.items():
        if not isfinite(value) or not 0 < value < 1:
            raise BadShares(name, f"It is {value:g}.", "Give a share above 0 and below 1.")
    reached = [other for other in (expected - difference, expected + difference) if 0 < other < 1]
    if not reached:
        remedy = "Choose a smaller difference, or look again at what would happen anyway."
        raise BadShares("difference", f"From {expected:g} it leads below 0 and above 1.", remedy)
    found = max(_size(expected, other, power=power, level=level) for other in reached)
    if found > MOST:
        raise BadShares("difference", f"It takes more than {MOST:,} people.", "Choose a larger difference.")
    return ceil(found)


def _size(one: float, other: float, *, power: float, level: float) -> float:
    middle = (one + other) / 2
    from scipy.stats import norm  # loaded by whoever calculates: a web process stays small

    alike = norm.isf(level / 2) * sqrt(2 * middle * (1 - middle))
    apart = norm.isf(1 - power) * sqrt(one * (1 - one) + other * (1 - other))
    return float(((alike + apart) / (one - other)) ** 2)


def wilson(arm: Arm, *, level: float = LEVEL) -> Interval:
    """Give the shares that fit the counts of one arm: Wilson's score interval, without continuity correction.

    Examples
    --------
    >>> found = wilson(Arm(met=10, did=0))
    >>> found.low, round(found.high, 4)
    (0.0, 0.2775)

    Source: Wilson (1927), *Probable inference, the law of succession, and statistical inference*, Journal of the
    American Statistical Association 22, 209-212.
    """
    from scipy.stats import norm  # loaded by whoever calculates: a web process stays small

    z, n, p = float(norm.isf(level / 2)), arm.met, arm.share
    middle, reach = 2 * arm.did + z * z, z * sqrt(z * z + 4 * arm.did * (1 - p))
    low, high = (middle - reach) / (2 * (n + z * z)), (middle + reach) / (2 * (n + z * z))
    return Interval(0.0 if arm.did == 0 else max(0.0, low), 1.0 if arm.did == n else min(1.0, high))


def newcombe(a: Arm, b: Arm, *, level: float = LEVEL) -> Interval:
    """Give the differences, share of B less share of A, that fit the counts: Newcombe's hybrid score interval.

    It holds with small counts and with shares of nought or all, where the usual interval leaves the scale or has
    no width at all.

    Examples
    --------
    >>> found = newcombe(Arm(met=80, did=48), Arm(met=70, did=56))
    >>> round(found.low, 4), round(found.high, 4)
    (0.0524, 0.3339)

    Source: Newcombe (1998), *Interval estimation for the difference between independent proportions: comparison of
    eleven methods*, Statistics in Medicine 17, 873-890, method 10.
    """
    of_a, of_b, found = wilson(a, level=level), wilson(b, level=level), b.share - a.share
    return Interval(
        max(-1.0, found - hypot(b.share - of_b.low, of_a.high - a.share)),
        min(1.0, found + hypot(of_b.high - b.share, a.share - of_a.low)),
    )


def reached(a: Arm, b: Arm, *, needed: int) -> bool:
    """Say whether each arm has as many people as were planned."""
    return min(a.met, b.met) >= needed


def compare(a: Arm, b: Arm, *, needed: int, difference: float | None = None) -> Difference:
    """Say what the counts of two arms tell, once the comparison is over.

    It cannot be told which did better while nought is among the differences that fit, nor where fewer people met it
    than were planned: a comparison that stops when it looks good finds differences that are not there.

    Parameters
    ----------
    needed
        How many each arm was to have, worked out before.
    difference
        The smallest one worth knowing, where it was said.

    Examples
    --------
    >>> compare(Arm(met=700, did=70), Arm(met=700, did=112), needed=686).verdict
    <Verdict.B_MORE: 'b-more'>
    >>> compare(Arm(met=70, did=7), Arm(met=70, did=20), needed=686).verdict
    <Verdict.TOO_FEW: 'too-few'>
    """
    if needed < 1:
        raise BadShares("needed", f"It is {needed}.", "Say how many people each arm was to have.")
    found, fits = b.share - a.share, newcombe(a, b)
    small = difference is not None and max(abs(fits.low), abs(fits.high)) < difference
    return Difference(a.share, b.share, found, fits, _verdict(fits, enough=reached(a, b, needed=needed)), small)


def _verdict(fits: Interval, *, enough: bool) -> Verdict:
    if not enough:
        return Verdict.TOO_FEW
    if fits.holds(0):
        return Verdict.CANNOT_TELL
    return Verdict.B_MORE if fits.low > 0 else Verdict.A_MORE


def lots(number: int, *, below: Callable[[int], int]) -> str:
    """Draw lots for the lines of a list: a text of A and B, one for each line, as many of one as of the other.

    Of an odd number, chance decides which has one more. Every order is equally likely (Fisher and Yates).

    Parameters
    ----------
    number
        How many lines the list has.
    below
        Gives a whole number from 0 to one less than what it is given, each equally likely.

    Examples
    --------
    >>> lots(6, below=lambda most: 0)
    'BABABA'
    """
    if number < 2:
        raise BadShares("number", f"It is {number}.", "A list to share out has two lines at least.")
    arms = list("AB" * (number // 2)) + (["AB"[below(2)]] if number % 2 else [])
    for last in range(number - 1, 0, -1):
        other = below(last + 1)
        arms[last], arms[other] = arms[other], arms[last]
    return "".join(arms)
