"""The land of the world, projected once, for maps and for the picture that pages load behind their points."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from coproduction_star.data.geography import Line, outlines
from coproduction_star.methods.projection import equal_earth

from .colours import LAND, SEA
from .geometry import Spot
from .svg import NAMESPACE, Box, Element, e, number, view_box

FILE = Path(__file__).parents[1] / "static" / "ui" / "world.svg"
WIDTH = 760
RADIUS = WIDTH / 2 / equal_earth(180, 0)[0]
"""Of the globe, in drawing units."""
FRAME = Box(-WIDTH / 2, -184, WIDTH / 2, 152)


def placed(longitude: float, latitude: float) -> Spot:
    """Return where a place lies on the drawing."""
    x, y = equal_earth(longitude, latitude)
    return x * RADIUS, -y * RADIUS


@lru_cache(maxsize=1)
def land_marks() -> tuple[Element, ...]:
    """Sea and land, without a word."""
    ground = e("rect", x=FRAME.left, y=FRAME.top, width=FRAME.width, height=FRAME.height, fill=SEA)
    land = " ".join(f"{_path(ring)}z" for ring in outlines().land)
    return ground, e("path", d=land, fill=LAND, fill_rule="evenodd")


def land_file() -> str:
    """Return the text of ``static/ui/world.svg``."""
    box = {"view_box": view_box(FRAME), "width": FRAME.width, "height": FRAME.height}
    return e("svg", *land_marks(), xmlns=NAMESPACE, **box).__html__() + "\n"


def _path(line: Line) -> str:
    """Write a line as steps from point to point, which packs far better than places."""
    spots = [(round(x * 10), round(y * 10)) for x, y in (placed(*point) for point in line)]
    start = f"M{number(spots[0][0] / 10)} {number(spots[0][1] / 10)}"
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(spots)]
    moved = " ".join(f"{number(x / 10)} {number(y / 10)}" for x, y in steps if (x, y) != (0, 0))
    return f"{start}l{moved}" if moved else start


if __name__ == "__main__":
    FILE.write_text(land_file(), encoding="utf-8")
