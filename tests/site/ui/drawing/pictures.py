"""What the tests of drawings share: sample Stars, and reading an SVG back."""

import re
from collections.abc import Iterator
from math import atan2 as direction
from math import cos, hypot, sin
from xml.etree import ElementTree as ET

from coproduction_star.ui.drawing.star import StarCo, StarDrawing, StarHeart, StarStart, StarStep

SVG = "{http://www.w3.org/2000/svg}"
SLUGS = ("map-it", "focus-it", "people-it", "market-it", "grow-it")
ENGLISH = ("Map it", "Focus it", "People it", "Market it", "Grow it")
WELSH = ("Mapio", "Canolbwyntio arno", "Cynnwys y bobl", "Marchnata a hyrwyddo", "Tyfu gyda’n gilydd")
CYD = ("Cyd-gomisiynu", "Cyd-ddylunio", "Cyd-gyflawni", "Cyd-asesu")
HOSTILE = "<script>alert('a & \"b\"')</script>"


def star(
    *,
    names=ENGLISH,
    progress=(0.8, 0.55, 0.35, 0.15, 0.0),
    notes=("24 initiatives", "6 of 9 rated", "212 answers", "charter drafted", "not begun"),
    cos=("Co-commission", "Co-design", "Co-deliver", "Co-assess"),
    title="The Star of Ageing well",
    start="Just start",
    heart="outcomes",
    linked=True,
) -> StarDrawing:
    def address(slug: str) -> str:
        return f"/o/eastbridge/{slug}/" if linked else ""

    steps = (
        StarStep(slug, name, i, share, note, address(slug))
        for i, (slug, name, share, note) in enumerate(zip(SLUGS, names, progress, notes, strict=True), 1)
    )
    ring = (
        StarCo(f"co-{i}", name, count, address(f"co-{i}"), f"{count} initiatives")
        for i, (name, count) in enumerate(zip(cos, (3, 7, 11, 3), strict=True))
    )
    return StarDrawing(
        title,
        tuple(steps),
        tuple(ring),
        StarHeart(4, heart, address("outcomes")),
        StarStart(start, "/start/"),
    )


def parse(markup: str) -> ET.Element:
    return ET.fromstring(str(markup))


def texts(root: ET.Element) -> str:
    return " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))


def view_box(root: ET.Element) -> tuple[float, float, float, float]:
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    return left, top, left + width, top + height


def spots(path: str, *, steps: int = 60) -> list[tuple[float, float]]:
    """The outline of a path of M, L, Z and arcs round the origin, as many short straight pieces."""
    found: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MLA])([-\d., ]+)", path):
        values = [float(n) for n in re.split(r"[ ,]+", numbers.strip())]
        end = (values[-2], values[-1])
        if letter == "A":
            found.extend(_around(found[-1], end, radius=values[0], clockwise=values[4] == 1, steps=steps))
        found.append(end)
    return found


def area(path: str) -> float:
    outline = spots(path)
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def farthest(path: str) -> float:
    return max(hypot(x, y) for x, y in spots(path))


def _around(start, end, *, radius: float, clockwise: bool, steps: int) -> Iterator[tuple[float, float]]:
    a, b = direction(start[1], start[0]), direction(end[1], end[0])
    turn = (b - a + 9.42477796) % 6.283185307 - 3.14159265
    assert (turn > 0) is clockwise or abs(turn) < 0.01
    yield from ((radius * cos(a + turn * i / steps), radius * sin(a + turn * i / steps)) for i in range(1, steps))
