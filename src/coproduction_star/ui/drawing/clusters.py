"""Marks that would lie on each other become one, always in the same way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, hypot, log10

SMALLEST = 7.0
GROWTH = 6.5
CLOSE = 0.85
"""Marks may touch and overlap by this much before they become one."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One mark: its middle, how many it counts, and which places (by index) are in it."""

    x: float
    y: float
    count: int
    members: tuple[int, ...]

    @property
    def radius(self) -> float:
        """Grows with the number of digits; the number itself stands in the mark."""
        return SMALLEST + GROWTH * log10(max(self.count, 1))

    def overlaps(self, other: "Cluster") -> bool:
        return hypot(self.x - other.x, self.y - other.y) < CLOSE * (self.radius + other.radius)


def clustered(spots: Sequence[tuple[float, float, int]]) -> tuple[Cluster, ...]:
    """Join marks until none overlap; larger ones absorb smaller ones. ``spots`` are (x, y, count)."""
    found = _by_cell([Cluster(x, y, count, (index,)) for index, (x, y, count) in enumerate(spots)])
    while True:
        kept = _one_pass(found)
        if len(kept) == len(found):
            return tuple(sorted(kept, key=_rank))
        found = kept


def _by_cell(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Join what would overlap for certain, so that ten thousand places cost no more than a thousand."""
    cells: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        cells[_cell(cluster, SMALLEST)].append(cluster)
    return [_joined(members) for members in cells.values()]


def _joined(members: Sequence[Cluster]) -> Cluster:
    count = sum(one.count for one in members)
    x, y = (sum(getattr(one, way) * one.count for one in members) / count for way in ("x", "y"))
    return Cluster(x, y, count, tuple(sorted(index for one in members for index in one.members)))


def _one_pass(clusters: Sequence[Cluster]) -> list[Cluster]:
    size = 2 * max((cluster.radius for cluster in clusters), default=SMALLEST) + GROWTH
    kept: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=_rank):
        near = next((other for other in _around(kept, _cell(cluster, size)) if cluster.overlaps(other)), None)
        if near:
            kept[_cell(near, size)].remove(near)
            cluster = _joined((near, cluster))
        kept[_cell(cluster, size)].append(cluster)
    return [cluster for members in kept.values() for cluster in members]


def _around(kept: Mapping[tuple[int, int], Sequence[Cluster]], cell: tuple[int, int]) -> Iterator[Cluster]:
    across, down = cell
    for x in (across - 1, across, across + 1):
        for y in (down - 1, down, down + 1):
            yield from kept.get((x, y), ())


def _cell(cluster: Cluster, size: float) -> tuple[int, int]:
    return floor(cluster.x / size), floor(cluster.y / size)


def _rank(cluster: Cluster) -> tuple[int, float, float, tuple[int, ...]]:
    return -cluster.count, cluster.x, cluster.y, cluster.members
