"""The duties of a decision as an annex for Word."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .presenters import DutiesPage, DutyPart


def annex(page: DutiesPage, *, organisation: str, language: str) -> Document:
    paper = WordDocument(title=_("Annex: duties of this decision"), language=language, author=organisation)
    paper.cover([page.what, organisation, page.frame.caption])
    if not page.asked:
        paper.paragraph(_("This decision was written down before duties were asked."))
    paper.box(page.sentence)
    paper.table(
        [_("Question"), _("Answer")],
        [(fact.question, fact.words) for fact in page.facts],
        widths=[1, 3],
        caption=_("The decision"),
    )
    for duty in page.duties:
        _duty(paper, duty)
    return paper.document(f"{slugify(page.what)[:60] or 'decision'}-duties.docx")


def _duty(paper: WordDocument, duty: DutyPart) -> None:
    paper.heading(duty.name)
    paper.small(duty.about)
    paper.paragraph(f"{duty.word}. {duty.because}", lead=_("How it stands:"))
    if duty.finding:
        paper.box(duty.finding)
    if duty.answers:
        paper.table([_("Question"), _("Answer")], [(one.question, one.words) for one in duty.answers], widths=[1, 1])
    if duty.interests:
        rows = [(one.question, one.words) for one in duty.interests]
        paper.table([_("Who"), _("What they declared")], rows, widths=[1, 2], caption=_("Declared in this programme"))
    if duty.worse_off:
        paper.paragraph(_("By the business case it was taken on, these lose:"))
        paper.bullets(duty.worse_off)
    if duty.changed:
        paper.small(duty.changed)
