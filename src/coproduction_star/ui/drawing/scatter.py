"""Dots on two axes: where things lie, how far opinions spread, and how many people each is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from .chart import WIDTH, Chart, axis, axis_words, clear_words, guide, words
from .colours import INK, PAPER, QUIET, step_colour, tint
from .facts import Table
from .lettering import fit, width
from .numerals import numeral
from .scale import Scale, checked
from .svg import Box, Element, e, picture

HEAD, SIDE = 44, 28
PLOT = Box(SIDE, HEAD, WIDTH, HEAD + 400)
ROOM = 34
"""Between the frame and the ends of the scale, so that a dot at an end stays inside."""
SMALLEST, LARGEST, USUAL = 11.0, 24.0, 13.0
NAME_SIZE, NAME_ROOM = 12.0, 165.0


@dataclass(frozen=True, slots=True)
class Ends:
    """What an axis is about, and what its two ends mean."""

    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing by its middle and its spread on both axes. `size` sets its area; `marked` draws it broken."""

    number: int
    name: str
    x: float
    y: float
    spread_x: tuple[float, float]
    spread_y: tuple[float, float]
    size: float | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    dot: Dot
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x, self.y).widened(self.radius + 1)


def scatter(
    title: str,
    dots: Sequence[Dot],
    *,
    across: Ends,
    up: Ends,
    corners: Sequence[str],
    ends: tuple[int, int],
    table: Table,
    sentence: str,
    step: str = "",
    source: str = "",
    key: str = "scatter",
) -> Chart:
    """Draw the dots between ``ends``; ``corners`` are four words, one for each quarter, clockwise from above left."""
    checked(value for dot in dots for value in (dot.x, dot.y))
    colour = step_colour(step)
    x = Scale(*ends, PLOT.left + ROOM, PLOT.right - ROOM)
    y = Scale(*ends, PLOT.bottom - ROOM, PLOT.top + ROOM)
    placed = list(_placed(dots, x=x, y=y))
    drawn = (
        *_frame(x, y, ends),
        *_corners(corners),
        *_axes(across, up, ends),
        *(mark for one in placed for mark in _spread(one, x=x, y=y, colour=colour)),
        *(mark for one in placed for mark in _mark(one, colour=colour)),
        *_names(placed),
    )
    box = Box(-2, -2, WIDTH + 2, PLOT.bottom + 66)
    root = picture(box, *drawn, name=title, key=key, class_="cs-chart", role="img")
    return Chart(title, sentence, table, root, source, key)


def _placed(dots: Iterable[Dot], *, x: Scale, y: Scale) -> Iterator[_Placed]:
    """Dots at one place stand side by side around it."""
    heaps: dict[tuple[float, float], list[Dot]] = defaultdict(list)
    listed = list(dots)
    for dot in listed:
        heaps[(dot.x, dot.y)].append(dot)
    most = max((dot.size or 0 for dot in listed), default=0)
    for (at_x, at_y), heap in heaps.items():
        across = ceil(sqrt(len(heap)))
        rows = ceil(len(heap) / across)
        largest = LARGEST if len(heap) == 1 else min(LARGEST, 2.2 * ROOM / across)
        step = 2 * min(largest, max(_radius(dot, most) for dot in heap)) + 1
        for place, dot in enumerate(heap):
            row, column = divmod(place, across)
            in_row = min(across, len(heap) - row * across)
            yield _Placed(
                dot,
                x.at(at_x) + (column - (in_row - 1) / 2) * step,
                y.at(at_y) + (row - (rows - 1) / 2) * step,
                min(largest, _radius(dot, most)),
            )


def _radius(dot: Dot, most: float) -> float:
    """The area, not the width, grows with the size."""
    if not dot.size or not most:
        return USUAL
    return max(SMALLEST, LARGEST * sqrt(dot.size / most))


def _frame(x: Scale, y: Scale, ends: tuple[int, int]) -> Iterator[Element]:
    marks = range(ends[0], ends[1] + 1)
    middle = (ends[0] + ends[1]) / 2
    yield e("rect", x=PLOT.left, y=PLOT.top, width=PLOT.width, height=PLOT.height, fill=PAPER, stroke=INK)
    for mark in marks:
        if mark != middle:
            yield guide(x.at(mark), PLOT.top, x.at(mark), PLOT.bottom)
            yield guide(PLOT.left, y.at(mark), PLOT.right, y.at(mark))
        yield axis_words(_signed(mark), x=x.at(mark), y=PLOT.bottom + 16)
        yield axis_words(_signed(mark), x=PLOT.left - 5, y=y.at(mark) + 4, anchor="end")
    yield axis(x.at(middle), PLOT.top, x.at(middle), PLOT.bottom)
    yield axis(PLOT.left, y.at(middle), PLOT.right, y.at(middle))


def _signed(mark: int) -> str:
    return f"+{mark}" if mark > 0 else numeral(mark)


def _corners(corners: Sequence[str]) -> Iterator[Element]:
    room = PLOT.width / 2 - 16
    left, right, high, low = PLOT.left + 8, PLOT.right - 8, PLOT.top + 18, PLOT.bottom - 9
    places = ((left, high, "start"), (right, high, "end"), (right, low, "end"), (left, low, "start"))
    for text, (x, y, anchor) in zip(corners, places, strict=True):
        line = fit(text, room=room, size=13, smallest=10).lines[0]
        yield words(line, x=x, y=y, anchor=anchor, colour=QUIET, size=13)


def _axes(across: Ends, up: Ends, ends: tuple[int, int]) -> Iterator[Element]:
    whole, half = PLOT.width, PLOT.width / 2 - 8
    least, most = map(_signed, ends)
    yield words(_one_line(f"↑ {up.name}", whole, 15), x=0, y=14, bold=True)
    yield words(_one_line(f"{most} {up.high} · {least} {up.low}", WIDTH, 13), x=0, y=34, colour=QUIET, size=13)
    yield words(_one_line(f"{least} {across.low}", half, 13), x=PLOT.left, y=PLOT.bottom + 36, colour=QUIET, size=13)
    high = _one_line(f"{across.high} {most}", half, 13)
    yield words(high, x=PLOT.right, y=PLOT.bottom + 36, anchor="end", colour=QUIET, size=13)
    yield words(_one_line(f"→ {across.name}", whole, 15), x=PLOT.right, y=PLOT.bottom + 58, anchor="end", bold=True)


def _one_line(text: str, room: float, size: float) -> str:
    """Lettering keeps its size here: what does not fit is shortened, and stands in full in the table."""
    return fit(text, room=room, size=size, smallest=size).lines[0]


def _spread(one: _Placed, *, x: Scale, y: Scale, colour: str) -> Iterator[Element]:
    pale = tint(colour, 0.35)
    dot = one.dot
    if dot.spread_x[0] < dot.spread_x[1]:
        ends = {"x1": x.at(dot.spread_x[0]), "x2": x.at(dot.spread_x[1])}
        yield e("line", **ends, y1=one.y, y2=one.y, stroke=pale, stroke_width=4, stroke_linecap="round")
    if dot.spread_y[0] < dot.spread_y[1]:
        ends = {"y1": y.at(dot.spread_y[0]), "y2": y.at(dot.spread_y[1])}
        yield e("line", **ends, x1=one.x, x2=one.x, stroke=pale, stroke_width=4, stroke_linecap="round")


def _mark(one: _Placed, *, colour: str) -> Iterator[Element]:
    broken = "4 3" if one.dot.marked else None
    yield e(
        "circle", e("title", one.dot.name), cx=one.x, cy=one.y, r=one.radius, fill=tint(colour, 0.16), stroke=colour,
        stroke_width=2.5, stroke_dasharray=broken,
    )  # fmt: skip
    size = min(14.0, one.radius * 1.15)
    yield words(str(one.dot.number), x=one.x, y=one.y + size * 0.36, anchor="middle", bold=True, size=size)


def _names(placed: Sequence[_Placed]) -> Iterator[Element]:
    """A name beside each dot where there is room; the number leads to the list where there is none."""
    taken = [one.box for one in placed]
    for one in placed:
        for box, text, anchor in _places(one):
            others = [other for other in taken if other != one.box]
            if PLOT.holds(box) and not any(box.meets(other) for other in others):
                taken.append(box)
                at = box.left if anchor == "start" else box.right
                yield clear_words(text, x=at, y=box.bottom - 4, anchor=anchor, size=NAME_SIZE)
                break


def _places(one: _Placed) -> Iterator[tuple[Box, str, str]]:
    text = _one_line(one.dot.name, NAME_ROOM, NAME_SIZE)
    long, reach = width(text, size=NAME_SIZE), one.radius + 4
    for down in (0, 14, -14):
        top = one.y + down - 8
        yield Box(one.x + reach, top, one.x + reach + long, top + 16), text, "start"
        yield Box(one.x - reach - long, top, one.x - reach, top + 16), text, "end"
