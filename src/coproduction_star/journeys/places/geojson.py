"""Boundaries as they come in: GeoJSON read with suspicion, every refusal a sentence that says what to do.

What is kept is small, closed, wound the way the standard (RFC 7946) asks for, and comes out as it went in:
reading again what was kept changes nothing.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, isfinite, radians
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.outlines import Point, signed_area, stays_until
from coproduction_star.ui.plain import plain
from coproduction_star.ui.writable import SHOWN_AS, UNWRITABLE

MOST_BYTES = 10 * 1024 * 1024
MOST_CORNERS = 200_000
"""Of one boundary as it comes in."""
MOST_AREAS = 1_000
KEPT_CORNERS = 500
"""Of one boundary as it is kept."""
DIGITS = 5
"""Of a degree: about a metre."""
FINEST = 0.0001
"""Degrees of latitude, about 11 metres: what is closer to the line without it goes."""
LEAST = 4
"""Corners of a ring, the first and the last being one."""
NORTH = 90.0

Boundary = dict[str, Any]
Parts = Sequence[Sequence[Sequence[Point]]]


class NotABoundary(ValueError):
    """The text is no boundary that can be kept; the message is for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """An outline, the way round that its kind asks for, and up to which tolerance each corner stays."""

    points: Sequence[Point]
    until: Sequence[float]
    sign: int


@dataclass(frozen=True, slots=True)
class Feature:
    """One area of a file: what it says of itself, and its boundary or why there is none."""

    properties: dict[str, str] = field(default_factory=dict)
    boundary: Boundary | None = None
    problem: str = ""


def boundary_in(text: str | bytes) -> Boundary:
    """The boundary in a geometry, a feature, or a collection of exactly one. Raises NotABoundary."""
    thing = _parsed(text)
    if thing.get("type") == "FeatureCollection":
        features = _features(thing)
        if len(features) != 1:
            said = {"n": len(features)}
            raise NotABoundary(
                _("This holds %(n)s areas. Take the one of this place, or bring in all of them.") % said
            )
        thing = features[0]
    _refuse_other_grid(thing)
    return _boundary(thing.get("geometry") if thing.get("type") == "Feature" else thing)


def features_in(content: bytes) -> tuple[Feature, ...]:
    """Every area of a collection, also those whose boundary cannot be kept. Raises NotABoundary."""
    thing = _parsed(content)
    if thing.get("type") == "Feature":
        thing = {"type": "FeatureCollection", "features": [thing]}
    if thing.get("type") != "FeatureCollection":
        raise NotABoundary(_("This is one shape and not a list of areas. Export a “FeatureCollection”."))
    _refuse_other_grid(thing)
    features = _features(thing)
    if not features:
        raise NotABoundary(_("There is no area in this file."))
    if len(features) > MOST_AREAS:
        said = {"n": len(features), "most": MOST_AREAS}
        raise NotABoundary(_("This file has %(n)s areas; we take up to %(most)s at once.") % said)
    return tuple(map(_feature, features))


def _parsed(text: str | bytes) -> dict[str, Any]:
    if len(text) > MOST_BYTES:
        raise NotABoundary(too_large())
    try:
        thing = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise NotABoundary(_("This is not GeoJSON. Export the boundary as GeoJSON, and send that.")) from None
    if not isinstance(thing, dict):
        raise NotABoundary(_("This is not GeoJSON. Export the boundary as GeoJSON, and send that."))
    return thing


def too_large() -> str:
    return _("This is larger than 10 MB. Export a generalised boundary, which is smaller and just as good for a map.")


def _features(collection: dict[str, Any]) -> list[dict[str, Any]]:
    features = collection.get("features")
    return [one for one in features if isinstance(one, dict)] if isinstance(features, list) else []


def _feature(thing: dict[str, Any]) -> Feature:
    given = thing.get("properties")
    properties = {
        _words(name): _words(value)
        for name, value in (given if isinstance(given, dict) else {}).items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    try:
        return Feature(properties, _boundary(thing.get("geometry")))
    except NotABoundary as error:
        return Feature(properties, problem=_words(error, most=400))


def _words(said: Any, *, most: int = 200) -> str:
    """What a file says, as it can be kept and shown."""
    return plain(UNWRITABLE.sub(SHOWN_AS, str(said)))[:most]


def _refuse_other_grid(thing: dict[str, Any]) -> None:
    """Older files name their grid; anything but longitude and latitude is told at once."""
    crs = thing.get("crs")
    if crs is None:
        return
    named = json.dumps(crs)
    if not any(word in named for word in ("CRS84", "4326", "4258")):
        raise NotABoundary(metres())


def _boundary(geometry: Any) -> Boundary:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind is None:
        raise NotABoundary(_("There is no shape in it. A boundary is an area (Polygon or MultiPolygon)."))
    if kind not in ("Polygon", "MultiPolygon"):
        said = {"kind": str(kind)[:40]}
        raise NotABoundary(_("A boundary is an area (Polygon or MultiPolygon), and this is: %(kind)s.") % said)
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts or not all(isinstance(part, list) and part for part in parts):
        raise NotABoundary(_("This boundary is empty."))
    return _kept([[_ring(ring) for ring in part] for part in parts])


def _ring(ring: Any) -> list[Point]:
    if not isinstance(ring, list):
        raise NotABoundary(_("This boundary is empty."))
    if len(ring) > MOST_CORNERS:
        raise NotABoundary(_("This boundary has too many corners. Export a generalised one."))
    points = [_point(one) for one in ring]
    if len(points) < LEAST:
        raise NotABoundary(_("An outline needs at least three corners."))
    if points[0] != points[-1]:
        raise NotABoundary(_("An outline is open: it must end where it begins."))
    return points


def _point(one: Any) -> Point:
    """Longitude and latitude; a height after them falls away."""
    if not (isinstance(one, list) and len(one) >= 2 and all(_is_number(part) for part in one[:2])):
        raise NotABoundary(_("A corner is not two numbers."))
    x, y = float(one[0]), float(one[1])
    if abs(x) > 2 * NORTH or abs(y) > NORTH:
        raise NotABoundary(metres())
    return round(x, DIGITS) + 0.0, round(y, DIGITS) + 0.0


def _is_number(part: Any) -> bool:
    return isinstance(part, int | float) and not isinstance(part, bool) and _is_finite(part)


def _is_finite(part: float) -> bool:
    try:
        return isfinite(part)
    except OverflowError:
        return False


def metres() -> str:
    return _(
        "The numbers are not longitude and latitude. They look like metres of a national grid, such as the British "
        "one. Export again and choose WGS 84 (EPSG:4326)."
    )


def _kept(parts: Parts) -> Boundary:
    """Made simpler until it is small; parts too small for that go."""
    if sum(len(ring) for part in parts for ring in part) > MOST_CORNERS:
        raise NotABoundary(_("This boundary has too many corners. Export a generalised one."))
    fewer = _small_enough(parts)
    if not fewer:
        raise NotABoundary(_("This boundary is smaller than anything a map could show."))
    shapes = [[list(map(list, ring)) for ring in part] for part in fewer]
    if len(shapes) == 1:
        return {"type": "Polygon", "coordinates": shapes[0]}
    return {"type": "MultiPolygon", "coordinates": shapes}


def _small_enough(parts: Parts) -> Parts:
    """Coarser and coarser, but never so coarse that nothing is left; then the largest parts."""
    measured, tolerance = _measured(parts), FINEST
    fewer = _simpler(measured, tolerance)
    while _corners(fewer) > KEPT_CORNERS:
        tolerance *= 2
        coarser = _simpler(measured, tolerance)
        if not coarser:
            break
        fewer = coarser
    return _settled(_largest(fewer))


def _largest(parts: Parts) -> Parts:
    """As many parts as there is room for, the largest first: a thousand rocks in the sea are no ward."""
    if _corners(parts) <= KEPT_CORNERS:
        return parts
    kept: list[Sequence[Sequence[Point]]] = []
    for part in sorted(parts, key=lambda part: -signed_area(part[0])):
        if _corners([*kept, part]) > KEPT_CORNERS:
            break
        kept.append(part)
    if not kept:
        raise NotABoundary(_("This boundary has too many corners. Export a generalised one."))
    return kept


def _settled(parts: Parts) -> Parts:
    """Until reading it again would change nothing."""
    again = _simpler(_measured(parts), FINEST)
    while _corners(again) < _corners(parts):
        parts, again = again, _simpler(_measured(again), FINEST)
    return parts


def _corners(parts: Parts) -> int:
    return sum(len(ring) for part in parts for ring in part)


def _measured(parts: Parts) -> list[list[Ring]]:
    """The outer ring against the clock, holes with it."""
    return [[_ring_measured(ring, sign=-1 if place else 1) for place, ring in enumerate(part)] for part in parts]


def _ring_measured(ring: Sequence[Point], *, sign: int) -> Ring:
    """Measured where it lies: a degree of longitude is shorter than one of latitude."""
    turned = ring if signed_area(ring) * sign > 0 else ring[::-1]
    narrow = cos(radians(min(abs(turned[0][1]), NORTH - 1)))
    return Ring(turned, stays_until([(x * narrow, y) for x, y in turned], FINEST), sign)


def _simpler(parts: Sequence[Sequence[Ring]], tolerance: float) -> list[list[list[Point]]]:
    return [rings for part in parts if (rings := list(_simpler_part(part, tolerance)))]


def _simpler_part(part: Sequence[Ring], tolerance: float) -> Iterator[list[Point]]:
    """Without its outer ring a part is nothing."""
    for place, ring in enumerate(part):
        stays = [point for point, until in zip(ring.points, ring.until, strict=True) if until > tolerance]
        holds = len(stays) >= LEAST and signed_area(stays) * ring.sign > 0
        if not holds and place == 0:
            return
        if holds:
            yield stays
