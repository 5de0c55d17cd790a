"""The outlines we ship: small, whole and in the right place."""

import gzip
from importlib.resources import files
from itertools import pairwise

from coproduction_star.data.geography import outlines
from coproduction_star.data.geography.convert import convert, cut_at_the_date_line, simplified


def test_the_outlines_say_where_they_come_from() -> None:
    assert "Natural Earth" in outlines().source
    assert outlines().licence == "Public domain"
    assert outlines().made.startswith("2026")


def test_every_point_lies_on_the_globe_and_north_of_antarctica() -> None:
    points = [point for line in outlines().land for point in line]
    assert len(points) > 2000
    assert all(-180 <= x <= 180 and -60 <= y <= 84 for x, y in points)


def test_coasts_are_closed() -> None:
    assert all(ring[0] == ring[-1] for ring in outlines().land)


def test_trieste_is_on_land_and_the_middle_of_the_atlantic_is_not() -> None:
    assert _on_land(14.5, 46)
    assert not _on_land(-40, 30)


def test_the_file_is_small() -> None:
    packed = gzip.compress(files("coproduction_star.data.geography").joinpath("world.json").read_bytes())
    assert len(packed) < 20_000


def test_a_straight_line_loses_its_middle_and_a_bend_keeps_it() -> None:
    assert simplified([(0, 0), (1, 0.05), (2, 0)], 0.1) == [(0, 0), (2, 0)]
    assert simplified([(0, 0), (1, 1), (2, 0)], 0.1) == [(0, 0), (1, 1), (2, 0)]


def test_arcs_are_joined_to_rings() -> None:
    """The second arc is used backwards."""
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]],
        "objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}]}},
    }
    assert convert(topology) == {"land": [[0, 0, 100, 0, 0, 100, -100, 0, 0, -100]]}


def test_a_ring_over_the_date_line_is_cut_in_two() -> None:
    """A square from 170° E to 170° W."""
    pieces = cut_at_the_date_line([(170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0)])
    assert sorted(sorted({x for x, _ in piece}) for piece in pieces) == [[-180, -170], [170, 180]]


def test_no_line_runs_across_the_world() -> None:
    for line in outlines().land:
        assert max(abs(x2 - x1) for (x1, _), (x2, _) in pairwise(line)) < 60


def _on_land(longitude: float, latitude: float) -> bool:
    """Count how often a line to the east crosses a coast."""
    crossings = 0
    for ring in outlines().land:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > latitude) != (y2 > latitude):
                crossings += longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1
