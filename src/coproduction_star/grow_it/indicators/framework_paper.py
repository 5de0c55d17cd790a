"""The framework as a document: every outcome with its measures, what each means, and what is missing."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.word import WordDocument

from .framework_page import owner_of, standing_of
from .periods import in_words
from .selectors import Latest
from .wording import SHORT, figure_in_words

Kind = type[WordDocument] | type[PdfDocument]


def framework_paper(
    kind: Kind, programme: Programme, *, outcomes: Sequence[Outcome], measures: Sequence[Latest], hidden: Hidden
) -> Document:
    paper = kind(title=_("Outcomes and measures"), language=get_language() or "en", author=programme.organisation.name)
    paper.cover([hidden.text(programme.name), date_format(localdate(), "j F Y")])
    found = standing_of(outcomes, [one.indicator for one in measures])
    if found.lacks:
        paper.heading(_("What is missing"))
        paper.bullets(hidden.text(in_language(one, _)) for one in found.lacks)
    for outcome in outcomes:
        _block(paper, outcome.words, [one for one in measures if one.indicator.outcome_id == outcome.pk], hidden)
    rest = [one for one in measures if one.indicator.outcome_id is None]
    if rest:
        _block(paper, _("For no outcome in particular"), rest, hidden)
    return paper.document(f"measures-{slugify(programme.slug)}.{kind.ending}")


def _block(paper: WordDocument | PdfDocument, words: str, measures: Sequence[Latest], hidden: Hidden) -> None:
    paper.heading(hidden.text(words))
    if not measures:
        paper.paragraph(_("No measure yet."))
        return
    rows = [[hidden.text(cell) for cell in _cells(one, hidden)] for one in measures]
    paper.table(
        [_("Measure"), _("What it measures"), _("Baseline"), _("Newest"), _("Target"), _("Who looks after it")], rows,
        widths=[4, 2, 2, 2, 2, 3], caption=_("Measures"),
    )  # fmt: skip
    for one in measures:
        if one.indicator.definition:
            paper.paragraph(hidden.text(one.indicator.definition), lead=f"{hidden.text(one.indicator.title)}:")


def _cells(one: Latest, hidden: Hidden) -> list[str]:
    of = one.indicator
    newest = (
        f"{figure_in_words(one.value, of)} ({in_words(one.starts_on, one.ends_on)})" if one.value is not None else "–"
    )
    return [
        of.title, str(SHORT[of.label]), figure_in_words(of.baseline, of) or "–", newest,
        figure_in_words(of.target, of) or "–", owner_of(of, hidden) or "–",
    ]  # fmt: skip
