"""A round as a Word document and as CSV: what everybody in the programme may read, and nobody's name."""

import csv
import io
from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import guarded
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .presenters import PriorityRow, RoundPage

CSV = "text/csv; charset=utf-8"


def as_word(page: RoundPage, *, organisation: str) -> Document:
    paper = WordDocument(title=page.title, language=get_language() or "en", author=organisation)
    paper.cover([page.frame.caption, page.phases.now])
    paper.paragraph(page.about)
    if page.cannot_change:
        paper.paragraph(page.cannot_change, lead=_("Settled already:"))
    paper.bullets(f"{day}: {name}" for name, day in page.phases.way)
    if page.effect:
        _answer(paper, page)
    _heard(paper, page)
    _drawn_up(paper, page)
    return paper.document(f"{slugify(page.title)[:40] or 'design-round'}.docx")


def _answer(paper: WordDocument, page: RoundPage) -> None:
    paper.heading(_("You said, we did, we could not"))
    rows = [(one.title, one.did or "–", one.could_not or "–") for one in page.priorities]
    paper.table([_("You said"), _("We did"), _("We could not, because")], rows, caption=_("What came of it"))
    if page.effect:
        paper.paragraph(page.effect.outcome, lead=_("Expected for people’s lives:"))
        paper.paragraph(f"{page.effect.cost} {page.effect.cost_why}", lead=_("Expected cost:"))
        if page.effect.handed_on:
            paper.paragraph(page.effect.handed_on, lead=_("Now an option to rate:"))


def _heard(paper: WordDocument, page: RoundPage) -> None:
    paper.heading(_("Who was heard"))
    paper.bullets(page.heard)
    if page.chart:
        paper.paragraph(page.chart.sentence)
        paper.table(page.chart.table.head, page.chart.table.rows, caption=page.chart.title)
    for stage in page.stages:
        if stage.users or stage.providers:
            paper.heading(stage.title, level=2)
            uses, provides = _("uses the service"), _("provides it")
            paper.bullets(f"“{one.words}” – {uses}" for one in stage.users if one.quoted)
            paper.bullets(f"“{one.words}” – {provides}" for one in stage.providers if one.quoted)


def _drawn_up(paper: WordDocument, page: RoundPage) -> None:
    if page.priorities:
        paper.heading(_("What should be better"))
        rows = [
            (one.title, one.dots or "–", f"{one.choice} {one.choice_why}".strip() or "–") for one in page.priorities
        ]
        paper.table([_("What"), _("Dots"), _("Decided")], rows, caption=_("What should be better"))
    if page.sketches:
        paper.heading(_("Sketches"))
        for sketch in page.sketches:
            paper.paragraph(sketch.words, lead=f"{sketch.title}:")
    if page.tests:
        paper.heading(_("Tests"))
        tests = [(f"{one.title}, {one.when}", one.tried, one.learnt, one.changed or "–") for one in page.tests]
        heads = [_("What"), _("Tried"), _("Learnt"), _("Changed")]
        paper.table(heads, tests, caption=_("Tests"))


def as_csv(page: RoundPage) -> Document:
    out = io.StringIO()
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in _rows(page))
    body = ("\ufeff" + out.getvalue()).encode()
    return Document(f"{slugify(page.title)[:40] or 'design-round'}.csv", CSV, body)


def _rows(page: RoundPage) -> Iterator[tuple[str, ...]]:
    yield ("kind", "what", "about", "users", "providers", "decided", "why", "did", "could_not")
    if page.chart:
        for name, users, providers in page.chart.table.rows:
            yield ("feeling", str(name), "median from 1 to 5", str(users), str(providers), "", "", "", "")
    for stage in page.stages:
        for one in (*stage.users, *stage.providers):
            side = "users" if one in stage.users else "providers"
            if one.quoted:
                yield (
                    "quote",
                    one.words,
                    stage.title,
                    *((side, "") if side == "users" else ("", side)),
                    "",
                    "",
                    "",
                    "",
                )
    yield from map(_priority, page.priorities)
    for sketch in page.sketches:
        yield ("sketch", sketch.title, sketch.words, "", "", sketch.choice, sketch.choice_why, "", "")
    for test in page.tests:
        yield ("test", test.title, test.tried, "", "", test.verdict, test.learnt, test.changed, "")


def _priority(one: PriorityRow) -> tuple[str, ...]:
    return ("priority", one.title, one.dots, "", "", one.choice, one.choice_why, one.did, one.could_not)
