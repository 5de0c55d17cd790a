"""The Equal Earth projection against its published values."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.errors import OutsideTheGlobe
from coproduction_star.methods.projection import equal_earth

AUTHALIC_RADIUS = 6_371_007.1809
"""Metres; the sphere with the surface of the WGS 84 ellipsoid."""


def test_the_worked_example_of_the_method_page() -> None:
    """Trieste, 13.77° E 45.65° N."""
    assert equal_earth(13.77, 45.65) == pytest.approx((0.1766, 0.8711), abs=0.0001)


def test_the_extent_published_for_epsg_8857() -> None:
    """EPSG:8857 (WGS 84 / Equal Earth Greenwich) reaches 17,243,959.06 m east and 8,392,927.60 m north."""
    assert equal_earth(180, 0)[0] * AUTHALIC_RADIUS == pytest.approx(17_243_959.06, abs=0.5)
    assert equal_earth(0, 90)[1] * AUTHALIC_RADIUS == pytest.approx(8_392_927.60, abs=0.5)


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [
        (0, 0, 0, 0),
        (180, 0, 2.706630, 0),
        (180, 90, 1.603589, 1.317363),
        (-0.1276, 51.5074, -0.001563, 0.965106),
        (-51.23, -30.03, -0.720452, -0.593498),
        (139.69, 35.69, 1.909434, 0.697854),
        (144.96, -37.81, 1.957738, -0.735932),
        (-149.9, 61.2, -1.677758, 1.104236),
    ],
)
def test_places_lie_where_d3_geo_3_1_2_puts_them(longitude: float, latitude: float, x: float, y: float) -> None:
    """geoEqualEarth().scale(1).translate([0, 0]), its y turned north."""
    assert equal_earth(longitude, latitude) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(-179, 179), st.floats(-88, 88))
def test_equal_areas_stay_equal(longitude: float, latitude: float) -> None:
    """A small piece of the globe has the area cos(latitude) on a sphere of radius 1; so it has on the map."""
    step = 1e-4
    (x1, _), (x2, _) = equal_earth(longitude - step, latitude), equal_earth(longitude + step, latitude)
    (_, y1), (_, y2) = equal_earth(longitude, latitude - step), equal_earth(longitude, latitude + step)
    area = (x2 - x1) * (y2 - y1) / radians(2 * step) ** 2
    assert area == pytest.approx(cos(radians(latitude)), abs=1e-4)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_the_map_is_the_same_on_both_sides(longitude: float, latitude: float) -> None:
    x, y = equal_earth(longitude, latitude)
    assert equal_earth(-longitude, -latitude) == pytest.approx((-x, -y))


@pytest.mark.parametrize(("longitude", "latitude"), [(181, 0), (0, -91), (float("nan"), 0), (0, float("inf"))])
def test_what_is_not_on_the_globe_is_refused(longitude: float, latitude: float) -> None:
    with pytest.raises(OutsideTheGlobe, match="give degrees"):
        equal_earth(longitude, latitude)
