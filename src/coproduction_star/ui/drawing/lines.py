"""A line over time, with its target and the band it may lie in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from .chart import FIGURES, WIDTH, Chart, Target, axis, axis_words, clear_words, dashed, guide
from .colours import step_colour, tint
from .facts import Table
from .geometry import pair
from .lettering import width
from .numerals import decimals_of, numeral, reach
from .scale import Scale, checked, ticks
from .svg import Box, Element, e, picture

HEIGHT = 230
TOP = 26


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One moment; a value of ``None`` breaks the line, it is never drawn as nought."""

    when: str
    value: float | None
    low: float | None = None
    high: float | None = None
    place: float | None = None
    """Where on the time axis (days, years); without it the points stand at equal distances."""


def line(
    title: str,
    points: Sequence[LinePoint],
    *,
    unit: str,
    step: str = "",
    target: Target | None = None,
    from_nought: bool = True,
    sentence: str = "",
    source: str = "",
    key: str = "line",
) -> Chart:
    """Draw values over time; ``from_nought=False`` only where nought has no meaning (a score from 1 to 5)."""
    told = [point for point in points if point.value is not None]
    values = checked(v for p in told for v in (p.value, p.low, p.high) if v is not None)
    decimals = decimals_of(values)
    ends = [*values, *([target.value] if target else []), *([0.0] if from_nought else [])]
    frame = _Frame.around(points, ticks(min(ends), max(ends)), colour=step_colour(step), decimals=decimals)
    marks = [*frame.axes(points), *frame.bands(points), *frame.target(target), *frame.strokes(points)]
    box = Box(-2, 0, WIDTH + 2, TOP + HEIGHT + 26)
    root = picture(box, *marks, name=title, key=key, class_="cs-chart", role="img")
    table = _table(title, points, unit=unit, decimals=decimals)
    return Chart(title, sentence or _sentence(told, target, unit=unit, decimals=decimals), table, root, source, key)


@dataclass(frozen=True, slots=True)
class _Frame:
    across: Scale
    up: Scale
    marks: tuple[float, ...]
    places: tuple[float, ...]
    colour: str
    decimals: int

    @classmethod
    def around(cls, points: Sequence[LinePoint], marks: tuple[float, ...], *, colour: str, decimals: int) -> "_Frame":
        places = tuple(float(i) if p.place is None else p.place for i, p in enumerate(points))
        left = max(width(numeral(m, decimals=decimals_of(marks)), size=13) for m in marks) + 10
        first, last = min(places), max(places)
        figures = (numeral(p.value, decimals=decimals) for p in points if p.value is not None)
        room = max(width(figure, size=FIGURES, bold=True) for figure in figures) + 12
        across = Scale(first, last if last > first else first + 1, left + 12, WIDTH - max(room, 24))
        return cls(across, Scale(marks[0], marks[-1], TOP + HEIGHT, TOP), marks, places, colour, decimals)

    def spot(self, index: int, value: float) -> tuple[float, float]:
        return self.across.at(self.places[index]), self.up.at(value)

    def axes(self, points: Sequence[LinePoint]) -> Iterator[Element]:
        left, foot, places = self.across.start - 12, TOP + HEIGHT, decimals_of(self.marks)
        for mark in self.marks:
            y = self.up.at(mark)
            yield guide(left, y, WIDTH, y)
            yield axis_words(numeral(mark, decimals=places), x=left - 6, y=y + 4.5, anchor="end")
        yield axis(left, foot, WIDTH, foot)
        for index in readable([self.across.at(place) for place in self.places], [p.when for p in points]):
            yield axis_words(points[index].when, x=self.across.at(self.places[index]), y=foot + 19)

    def bands(self, points: Sequence[LinePoint]) -> Iterator[Element]:
        for run in _runs(points):
            ends = [(i, points[i].low, points[i].high) for i in run]
            lower = [self.spot(i, low) for i, low, high in ends if low is not None and high is not None]
            upper = [self.spot(i, high) for i, low, high in ends if low is not None and high is not None]
            if len(lower) > 1:
                around = " L".join(pair(spot) for spot in [*upper, *reversed(lower)])
                yield e("path", d=f"M{around} Z", fill=tint(self.colour, 0.2))

    def target(self, target: Target | None) -> Iterator[Element]:
        if target:
            y, left = self.up.at(target.value), self.across.start - 12
            yield dashed(left, y, WIDTH, y)
            yield clear_words(target.label, x=left + 4, y=y - 7, size=13)

    def strokes(self, points: Sequence[LinePoint]) -> Iterator[Element]:
        drawn = [run for run in _runs(points) if run]
        for run in drawn:
            spots = [self.spot(i, points[i].value or 0.0) for i in run]
            path = "M" + " L".join(map(pair, spots))
            yield e("path", d=path, fill="none", stroke=self.colour, stroke_width=3, stroke_linejoin="round")
            yield from (e("circle", cx=x, cy=y, r=4, fill=self.colour) for x, y in spots)
        last = drawn[-1][-1]
        x, y = self.spot(last, points[last].value or 0.0)
        figure = numeral(points[last].value or 0.0, decimals=self.decimals)
        yield clear_words(figure, x=x + 9, y=y + 5.5, size=FIGURES, bold=True)


def _runs(points: Sequence[LinePoint]) -> list[list[int]]:
    grouped = groupby(range(len(points)), key=lambda i: points[i].value is not None)
    return [list(run) for told, run in grouped if told]


def readable(places: Sequence[float], labels: Sequence[str]) -> list[int]:
    """Return which labels fit beside each other, keeping the first and the last."""
    kept = [0]
    for index in range(1, len(labels)):
        if _apart(index, kept[-1], places, labels):
            kept.append(index)
    last = len(labels) - 1
    while len(kept) > 1 and kept[-1] != last and not _apart(last, kept[-1], places, labels):
        kept.pop()
    if kept[-1] != last and _apart(last, kept[-1], places, labels):
        kept.append(last)
    return kept


def _apart(one: int, other: int, places: Sequence[float], labels: Sequence[str]) -> bool:
    room = (width(labels[one], size=13) + width(labels[other], size=13)) / 2 + 8
    return abs(places[one] - places[other]) >= room


def _table(title: str, points: Sequence[LinePoint], *, unit: str, decimals: int) -> Table:
    def figure(point: LinePoint) -> str:
        return _("no figure") if point.value is None else numeral(point.value, decimals=decimals)

    def ends(point: LinePoint) -> str:
        if point.low is None or point.high is None:
            return "–"
        return reach(point.low, point.high, decimals=decimals)

    if any(point.low is not None for point in points):
        rows = tuple((point.when, figure(point), ends(point)) for point in points)
        return Table(title, (_("When"), unit, _("likely range")), rows)
    return Table(title, (_("When"), unit), tuple((point.when, figure(point)) for point in points))


def _sentence(points: Sequence[LinePoint], target: Target | None, *, unit: str, decimals: int) -> str:
    first, last = points[0], points[-1]
    facts = {
        "first": numeral(first.value or 0.0, decimals=decimals),
        "last": numeral(last.value or 0.0, decimals=decimals),
        "then": first.when,
        "now": last.when,
        "unit": unit,
    }
    if len(points) == 1:
        told = _("%(last)s in %(now)s (%(unit)s).") % facts
    else:
        told = _("From %(first)s in %(then)s to %(last)s in %(now)s (%(unit)s).") % facts
    return f"{told} {target.label}." if target else told
