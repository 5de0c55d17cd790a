"""A map of areas near each other, such as a council's wards: shaded by a count, with the figure in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.methods.outlines import Inside, Point, inside_of, signed_area, simplified
from coproduction_star.methods.projection import equidistant

from .chart import WIDTH, Chart, axis_words, words
from .colours import INK, PAPER, QUIET, ink_on, step_colour, tint
from .facts import Table
from .geometry import pair
from .labels import Style, label
from .lettering import width
from .numerals import numeral, reach
from .scale import NothingToDraw
from .svg import Box, Element, e, link, picture

TALLEST = 560
EDGE = 6
FINEST = 0.35
"""Drawing units: corners closer than this to the line without them are left out."""
SHADES = (0.18, 0.32, 0.5, 0.95)
FIGURE, NAME = 16, 12
KEY_ROW = 22
NAMED = 3
SWATCH = 16
LEAST = 2.0
"""Drawing units; an area smaller than this is drawn as a dot of this size."""

Ring = tuple[Point, ...]
Rings = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area on the globe: closed rings of longitude and latitude, inner ones being holes."""

    name: str
    rings: Rings
    count: int
    words: str = ""
    """The count with what is counted, for those who hear it: "1 initiative"."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An area as it lies on paper."""

    area: Area
    rings: Rings
    inside: Inside
    box: Box

    @property
    def size(self) -> float:
        return self.box.width * self.box.height


def area_map(
    title: str, areas: Sequence[Area], *, table: Table, unit: str, step: str = "map-it", sentence: str = "",
    source: str = "", key: str = "areas",
) -> Chart:  # fmt: skip
    """Draw areas shaded by their counts. `unit` is what is counted, in the plural; `table` holds every row."""
    if not areas:
        raise NothingToDraw("No area has an outline yet: show an empty state that says how to add one.")
    drawn, ground = _on_paper(areas)
    most = max(area.count for area in areas)
    colour = step_colour(step)
    marks = [_mark(one, most=most, colour=colour) for one in _inner_last(drawn)]
    alone = len(areas) == 1
    key_marks, foot = ([], ground.bottom) if alone else _key(most, top=ground.bottom + 14, unit=unit, colour=colour)
    box = Box(0, 0, WIDTH, foot)
    linked = any(area.address for area in areas)
    root = picture(
        box, *marks, *key_marks, name=title, key=key, class_="cs-chart cs-chart--areas",
        role="group" if linked else "img",
    )  # fmt: skip
    return Chart(title, sentence or said_of(areas, unit=unit), table, root, source, key)


def said_of(areas: Sequence[Area], *, unit: str) -> str:
    """The sentence above the map."""
    number, most = len(areas), max(area.count for area in areas)
    told = ngettext("%(n)s place on the map.", "%(n)s places on the map.", number) % {"n": numeral(number)}
    if not most or number == 1:
        return told
    first = [area.name for area in areas if area.count == most]
    facts = {"name": ", ".join(first[:NAMED]), "count": numeral(most), "unit": unit}
    if len(first) > NAMED:
        facts["name"] += "…"
    leading = _("Most %(unit)s: %(name)s (%(count)s).") % facts
    return f"{told} {leading}"


def classes(most: int) -> list[tuple[int, int]]:
    """The steps of the shading, each from its least to its largest count."""
    steps = min(len(SHADES), most)
    edges = [most * step // steps for step in range(steps + 1)] if steps else [0]
    return [(low + 1, high) for low, high in pairwise(edges)]


def _shade(count: int, *, most: int, colour: str) -> str:
    """The more, the darker; the darkest is always in use."""
    held = classes(most)
    place = next(index for index, (_low, high) in enumerate(held) if count <= high)
    return tint(colour, SHADES[len(SHADES) - len(held) + place])


def _on_paper(areas: Sequence[Area]) -> tuple[list[_Drawn], Box]:
    """Project, turn the right way up, and scale to the frame."""
    spots = [spot for area in areas for ring in area.rings for spot in ring]
    parallel = (min(y for _x, y in spots) + max(y for _x, y in spots)) / 2
    flat = [
        tuple(tuple(equidistant(x, y, parallel=parallel) for x, y in ring) for ring in area.rings) for area in areas
    ]
    xs, ys = zip(*(spot for rings in flat for ring in rings for spot in ring), strict=True)
    across, up = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((WIDTH - 2 * EDGE) / max(across, 1e-9), (TALLEST - 2 * EDGE) / max(up, 1e-9))
    left, top = (WIDTH - across * scale) / 2 - min(xs) * scale, EDGE + max(ys) * scale

    def placed(ring: Ring) -> list[Point]:
        return [(left + x * scale, top - y * scale) for x, y in ring]

    drawn = [_drawn(area, [placed(ring) for ring in rings]) for area, rings in zip(areas, flat, strict=True)]
    return drawn, Box(0, 0, WIDTH, 2 * EDGE + up * scale)


def _drawn(area: Area, rings: Sequence[Sequence[Point]]) -> _Drawn:
    fewer = [simplified(ring, FINEST) for ring in rings]
    kept = tuple(tuple(ring) for ring in fewer if abs(signed_area(ring)) > LEAST)
    shown = kept or (_dot(*rings[0][0]),)
    xs, ys = zip(*(spot for ring in shown for spot in ring), strict=True)
    return _Drawn(area, shown, inside_of(shown), Box(min(xs), min(ys), max(xs), max(ys)))


def _dot(x: float, y: float) -> Ring:
    return ((x - LEAST, y), (x, y - LEAST), (x + LEAST, y), (x, y + LEAST), (x - LEAST, y))


def _inner_last(drawn: Sequence[_Drawn]) -> list[_Drawn]:
    """In the order given, but what lies within another area on top of it."""

    def within(one: _Drawn) -> bool:
        return any(other.size > 4 * one.size and other.box.holds(one.box) for other in drawn if other is not one)

    return sorted(drawn, key=within)


def _mark(one: _Drawn, *, most: int, colour: str) -> Element:
    count = one.area.count
    ground = _shade(count, most=most, colour=colour) if count else PAPER
    path = " ".join(f"M{pair(ring[0])}L{' '.join(map(pair, ring[1:-1]))}Z" for ring in one.rings)
    shape = e(
        "path", d=path, fill=ground, fill_rule="evenodd", stroke=QUIET, stroke_width=1,
        stroke_dasharray=None if count else "4 3", stroke_linejoin="round", class_="cs-chart__mark",
    )  # fmt: skip
    spoken = f"{one.area.name}: {one.area.words or numeral(count)}"
    return link(one.area.address, spoken, shape, *_lettering(one, ground), class_="cs-chart__link")


def _lettering(one: _Drawn, ground: str) -> list[Element]:
    """The figure, and the name below it, where there is room for them."""
    figure, colour = numeral(one.area.count), ink_on(ground)
    x, y, room = one.inside.x, one.inside.y, one.inside.room - 4
    if room < width(figure, size=FIGURE, bold=True) or one.box.height < FIGURE:
        return []
    style = Style(NAME, 9, colour, lines=2)
    name = label(one.area.name, style=style, x=x, top=y + 1, room=room)
    if not name.fitted.whole or one.box.height < FIGURE + 2 * name.height:
        return [words(figure, x=x, y=y + FIGURE * 0.36, anchor="middle", size=FIGURE, bold=True, colour=colour)]
    return [
        words(figure, x=x, y=y - 2, anchor="middle", size=FIGURE, bold=True, colour=colour),
        name.element(),
    ]


def _key(most: int, *, top: float, unit: str, colour: str) -> tuple[list[Element], float]:
    """What each shade stands for, from none to most, and where the drawing ends below it."""
    rows = [(PAPER, _("none"))]
    rows += [
        (_shade(high, most=most, colour=colour), numeral(low) if low == high else reach(low, high, decimals=0))
        for low, high in classes(most)
    ]
    heading = axis_words(unit[:1].upper() + unit[1:], x=EDGE, y=top + 11, anchor="start")
    marks, x, y = [heading], float(EDGE), top + KEY_ROW
    for shade, text in rows:
        room = SWATCH + 6 + width(text, size=13) + 16
        if x > EDGE and x + room > WIDTH:
            x, y = float(EDGE), y + KEY_ROW
        marks += _swatch(x, y, shade, text)
        x += room
    return marks, y + KEY_ROW


def _swatch(x: float, y: float, shade: str, text: str) -> list[Element]:
    box = e(
        "rect", x=x, y=y, width=SWATCH, height=SWATCH, fill=shade, stroke=QUIET, stroke_width=1,
        stroke_dasharray="4 3" if shade == PAPER else None,
    )  # fmt: skip
    return [box, words(text, x=x + SWATCH + 6, y=y + 13, size=13, colour=INK)]
