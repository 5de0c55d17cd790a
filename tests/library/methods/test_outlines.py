"""Outlines with fewer points, and the projection of a council's area."""

from itertools import pairwise
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods import outlines
from coproduction_star.methods.errors import OutsideTheGlobe
from coproduction_star.methods.outlines import inside_of, signed_area, simplified
from coproduction_star.methods.projection import equidistant

number = st.floats(-100, 100, allow_nan=False)
lines = st.lists(st.tuples(number, number), min_size=2, max_size=60)


def distance(point, start, end):
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def test_the_worked_example_of_the_method_page() -> None:
    line = [(0, 0), (1, 0.2), (2, -0.1), (3, 2), (4, 2.1), (5, 2)]
    assert simplified(line, 0.5) == [(0, 0), (2, -0.1), (3, 2), (5, 2)]


@given(lines, st.floats(0.01, 20))
def test_the_ends_stay_and_nothing_new_appears(line, tolerance) -> None:
    kept = simplified(line, tolerance)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    remaining = iter(line)
    assert all(point in remaining for point in kept)


@given(st.lists(st.tuples(number, number), min_size=2, max_size=60, unique=True), st.floats(0.01, 20))
def test_what_was_left_out_lies_within_the_tolerance(line, tolerance) -> None:
    stays = _indexes(line, tolerance)
    for first, last in pairwise(stays):
        for point in line[first + 1 : last]:
            assert distance(point, line[first], line[last]) <= tolerance + 1e-9


def _indexes(line, tolerance):
    kept, place, found = simplified(line, tolerance), -1, []
    for point in kept:
        place = line.index(point, place + 1)
        found.append(place)
    return found


@given(lines, st.floats(0.01, 20))
def test_simplifying_twice_changes_nothing(line, tolerance) -> None:
    once = simplified(line, tolerance)
    assert simplified(once, tolerance) == once


def test_a_line_that_is_split_point_by_point_needs_no_recursion() -> None:
    """A saw-tooth whose every split takes one point off the end."""
    line = [(float(x), float(x % 2) * x) for x in range(3_000)]
    assert len(simplified(line, 0.1)) > 1_000


def test_against_the_clock_is_positive() -> None:
    ring = [(0, 0), (3, 0), (3, 1), (0, 1), (0, 0)]
    assert signed_area(ring) == 3
    assert signed_area(ring[::-1]) == -3


def test_a_number_stands_inside_a_horseshoe_and_not_in_its_gap() -> None:
    shoe = [(0, 0), (10, 0), (10, 10), (7, 10), (7, 2), (2, 2), (2, 10), (0, 10), (0, 0)]
    spot = inside_of([shoe])
    assert spot.x > 7 or spot.x < 2 or spot.y < 2


def test_a_hole_is_not_inside() -> None:
    outer = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    hole = [(2, 1), (9, 1), (9, 9), (2, 9), (2, 1)]
    spot = inside_of([outer, hole])
    assert not (2 < spot.x < 9 and 1 < spot.y < 9)


def test_an_outline_without_height_has_a_place_all_the_same() -> None:
    assert inside_of([[(1, 1), (2, 1), (1, 1)]]).room == 0


def test_the_worked_example_of_the_projection() -> None:
    """A corner of the area at 1.5° W, 53° N, drawn around 52.5° N."""
    assert equidistant(-1.5, 53.0, parallel=52.5) == pytest.approx((-0.01594, 0.92502), abs=0.00001)


@given(st.floats(-80, 80), st.floats(-179, 179))
def test_it_is_true_to_scale_along_its_parallel_and_along_every_meridian(latitude, longitude) -> None:
    x, y = equidistant(longitude, latitude, parallel=latitude)
    east, _ = equidistant(longitude + 0.1, latitude, parallel=latitude)
    _, north = equidistant(longitude, latitude + 0.1, parallel=latitude)
    assert east - x == pytest.approx(radians(0.1) * cos(radians(latitude)), rel=1e-6)
    assert north - y == pytest.approx(radians(0.1), rel=1e-6)


def test_a_hundred_kilometres_of_england_are_stretched_by_one_in_a_hundred_at_most() -> None:
    """What the method page says of its error: 50 km north and south of 53° N."""
    for latitude in (53 - 0.45, 53 + 0.45):
        drawn = equidistant(1.0, latitude, parallel=53)[0]
        assert drawn / (radians(1.0) * cos(radians(latitude))) == pytest.approx(1, abs=0.0107)


def test_what_is_not_on_the_globe_is_refused() -> None:
    with pytest.raises(OutsideTheGlobe):
        equidistant(400_000, 300_000, parallel=53)


def zigzag(corners):
    """Each tooth a little lower than the one before: it can only be split point by point."""
    return [(at * 0.001, (at % 2) * (1 - at / corners / 10)) for at in range(corners)]


def test_a_line_made_to_take_long_is_measured_a_few_times_only(monkeypatch) -> None:
    corners, measured, farthest = 3_000, [], outlines._farthest

    def counted(line, first, last):
        measured.append(last - first)
        return farthest(line, first, last)

    monkeypatch.setattr(outlines, "_farthest", counted)
    simplified(zigzag(corners), 0.01)
    assert sum(measured) < 100 * corners


@pytest.mark.parametrize("tolerance", [0.0005, 0.01, 0.2, 0.95])
def test_what_halving_leaves_out_lies_within_the_tolerance_too(tolerance) -> None:
    line = zigzag(1_000)
    kept = outlines.corners_kept(line, tolerance)
    for first, last in pairwise(kept):
        for point in line[first + 1 : last]:
            assert distance(point, line[first], line[last]) <= tolerance + 1e-9


@given(lines, st.floats(0.01, 20), st.floats(0, 20))
def test_measured_once_and_asked_of_any_tolerance(line, tolerance, more) -> None:
    until = outlines.stays_until(line, tolerance)
    asked = [point for point, stays in zip(line, until, strict=True) if stays > tolerance + more]
    assert asked == simplified(line, tolerance + more)
