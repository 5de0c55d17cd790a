"""What a theory of change leaves open: gaps of a chain from what is there to what people want.

The rules in prose, with an example: docs/methods/theory-of-change.md.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .evidence import Strength


class Level(StrEnum):
    """The levels of the chain, in their order."""

    SITUATION = "situation"
    CONTRIBUTION = "contribution"
    ACTIVITY = "activity"
    OUTPUT = "output"
    CHANGE = "change"
    OUTCOME = "outcome"


ORDER: Mapping[Level, int] = {level: place for place, level in enumerate(Level)}
"""The place of each level in the chain."""


class Kind(StrEnum):
    """What can be open, the gravest first."""

    NO_OUTCOME = "no-outcome"
    UNREACHED = "unreached"
    LEADS_NOWHERE = "leads-nowhere"
    NO_CITIZENS = "no-citizens"
    NO_HARM = "no-harm"
    NO_ASSUMPTION = "no-assumption"
    NO_EVIDENCE = "no-evidence"
    NO_NOTICING = "no-noticing"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the chain; ``citizens`` says that citizens contribute it, alone or with services."""

    key: str
    level: Level
    unwanted: bool = False
    citizens: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One item leads to another: whether people said why, and how they would notice; ``strength`` None is not said."""

    key: str
    start: str
    end: str
    harm: bool = False
    because: bool = False
    noticing: bool = False
    strength: Strength | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something open: of which kind, and the key of the item or arrow it is about, empty for the whole."""

    kind: Kind
    about: str = ""


def gaps(items: Sequence[Item], arrows: Sequence[Arrow]) -> tuple[Gap, ...]:
    """Say what is open in a theory of change.

    A way counts only along arrows that help: what may do harm reaches no
    outcome. An outcome is reached from an activity; so an outcome that follows
    from the situation alone is not.

    Parameters
    ----------
    items
        In the order in which people read them.
    arrows
        In the order in which people read them; their ends are keys of items.

    Returns
    -------
    tuple of Gap
        By kind, the gravest first, and by the order of what they are about.

    Examples
    --------
    >>> tea, company = Item("tea", Level.ACTIVITY), Item("company", Level.OUTCOME)
    >>> [gap.kind.value for gap in gaps([tea, company], [Arrow("1", "tea", "company", because=True, noticing=True)])]
    ['no-citizens', 'no-harm', 'no-evidence']
    """
    if not items:
        return ()
    found = (*_of_the_whole(items, arrows), *_of_items(items, arrows), *_of_arrows(arrows))
    order = {kind: place for place, kind in enumerate(Kind)}
    return tuple(sorted(found, key=lambda gap: order[gap.kind]))


def _of_the_whole(items: Iterable[Item], arrows: Iterable[Arrow]) -> Iterator[Gap]:
    listed = list(items)
    if not any(_wanted(item) for item in listed):
        yield Gap(Kind.NO_OUTCOME)
    if not any(item.citizens for item in listed):
        yield Gap(Kind.NO_CITIZENS)
    if not any(item.unwanted for item in listed) and not any(arrow.harm for arrow in arrows):
        yield Gap(Kind.NO_HARM)


def _of_items(items: Iterable[Item], arrows: Iterable[Arrow]) -> Iterator[Gap]:
    listed, helping = list(items), [arrow for arrow in arrows if not arrow.harm]
    wanted = {item.key for item in listed if _wanted(item)}
    reached: set[str] = set()
    for item in listed:
        if item.level == Level.ACTIVITY:
            there = reach(item.key, helping)
            reached |= there
            if not item.unwanted and wanted and not there & wanted:
                yield Gap(Kind.LEADS_NOWHERE, item.key)
    for item in listed:
        if item.key in wanted and item.key not in reached:
            yield Gap(Kind.UNREACHED, item.key)


def _of_arrows(arrows: Iterable[Arrow]) -> Iterator[Gap]:
    for arrow in arrows:
        if not arrow.because:
            yield Gap(Kind.NO_ASSUMPTION, arrow.key)
        if not arrow.strength:
            yield Gap(Kind.NO_EVIDENCE, arrow.key)
        if not arrow.noticing:
            yield Gap(Kind.NO_NOTICING, arrow.key)


def _wanted(item: Item) -> bool:
    return item.level == Level.OUTCOME and not item.unwanted


def reach(start: str, arrows: Iterable[Arrow]) -> set[str]:
    """Every item that a way leads to from this one; itself only where a way leads back."""
    after = _after(arrows)
    seen: set[str] = set()
    waiting = deque(after[start])
    while waiting:
        here = waiting.popleft()
        if here not in seen:
            seen.add(here)
            waiting.extend(after[here])
    return seen


def circle(start: str, end: str, arrows: Iterable[Arrow]) -> bool:
    """Whether an arrow from start to end leads in a circle: a way leads back already, or it stays in one place."""
    return start == end or start in reach(end, arrows)


def weakest(items: Sequence[Item], arrows: Sequence[Arrow]) -> Arrow | None:
    """Return the arrow with the weakest evidence among those on a helping way to an outcome that people want.

    Not said is weaker than nothing but a hope. Of several, one without an
    assumption comes first, then the one nearest to what is there, then the
    first in order. None when no way leads to an outcome.
    """
    level = {item.key: ORDER[item.level] for item in items}
    wanted = {item.key for item in items if _wanted(item)}
    helping = [arrow for arrow in arrows if not arrow.harm]
    on_the_way = [arrow for arrow in helping if arrow.end in wanted or reach(arrow.end, helping) & wanted]
    return min(on_the_way, key=lambda arrow: _weakness(arrow, level), default=None)


def _weakness(arrow: Arrow, level: Mapping[str, int]) -> tuple[int, bool, int]:
    return -1 if arrow.strength is None else int(arrow.strength), arrow.because, level[arrow.start]


def _after(arrows: Iterable[Arrow]) -> Mapping[str, list[str]]:
    after: dict[str, list[str]] = defaultdict(list)
    for arrow in arrows:
        after[arrow.start].append(arrow.end)
    return after
