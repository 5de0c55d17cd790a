"""Boundaries as they come in: what is kept comes out as it went in, and every refusal says what to do."""

import json
from contextlib import suppress
from math import cos, pi, sin
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.journeys.places.geojson import (
    KEPT_CORNERS,
    NotABoundary,
    boundary_in,
    features_in,
)
from coproduction_star.methods.outlines import signed_area

from .conftest import square


@st.composite
def outlines(draw):
    """An outline that does not cross itself: a distance from the middle for each direction."""
    corners, chance = draw(st.integers(3, 900)), Random(draw(st.integers(0, 10_000)))
    far = [chance.uniform(0.005, 0.2) for _corner in range(corners)]
    x, y = draw(st.floats(-170, 170)), draw(st.floats(-80, 80))
    turns = [2 * pi * place / corners for place in range(corners)]
    ring = [[x + away * cos(turn), y + away * sin(turn)] for away, turn in zip(far, turns, strict=True)]
    if draw(st.booleans()):
        ring.reverse()
    return [*ring, ring[0]]


@settings(max_examples=40, deadline=None)
@given(st.lists(outlines(), min_size=1, max_size=4))
def test_what_was_kept_is_kept_as_it_is_when_it_comes_again(rings):
    once = boundary_in(json.dumps({"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}))
    assert boundary_in(json.dumps(once)) == once
    assert boundary_in(json.dumps({"type": "Feature", "geometry": once, "properties": {}})) == once
    parts = [once["coordinates"]] if once["type"] == "Polygon" else once["coordinates"]
    assert sum(len(ring) for part in parts for ring in part) <= KEPT_CORNERS
    assert all(ring[0] == ring[-1] and signed_area(ring) > 0 for part in parts for ring in part)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "features", "geometry", "properties"]), inner)
    ),
    max_leaves=12,
)


@given(anything, st.sampled_from(["Polygon", "MultiPolygon", "Feature", "FeatureCollection", "Point"]))
def test_whatever_comes_is_kept_or_refused_and_never_breaks_anything(inner, kind):
    for thing in (inner, {"type": kind, "coordinates": inner, "geometry": inner, "features": inner}):
        for read in (boundary_in, lambda text: features_in(text.encode())):
            with suppress(NotABoundary):
                read(json.dumps(thing))


def test_a_height_falls_away_and_a_hole_stays_wound_the_other_way():
    outer = [[*point, 12.5] for point in square(size=0.2)["coordinates"][0]]
    hole = square(west=0.05, south=0.05, size=0.1)["coordinates"][0]
    kept = boundary_in(json.dumps({"type": "Polygon", "coordinates": [outer, hole]}))
    first, second = kept["coordinates"]
    assert all(len(point) == 2 for point in first)
    assert signed_area(first) > 0 > signed_area(second)


RING = square()["coordinates"][0]
METRES = [[400_000, 300_000], [401_000, 300_000], [401_000, 301_000], [400_000, 300_000]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is not GeoJSON"),
        ("Northfield", "This is not GeoJSON"),
        ("[1, 2]", "This is not GeoJSON"),
        ("[" * 100_000, "This is not GeoJSON"),
        ('{"type": "Point", "coordinates": [0, 0]}', "this is: Point"),
        ('{"type": "Feature", "geometry": null}', "There is no shape in it"),
        (json.dumps({"type": "Polygon", "coordinates": []}), "is empty"),
        (json.dumps({"type": "Polygon", "coordinates": [RING[:-1]]}), "is open"),
        (json.dumps({"type": "Polygon", "coordinates": [RING[:2]]}), "at least three corners"),
        (json.dumps({"type": "Polygon", "coordinates": [METRES]}), "choose WGS 84"),
        (json.dumps({"type": "Polygon", "coordinates": [[[0, "a"]] * 5]}), "not two numbers"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 1], [2, 2], [3, 3], [NaN, 1]]]}', "not two numbers"),
        (json.dumps({**square(), "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}}), "choose WGS 84"),
        (json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]]}), "smaller than anything"),
        (json.dumps({"type": "FeatureCollection", "features": [{}, {}]}), "This holds 2 areas"),
        (" " * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (json.dumps({"type": "Polygon", "coordinates": [[[0, 10**400]] * 5]}), "not two numbers"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(text, said):
    with pytest.raises(NotABoundary, match=said):
        boundary_in(text)


def test_a_byte_order_mark_and_a_named_grid_of_degrees_are_fine():
    named = {**square(), "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}
    assert boundary_in(("\ufeff" + json.dumps(named)).encode()) == boundary_in(json.dumps(square()))


def test_a_file_keeps_what_each_area_says_of_itself_also_where_its_boundary_is_no_good():
    features = [
        {"type": "Feature", "properties": {"WD24NM": "Northfield", "WD24CD": "E05999001"}, "geometry": square()},
        {"type": "Feature", "properties": {"WD24NM": "Riverside", "area": 3.5, "x": None}, "geometry": None},
    ]
    first, second = features_in(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    assert first.properties == {"WD24NM": "Northfield", "WD24CD": "E05999001"}
    assert first.boundary is not None
    assert second.properties == {"WD24NM": "Riverside", "area": "3.5"}
    assert "There is no shape in it" in second.problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(square()), "This is one shape"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "no area in this file"),
        (json.dumps({"type": "FeatureCollection", "features": [{}] * 1001}), "up to 1000 at once"),
    ],
)
def test_a_file_that_is_no_list_of_areas_is_refused(content, said):
    with pytest.raises(NotABoundary, match=said):
        features_in(content.encode())


def rock(number):
    """A triangle just large enough to be shown, and all of the same size."""
    x, y = -170 + (number % 300), 10 + number // 300 * 0.01
    return [[[x, y], [x + 0.0005, y], [x, y + 0.0005], [x, y]]]


def test_of_a_thousand_rocks_the_largest_stay_and_no_more_than_we_keep():
    rocks = [rock(number) for number in range(1_000)]
    island = square(west=10, south=-42, size=0.0008)["coordinates"]
    kept = boundary_in(json.dumps({"type": "MultiPolygon", "coordinates": [*rocks, island]}))
    assert sum(len(ring) for part in kept["coordinates"] for ring in part) <= KEPT_CORNERS
    assert island in kept["coordinates"]
    assert boundary_in(json.dumps(kept)) == kept


def test_what_no_database_keeps_and_what_turns_letters_round_is_left_out_of_the_words_of_a_file():
    said = {"WD\x0024NM": "North\x00field \ud800", "note": "\u202eback", "WD24CD": "E05999001"}
    area = {"type": "Feature", "properties": said, "geometry": {"type": "Poi\x00nt\ud800"}}
    first, second = features_in(
        json.dumps({"type": "FeatureCollection", "features": [{**area, "geometry": square()}, area]}).encode()
    )
    assert first.properties == {"WD\ufffd24NM": "North\ufffdfield \ufffd", "note": "back", "WD24CD": "E05999001"}
    assert "Poi\ufffdnt\ufffd" in second.problem
