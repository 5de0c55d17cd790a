"""The texts of a decision and what pays for it, as a document for Word."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .presenters import CommissioningPage, ReductionRow, TextPart


def paper_of(page: CommissioningPage, *, organisation: str, language: str) -> Document:
    paper = WordDocument(title=page.title, language=language, author=organisation)
    paper.cover([page.what, organisation, page.frame.caption])
    paper.box(_("A draft. Procurement and legal colleagues check it before it is used."))
    if page.taken_on:
        paper.paragraph(page.taken_on, lead=_("Taken on:"))
    paper.heading(_("What stops or shrinks to pay for it"))
    if not page.reductions:
        paper.paragraph(_("Nothing is written down yet. A decision that takes from nothing is paid by nobody."))
    for row in page.reductions:
        _reduction(paper, row)
    for part in page.texts:
        _text(paper, part)
    return paper.document(f"{slugify(page.what)[:60] or 'decision'}-commissioning.docx")


def _reduction(paper: WordDocument, row: ReductionRow) -> None:
    paper.table([_("Question"), _("Answer")], row.facts, widths=[1, 2], caption=row.what)


def _text(paper: WordDocument, part: TextPart) -> None:
    paper.heading(part.name)
    paper.small(f"{part.use} {part.state}")
    paper.paragraph(part.text)
