"""A chain of boxes in columns, with lines that lead forward: what leads to what.

A line that is poorly known is dashed. One that may do harm is a double line that ends in a bar instead of a point,
and a box that nobody wants has a double frame and says so: none is told by its colour alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .chains import BOX, Edge, Layout, Node, Path, lay_out
from .chart import WIDTH, Chart, words
from .colours import HARM, INK, PAPER, QUIET, step_colour, tint
from .facts import Table
from .lettering import Fitted, fit
from .svg import Box, Element, e, number, picture

SIZE, LEADING, INSIDE, MOST_LINES = 15.0, 18.0, 9.0, 9
HEAD, FOOT = 46.0, 44.0
POINT = 9.0
LEGEND = 330.0
"""Room for one line of the legend."""
DASHES = "6 5"
WIDE = " cs-chart--chain"
"""What stands in a frame that scrolls."""


@dataclass(frozen=True, slots=True)
class ChainBox:
    """One box: its column from 0, its words, and a tag for what nobody wants."""

    key: str
    column: int
    words: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One line between two boxes; `name` is what is read out for it."""

    key: str
    start: str
    end: str
    name: str
    harm: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What the kinds of lines mean; a kind without words is not told."""

    firm: str
    weak: str
    harm: str = ""


def chain(
    title: str,
    boxes: Sequence[ChainBox],
    lines: Sequence[ChainLine],
    *,
    columns: Sequence[str],
    legend: Legend,
    table: Table,
    sentence: str,
    step: str = "",
    source: str = "",
    key: str = "chain",
) -> Chart:
    """Draw the chain under the names of its columns."""
    fitted = {box.key: _fitted(box.words) for box in boxes}
    nodes = [Node(box.key, box.column, _height(box, fitted[box.key])) for box in boxes]
    placed = lay_out(nodes, [Edge(line.key, line.start, line.end) for line in lines], columns=len(columns))
    colour = step_colour(step)
    drawn = {path.key: path for path in placed.paths}
    told = _told(legend)
    beside = max(1, int((placed.width + 4) // LEGEND))
    foot = FOOT + (math.ceil(len(told) / beside) - 1) * LEADING
    frame = Box(-4, -HEAD, placed.width + 4, placed.height + foot)
    marks = (
        *_heads(columns, placed),
        *(_line(line, drawn[line.key]) for line in lines),
        *(_box(box, placed.boxes[box.key], fitted[box.key], colour) for box in boxes),
        *_legend(told, y=placed.height + FOOT - 12, beside=beside),
    )
    wide = WIDE if frame.width > WIDTH + 20 else ""
    root = picture(frame, *marks, name=title, key=key, class_=f"cs-chart{wide}", role="img")
    return Chart(title, sentence, table, root, source, key)


def _fitted(text: str) -> Fitted:
    return fit(text, room=BOX - 2 * INSIDE, size=SIZE, smallest=SIZE, lines=MOST_LINES)


def _height(box: ChainBox, fitted: Fitted) -> float:
    return 2 * INSIDE + LEADING * (len(fitted.lines) + bool(box.tag))


def _heads(columns: Sequence[str], placed: Layout) -> Iterator[Element]:
    for name, left in zip(columns, placed.columns, strict=True):
        fitted = fit(name, room=BOX, size=16, smallest=14, bold=True, lines=2)
        for place, line in enumerate(fitted.lines):
            y = -HEAD + 14 + place * 17
            yield words(line, x=left, y=y, bold=True, colour=QUIET, size=fitted.size)


def _box(box: ChainBox, at: Box, fitted: Fitted, colour: str) -> Element:
    edge = HARM if box.tag else colour
    size = {"x": at.left, "y": at.top, "width": at.width, "height": at.height}
    frame = [e("rect", **size, rx=4, fill=PAPER if box.tag else tint(colour, 0.08), stroke=edge, stroke_width=2)]
    if box.tag:
        inner = {"x": at.left + 4, "y": at.top + 4, "width": at.width - 8, "height": at.height - 8}
        frame.append(e("rect", **inner, rx=2, fill="none", stroke=edge, stroke_width=1))
    texts = [(line, INK, False) for line in fitted.lines]
    if box.tag:
        tag = fit(box.tag, room=BOX - 2 * INSIDE, size=SIZE, smallest=9, bold=True).lines[0]
        texts.insert(0, (tag, HARM, True))
    first = at.top + INSIDE + SIZE * 0.9
    lettering = (
        words(text, x=at.left + INSIDE, y=first + place * LEADING, size=SIZE, colour=tone, bold=bold)
        for place, (text, tone, bold) in enumerate(texts)
    )
    return e("g", e("title", box.words), *frame, *lettering)


def _line(line: ChainLine, path: Path) -> Element:
    *_before, (x, y) = path.points
    way = _way(path, short=POINT if not line.harm else 3)
    dashes = DASHES if line.weak else None
    if line.harm:
        outer = e("path", d=way, fill="none", stroke=HARM, stroke_width=5, stroke_dasharray=dashes)
        inner = e("path", d=way, fill="none", stroke=PAPER, stroke_width=2)
        bar = e("line", x1=x - 3, y1=y - 8, x2=x - 3, y2=y + 8, stroke=HARM, stroke_width=3)
        return e("g", e("title", line.name), outer, inner, bar)
    stroke = e("path", d=way, fill="none", stroke=INK, stroke_width=1.8, stroke_dasharray=dashes)
    return e("g", e("title", line.name), stroke, _point(x, y))


def _point(x: float, y: float) -> Element:
    corners = ((x, y), (x - POINT - 1, y - 5), (x - POINT - 1, y + 5))
    return e("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), fill=INK)


def _way(path: Path, *, short: float) -> str:
    """Curves in the room between columns, straight lines over them. The last curve stops short of the point."""
    *rest, (last_x, last_y) = path.points
    points = [*rest, (last_x - short, last_y)]
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for place, (x, y) in enumerate(points[1:]):
        before_x, before_y = points[place]
        if place % 2:
            parts.append(f"L{number(x)} {number(y)}")
        else:
            half = number((before_x + x) / 2)
            parts.append(f"C{half} {number(before_y)} {half} {number(y)} {number(x)} {number(y)}")
    return "".join(parts)


def _told(legend: Legend) -> tuple[ChainLine, ...]:
    """A line of each kind that has words."""
    kinds = (ChainLine("firm", "", "", legend.firm), ChainLine("weak", "", "", legend.weak, weak=True),
             ChainLine("harm", "", "", legend.harm, harm=True))  # fmt: skip
    return tuple(kind for kind in kinds if kind.name)


def _legend(kinds: Sequence[ChainLine], *, y: float, beside: int) -> Iterator[Element]:
    """So many beside each other as there is room for."""
    for place, kind in enumerate(kinds):
        left, low = place % beside * LEGEND, y + place // beside * LEADING
        yield _line(kind, Path(kind.key, ((left, low - 4), (left + 48, low - 4))))
        text = fit(kind.name, room=262, size=SIZE, smallest=10).lines[0]
        yield words(text, x=left + 58, y=low, size=SIZE, colour=QUIET)
