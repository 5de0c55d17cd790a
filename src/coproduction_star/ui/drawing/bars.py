"""Horizontal bars: how many of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .chart import FIGURES, WIDTH, WORDS, Chart, Target, axis, dashed, words
from .colours import step_colour
from .facts import Table
from .lettering import fit, width
from .numerals import decimals_of, numeral
from .scale import Scale, checked
from .svg import Box, Element, e, link, picture

ROW = 50
TARGET_ROOM = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing counted."""

    name: str
    value: float
    address: str = ""


def bars(
    title: str,
    rows: Sequence[Bar],
    *,
    what: str,
    unit: str,
    step: str = "",
    target: Target | None = None,
    sentence: str = "",
    source: str = "",
    key: str = "bars",
) -> Chart:
    """Draw bars from nought; ``what`` heads the names and ``unit`` the figures."""
    values = checked(row.value for row in rows)
    if min(values) < 0:
        raise ValueError("Bars count from nought: draw negative values as intervals.")
    figures = [numeral(value, decimals=decimals_of(values)) for value in values]
    table = Table(title, (what, unit), tuple((row.name, figure) for row, figure in zip(rows, figures, strict=True)))
    root = _root(title, rows, figures, target=target, colour=step_colour(step), key=key)
    return Chart(title, sentence or _sentence(rows, figures, unit=unit), table, root, source, key)


def _root(
    title: str, rows: Sequence[Bar], figures: Sequence[str], *, target: Target | None, colour: str, key: str
) -> Element:
    room = max(width(figure, size=FIGURES, bold=True) for figure in figures) + 10
    most = max([row.value for row in rows] + ([target.value] if target else []))
    scale = Scale(0, most or 1, 1, WIDTH - room)
    top = TARGET_ROOM if target else 0
    drawn = [
        _bar(row, figure, scale=scale, top=top + i * ROW, colour=colour)
        for i, (row, figure) in enumerate(zip(rows, figures, strict=True))
    ]
    foot = top + len(rows) * ROW
    box = Box(-2, -2, WIDTH + 2, foot + 2)
    lines = [axis(0, top, 0, foot), *_target(target, scale=scale, foot=foot)]
    role = "group" if any(row.address for row in rows) else "img"
    return picture(box, *drawn, *lines, name=title, key=key, class_="cs-chart", role=role)


def _bar(row: Bar, figure: str, *, scale: Scale, top: float, colour: str) -> Element:
    end = scale.at(row.value)
    fitted = fit(row.name, room=WIDTH - 8, size=WORDS, smallest=12)
    name = words(fitted.lines[0], x=7, y=top + 16, size=fitted.size)
    shape = e("rect", x=0, y=top + 23, width=float(end), height=20, fill=colour, class_="cs-chart__mark")
    value = words(figure, x=end + 7, y=top + 39, size=FIGURES, bold=True)
    return link(row.address, f"{row.name}: {figure}", shape, name, value, class_="cs-chart__link")


def _target(target: Target | None, *, scale: Scale, foot: float) -> list[Element]:
    if target is None:
        return []
    x = scale.at(target.value)
    anchor = "end" if x > WIDTH / 2 else "start"
    return [dashed(x, TARGET_ROOM - 6, x, foot), words(target.label, x=x, y=14, anchor=anchor, size=13)]


def _sentence(rows: Sequence[Bar], figures: Sequence[str], *, unit: str) -> str:
    ranked = sorted(zip(rows, figures, strict=True), key=lambda pair: pair[0].value)
    (least, few), (most, many) = ranked[0], ranked[-1]
    if least.value == most.value:
        return _("All %(n)s are the same: %(figure)s (%(unit)s).") % {"n": len(rows), "figure": many, "unit": unit}
    facts = {"most": most.name, "many": many, "least": least.name, "few": few, "unit": unit}
    return _("Most: %(most)s with %(many)s. Fewest: %(least)s with %(few)s (%(unit)s).") % facts
