"""A document for Word, written from top to bottom.

It knows headings, paragraphs, lists and tables, and nothing of what they are about.

    paper = WordDocument(title=_("Contract clause"), language=get_language(), author=organisation.name)
    paper.cover([_("For the garden"), "26 November 2026"])
    paper.heading(_("What we ask"))
    paper.paragraph(text, lead=_("Question 1."))
    paper.bullets([_("first"), _("second")])
    paper.table([_("Measure"), _("Target")], rows, widths=[3, 1], numbers={1}, caption=_("What we count"))
    return paper.document("clause.docx").response()

`language` is ours: `en` or `cy`. The same content gives the same bytes.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from coproduction_star.ui.drawing.colours import SLATE

from .download import Document

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time on every part of the file: the time of making it is in its properties, where a reader looks for it."""
A_FIRST_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands where nobody says when a document was made, so that the same content stays the same."""
NOT_IN_A_FILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_OF_A_PROPERTY = 255
LEVELS = range(1, 4)


class NoSuchLevel(ValueError):
    """A heading deeper than the three levels that a reader can follow."""


class UnevenRow(ValueError):
    """A row with more or fewer cells than the table has headings."""


class WordDocument:
    """One document. Each call adds to its end."""

    ending = "docx"

    def __init__(
        self, *, title: str, language: str, author: str = "", subject: str = "",
        made: dt.datetime | None = None, colour: str = SLATE,
    ) -> None:  # fmt: skip
        """`made` is when it was written; `colour` is that of headings and table heads, and dark."""
        import docx

        from .word_styles import LETTERS, dress

        self.title, self._colour = plain(title), colour
        self._paper = docx.Document()
        dress(self._paper, language=language, colour=colour)
        told = self._paper.core_properties
        told.title, told.author, told.subject = (plain(text)[:MOST_OF_A_PROPERTY] for text in (title, author, subject))
        told.language, told.comments, told.keywords = LETTERS.get(language, language), "", ""
        told.last_modified_by, told.revision = told.author, 1
        told.created = told.modified = (made or A_FIRST_DAY).replace(tzinfo=None)
        self._footer()

    def cover(self, lines: Iterable[str] = ()) -> None:
        """The title over the first page, and quieter lines below it."""
        self._paper.add_paragraph(self.title, style="Title")
        for line in lines:
            self._paper.add_paragraph(plain(line), style="Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """Levels 1 to 3, none left out on the way down."""
        if level not in LEVELS:
            raise NoSuchLevel(f"A heading of level {level}: use 1, 2 or 3.")
        self._paper.add_paragraph(plain(text), style=f"Heading {level}")

    def paragraph(self, text: str, *, lead: str = "") -> None:
        """One for each block of `text` that an empty line parts; `lead` stands before it in bold."""
        for number, block in enumerate(blocks(text)):
            self._run(self._paper.add_paragraph(), block, lead="" if number else lead)

    def box(self, text: str, *, lead: str = "") -> None:
        """A paragraph that is to be seen first."""
        from .word_styles import BOX

        self._run(self._paper.add_paragraph(style=BOX), plain(text), lead=lead)

    def small(self, text: str) -> None:
        """A note or a source, in smaller letters."""
        from .word_styles import SMALL

        self._paper.add_paragraph(plain(text), style=SMALL)

    def bullets(self, items: Iterable[str]) -> None:
        for item in items:
            self._paper.add_paragraph(plain(item), style="List Bullet")

    def numbered(self, items: Iterable[str]) -> None:
        """A list that begins with 1."""
        number = self._numbers_from_one()
        for item in items:
            paragraph = self._paper.add_paragraph(plain(item), style="List Number")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], *,
        widths: Sequence[float] = (), numbers: Collection[int] = (), caption: str = "",
    ) -> None:  # fmt: skip
        """`widths` are shares of the page, `numbers` the columns (from 0) that stand at the right."""
        from .word_styles import described, kept_whole, marked_as_heading, ruled

        if caption:
            self._paper.add_paragraph(plain(caption), style="Caption")
        table = self._paper.add_table(rows=1, cols=len(headings))
        ruled(table)
        self._fill(table.rows[0], headings, numbers, heading=True)
        marked_as_heading(table.rows[0], colour=self._colour)
        for cells in rows:
            row = table.add_row()
            self._fill(row, cells, numbers)
            kept_whole(row)
        _widen(table, widths or [1.0] * len(headings))
        if caption:
            described(table, plain(caption)[:MOST_OF_A_PROPERTY])
        self.small("")

    def page_break(self) -> None:
        self._paper.add_page_break()

    def as_bytes(self) -> bytes:
        """The file. The same content gives the same bytes."""
        made = io.BytesIO()
        self._paper.save(made)
        return _without_times(made.getvalue())

    def document(self, name: str) -> Document:
        """The file to save under a name: `.response()` answers with it."""
        return Document(name, WORD, self.as_bytes())

    def _run(self, paragraph: "Paragraph", text: str, *, lead: str) -> None:
        if lead:
            paragraph.add_run(plain(lead)).bold = True
            paragraph.add_run(" ")
        paragraph.add_run(text)

    def _fill(self, row: Any, cells: Sequence[str], numbers: Collection[int], *, heading: bool = False) -> None:
        if len(cells) != len(row.cells):
            raise UnevenRow(f"A row of {len(cells)} cells in a table of {len(row.cells)}: {' | '.join(cells)}")
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell.paragraphs[0], text, right=column in numbers, heading=heading)

    def _numbers_from_one(self) -> int:
        """Word counts on from the list before unless a list has numbers of its own."""
        from docx.oxml.ns import qn

        style = self._paper.styles["List Number"].element.pPr.numPr.numId.val
        numbering = self._paper.part.numbering_part.element
        kind = next(one for one in numbering.findall(qn("w:num")) if one.numId == style).abstractNumId.val
        own = numbering.add_num(kind)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)

    def _footer(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Cm

        from .word_styles import ROOM_CM, SMALL

        line = self._paper.sections[0].footer.paragraphs[0]
        line.style = self._paper.styles[SMALL]
        line.paragraph_format.tab_stops.add_tab_stop(Cm(ROOM_CM), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{self.title[:70]}\t")
        for part in re.split(r"(%\(\w+\)s)", _("Page %(page)s of %(pages)s")):
            field = {"%(page)s": "PAGE", "%(pages)s": "NUMPAGES"}.get(part)
            _counted(line, field) if field else line.add_run(part)


def plain(text: str) -> str:
    """Leave out the characters that no office file may hold."""
    return NOT_IN_A_FILE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n"))


def blocks(text: str) -> list[str]:
    """Cut what somebody typed where they left a line empty; nothing typed is one empty block.

    >>> blocks("one\\nstill one\\n\\n\\ntwo")
    ['one\\nstill one', 'two']
    """
    return [block.strip("\n") for block in re.split(r"\n\s*\n", plain(text).strip())]


def _write(paragraph: "Paragraph", text: str, *, right: bool, heading: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    from .word_styles import SMALL_POINTS

    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.1
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(SMALL_POINTS)
    if heading:
        run.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)


def _widen(table: Any, shares: Sequence[float]) -> None:
    """Word follows the cells, LibreOffice the columns: both are told."""
    from docx.shared import Cm

    from .word_styles import ROOM_CM

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(ROOM_CM * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _counted(paragraph: "Paragraph", field: str) -> None:
    """A number that Word counts: the page, or how many there are."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), field)
    paragraph._p.append(element)
    run = paragraph.add_run("1")
    element.append(run._r)


def _without_times(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, LONG_AGO), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
