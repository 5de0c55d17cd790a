"""A map of areas near each other: shades with figures and a key, and nothing lost that is small, odd or hostile."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.ui.drawing.areas import Area, area_map, classes, said_of
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.scale import NothingToDraw

TABLE = Table("Places", ("Place", "All"), ())


def box(west, south, east, north):
    return (((west, south), (east, south), (east, north), (west, north), (west, south)),)


def drawn(*areas):
    return area_map("Places", areas, table=TABLE, unit="initiatives")


def paths(chart):
    return [e.get("d") for e in ET.fromstring(chart.file).iter("{http://www.w3.org/2000/svg}path")]


@given(st.integers(0, 10_000))
def test_the_classes_hold_every_count_once_and_the_last_ends_with_the_most(most):
    held = classes(most)
    assert [low for low, _high in held] == [1, *(high + 1 for _low, high in held[:-1])][: len(held)]
    assert not most or held[-1][1] == most
    assert all(low <= high for low, high in held)


def test_north_is_up_and_east_is_right():
    north = Area("North", box(-1.5, 53.1, -1.4, 53.2), 1)
    south = Area("South", box(-1.5, 53.0, -1.4, 53.1), 1)
    first, second = paths(drawn(north, south))
    assert float(first.split(",")[1].split("L")[0]) < float(second.split(",")[1].split("L")[0])


def test_an_area_too_small_to_see_is_a_dot_and_not_nothing():
    tiny = Area("Tiny", box(-1.5, 53.0, -1.499999, 53.000001), 4)
    assert len(paths(drawn(Area("Large", box(-1.4, 53.0, -1.0, 53.4), 1), tiny))) == 2


def test_what_lies_inside_another_is_drawn_on_top_of_it():
    inner = Area("Inner", box(-1.3, 53.1, -1.2, 53.15), 1)
    outer = Area("Outer", box(-1.5, 53.0, -1.0, 53.4), 1)
    svg = drawn(inner, outer).svg
    assert svg.index("Outer: 1") < svg.index("Inner: 1")


def test_nothing_at_all_has_a_dashed_edge_and_no_shade():
    svg = drawn(Area("A", box(0, 50, 1, 51), 0), Area("B", box(1, 50, 2, 51), 2)).svg
    assert svg.count('stroke-dasharray="4 3"') == 2  # the area and its place in the key


def test_the_sentence_names_all_that_have_the_most_but_not_endlessly():
    areas = [Area(f"W{n}", box(n, 50, n + 1, 51), 2) for n in range(5)]
    assert said_of(areas[:2], unit="initiatives") == "2 places on the map. Most initiatives: W0, W1 (2)."
    assert said_of(areas, unit="initiatives") == "5 places on the map. Most initiatives: W0, W1, W2… (2)."


def test_hostile_names_are_only_names():
    chart = drawn(Area("<script>alert(1)</script>", box(0, 50, 1, 51), 1, address='"><script>'))
    assert "<script" not in chart.svg
    ET.fromstring(chart.file)


def test_without_an_area_there_is_nothing_to_draw():
    with pytest.raises(NothingToDraw):
        drawn()
