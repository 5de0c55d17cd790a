"""A plan as a document, and who comes next as a table. Column names stay English, for other programs."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.grow_it.models import SpreadNext
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .presenters import PlanPage

HEAD = ("plan", "next", "state", "since", "words")


def plan_word(programme: Programme, page: PlanPage) -> Document:
    paper = WordDocument(title=page.title, language=get_language() or "en", author=programme.organisation.name)
    paper.cover([programme.name, page.lead])
    for name, words in ((_("What must stay the same"), page.stays), (_("What may change"), page.may_change)):
        paper.heading(name)
        paper.paragraph(words or _("Nobody has said it yet."))
    for group in page.groups:
        paper.heading(group.name)
        if not group.rows:
            paper.paragraph(group.none)
        for row in group.rows:
            paper.heading(row.title, 2)
            facts = [*([(_("State"), row.state)] if row.state else []), *row.facts]
            told = [f"{name}: {value}" for name, value in facts]
            paper.bullets(told)
    return paper.document(f"next-{slugify(page.title)[:40]}.docx")


def nexts_csv(rows: Iterable[SpreadNext], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for one in rows:
        plan: Any = one.plan
        facts = (plan.initiative.title if plan.initiative else plan.programme.name, one.title, one.state, one.since,
                 one.words)  # fmt: skip
        writer.writerow(cell_of(hidden.text(str(fact))) for fact in facts)
    return ("\ufeff" + file.getvalue()).encode()
