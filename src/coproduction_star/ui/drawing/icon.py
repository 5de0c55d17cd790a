"""Our mark without words: five points round a heart, as favicon, app icon and in the header.

Written to ``static/ui`` by ``python -m coproduction_star.ui.drawing.icon``; tests see that the files are up to date.
"""

from pathlib import Path

from .colours import HEART, INK
from .geometry import at, pair
from .svg import NAMESPACE, Box, Element, e, view_box

FOLDER = Path(__file__).parents[1] / "static" / "ui"
SIZES = (180, 512)
"""Pixels: for Apple's home screens and for the web manifest."""
FRAME = Box(-32, -32, 32, 32)
TIP, BASE, HALF, HEART_RADIUS = 27.0, 13.2, 30.0, 8.2
LOWERED = 1.6
"""A five-pointed star looks too high in a square; this sets it in the middle by eye."""


def icon_marks(*, points: str = HEART, heart: str = HEART) -> tuple[Element, ...]:
    """Five points and the heart, centred on the origin."""
    return (*(e("path", d=_point(i * 72), fill=points) for i in range(5)), e("circle", r=HEART_RADIUS, fill=heart))


def icon_file(*, rounded: bool = True) -> str:
    """Return the icon as SVG; without round corners for systems that cut their own."""
    ground = e("rect", x=-32, y=-32, width=64, height=64, rx=13 if rounded else None, fill=INK)
    star = e("g", *icon_marks(), transform=f"translate(0 {LOWERED})")
    return e("svg", ground, star, xmlns=NAMESPACE, view_box=view_box(FRAME)).__html__() + "\n"


def _point(angle: float) -> str:
    left, right, tip = at(BASE, angle - HALF), at(BASE, angle + HALF), at(TIP, angle)
    return f"M{pair(left)} A{BASE},{BASE} 0 0 1 {pair(right)} L{pair(tip)} Z"


def write_icons() -> None:
    """Write the SVG and its PNGs."""
    from coproduction_star.ui.documents.raster import as_png

    (FOLDER / "star.svg").write_text(icon_file(), encoding="utf-8")
    for size in SIZES:
        (FOLDER / f"star-{size}.png").write_bytes(as_png(icon_file(rounded=False), scale=size / FRAME.width))


if __name__ == "__main__":
    write_icons()
