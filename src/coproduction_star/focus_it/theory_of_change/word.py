"""A theory of change as a Word document: the sentences first, then what they rest on, and what is open."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .criteria_page import AnswerRow, CriterionRow
from .presenters import LevelRow, TheoryPage

SHARES = (3, 3, 3, 2, 2, 3)


def document_of(page: TheoryPage, *, author: str) -> Document:
    """`page` is what the reader may see, with what must not be shown now left out already."""
    paper = WordDocument(title=page.title, language=get_language() or "en", author=author)
    about = [_("About the initiative:") + f" {page.initiative}"] if page.initiative else []
    paper.cover([_("Theory of change"), page.frame.caption, *about])
    paper.paragraph(page.lead)
    paper.heading(_("In sentences"))
    paper.numbered(page.sentences or [_("No arrow is drawn yet.")])
    paper.heading(_("Step by step"))
    for level in page.levels:
        _level(paper, level)
    _arrows(paper, page)
    _open(paper, page)
    paper.heading(_("How we will tell that it worked"))
    for criterion in page.criteria:
        _criterion(paper, criterion)
    if not page.criteria:
        paper.paragraph(_("Nobody has said yet what counts as success."))
    return paper.document("theory-of-change.docx")


def _level(paper: WordDocument, level: LevelRow) -> None:
    paper.heading(level.name, 2)
    rows = [
        " · ".join((item.words, *item.about, *([_("Nobody wants this")] if item.unwanted else [])))
        for item in level.items
    ]
    paper.bullets(rows or [_("Nothing is written yet.")])


def _arrows(paper: WordDocument, page: TheoryPage) -> None:
    if page.chart is not None:
        paper.heading(_("What each arrow rests on"))
        table = page.chart.table
        paper.table(list(table.head), [list(row) for row in table.rows], widths=SHARES, caption=table.caption)


def _open(paper: WordDocument, page: TheoryPage) -> None:
    paper.heading(_("What is still open"))
    if page.weakest:
        paper.paragraph(page.weakest)
    for row in page.open:
        paper.paragraph(row.words)
        paper.bullets([words for words, _where in row.about])


def _criterion(paper: WordDocument, criterion: CriterionRow) -> None:
    paper.heading(criterion.what, 2)
    paper.bullets([f"{name}: {words}" for name, words in criterion.facts])
    paper.paragraph(criterion.sentence)
    for name, rows in ((_("Agreed"), criterion.agreed), (_("Did not agree"), criterion.disagreed)):
        if rows:
            paper.paragraph(name)
            paper.bullets([_said(row) for row in rows])


def _said(row: AnswerRow) -> str:
    earlier = f" [{row.earlier}]" if row.earlier else ""
    reason = f": {row.reason}" if row.reason else ""
    return f"{row.name} ({row.about}){reason}{earlier}"
