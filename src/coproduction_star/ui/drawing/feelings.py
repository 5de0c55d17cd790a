"""How stages feel to two sides, as two lines along the way: the same stage stands under both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from .chart import WIDTH, Chart, axis, axis_words, guide, words
from .colours import INK, step_colour
from .facts import Table
from .geometry import pair
from .lettering import width
from .numerals import numeral
from .scale import Scale
from .svg import Box, Element, e, picture

HEIGHT = 190
TOP = 58
KEY = 24
"""How high one line of the key is."""
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class StageFeeling:
    """One stage, and from 1 (very bad) to 5 how it feels to each side; ``None`` where too few told of it."""

    name: str
    first: float | None
    second: float | None


def feelings(
    title: str,
    stages: Sequence[StageFeeling],
    *,
    sides: tuple[str, str],
    steps: Sequence[str],
    sentence: str,
    none: str,
    source: str = "",
    key: str = "feelings",
) -> Chart:
    """Draw two lines. ``steps`` are the words for 1 to 5, ``none`` what the table says where nothing is told."""
    if len(steps) != HIGHEST:
        raise ValueError("Five words, one for each step.")
    frame = _Frame.around(stages, steps)
    marks = [*frame.axes(), *frame.key(sides), *frame.lines()]
    root = picture(
        Box(-2, 0, WIDTH + 2, TOP + HEIGHT + 30), *marks, name=title, key=key, class_="cs-chart", role="img"
    )
    rows = tuple(
        (f"{place}. {one.name}", _figure(one.first, none), _figure(one.second, none))
        for place, one in enumerate(stages, start=1)
    )
    return Chart(title, sentence, Table(title, (_("Stage"), *sides), rows), root, source, key)


def _figure(value: float | None, none: str) -> str:
    return none if value is None else numeral(value, decimals=1)


@dataclass(frozen=True, slots=True)
class _Frame:
    stages: Sequence[StageFeeling]
    steps: Sequence[str]
    across: Scale
    up: Scale

    @classmethod
    def around(cls, stages: Sequence[StageFeeling], steps: Sequence[str]) -> "_Frame":
        left = max(width(step, size=13) for step in steps) + 18
        across = Scale(0, max(len(stages) - 1, 1), left + 14, WIDTH - 20)
        return cls(stages, steps, across, Scale(LOWEST, HIGHEST, TOP + HEIGHT, TOP))

    def axes(self) -> Iterator[Element]:
        left = self.across.start - 14
        for step, name in enumerate(self.steps, start=LOWEST):
            y = self.up.at(step)
            yield guide(left, y, WIDTH, y)
            yield axis_words(name, x=left - 6, y=y + 4.5, anchor="end")
        yield axis(left, TOP + HEIGHT, WIDTH, TOP + HEIGHT)
        for place in range(len(self.stages)):
            yield axis_words(str(place + 1), x=self.across.at(place), y=TOP + HEIGHT + 20)

    def key(self, sides: tuple[str, str]) -> Iterator[Element]:
        for place, name in enumerate(sides):
            y = 12 + KEY * place
            yield self._stroke(f"M0 {y} L28 {y}", first=place == 0)
            yield self._mark(14, y, first=place == 0)
            yield words(name, x=36, y=y + 5)

    def lines(self) -> Iterator[Element]:
        for first in (True, False):
            spots: list[tuple[float, float] | None] = []
            for place, stage in enumerate(self.stages):
                value = stage.first if first else stage.second
                spots.append(None if value is None else (self.across.at(place), self.up.at(value)))
            for one, other in pairwise(spots):
                if one is not None and other is not None:
                    yield self._stroke(f"M{pair(one)} L{pair(other)}", first=first)
            yield from (self._mark(*spot, first=first) for spot in spots if spot is not None)

    def _stroke(self, path: str, *, first: bool) -> Element:
        colour, dashes = (step_colour(""), None) if first else (INK, "7 5")
        return e("path", d=path, fill="none", stroke=colour, stroke_width=3, stroke_dasharray=dashes)

    def _mark(self, x: float, y: float, *, first: bool) -> Element:
        """A disc and a square: the two are told apart without colour."""
        if first:
            return e("circle", cx=x, cy=y, r=6, fill=step_colour(""))
        return e("rect", x=x - 5, y=y - 5, width=10, height=10, fill=INK)
