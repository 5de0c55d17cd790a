"""Dots with a band: an estimate and how far off it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.translation import gettext as _

from .chart import FIGURES, WIDTH, WORDS, Chart, Target, axis, axis_words, clear_words, dashed, guide, words
from .colours import step_colour, tint
from .facts import Table
from .lettering import Fitted, fit, width
from .numerals import decimals_of, numeral, reach
from .scale import Scale, checked, ticks
from .svg import Box, Element, e, picture

ROW = 56
LINE = 17
"""How much higher a row is whose name takes a second line."""
TARGET_ROOM = 24


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between its lower and its upper end."""

    name: str
    low: float
    middle: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.middle <= self.high:
            raise ValueError(f"{self.name}: the estimate must lie between its ends.")

    def figure(self, decimals: int) -> str:
        facts = (numeral(self.middle, decimals=decimals), reach(self.low, self.high, decimals=decimals))
        return "{} ({})".format(*facts)


def intervals(
    title: str,
    rows: Sequence[Interval],
    *,
    what: str,
    unit: str,
    step: str = "",
    target: Target | None = None,
    sentence: str = "",
    source: str = "",
    key: str = "intervals",
) -> Chart:
    """Draw each estimate as a dot in the band it may lie in."""
    values = checked(value for row in rows for value in (row.low, row.middle, row.high))
    decimals = decimals_of(values)
    cells = tuple(
        (row.name, *(numeral(v, decimals=decimals) for v in (row.middle, row.low, row.high))) for row in rows
    )
    table = Table(title, (what, unit, _("lowest likely"), _("highest likely")), cells)
    root = _root(title, rows, target=target, colour=step_colour(step), key=key, decimals=decimals, unit=unit)
    return Chart(title, sentence or _sentence(rows, decimals=decimals, unit=unit), table, root, source, key)


def _root(
    title: str,
    rows: Sequence[Interval],
    *,
    target: Target | None,
    colour: str,
    key: str,
    decimals: int,
    unit: str,
) -> Element:
    ends = [row.low for row in rows] + [row.high for row in rows] + ([target.value] if target else [])
    marks = ticks(min(ends), max(ends))
    scale = Scale(marks[0], marks[-1], 14, WIDTH - 14)
    top = TARGET_ROOM if target else 0
    names = [_name(row, decimals=decimals) for row in rows]
    tops = list(accumulate((ROW + LINE * (len(name.lines) - 1) for name in names), initial=top))
    foot = tops[-1]
    drawn = [
        mark
        for row, name, at in zip(rows, names, tops, strict=False)
        for mark in _row(row, name, scale=scale, top=at, colour=colour, decimals=decimals)
    ]
    lines = _axis(marks, scale=scale, top=top, foot=foot) + _target(target, scale=scale, foot=foot)
    measured = axis_words(unit, x=WIDTH, y=foot + 36, anchor="end")
    box = Box(-2, -2, WIDTH + 2, foot + 44)
    return picture(box, *lines, measured, *drawn, name=title, key=key, class_="cs-chart", role="img")


def _name(row: Interval, *, decimals: int) -> Fitted:
    """Beside the figure, never under it: smaller, then in two lines, before a word is left out."""
    room = WIDTH - width(row.figure(decimals), size=FIGURES, bold=True) - 16
    return fit(row.name, room=room, size=WORDS, smallest=WORDS - 2, lines=2)


def _row(
    row: Interval, name: Fitted, *, scale: Scale, top: float, colour: str, decimals: int
) -> list[Element]:  # fmt: skip
    figure, under = row.figure(decimals), LINE * (len(name.lines) - 1)
    y, left, right = top + under + 37, scale.at(row.low), scale.at(row.high)
    return [
        *(clear_words(line, x=0, y=top + 18 + LINE * i, size=name.size) for i, line in enumerate(name.lines)),
        clear_words(figure, x=WIDTH, y=top + 18 + under, anchor="end", size=FIGURES, bold=True),
        e("rect", x=left, y=y - 8, width=right - left, height=16, rx=8, fill=tint(colour, 0.3)),
        e("circle", cx=scale.at(row.middle), cy=y, r=7, fill=colour, stroke="#ffffff", stroke_width=1.5),
    ]


def _axis(marks: Sequence[float], *, scale: Scale, top: float, foot: float) -> list[Element]:
    decimals = decimals_of(marks)
    lines = [guide(scale.at(mark), top, scale.at(mark), foot) for mark in marks]
    figures = [axis_words(numeral(mark, decimals=decimals), x=scale.at(mark), y=foot + 18) for mark in marks]
    return [*lines, axis(0, foot, WIDTH, foot), *figures]


def _target(target: Target | None, *, scale: Scale, foot: float) -> list[Element]:
    if target is None:
        return []
    x = scale.at(target.value)
    anchor = "end" if x > WIDTH / 2 else "start"
    return [dashed(x, TARGET_ROOM - 6, x, foot), words(target.label, x=x, y=14, anchor=anchor, size=13)]


def _sentence(rows: Sequence[Interval], *, decimals: int, unit: str) -> str:
    low, high = min(rows, key=lambda row: row.middle), max(rows, key=lambda row: row.middle)
    if len(rows) == 1:
        facts = {"name": high.name, "figure": high.figure(decimals), "unit": unit}
        return _("%(name)s: about %(figure)s; unit: %(unit)s.") % facts
    facts = {"high": high.name, "most": high.figure(decimals), "low": low.name, "least": low.figure(decimals)}
    told = _("Highest: %(high)s, about %(most)s. Lowest: %(low)s, about %(least)s.") % facts
    clear = high.low > low.high
    more = _("Their ranges do not meet.") if clear else _("Their ranges meet, so the order may be chance.")
    return "{} {} {}".format(told, more, _("Unit: %(unit)s.") % {"unit": unit})
