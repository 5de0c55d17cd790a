"""Forecast and outturn as files: a document to read and a workbook to reckon with."""

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.grow_it.models import Outturn
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.track_record import error_of
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .pages import PaperPage, RecordRow, is_small, years_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    "case", "edition", "frozen_on", "kind", "line", "years", "unit", "forecast", "outturn", "error", "as_written",
    "in_prices_of", "source", "known_on", "why",
)  # fmt: skip
SMALL = "too few to show"


def outturn_word(programme: Programme, page: PaperPage, records: Sequence[RecordRow]) -> Document:
    paper = WordDocument(
        title=_("Forecast and outturn"), language=get_language() or "en", author=programme.organisation.name
    )
    paper.cover([page.about, date_format(localdate(), "j F Y")])
    paper.paragraph(page.told)
    for block in page.blocks:
        paper.heading(block.title)
        paper.table(
            [_("Line"), _("Years"), _("Forecast"), _("What happened"), _("The difference")],
            [[row.name, row.years, row.forecast, row.happened or _("Not known yet"), row.error] for row in block.rows],
            widths=[4, 2, 2, 3, 4], caption=f"{block.title} ({block.unit})",
        )  # fmt: skip
        if block.sentence:
            paper.paragraph(block.sentence)
        for row in block.rows:
            if row.source:
                paper.paragraph(" ".join(part for part in (row.source, row.why) if part), lead=f"{row.name}:")
    paper.heading(_("What our own cases show"))
    for record in records:
        paper.paragraph(
            " ".join(filter(None, (record.sentence, record.range, record.warning))), lead=f"{record.name}:"
        )
    return paper.document("forecast-and-outturn.docx")


def outturn_workbook(outturns: Sequence[Outturn], *, exact: bool, hidden: Hidden) -> Document:
    """Column names stay English, for other programs."""
    rows = [COLUMNS, *(tuple(_row(one, exact=exact, hidden=hidden)) for one in outturns)]
    return Document("forecast-and-outturn.xlsx", XLSX, workbook({"Outturn": rows}))


def _row(one: Outturn, *, exact: bool, hidden: Hidden) -> Iterator[str]:
    kept, small = one.paper_kept, is_small(one) and not exact
    error = error_of(float(one.forecast), float(one.happened))
    facts = (
        hidden.text(str(kept["title"])), kept["edition"], kept["frozen_on"], one.what, hidden.text(one.name),
        years_of(one), one.unit, float(one.forecast), SMALL if small else float(one.happened),
        SMALL if small else "" if error is None else round(error, 4), SMALL if small else float(one.typed), one.prices,
        hidden.text(one.source), one.known_on.isoformat(), hidden.text(one.why),
    )  # fmt: skip
    yield from map(cell_of, facts)
