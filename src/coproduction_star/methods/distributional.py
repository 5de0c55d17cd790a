"""Who gains and who loses, with a pound weighing more where there is less.

Weighted values stand beside unweighted ones, never in their place
(The Green Book (2026), paragraphs 7.5 to 7.15).
"""

from collections.abc import Iterable, Mapping

from .errors import MethodError

FIRST = "first_adult"
"""Every scale counts from the first adult on."""


class NoIncome(MethodError):
    """An income that is no income."""


class UnknownMember(MethodError):
    """A member of a household that the scale does not know."""


def equivalence(household: Iterable[str], *, scale: Mapping[str, float]) -> float:
    """Add up the weights of a household's members; a couple without children is 1."""
    try:
        return sum(scale[member] for member in household)
    except KeyError as unknown:
        raise UnknownMember(f"{unknown} is on no scale. Use: {', '.join(scale)}.") from None


def equivalised(income: float, household: Iterable[str], *, scale: Mapping[str, float]) -> float:
    """Give the income a couple would need to live as well. Raises ``NoIncome`` without exactly one first adult."""
    members = tuple(household)
    divisor = equivalence(members, scale=scale)
    if divisor <= 0:
        raise NoIncome("A household has at least one member.")
    if (firsts := members.count(FIRST)) != 1:
        raise NoIncome(f"A household has one {FIRST}; this one has {firsts}. Name each other member as what they are.")
    return income / divisor


def welfare_weight(*, population: float, group: float, elasticity: float) -> float:
    """Give the weight of a pound for a group: (median income of all ÷ that of the group) to the elasticity.

    Both incomes are equivalised medians.

    Examples
    --------
    >>> welfare_weight(population=40000, group=20000, elasticity=1.0)
    2.0
    """
    if population <= 0 or group <= 0:
        raise NoIncome("A median income is above zero. Give both in the same prices.")
    return float((population / group) ** elasticity)
