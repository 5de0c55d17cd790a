"""From Natural Earth's outlines to the small file we ship. Run once by hand; README.md beside it says how."""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from coproduction_star.methods.outlines import Point, simplified

SOUTHERNMOST = -60
"""Antarctica is left out: no one lives there for good."""
TOLERANCE = 0.12
"""Degrees; a quarter of a pixel on the map as it is drawn."""
SMALLEST_ISLAND = 0.8
"""Degrees from end to end."""


def convert(topology: dict[str, Any]) -> dict[str, Any]:
    """Return land rings in steps of a tenth of a degree."""
    arcs = [list(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = [_joined(ring, arcs) for polygon in _polygons(topology["objects"]["land"]) for ring in polygon]
    northern = [ring for ring in rings if min(y for _, y in ring) > SOUTHERNMOST]
    pieces = [piece for ring in northern for piece in cut_at_the_date_line(ring)]
    kept = [simplified(piece, TOLERANCE) for piece in pieces if _span(piece) >= SMALLEST_ISLAND]
    lines = [_steps(piece) for piece in kept]
    return {"land": [line for line in lines if len(line) > 2]}


def cut_at_the_date_line(ring: list[Point]) -> list[list[Point]]:
    """Return a ring as it lies between -180 and 180 degrees, in two pieces where it crosses."""
    unrolled = [ring[0]]
    for x, y in ring[1:]:
        unrolled.append((x + 360 * round((unrolled[-1][0] - x) / 360), y))
    copies = ([(x + turn, y) for x, y in unrolled] for turn in (-360, 0, 360))
    pieces = (_clipped(_clipped(copy, 180, keep_west=True), -180, keep_west=False) for copy in copies)
    return [piece for piece in pieces if len(piece) > 3]


def _clipped(ring: list[Point], meridian: float, *, keep_west: bool) -> list[Point]:
    """Return the part of a ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    sign = 1 if keep_west else -1
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        if sign * (x1 - meridian) <= 0:
            kept.append((x1, y1))
        if (x1 - meridian) * (x2 - meridian) < 0:
            kept.append((meridian, y1 + (y2 - y1) * (meridian - x1) / (x2 - x1)))
    return [*kept, kept[0]] if kept else []


def _unpacked(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    x = y = 0
    (scale_x, scale_y), (left, foot) = transform["scale"], transform["translate"]
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + left, y * scale_y + foot


def _polygons(thing: dict[str, Any]) -> Iterator[list[list[int]]]:
    if thing["type"] == "GeometryCollection":
        for part in thing["geometries"]:
            yield from _polygons(part)
    elif thing["type"] == "Polygon":
        yield thing["arcs"]
    elif thing["type"] == "MultiPolygon":
        yield from thing["arcs"]


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _span(ring: list[Point]) -> float:
    xs, ys = zip(*ring, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _steps(line: list[Point]) -> list[int]:
    """First point, then the steps from point to point, all in tenths of a degree."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths)]
    moved = [step for step in steps if step != (0, 0)]
    return [part for pair in (tenths[0], *moved) for part in pair]


if __name__ == "__main__":
    source, target, day = sys.argv[1:]
    made = {
        "source": "Natural Earth 1:110m land, version 4.1.0, naturalearthdata.com",
        "through": "npm package world-atlas 2.0.2 (land-110m.json)",
        "licence": "Public domain",
        "made": day,
        **convert(json.loads(Path(source).read_text(encoding="utf-8"))),
    }
    Path(target).write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
