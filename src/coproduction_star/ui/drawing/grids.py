"""A grid of counts: rows against columns, each cell with its figure and its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .chart import Chart, words
from .colours import INK, LINE, PAPER, QUIET, ink_on, step_colour, tint
from .facts import Table
from .labels import Style, label
from .numerals import numeral
from .scale import checked
from .svg import Box, Element, e, link, picture

WIDTH = 600
NAMES = 148
HEAD = 40
ROW = 58
GAP = 4
HEADING = Style(15, 11, INK, bold=True, lines=2)
SHADES = (0.12, 0.22, 0.32, 0.45, 0.95)


@dataclass(frozen=True, slots=True)
class Cell:
    """One count, with what it counts in words."""

    count: int
    words: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    name: str
    cells: tuple[Cell, ...]
    address: str = ""


def grid(
    title: str,
    columns: Sequence[str],
    rows: Sequence[GridRow],
    *,
    what: str,
    step: str = "",
    sentence: str = "",
    source: str = "",
    key: str = "grid",
) -> Chart:
    """Draw counts as a heat map; an empty cell is a dashed outline, never only a paler colour."""
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError("Every row of a grid needs one cell for each column.")
    most = max(checked(cell.count for row in rows for cell in row.cells))
    colour = step_colour(step)
    body = [mark for i, row in enumerate(rows) for mark in _row(row, i, columns, most=most, colour=colour)]
    box = Box(-5, 0, WIDTH + 2, HEAD + len(rows) * ROW)
    linked = any(row.address or any(cell.address for cell in row.cells) for row in rows)
    root = picture(
        box,
        *_heads(columns),
        *body,
        name=title,
        key=key,
        class_="cs-chart cs-chart--grid",
        role="group" if linked else "img",
    )
    return Chart(
        title, sentence or _sentence(columns, rows), _table(title, columns, rows, what=what), root, source, key
    )


def shade(colour: str, share: float) -> str:
    """Five steps from pale to full; the middle tones are left out, since no lettering reads on them."""
    return tint(colour, SHADES[min(int(share * len(SHADES)), len(SHADES) - 1)])


def _across(place: int, columns: int) -> tuple[float, float]:
    pitch = (WIDTH - NAMES) / columns
    return NAMES + place * pitch + GAP / 2, pitch - GAP


def _heads(columns: Sequence[str]) -> list[Element]:
    """Names of the columns, all in the size of the one that needs the smallest."""
    _, room = _across(0, len(columns))
    size = min(label(name, style=HEADING, x=0, top=0, room=room).fitted.size for name in columns)
    style = replace(HEADING, size=size)
    return [_head(name, place, len(columns), style=style) for place, name in enumerate(columns)]


def _head(name: str, place: int, columns: int, *, style: Style) -> Element:
    x, room = _across(place, columns)
    height = label(name, style=style, x=0, top=0, room=room).height
    return label(name, style=style, x=x + room / 2, top=HEAD - 6 - height, room=room).element()


def _row(row: GridRow, index: int, columns: Sequence[str], *, most: float, colour: str) -> list[Element]:
    top = HEAD + index * ROW
    cells = [
        _cell(cell, f"{row.name}, {columns[place]}", place, len(columns), top=top, most=most, colour=colour)
        for place, cell in enumerate(row.cells)
    ]
    return [_row_name(row, top=top), *cells]


def _row_name(row: GridRow, *, top: float) -> Element:
    fitted = label(row.name, style=Style(15, 12, INK, lines=2), x=0, top=0, room=NAMES - 12).fitted
    first = top + ROW / 2 - (len(fitted.lines) - 1) * fitted.size * 0.6 + fitted.size * 0.35
    lines = [
        words(text, x=0, y=first + i * fitted.size * 1.2, size=fitted.size) for i, text in enumerate(fitted.lines)
    ]
    ground = e(
        "rect", x=0, y=top + GAP, width=NAMES - 8, height=ROW - 2 * GAP, rx=3, fill=PAPER, class_="cs-chart__mark"
    )
    shown = [ground, *lines] if row.address else lines
    return link(row.address, row.name, *shown, class_="cs-chart__link cs-chart__link--words")


def _cell(cell: Cell, name: str, place: int, columns: int, *, top: float, most: float, colour: str) -> Element:
    x, room = _across(place, columns)
    ground = shade(colour, cell.count / most) if cell.count else PAPER
    letters = ink_on(ground) if cell.count else QUIET
    shape = e(
        "rect", x=x + 1, y=top + GAP / 2 + 1, width=room - 2, height=ROW - GAP - 2, rx=4, fill=ground,
        stroke=ground if cell.count else LINE, stroke_width=1.5, stroke_dasharray=None if cell.count else "4 4",
        class_="cs-chart__mark",
    )  # fmt: skip
    figure = numeral(cell.count)
    number = words(
        figure, x=x + room / 2, y=top + (27 if cell.words else 36), anchor="middle", size=19, bold=True, colour=letters
    )
    style = Style(12, 9, letters, lines=1)
    below = (
        label(cell.words, style=style, x=x + room / 2, top=top + 33, room=room - 8).element() if cell.words else None
    )
    spoken = f"{name}: {figure} {cell.words}".strip()
    return link(cell.address, spoken, shape, number, below, class_="cs-chart__link")


def _table(title: str, columns: Sequence[str], rows: Sequence[GridRow], *, what: str) -> Table:
    cells = tuple((row.name, *(f"{numeral(c.count)} {c.words}".strip() for c in row.cells)) for row in rows)
    return Table(title, (what, *columns), cells)


def _sentence(columns: Sequence[str], rows: Sequence[GridRow]) -> str:
    cells = [(cell.count, row.name, columns[i]) for row in rows for i, cell in enumerate(row.cells)]
    most, name, column = max(cells, key=lambda cell: cell[0])
    empty = sum(count == 0 for count, _name, _column in cells)
    if not most:
        return _("Nothing has been counted yet.")
    told = _("Most: %(name)s, %(column)s with %(most)s.") % {"name": name, "column": column, "most": numeral(most)}
    gaps = ngettext("%(n)s of %(all)s places is empty.", "%(n)s of %(all)s places are empty.", empty)
    return f"{told} {gaps % {'n': empty, 'all': len(cells)}}"
