"""A theory of change as a table for a spreadsheet: a row for each arrow, and for each item that no arrow touches."""

import csv
import io
from collections.abc import Iterable

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.focus_it.models import TheoryArrow, TheoryItem

from .selectors import Chain

HEAD = (
    "theory", "from_level", "from", "from_whose", "from_unwanted", "to_level", "to", "to_unwanted", "may_do_harm",
    "because", "unless", "evidence_0_to_4", "source", "case", "how_we_would_notice",
)  # fmt: skip
Row = tuple[str, ...]


def rows_of(chain: Chain) -> list[Row]:
    touched = {pk for arrow in chain.arrows for pk in (arrow.start_id, arrow.end_id)}
    arrows = [_arrow(chain.theory.title, arrow) for arrow in chain.arrows]
    return arrows + [_alone(chain.theory.title, item) for item in chain.items if item.pk not in touched]


def _arrow(theory: str, arrow: TheoryArrow) -> Row:
    start, end = arrow.start, arrow.end
    return (
        theory, start.level, start.words, start.whose, _yes(start.unwanted), end.level, end.words, _yes(end.unwanted),
        _yes(arrow.harm), arrow.because, arrow.unless, "" if arrow.strength is None else str(arrow.strength),
        arrow.source, arrow.case.title if arrow.case else "", arrow.noticing,
    )  # fmt: skip


def _alone(theory: str, item: TheoryItem) -> Row:
    said = (theory, item.level, item.words, item.whose, _yes(item.unwanted))
    return said + ("",) * (len(HEAD) - len(said))


def _yes(value: object) -> str:
    return "yes" if value else "no"


def as_csv(rows: Iterable[Row]) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    writer.writerows([cell_of(value) for value in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()
