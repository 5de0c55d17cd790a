"""Fairness: who finds somebody and who does not, by group, without showing anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from coproduction_star.methods.disclosure import OPENSAFELY, Rule, shown, shown_share
from coproduction_star.methods.errors import InputRefused


class BadGroups(InputRefused):
    """Groups that do not go with the people."""


@dataclass(frozen=True, slots=True)
class GroupRate:
    """How many of one group found somebody; every number is rounded, and ``None`` is too small to be shown.

    ``low`` and ``high`` hold the share in 95% of such groups (Wilson). ``differs`` is −1 where fewer found somebody
    than among all the others, 1 where more did, by more than chance explains (Newcombe), else 0.
    """

    group: str
    people: int | None
    matched: int | None
    share: float | None
    low: float | None
    high: float | None
    differs: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """The groups of one question, in the order of their names, with what is said of them."""

    question: str
    groups: tuple[GroupRate, ...]
    sentences: tuple[str, ...]


def wilson(share: float, people: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """Give the interval of a share.

    >>> [round(end, 3) for end in wilson(0.5, 10)]
    [0.237, 0.763]

    Source: E. B. Wilson (1927). Probable inference, the law of succession, and statistical inference. Journal of the
    American Statistical Association 22(158), 209-212.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle = (share + z * z / (2 * people)) / (1 + z * z / people)
    reach = z / (1 + z * z / people) * sqrt(share * (1 - share) / people + z * z / (4 * people * people))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def match_rates(question: str, groups: Sequence[str], matched: Sequence[bool], *, rule: Rule = OPENSAFELY) -> Fairness:
    """Tell by group how many found somebody.

    A group is told where those who found somebody, and those who did not, are both enough to be shown, and the group
    has the people that a share needs. Shares, intervals and differences come from rounded numbers alone.

    Parameters
    ----------
    question
        What divides the groups: age, ward.
    groups, matched
        One for each person; an empty group is one that is not known.
    """
    if len(groups) != len(matched):
        reason = f"There are {len(groups):,} groups for {len(matched):,} people."
        raise BadGroups(question, reason, "Give each person one, empty where it is not known.")
    counts = {name: [0, 0] for name in sorted(set(groups) - {""})}
    for name, found in zip(groups, matched, strict=True):
        if name:
            counts[name][0] += 1
            counts[name][1] += bool(found)
    rates = tuple(_rate(name, counts, rule) for name in counts)
    return Fairness(question, rates, _sentences(question, rates))


def _rate(name: str, counts: dict[str, list[int]], rule: Rule) -> GroupRate:
    people, matched = counts[name]
    share = _share(people, matched, rule)
    if share is None:
        return GroupRate(name, shown(people, rule), None, None, None, None, 0)
    rounded = shown(people, rule) or 1
    low, high = wilson(share, rounded)
    return GroupRate(name, rounded, shown(matched, rule), share, low, high, _differs(name, counts, rule))


def _share(people: int, matched: int, rule: Rule) -> float | None:
    """Give a share where neither those in it nor those outside are so few that it shows them."""
    return None if shown(people - matched, rule) is None else shown_share(matched, people, rule)


def _differs(name: str, counts: dict[str, list[int]], rule: Rule) -> int:
    """Compare with all the others: the interval of the difference, made of both intervals, does not hold nought."""
    others = [sum(pair[at] for other, pair in counts.items() if other != name) for at in (0, 1)]
    mine, theirs = _share(counts[name][0], counts[name][1], rule), _share(others[0], others[1], rule)
    if mine is None or theirs is None:
        return 0
    low, high = wilson(mine, shown(counts[name][0], rule) or 1)
    other_low, other_high = wilson(theirs, shown(others[0], rule) or 1)
    below = mine - theirs - sqrt((mine - low) ** 2 + (other_high - theirs) ** 2)
    above = mine - theirs + sqrt((high - mine) ** 2 + (theirs - other_low) ** 2)
    return 1 if below > 0 else -1 if above < 0 else 0


def _sentences(question: str, rates: Sequence[GroupRate]) -> tuple[str, ...]:
    said = []
    for rate in rates:
        if rate.share is None or rate.low is None or rate.high is None:
            said.append(f"{question}, {rate.group}: too few to say.")
            continue
        than = {-1: ", fewer than among the others", 0: "", 1: ", more than among the others"}[rate.differs]
        said.append(
            f"{question}, {rate.group}: about {rate.share:.0%} of {rate.people:,} found somebody, "
            f"between {rate.low:.0%} and {rate.high:.0%}{than}."
        )
    if any(rate.differs for rate in rates):
        said.append("One group in twenty differs as much by chance alone: look at who it is and why before you judge.")
    return tuple(said)
