"""A control chart: figures over time, mean and limits, and which points are not usual, told by shape and colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from .chart import FIGURES, WIDTH, Chart, Target, axis, axis_words, clear_words, dashed, guide, words
from .colours import INK, PAPER, QUIET, tint
from .facts import Table
from .geometry import pair
from .lettering import width
from .lines import readable
from .numerals import decimals_of, numeral, reach
from .scale import Scale, checked, ticks
from .svg import Box, Element, e, picture

HEIGHT = 230
TOP = 34
KEY = 30
LEADING = 17
BETTER, WORSE, USUAL = "#005a9c", "#b04a00", QUIET
"""Both 5:1 on white or more, and told apart by people who do not tell red from green."""


class Mark(StrEnum):
    """How a point is drawn."""

    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period. Without limits (too few figures) `low`, `mean` and `high` are empty."""

    when: str
    value: float | None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    mark: Mark = Mark.USUAL
    begins: bool = False
    """A new baseline begins here."""
    note: str = ""
    """What happened in this period; numbered on the chart and told below it."""


def control(
    title: str, points: Sequence[ControlPoint], *, unit: str, rules: str, target: Target | None = None,
    sentence: str = "", source: str = "", key: str = "control",
) -> Chart:  # fmt: skip
    """Draw a control chart. `rules` is the preset in one line: it is printed below the chart."""
    given = [v for p in points for v in (p.value, p.low, p.high, p.mean) if v is not None]
    values = checked([*given, *([target.value] if target else [])])
    frame = _Frame.around(points, ticks(min(values), max(values)), decimals=decimals_of(checked(_told(points))))
    told, foot = _wrapped(rules), TOP + HEIGHT + 26 + KEY
    marks = [
        *frame.axes(points), *frame.limits(points), *frame.target(target), *frame.strokes(points),
        *frame.notes(points), *_key(points),
        *(axis_words(text, x=0, y=foot + place * LEADING, anchor="start") for place, text in enumerate(told)),
    ]  # fmt: skip
    box = Box(-2, 0, WIDTH + 2, foot + len(told) * LEADING - 6)
    root = picture(box, *marks, name=title, key=key, class_="cs-chart", role="img")
    return Chart(title, sentence, _table(title, points, unit=unit, decimals=frame.decimals), root, source, key)


def _wrapped(text: str) -> list[str]:
    """The text in lines that are no wider than the chart."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size=13) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _told(points: Sequence[ControlPoint]) -> list[float]:
    return [point.value for point in points if point.value is not None]


@dataclass(frozen=True, slots=True)
class _Frame:
    across: Scale
    up: Scale
    marks: tuple[float, ...]
    decimals: int

    @classmethod
    def around(cls, points: Sequence[ControlPoint], marks: tuple[float, ...], *, decimals: int) -> "_Frame":
        left = max(width(numeral(m, decimals=decimals_of(marks)), size=13) for m in marks) + 10
        room = max(width(numeral(v, decimals=decimals), size=FIGURES, bold=True) for v in _told(points)) + 12
        across = Scale(0, max(len(points) - 1, 1), left + 12, WIDTH - max(room, 24))
        return cls(across, Scale(marks[0], marks[-1], TOP + HEIGHT, TOP), marks, decimals)

    def spot(self, index: int, value: float) -> tuple[float, float]:
        return self.across.at(index), self.up.at(value)

    def axes(self, points: Sequence[ControlPoint]) -> Iterator[Element]:
        left, foot, places = self.across.start - 12, TOP + HEIGHT, decimals_of(self.marks)
        for mark in self.marks:
            y = self.up.at(mark)
            yield guide(left, y, WIDTH, y)
            yield axis_words(numeral(mark, decimals=places), x=left - 6, y=y + 4.5, anchor="end")
        yield axis(left, foot, WIDTH, foot)
        for index in readable([self.across.at(i) for i in range(len(points))], [p.when for p in points]):
            yield axis_words(points[index].when, x=self.across.at(index), y=foot + 19)

    def limits(self, points: Sequence[ControlPoint]) -> Iterator[Element]:
        for run in _baselines(points):
            known = [i for i in run if points[i].mean is not None]
            yield from self._line(known, [points[i].mean for i in known], stroke=INK, stroke_width=1.5)
            for line in ([points[i].low for i in known], [points[i].high for i in known]):
                yield from self._line(known, line, stroke=QUIET, stroke_width=1.5, stroke_dasharray="3 4")
            if points[run[0]].begins:
                x = self.across.at(run[0] - 0.5)
                yield e("line", x1=x, y1=TOP - 8, x2=x, y2=TOP + HEIGHT, stroke=INK, stroke_width=1)

    def _line(self, places: Sequence[int], values: Sequence[float | None], **look: str | float) -> Iterator[Element]:
        spots = [self.spot(i, value) for i, value in zip(places, values, strict=True) if value is not None]
        if len(spots) > 1:
            yield e("path", d="M" + " L".join(map(pair, spots)), fill="none", **look)

    def target(self, target: Target | None) -> Iterator[Element]:
        if target:
            y, left = self.up.at(target.value), self.across.start - 12
            yield dashed(left, y, WIDTH, y)
            yield clear_words(target.label, x=left + 4, y=y - 7, size=13)

    def strokes(self, points: Sequence[ControlPoint]) -> Iterator[Element]:
        for run in _told_runs(points):
            yield from self._line(run, [points[i].value for i in run], stroke=tint(INK, 0.5), stroke_width=2)
        told = [i for i, point in enumerate(points) if point.value is not None]
        for index in told:
            yield _dot(*self.spot(index, points[index].value or 0.0), points[index].mark)
        last = told[-1]
        x, y = self.spot(last, points[last].value or 0.0)
        yield clear_words(
            numeral(points[last].value or 0.0, decimals=self.decimals), x=x + 9, y=y + 5.5, size=FIGURES, bold=True
        )

    def notes(self, points: Sequence[ControlPoint]) -> Iterator[Element]:
        noted = [index for index, point in enumerate(points) if point.note]
        for number, index in enumerate(noted, start=1):
            x = self.across.at(index)
            yield e("line", x1=x, y1=TOP - 6, x2=x, y2=TOP + HEIGHT, stroke=QUIET, stroke_width=0.75)
            yield clear_words(str(number), x=x, y=TOP - 12, size=13, bold=True, anchor="middle")


def _dot(x: float, y: float, mark: Mark) -> Element:
    """A ring for what is usual, a full dot for better, a square for worse, a lozenge for what is neither."""
    if mark is Mark.BETTER:
        return e("circle", cx=x, cy=y, r=5, fill=BETTER)
    if mark is Mark.WORSE:
        return e("rect", x=x - 4.5, y=y - 4.5, width=9, height=9, fill=WORSE)
    if mark is Mark.CHANGED:
        return e("path", d=f"M{x:.2f} {y - 6:.2f} l6 6 l-6 6 l-6 -6 Z", fill=INK)
    return e("circle", cx=x, cy=y, r=4, fill=PAPER, stroke=USUAL, stroke_width=2)


def _key(points: Sequence[ControlPoint]) -> Iterator[Element]:
    """What the shapes mean; only those that are drawn."""
    drawn = {point.mark for point in points if point.value is not None}
    x, y = 8.0, TOP + HEIGHT + 22 + KEY / 2
    for mark, name in _names().items():
        if mark in drawn:
            yield _dot(x, y, mark)
            yield words(name, x=x + 10, y=y + 4.5, size=13)
            x += 10 + width(name, size=13) + 18


def _names() -> dict[Mark, str]:
    return {
        Mark.USUAL: _("usual"), Mark.BETTER: _("better than usual"), Mark.WORSE: _("worse than usual"),
        Mark.CHANGED: _("not usual"),
    }  # fmt: skip


def _baselines(points: Sequence[ControlPoint]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, point in enumerate(points):
        if not runs or point.begins:
            runs.append([])
        runs[-1].append(index)
    return runs


def _told_runs(points: Sequence[ControlPoint]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for index, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(index)
    return [run for run in runs if run]


def _table(title: str, points: Sequence[ControlPoint], *, unit: str, decimals: int) -> Table:
    names, limited = _names(), any(point.low is not None for point in points)
    head = (_("When"), unit, _("usual from – to"), _("What it is")) if limited else (_("When"), unit)
    rows = []
    for point in points:
        figure = _("no figure") if point.value is None else numeral(point.value, decimals=decimals)
        ends = "–"
        if point.low is not None and point.high is not None:
            ends = reach(point.low, point.high, decimals=max(decimals, 1))
        said = "; ".join(part for part in (names[point.mark] if point.value is not None else "", point.note) if part)
        rows.append((point.when, figure, ends, said) if limited else (point.when, figure))
    return Table(title, head, tuple(rows))
