"""Outlines of areas in the plane: fewer points, which way round, and where a number stands inside.

In plain Python: pages draw with it, and a web process stays without the libraries that calculate.

How the map of places is drawn, and a worked example: docs/methods/map-of-places.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, inf

Point = tuple[float, float]
DEEPEST = 64
"""Splits inside one another, more than a ragged coast of 200,000 points needs."""
HEIGHTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where a level line is tried for a label, as shares of the height; the earlier wins a draw."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A place inside an outline, and how wide the outline is there."""

    x: float
    y: float
    room: float


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Leave out the points that lie within the tolerance of the line without them.

    The first and the last point stay. Without recursion, so that a coast of any length can come.

    Parameters
    ----------
    line
        Points in the plane, one after another; a ring ends where it begins.
    tolerance
        The largest distance of a point left out, in the unit of the points.

    Returns
    -------
    list
        The points that stay, in their order.

    Examples
    --------
    >>> simplified([(0, 0), (1, 0.1), (2, 0), (2, 2)], 0.5)
    [(0, 0), (2, 0), (2, 2)]

    Source
    ------
    Douglas, D. and Peucker, T. (1973). Algorithms for the reduction of the number of points required to represent
    a digitized line or its caricature. Cartographica 10(2), 112-122.
    """
    return [line[index] for index in corners_kept(line, tolerance)]


def corners_kept(line: Sequence[Point], tolerance: float) -> list[int]:
    """Return where in the line the points stand that :func:`simplified` keeps.

    >>> corners_kept([(0, 0), (1, 0.1), (2, 0), (2, 2)], 0.5)
    [0, 2, 3]
    """
    return [index for index, until in enumerate(stays_until(line, tolerance)) if until > tolerance]


def stays_until(line: Sequence[Point], least: float) -> list[float]:
    """Return for each point up to which tolerance :func:`simplified` keeps it: measured once, asked of any tolerance.

    What stays up to the least tolerance or less has 0; both ends stay for ever. A line that could be split only
    point by point, a zigzag made to take long, is halved after DEEPEST splits: other points stay, and what is left
    out lies within the tolerance as ever.

    Examples
    --------
    >>> [round(until, 3) for until in stays_until([(0, 0), (1, 0.25), (2, 0), (2, 2)], 0.1)]
    [inf, 0.25, 1.414, inf]
    """
    until = [inf if at in {0, len(line) - 1} else 0.0 for at in range(len(line))]
    waiting = [(0, len(line) - 1, inf, 0)]
    while waiting:
        first, last, power, deep = waiting.pop()
        if last - first < 2:
            continue
        away, split = _farthest(line, first, last)
        if away > least:
            split = split if deep < DEEPEST else (first + last) // 2
            until[split] = power = min(away, power)
            waiting += [(first, split, power, deep + 1), (split, last, power, deep + 1)]
    return until


def signed_area(ring: Sequence[Point]) -> float:
    """Return the area inside a closed ring: positive when it runs against the clock (x to the right, y up).

    >>> signed_area([(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)])
    2.0
    """
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def inside_of(rings: Sequence[Sequence[Point]]) -> Inside:
    """Return the middle of the widest level stretch inside the rings; inner rings are holes.

    Examples
    --------
    >>> inside_of([[(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)]])
    Inside(x=2.0, y=1.0, room=4.0)
    """
    low = min(y for ring in rings for _x, y in ring)
    high = max(y for ring in rings for _x, y in ring)
    tries = [_widest(rings, low + (high - low) * share) for share in HEIGHTS]
    return max(tries, key=lambda one: one.room)


def _widest(rings: Sequence[Sequence[Point]], y: float) -> Inside:
    """Return the widest stretch inside at one height; with no height at all, a place on the outline."""
    crossings = sorted(
        x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= y) != (y2 <= y)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return Inside(rings[0][0][0], y, 0.0)
    left, right = max(stretches, key=lambda one: one[1] - one[0])
    return Inside((left + right) / 2, y, right - left)


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """Return how far the farthest point between is from the line through both ends, and where it stands.

    Where the ends are one point, from that point.
    """
    (x1, y1), (x2, y2) = line[first], line[last]
    across, up = x2 - x1, y2 - y1
    length = hypot(across, up)

    def away(at: int) -> float:
        x, y = line[at][0] - x1, line[at][1] - y1
        return abs(up * x - across * y) / length if length else hypot(x, y)

    farthest = max(range(first + 1, last), key=away)
    return away(farthest), farthest
