"""Ideas by combination: what nobody has put together yet, and how much experience stands behind it.

Morphological analysis (F. Zwicky, *Discovery, Invention, Research*, 1969) lists
every combination of the parts of a problem, so that those nobody thought of are
seen too. The parts here are an outcome, one of the four Co's and a group of
people. docs/methods/combinations.md says how they are put in order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from .errors import MethodError


class NoNumber(MethodError):
    """A list of ideas has at least one place."""


@dataclass(frozen=True, slots=True)
class Combination:
    """One outcome, one Co and one group of people, each by its name."""

    outcome: str
    co: str
    group: str


@dataclass(frozen=True, slots=True)
class Untried:
    """A combination nobody has tried, with how many cases did it and how many of those wanted the outcome."""

    combination: Combination
    support: int
    closer: int


Support = Callable[[Combination], tuple[int, int]]


def untried(
    outcomes: Iterable[str],
    cos: Iterable[str],
    groups: Iterable[str],
    *,
    tried: Collection[Combination],
    support: Support,
    most: int,
) -> tuple[Untried, ...]:
    """List combinations nobody has tried, those with the closest experience first.

    The list goes round the groups, so that it does not say the same thing over
    and over: in each round every group gives its best combination, by the
    number of cases that wanted the same outcome and then by the number of
    cases of the same Co and group. Between equals, the outcome and then the Co
    that stand less often in the list go first, then the order they came in.

    Parameters
    ----------
    outcomes, cos, groups
        The names to combine. An empty list gives no combination.
    tried
        What somebody combines already.
    support
        For a combination: cases of its Co and group, and those of them that wanted its outcome.
    most
        How many to give, at least 1.

    Returns
    -------
    tuple of Untried
        At most ``most``, in order.

    Raises
    ------
    NoNumber
        When ``most`` is less than 1.

    Examples
    --------
    >>> known = {"co-design": (3, 1), "co-assess": (1, 0)}
    >>> found = untried(["a"], known, ["carers"], tried=(), support=lambda one: known[one.co], most=2)
    >>> [(one.combination.co, one.support, one.closer) for one in found]
    [('co-design', 3, 1), ('co-assess', 1, 0)]
    >>> untried(["a"], ["co-design"], ["carers"], tried={Combination("a", "co-design", "carers")},
    ...         support=lambda one: (3, 1), most=2)
    ()
    """
    if most < 1:
        raise NoNumber(f"A list of {most} ideas is no list. Ask for at least one.")
    every = [Combination(*names) for names in product(outcomes, cos, groups)]
    left: dict[str, list[Untried]] = {}
    for one in every:
        if one not in tried:
            left.setdefault(one.group, []).append(Untried(one, *support(one)))
    found: list[Untried] = []
    while left and len(found) < most:
        found += _round(left, found)
        left = {group: rows for group, rows in left.items() if rows}
    return tuple(found[:most])


def _round(left: dict[str, list[Untried]], before: Iterable[Untried]) -> list[Untried]:
    """Take the best combination of each group, the best-backed group first."""
    used = Counter(name for row in before for name in (row.combination.outcome, row.combination.co))
    taken = []
    for group in sorted(left, key=lambda group: max(map(_backing, left[group])), reverse=True):
        best = min(left[group], key=lambda row: _place(row, used))
        left[group].remove(best)
        used.update((best.combination.outcome, best.combination.co))
        taken.append(best)
    return taken


def _backing(row: Untried) -> tuple[int, int]:
    return row.closer, row.support


def _place(row: Untried, used: Mapping[str, int]) -> tuple[int, int, int, int]:
    return -row.closer, -row.support, used[row.combination.outcome], used[row.combination.co]
