"""Challenges and answers as a table for a spreadsheet; names of friends for whoever leads only."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.focus_it.models import Challenge
from coproduction_star.journeys.hiding import Hidden

from .presenters import Titles, name_of

HEAD = (
    "draft_kind", "draft", "line", "about", "challenge", "friend", "made_on", "reply", "why", "answered_on",
    "times_corrected",
)  # fmt: skip
Row = tuple[str, ...]


def rows_of(challenges: Iterable[Challenge], *, titles: Titles, hidden: Hidden, leads: bool) -> list[Row]:
    return [_row(one, titles, name_of(one.friend, hidden) if leads and one.friend else "") for one in challenges]


def _row(one: Challenge, titles: Titles, friend: str) -> Row:
    return (
        one.draft_kind, titles.get((one.draft_kind, one.draft_id), ""), one.line, one.concern, one.words, friend,
        timezone.localdate(one.made_at).isoformat(), one.reply or "open", one.why,
        timezone.localdate(one.answered_at).isoformat() if one.answered_at else "", str(len(one.earlier.all())),
    )  # fmt: skip


def as_csv(rows: Iterable[Row]) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    writer.writerows([cell_of(value) for value in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()
