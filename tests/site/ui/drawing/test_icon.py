"""Our mark: the same everywhere, and readable when small."""

import json
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from coproduction_star.ui.documents.raster import as_png
from coproduction_star.ui.drawing import colours
from coproduction_star.ui.drawing.icon import FOLDER, SIZES, icon_file, icon_marks


def test_the_icon_is_up_to_date() -> None:
    assert (FOLDER / "star.svg").read_text(encoding="utf-8") == icon_file()


@pytest.mark.parametrize("size", SIZES)
def test_the_pictures_of_the_icon_have_their_size_and_colours(size: int) -> None:
    image = Image.open(FOLDER / f"star-{size}.png").convert("RGB")
    assert image.size == (size, size)
    found = {"#{:02x}{:02x}{:02x}".format(*c): n for n, c in image.getcolors(maxcolors=1 << 16)}
    assert found[colours.INK] > found[colours.HEART] > size * size / 10


def test_at_sixteen_pixels_the_points_and_the_heart_are_still_apart() -> None:
    image = Image.open(BytesIO(as_png(icon_file(), scale=0.25))).convert("L")
    column = [image.getpixel((8, y)) for y in range(16)]
    bright = [value > 110 for value in column]
    assert sum(a != b for a, b in pairwise(bright)) >= 4


def test_the_header_shows_the_same_mark(client) -> None:
    page = client.get("/gallery/").content.decode()
    assert "".join(mark.__html__() for mark in icon_marks()) in page


def test_the_manifest_names_icons_that_exist_in_our_colours() -> None:
    manifest = json.loads((FOLDER / "star.webmanifest").read_text(encoding="utf-8"))
    assert all((FOLDER / icon["src"]).is_file() for icon in manifest["icons"])
    assert (manifest["theme_color"], manifest["background_color"]) == (colours.INK, colours.PAPER)
