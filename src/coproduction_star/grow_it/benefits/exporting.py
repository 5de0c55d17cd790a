"""The twelve benefits as files: a document to take to a meeting, and a table for other programs."""

import csv
import io
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .pages import BenefitsPage, Block

CSV = "text/csv; charset=utf-8"
COLUMNS = ("benefit", "title", "answer", "why", "measures", "note")


def as_csv(page: BenefitsPage, ids: dict[str, str], programme: Programme) -> Document:
    """With a byte-order mark so that spreadsheets read the letters right. `ids` are the answers for programs."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(map(cell_of, _row(block, ids[block.id])) for block in page.blocks)
    return Document(f"benefits-{slugify(programme.slug)}.csv", CSV, ("\ufeff" + file.getvalue()).encode())


def _row(block: Block, answer: str) -> Iterator[str]:
    yield from (block.id, block.title, answer, " ".join(block.reasons))
    yield "; ".join(f"{one.title} ({one.newest})" if one.newest else one.title for one in block.measures)
    yield block.note.words if block.note else ""


def as_word(page: BenefitsPage, programme: Programme) -> Document:
    """All that the page says, the answer beside each benefit."""
    paper = WordDocument(title=page.title, language=get_language() or "en", author=programme.organisation.name)
    paper.cover([page.frame.caption, date_format(localdate(), "j F Y")])
    paper.paragraph(page.lead)
    for block in page.blocks:
        paper.heading(block.title)
        paper.paragraph(block.claim)
        paper.box(" ".join(block.reasons), lead=f"{block.answer}.")
        rows = [[one.title, one.newest or _("No approved figure yet")] for one in block.measures]
        if rows:
            paper.table([_("Measure"), _("Newest")], rows, caption=_("Measures"))
        if block.note:
            paper.paragraph(f"{block.note.words} ({block.note.about})", lead=_("Note:"))
    return paper.document(f"benefits-{slugify(programme.slug)}.docx")
