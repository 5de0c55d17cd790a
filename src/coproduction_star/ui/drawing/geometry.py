"""Points and paths round a centre; angles in degrees, 0 at the top, clockwise, y downwards."""

from math import cos, hypot, radians, sin, sqrt

from .svg import number

Spot = tuple[float, float]


def at(radius: float, degrees: float) -> Spot:
    """Return the spot at a distance from the centre in a direction."""
    angle = radians(degrees - 90)
    return radius * cos(angle), radius * sin(angle)


def pair(spot: Spot) -> str:
    return f"{number(spot[0])},{number(spot[1])}"


def crossing(inner: Spot, outer: Spot, radius: float) -> Spot:
    """Return where the line from ``inner`` to ``outer`` leaves the circle of that radius round the centre."""
    (x, y), (dx, dy) = inner, (outer[0] - inner[0], outer[1] - inner[1])
    along, length = x * dx + y * dy, dx * dx + dy * dy
    inside = along * along - length * (hypot(x, y) ** 2 - radius * radius)
    share = (-along + sqrt(max(inside, 0))) / length
    return x + share * dx, y + share * dy


def ring_part(inner: float, outer: float, start: float, end: float) -> str:
    """Return the path of a piece of a ring."""
    return (
        f"M{pair(at(inner, start))} A{number(inner)},{number(inner)} 0 0 1 {pair(at(inner, end))} "
        f"L{pair(at(outer, end))} A{number(outer)},{number(outer)} 0 0 0 {pair(at(outer, start))} Z"
    )


def arc(radius: float, start: float, end: float) -> str:
    """Return the path along a circle, clockwise when ``end`` is larger."""
    sweep = 1 if end > start else 0
    r = number(radius)
    return f"M{pair(at(radius, start))} A{r},{r} 0 0 {sweep} {pair(at(radius, end))}"
