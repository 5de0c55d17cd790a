"""Where boxes and lines of a chain lie: columns from left to right, every line leads forward, nothing overlaps.

A pure calculation. Boxes keep the order they come in. A line that passes over a column gets a lane of its own there,
between the boxes, so that no line runs through a box and none through words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .svg import Box

BOX, GAP = 170.0, 46.0
"""The width of a column, and of the room for lines between two."""
BETWEEN, LANE = 18.0, 8.0
"""Paper between two boxes, and the height of a lane."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box to be placed: its column and its height."""

    key: str
    column: int
    height: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line to be drawn, from a box to one in a later column."""

    key: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Path:
    """The points of a line: pairs that it runs straight between inside a lane, and curves between pairs."""

    key: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies."""

    boxes: Mapping[str, Box]
    paths: tuple[Path, ...]
    columns: tuple[float, ...]
    """The left edge of each column."""
    width: float
    height: float


class LeadsBack(ValueError):
    """A line leads to a column that is not later; such a chain cannot be laid out."""


@dataclass(frozen=True, slots=True)
class _Lane:
    edge: str
    column: int


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge], *, columns: int) -> Layout:
    """Place everything.

    1. Each column stacks its boxes in their order, in the middle of the height.
    2. A line over several columns gets a lane in each, at the height where a
       straight line would pass; lanes and boxes are stacked together.
    3. Lines leave and reach a box side by side, in the order of where they go
       to and come from, so that two lines of one box do not cross beside it.
    """
    column = {node.key: node.column for node in nodes}
    for edge in edges:
        if column[edge.start] >= column[edge.end]:
            raise LeadsBack(f"{edge.key!r} leads from column {column[edge.start]} to column {column[edge.end]}.")
    first = _stacked([[(node.key, node.height) for node in nodes if node.column == at] for at in range(columns)])
    lanes = _lanes(edges, column, first)
    mixed = [_mixed(at, nodes, lanes, first) for at in range(columns)]
    spans = _stacked(mixed)
    height = max((bottom for _top, bottom in spans.values()), default=0.0)
    lefts = tuple(at * (BOX + GAP) for at in range(columns))
    boxes = {node.key: _box(lefts[node.column], spans[node.key]) for node in nodes}
    paths = tuple(_paths(edges, column, boxes, spans, lefts))
    return Layout(boxes, paths, lefts, lefts[-1] + BOX if lefts else 0.0, height)


def _box(left: float, span: tuple[float, float]) -> Box:
    return Box(left, span[0], left + BOX, span[1])


Key = str | _Lane
Spans = dict[Key, tuple[float, float]]


def _stacked(stacks: Sequence[Sequence[tuple[Key, float]]]) -> Spans:
    """Set each stack in the middle of the highest."""
    tall = [sum(height for _key, height in stack) + BETWEEN * max(0, len(stack) - 1) for stack in stacks]
    most = max(tall, default=0.0)
    spans: Spans = {}
    for stack, whole in zip(stacks, tall, strict=True):
        top = (most - whole) / 2
        for key, height in stack:
            spans[key] = (top, top + height)
            top += height + BETWEEN
    return spans


def _middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2


def _lanes(edges: Iterable[Edge], column: Mapping[str, int], spans: Spans) -> dict[_Lane, float]:
    """Each lane with the height where it would like to be."""
    wished = {}
    for edge in edges:
        first, last = column[edge.start], column[edge.end]
        start, end = _middle(spans[edge.start]), _middle(spans[edge.end])
        for at in range(first + 1, last):
            wished[_Lane(edge.key, at)] = start + (end - start) * (at - first) / (last - first)
    return wished


def _mixed(at: int, nodes: Iterable[Node], lanes: Mapping[_Lane, float], spans: Spans) -> list[tuple[Key, float]]:
    """The boxes and lanes of a column from top to bottom; the boxes stay in their order."""
    boxes: list[tuple[float, Key, float]] = [
        (_middle(spans[node.key]), node.key, node.height) for node in nodes if node.column == at
    ]
    passing: list[tuple[float, Key, float]] = [(wish, lane, LANE) for lane, wish in lanes.items() if lane.column == at]
    return [(key, height) for _wish, key, height in sorted(boxes + passing, key=lambda one: one[0])]


def _paths(
    edges: Sequence[Edge], column: Mapping[str, int], boxes: Mapping[str, Box], spans: Spans, lefts: Sequence[float]
) -> Iterator[Path]:
    middles: dict[str, list[tuple[float, float]]] = {}
    for edge in edges:
        over = range(column[edge.start] + 1, column[edge.end])
        heights = [(at, _middle(spans[_Lane(edge.key, at)])) for at in over]
        middles[edge.key] = [point for at, y in heights for point in ((lefts[at], y), (lefts[at] + BOX, y))]
    ways = {edge.key: (middles[edge.key], boxes[edge.start], boxes[edge.end]) for edge in edges}
    wishes = {key: (points[0][1], points[-1][1]) if points else (_centre(end), _centre(start))
              for key, (points, start, end) in ways.items()}  # fmt: skip
    leaving = _ports([(edge.start, wishes[edge.key][0], edge.key) for edge in edges], boxes)
    coming = _ports([(edge.end, wishes[edge.key][1], edge.key) for edge in edges], boxes)
    for key, (points, start, end) in ways.items():
        yield Path(key, ((start.right, leaving[key]), *points, (end.left, coming[key])))


def _ports(lines: Iterable[tuple[str, float, str]], boxes: Mapping[str, Box]) -> dict[str, float]:
    """The height at which each line leaves or reaches its box: (box, height of its other end, line)."""
    by_box: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for box, wish, key in lines:
        by_box[box].append((wish, key))
    ports = {}
    for name, wished in by_box.items():
        box = boxes[name]
        step = box.height / (len(wished) + 1)
        ports.update({key: box.top + step * place for place, (_wish, key) in enumerate(sorted(wished), start=1)})
    return ports


def _centre(box: Box) -> float:
    return (box.top + box.bottom) / 2
