"""Downloads are opened again and looked at."""

import os
import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pptx import Presentation
from tests.site.ui.drawing.pictures import HOSTILE, star

from coproduction_star.ui.documents import raster
from coproduction_star.ui.documents.download import UnknownKind, download
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.colours import INK, PAPER, step_colour

CHART = bars("Cases by sector", [Bar("Health", 12), Bar("Housing", 4)], what="Sector", unit="cases", step="map-it")


def a_file(kind: str, drawing=CHART, title: str = "Cases by sector"):
    return download(drawing, kind=kind, title=title, table=drawing.table, source="Case bank, 22 November 2026")


def colours_of(png: bytes) -> dict[str, int]:
    image = Image.open(BytesIO(png)).convert("RGB")
    return {"#{:02x}{:02x}{:02x}".format(*c): n for n, c in image.getcolors(maxcolors=1 << 24)}


def test_a_png_has_twice_the_size_and_the_step_colour() -> None:
    document = a_file("png")
    width, height = Image.open(BytesIO(document.body)).size
    drawn = ET.fromstring(CHART.file)
    assert width == pytest.approx(2 * float(drawn.attrib["width"]), abs=1)
    assert height == pytest.approx(2 * float(drawn.attrib["height"]), abs=1)
    assert (document.name, document.media_type) == ("cases-by-sector.png", "image/png")
    assert colours_of(document.body)[step_colour("map-it")] > 10_000


def test_words_show_in_a_png() -> None:
    """The same drawing without its words has next to no ink."""
    with_words = colours_of(raster.as_png(CHART.file))
    without = CHART.file.replace("<text", "<desc").replace("</text>", "</desc>")
    assert with_words[INK] > 5 * colours_of(raster.as_png(without)).get(INK, 0)
    assert with_words[PAPER] > 10 * with_words[INK]


def test_words_along_the_ring_of_the_star_show_in_a_png() -> None:
    drawing = star()
    plain = drawing.file.replace("<textPath", "<desc").replace("</textPath>", "</desc>")
    assert colours_of(raster.as_png(drawing.file))[PAPER] > colours_of(raster.as_png(plain))[PAPER] + 500


def test_without_fonts_the_error_says_how_to_get_them(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(raster, "FONTS", tmp_path)
    with pytest.raises(raster.NoFonts, match="make static"):
        raster.as_png(CHART.file)


def test_a_slide_has_title_picture_alternative_text_and_notes() -> None:
    deck = Presentation(BytesIO(a_file("pptx").body))
    (slide,) = deck.slides
    assert slide.shapes.title.text == "Cases by sector"
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == f"Cases by sector. {CHART.sentence}"
    notes = slide.notes_slide.notes_text_frame.text
    for words in ("Sector | cases", "Health | 12", "Housing | 4", "Source: Case bank, 22 November 2026"):
        assert words in notes


def test_the_picture_lies_on_the_slide_in_its_own_proportions() -> None:
    deck = Presentation(BytesIO(a_file("pptx", star(), "The Star").body))
    picture = next(shape for shape in deck.slides[0].shapes if shape.shape_type == 13)
    image = Image.open(BytesIO(picture.image.blob))
    assert picture.width / picture.height == pytest.approx(image.width / image.height, rel=0.001)
    assert picture.left >= 0
    assert picture.left + picture.width <= deck.slide_width
    assert picture.top + picture.height <= deck.slide_height


def test_an_svg_is_the_drawing_that_stands_alone() -> None:
    assert a_file("svg").body.decode() == CHART.file


@pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
def test_hostile_words_break_no_file(kind: str) -> None:
    drawing = star(names=(HOSTILE + "\x0b\x00",) * 5, title=HOSTILE)
    document = download(drawing, kind=kind, title=HOSTILE, table=drawing.table, source=HOSTILE)
    assert "<" not in document.name
    assert len(document.body) > 1000


def test_a_title_of_symbols_still_gives_a_file_name() -> None:
    assert a_file("svg", title="★").name == "drawing.svg"


def test_another_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(UnknownKind, match="svg, png, pptx"):
        a_file("exe")


def test_the_answer_saves_the_file() -> None:
    response = a_file("png").response()
    assert response["Content-Disposition"] == 'attachment; filename="cases-by-sector.png"'
    assert response["Content-Type"] == "image/png"


def test_the_heavy_libraries_wait_until_they_are_used() -> None:
    code = (
        "import sys, coproduction_star.ui.documents.download, coproduction_star.ui.documents.slides;"
        "print([m for m in ('pptx', 'PIL', 'lxml', 'resvg_py') if m in sys.modules])"
    )
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here)
    assert run.stdout.strip() == "[]"
