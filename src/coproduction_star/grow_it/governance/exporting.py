"""A layout as a file: a row for each seat. Column names stay English, for other programs."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout
from coproduction_star.journeys.hiding import Hidden

from .selectors import as_bodies, gaps_of
from .wording import names_on, votes_on, who_sits

SEATS = ("layout", "state", "body", "kind", "seat", "who", "vote", "resident", "term_ends", "answers_for")
OUTCOMES = ("outcome", "who_answers", "votes_of_residents")
Rows = Iterator[list[str]]


def as_csv(layout: GovernanceLayout, bodies: Sequence[GovernanceBody], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    csv.writer(file).writerows(_seats(layout, bodies, hidden))
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx(
    layout: GovernanceLayout, bodies: Sequence[GovernanceBody], outcomes: Mapping[str, str], hidden: Hidden
) -> bytes:
    return workbook({
        "Seats": _seats(layout, bodies, hidden),
        "Outcomes": _outcomes(outcomes, bodies, hidden),
        "Gaps": _gaps(outcomes, bodies, hidden),
    })  # fmt: skip


def _seats(layout: GovernanceLayout, bodies: Sequence[GovernanceBody], hidden: Hidden) -> Rows:
    yield list(SEATS)
    for body in bodies:
        outcomes = "; ".join(one.words for one in body.outcomes.all())
        start = (layout.title, layout.state, body.name, body.kind)
        for seat in body.seats.all():
            facts = (
                *start, seat.role, who_sits(seat, hidden), "yes" if seat.votes else "no",
                "yes" if seat.resident else "no", str(seat.ends_on or ""), outcomes,
            )  # fmt: skip
            yield _cells(facts, hidden)
        if not body.seats.all():
            yield _cells((*start, "", "", "", "", "", outcomes), hidden)


def _outcomes(outcomes: Mapping[str, str], bodies: Sequence[GovernanceBody], hidden: Hidden) -> Rows:
    yield list(OUTCOMES)
    plain = as_bodies(bodies)
    for key, words in outcomes.items():
        yield _cells((words, names_on(key, plain), votes_on(key, plain)), hidden)


def _gaps(outcomes: Mapping[str, str], bodies: Sequence[GovernanceBody], hidden: Hidden) -> Rows:
    yield ["gap", "words"]
    for one in gaps_of(outcomes, bodies):
        yield _cells((one.gap.value, str(one.words)), hidden)


def _cells(facts: Sequence[str], hidden: Hidden) -> list[str]:
    return [cell_of(hidden.text(one)) for one in facts]
