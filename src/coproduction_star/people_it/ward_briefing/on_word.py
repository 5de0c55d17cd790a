"""The page of a ward as a document that can be written on."""

from django.utils.text import slugify

from coproduction_star.journeys.models import Place
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .presenters import WardPage


def as_word(page: WardPage, *, place: Place, language: str) -> Document:
    """The same for everybody: it holds nothing of who asks for it."""
    paper = WordDocument(title=page.title, language=language, author=place.organisation.name)
    paper.cover([page.lead])
    if page.notice:
        paper.box(page.notice)
    for block in page.blocks:
        paper.heading(block.heading)
        paper.bullets(" · ".join(filter(None, (line.title, line.text))) for line in block.lines)
        for words in filter(None, (block.missing, block.more)):
            paper.paragraph(words)
    paper.small(page.same)
    return paper.document(f"ward-{slugify(place.name)[:60] or 'page'}.docx")
