"""A layout as a document: gaps, who answers for what, and each body with its seats."""

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, LayoutState
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.sentences import in_language
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .map_page import outcome_table
from .selectors import as_bodies, gaps_of
from .wording import kind_of, lead_of, title_of, votes_in_words, who_sits


def layout_word(
    layout: GovernanceLayout, *, programme: Programme, bodies: Sequence[GovernanceBody],
    outcomes: Mapping[str, str], hidden: Hidden,
) -> Document:  # fmt: skip
    paper = WordDocument(
        title=hidden.text(title_of(layout)), language=get_language() or "en", author=programme.organisation.name
    )
    state = str(LayoutState(layout.state).label)
    paper.cover([hidden.text(programme.name), f"{state}, {date_format(localdate(), 'j F Y')}"])
    paper.paragraph(lead_of(as_bodies(bodies)))
    gaps = [hidden.text(in_language(one.words, _)) for one in gaps_of(outcomes, bodies)]
    if gaps:
        paper.heading(_("What is open"))
        paper.bullets(gaps)
    table = outcome_table(outcomes, as_bodies(bodies))
    if table is not None:
        paper.heading(_("Each outcome"))
        rows = [[hidden.text(cell) for cell in row] for row in table.rows]
        paper.table(table.head, rows, widths=[4, 4, 2], caption=table.caption)
    for one in bodies:
        _body(paper, one, hidden)
    return paper.document(f"governance-{slugify(programme.slug)}.docx")


def _body(paper: WordDocument, one: GovernanceBody, hidden: Hidden) -> None:
    paper.heading(hidden.text(one.name))
    paper.paragraph(" · ".join(filter(None, (kind_of(one), hidden.text(one.meets)))))
    if one.purpose:
        paper.paragraph(hidden.text(one.purpose))
    paper.bullets(hidden.text(outcome.words) for outcome in one.outcomes.all())
    rows = [
        [hidden.text(seat.role), who_sits(seat, hidden) or "–", votes_in_words(seat),
         date_format(seat.ends_on, "j F Y") if seat.ends_on else "–"]
        for seat in one.seats.all()
    ]  # fmt: skip
    if rows:
        heads = [_("Seat"), _("Who"), _("Vote"), _("Term ends")]
        paper.table(heads, rows, widths=[4, 3, 3, 2], caption=hidden.text(one.name))
