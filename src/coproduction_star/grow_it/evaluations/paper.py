"""One look whether something worked, as a document."""

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Evaluation
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.word import WordDocument

from .presenters import EvaluationPage


def evaluation_paper(
    kind: type[WordDocument] | type[PdfDocument], evaluation: Evaluation, page: EvaluationPage
) -> Document:
    programme = evaluation.indicator.programme
    paper = kind(title=_("Did it work?"), language=get_language() or "en", author=programme.organisation.name)
    paper.cover([page.title, page.measure, date_format(localdate(), "j F Y")])
    paper.box(page.sentence, lead=f"{page.verdict}.")
    if page.slope:
        paper.paragraph(page.slope)
    if page.trend:
        paper.paragraph(page.trend)
    for warning in page.warnings:
        paper.paragraph(warning)
    if page.chart and page.chart.table.rows:
        paper.table(page.chart.table.head, page.chart.table.rows, caption=page.chart.title)
    paper.heading(_("What it rests on"))
    paper.table([_("What"), _("Says")], page.facts, caption=_("What it rests on"))
    paper.heading(_("What it assumes"))
    paper.bullets(page.assumes)
    if page.narrative:
        paper.heading(_("What else happened"))
        paper.paragraph(page.narrative)
    return paper.document(f"evaluation-{slugify(page.title)[:40]}.{kind.ending}")
