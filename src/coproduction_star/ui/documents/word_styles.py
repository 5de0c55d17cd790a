"""How our Word documents look: Arial, 12 point, one colour for headings, tables that read row by row."""

from typing import TYPE_CHECKING, Any

from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, SEA, SLATE

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"
BODY_POINTS = 12
SMALL_POINTS = 11
HEADINGS = {1: (20, 26, 8), 2: (15, 18, 6), 3: (12.5, 14, 4)}
"""Size, space before and space after, in points, by level."""
PAGE_CM = (21.0, 29.7)
MARGIN_CM = 2.3
ROOM_CM = PAGE_CM[0] - 2 * MARGIN_CM
"""How wide text and tables may be."""
LETTERS = {"cy": "cy-GB", "en": "en-GB"}
"""The language that a spelling check and a screen reader are told."""

BOX = "Box"
SMALL = "Small"


def dress(document: "Document", *, language: str, colour: str) -> None:
    """Set page, language and every style that is used."""
    _page(document)
    _language(document, LETTERS.get(language, language))
    _normal(document)
    _headings(document, colour)
    _own_styles(document, colour)


def _page(document: "Document") -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, PAGE_CM)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)


def _language(document: "Document", language: str) -> None:
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)


def _normal(document: "Document") -> None:
    from docx.shared import Pt

    normal = document.styles["Normal"]
    letters(normal, points=BODY_POINTS, colour=INK)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.2
    normal.paragraph_format.widow_control = True


def _headings(document: "Document", colour: str) -> None:
    from docx.shared import Pt

    for level, (points, before, after) in HEADINGS.items():
        style = document.styles[f"Heading {level}"]
        letters(style, points=points, colour=colour if level < 3 else INK, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.line_spacing = 1.1
    title = document.styles["Title"]
    letters(title, points=28, colour=colour, bold=True)
    _without_line(title)
    title.paragraph_format.space_after = Pt(6)
    letters(document.styles["Subtitle"], points=14, colour=QUIET, italic=False)
    letters(document.styles["Caption"], points=BODY_POINTS - 1, colour=INK, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Caption"].paragraph_format.space_before = Pt(10)
    document.styles["Caption"].paragraph_format.space_after = Pt(4)


def _own_styles(document: "Document", colour: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    small = document.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = document.styles["Normal"]
    letters(small, points=SMALL_POINTS, colour=QUIET)
    box = document.styles.add_style(BOX, WD_STYLE_TYPE.PARAGRAPH)
    box.base_style = document.styles["Normal"]
    letters(box, points=BODY_POINTS + 1, colour=INK)
    _bordered(box.element, colour)
    shade(box.element.get_or_add_pPr(), SEA)
    box.paragraph_format.left_indent, box.paragraph_format.space_after = Cm(0.3), Pt(12)


def letters(style: Any, *, points: float, colour: str, bold: bool = False, italic: bool = False) -> None:
    """Give a style our letters; the theme's own font would win over a name, so it is taken out."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(points), bold, italic
    font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    fonts = style.element.rPr.rFonts
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:cs"), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)


def shade(properties: Any, colour: str) -> None:
    """Fill a cell or paragraph, given its properties."""
    _put(properties, "w:shd", val="clear", color="auto", fill=colour.lstrip("#"))


def _bordered(style: Any, colour: str) -> None:
    """A thick line at the left of a paragraph."""
    borders = _put(style.get_or_add_pPr(), "w:pBdr")
    _put(borders, "w:left", val="single", sz="36", space="8", color=colour.lstrip("#"))


def _without_line(style: Any) -> None:
    from docx.oxml.ns import qn

    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def ruled(table: Any) -> None:
    """Thin lines between the rows and none between the columns."""
    borders = _put(table._tbl.tblPr, "w:tblBorders", before=("w:tblLayout", "w:tblLook"))
    for side in ("top", "bottom", "insideH"):
        _put(borders, f"w:{side}", val="single", sz="6", space="0", color=LINE.lstrip("#"))
    margins = _put(table._tbl.tblPr, "w:tblCellMar", before=("w:tblLook",))
    for side, width in {"top": "60", "left": "90", "bottom": "60", "right": "90"}.items():
        _put(margins, f"w:{side}", w=width, type="dxa")


def marked_as_heading(row: Any, *, colour: str = SLATE) -> None:
    """Say that a row heads the columns: read out with each cell, and repeated on each page."""
    _put(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")
    for cell in row.cells:
        shade(cell._tc.get_or_add_tcPr(), colour)


def kept_whole(row: Any) -> None:
    """Never break a row over two pages."""
    _put(row._tr.get_or_add_trPr(), "w:cantSplit", val="true")


def described(table: Any, text: str) -> None:
    """What a screen reader says before it reads a table."""
    _put(table._tbl.tblPr, "w:tblCaption", val=text)


def _put(parent: Any, tag: str, *, before: tuple[str, ...] = (), **attributes: str) -> Any:
    """Add an element; Word wants some of them in their order, so it may be said what follows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    followers = [one for one in parent if one.tag in set(map(qn, before))]
    if followers:
        followers[0].addprevious(element)
    else:
        parent.append(element)
    return element
