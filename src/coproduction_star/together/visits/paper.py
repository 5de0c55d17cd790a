"""A review as a Word document or as PDF: the same pages, without anybody’s name."""

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.word import WordDocument

from .presenters import ReviewPage

Kind = type[WordDocument] | type[PdfDocument]
Paper = WordDocument | PdfDocument


def review_paper(kind: Kind, page: ReviewPage, *, organisation: str) -> Document:
    paper = kind(title=page.title, language=get_language() or "en", author=organisation)
    paper.cover([page.frame.caption, page.phases.now])
    paper.paragraph(page.about)
    _answers(paper, page)
    _report(paper, page)
    _seen(paper, page)
    paper.heading(_("The way so far"))
    paper.bullets(f"{day}: {name}" for name, day in page.phases.way)
    return paper.document(f"{slugify(page.title)[:40] or 'review'}.{kind.ending}")


def _answers(paper: Paper, page: ReviewPage) -> None:
    paper.heading(_("What the service answers"))
    if not page.answers:
        said = _("%(service)s answers by %(day)s.") % {"service": page.service, "day": page.answer_by}
        paper.paragraph(said)
        return
    rows = [(one.point, f"{one.accepts}: {one.words}", one.by_when or "–") for one in page.answers]
    heads = [_("What good looks like"), _("What the service answers"), _("By when")]
    paper.table(heads, rows, widths=[2, 3, 1], caption=_("What the service answers"))


def _report(paper: Paper, page: ReviewPage) -> None:
    if page.report is None:
        return
    paper.heading(_("The report of the group"))
    paper.paragraph(page.report.text)
    paper.small(f"{page.report.version} · {page.report.agreed}")
    for side, words in page.report.views:
        paper.paragraph(f"“{words}”", lead=f"{side}:")


def _seen(paper: Paper, page: ReviewPage) -> None:
    paper.heading(_("The checklist, and what visitors saw"))
    paper.bullets(page.took)
    if page.whole:
        paper.paragraph(page.whole)
    paper.bullets(page.beside)
    rows = [(one.title, one.seen or "–", one.spread or "–") for one in page.points]
    if rows:
        heads = [_("What good looks like"), _("Mean score"), _("How many gave each score")]
        paper.table(heads, rows, widths=[3, 2, 3], caption=_("The checklist, and what visitors saw"))
    for one in page.points:
        quoted = [said for said in one.words if said.quoted]
        if quoted:
            paper.heading(one.title, level=2)
            paper.bullets(f"“{said.words}” ({said.about})" for said in quoted)
    if page.places:
        heads = [_("Place"), _("Mean score")]
        paper.table(heads, page.places, caption=_("Place by place"))
