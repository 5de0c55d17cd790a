"""One slide with a picture: the title above, the sentence below, table and source in the notes."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from coproduction_star.ui.drawing.facts import Table

from .raster import as_png

if TYPE_CHECKING:
    from pptx.slide import Slide

EMU_PER_CM = 360_000
WIDTH, HEIGHT = 33.867, 19.05
"""A 16:9 slide in centimetres."""
MARGIN = 1.6
TITLE_HEIGHT = 2.2
FOOT_HEIGHT = 1.8
BLANK_LAYOUT = 5
"""“Title only” in the standard template: the title stays a real title for screen readers."""


def as_slide(svg: str, *, title: str, sentence: str, table: Table, source: str) -> bytes:
    """Return a PPTX file with one slide."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width, deck.slide_height = _cm(WIDTH), _cm(HEIGHT)
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK_LAYOUT])
    _title(slide, title)
    _picture(slide, svg, described=f"{title}. {sentence}")
    _foot(slide, "  ".join(part for part in (sentence, _sourced(source)) if part))
    slide.notes_slide.notes_text_frame.text = _plain(f"{sentence}\n\n{table.as_text()}\n\n{_sourced(source)}".strip())
    deck.core_properties.title = _plain(title)[:255]
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _title(slide: "Slide", title: str) -> None:
    from pptx.util import Pt

    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = map(_cm, (MARGIN, 0.7, WIDTH - 2 * MARGIN, TITLE_HEIGHT))
    shape.text_frame.text = _plain(title)
    shape.text_frame.word_wrap = True
    run = shape.text_frame.paragraphs[0]
    run.font.size, run.font.bold = Pt(32 if len(title) < 60 else 22), True


def _picture(slide: "Slide", svg: str, *, described: str) -> None:
    room, space = WIDTH - 2 * MARGIN, HEIGHT - TITLE_HEIGHT - FOOT_HEIGHT - 1.6
    picture = slide.shapes.add_picture(BytesIO(as_png(svg, scale=3)), 0, 0)
    share = min(_cm(room) / picture.width, _cm(space) / picture.height)
    picture.width, picture.height = round(picture.width * share), round(picture.height * share)
    picture.left = (_cm(WIDTH) - picture.width) // 2
    picture.top = _cm(TITLE_HEIGHT + 0.9) + (_cm(space) - picture.height) // 2
    picture._element.nvPicPr.cNvPr.set("descr", _plain(described))


def _foot(slide: "Slide", text: str) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    place = map(_cm, (MARGIN, HEIGHT - FOOT_HEIGHT - 0.3, WIDTH - 2 * MARGIN, FOOT_HEIGHT))
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.text = _plain(text)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.paragraphs[0].font.size = Pt(14)


def _sourced(source: str) -> str:
    return _("Source: %(source)s") % {"source": source} if source else ""


def _plain(text: str) -> str:
    """Leave out the characters that no office file may hold."""
    return "".join(c for c in text if c in "\n\t" or c >= " ")


def _cm(length: float) -> Any:
    return round(length * EMU_PER_CM)
