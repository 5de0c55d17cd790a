"""From the globe to paper: Equal Earth for the world, and a plain one for a council's area.

How the maps are drawn, with worked examples: docs/methods/world-map.md and docs/methods/map-of-places.md.
"""

from math import asin, cos, isfinite, radians, sin, sqrt

from .errors import OutsideTheGlobe

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project a place on a sphere of radius 1 to the plane, centred on Greenwich.

    With sin(t) = (√3 / 2) · sin(latitude)::

        x = 2 · √3 · longitude · cos(t) / (3 · (9·A4·t⁸ + 7·A3·t⁶ + 3·A2·t² + A1))
        y = A4·t⁹ + A3·t⁷ + A2·t³ + A1·t

    Parameters
    ----------
    longitude
        Degrees east of Greenwich, -180 to 180.
    latitude
        Degrees north of the equator, -90 to 90.

    Returns
    -------
    tuple
        x to the east and y to the north, in radii of the globe.

    Raises
    ------
    OutsideTheGlobe
        When there is no such place.

    Examples
    --------
    >>> x, y = equal_earth(13.77, 45.65)  # Trieste
    >>> round(x, 4), round(y, 4)
    (0.1766, 0.8711)

    Source
    ------
    Šavrič, B., Patterson, T. and Jenny, B. (2019). The Equal Earth map projection. International Journal of
    Geographical Information Science 33(3), 454-465. doi:10.1080/13658816.2018.1504949
    """
    _check(longitude, latitude)
    t = asin(M * sin(radians(latitude)))
    t2 = t * t
    t6 = t2**3
    x = radians(longitude) * cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return x, y


def equidistant(longitude: float, latitude: float, *, parallel: float) -> tuple[float, float]:
    """Project a place near a parallel to the plane, true to scale along that parallel and every meridian.

    Good for an area that is small against the globe, such as a council's::

        x = longitude · cos(parallel)
        y = latitude

    Parameters
    ----------
    longitude
        Degrees east of Greenwich, -180 to 180.
    latitude
        Degrees north of the equator, -90 to 90.
    parallel
        The latitude through the middle of the area, in degrees.

    Returns
    -------
    tuple
        x to the east and y to the north, in radii of the globe.

    Raises
    ------
    OutsideTheGlobe
        When there is no such place.

    Examples
    --------
    >>> x, y = equidistant(-1.5, 53.0, parallel=52.5)
    >>> round(x, 5), round(y, 5)
    (-0.01594, 0.92502)

    Source
    ------
    Snyder, J. P. (1987). Map Projections: A Working Manual. US Geological Survey Professional Paper 1395, 90-91.
    """
    _check(longitude, latitude)
    return radians(longitude) * cos(radians(parallel)), radians(latitude)


def _check(longitude: float, latitude: float) -> None:
    if not (isfinite(longitude) and isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
        raise OutsideTheGlobe(
            f"There is no place at longitude {longitude}, latitude {latitude}: give degrees from -180 to 180 "
            "and from -90 to 90."
        )
