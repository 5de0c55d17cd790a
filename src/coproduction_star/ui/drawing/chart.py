"""What every chart is: a picture, its sentence and its table, made from the same values.

The grammar: ink axes, one step's colour, labels beside what they name instead
of legends, ranges as bands, targets as dashed lines.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from .colours import INK, LINE, PAPER, QUIET
from .facts import Table
from .files import frame_of, standalone
from .svg import Element, as_markup, e

WIDTH = 440
"""Narrow enough that the words stay readable on a telephone."""
WORDS = 15
FIGURES = 16


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, ready for a page (``figure`` in ``chart.jinja``) and for download."""

    title: str
    sentence: str
    table: Table
    root: Element
    source: str = ""
    key: str = "chart"
    """Prefix of the ids inside the picture; two charts on one page need two keys."""

    @property
    def svg(self) -> Markup:
        """Markup for a page."""
        return as_markup(self.root)

    @property
    def file(self) -> str:
        """The picture as an SVG file, with its title above and its source below."""
        return standalone(self.root, facts=self._facts, heading=self.title, foot=self._foot)

    @property
    def slide(self) -> str:
        """The picture alone, for a slide that has its own title."""
        return standalone(self.root, facts=self._facts)

    @property
    def wide(self) -> bool:
        """Whether a telephone shows it in a frame that scrolls."""
        return frame_of(self.root).width > WIDTH + 20

    @property
    def _foot(self) -> str:
        return _("Source: %(source)s") % {"source": self.source} if self.source else ""

    @property
    def _facts(self) -> str:
        return f"{self.sentence}\n{self.table.as_text()}\n{self._foot}".strip()


@dataclass(frozen=True, slots=True)
class Target:
    """A value to be reached (or not to be passed), drawn as a dashed line."""

    value: float
    label: str
    """With its figure: "Target 80"."""


def words(
    text: str,
    *,
    x: float,
    y: float,
    anchor: str = "start",
    colour: str = INK,
    size: float = WORDS,
    bold: bool = False,
) -> Element:
    """One line of lettering; ``y`` is the line it stands on."""
    weight = "700" if bold else None
    return e("text", text, x=x, y=y, font_size=size, font_weight=weight, fill=colour, text_anchor=anchor)


def clear_words(text: str, **place: Any) -> Element:
    """Return lettering with paper round it, for where lines pass behind."""
    plain = words(text, **place)
    halo = (("stroke", PAPER), ("stroke-width", 5), ("stroke-linejoin", "round"), ("paint-order", "stroke"))
    return Element(plain.tag, plain.attributes + halo, plain.children)


def axis(x1: float, y1: float, x2: float, y2: float) -> Element:
    return e("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=1.5)


def guide(x1: float, y1: float, x2: float, y2: float) -> Element:
    """Return a pale line that leads the eye from an axis."""
    return e("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=LINE, stroke_width=0.75)


def dashed(x1: float, y1: float, x2: float, y2: float) -> Element:
    """Return the line of a target, readable over paper and over marks."""
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    under = e("line", **ends, stroke=PAPER, stroke_width=5)
    return e("g", under, e("line", **ends, stroke=INK, stroke_width=2, stroke_dasharray="6 5"))


def axis_words(text: str, *, x: float, y: float, anchor: str = "middle") -> Element:
    return words(text, x=x, y=y, anchor=anchor, colour=QUIET, size=13)
