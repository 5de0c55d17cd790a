"""A file of answers comes in. Until somebody confirms it, nothing of it counts."""

import datetime as dt
import json
import zlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.people_it.models import AnswerFile, FileState, Response, Survey, SurveyEdition
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

from . import writing

KEPT = dt.timedelta(days=30)

__all__ = ["CannotRead", "NotNow", "bring", "confirm", "take_back"]


class NotNow(Exception):
    """It was confirmed or taken back meanwhile; the page shows where it stands."""


@transaction.atomic
def bring(*, survey: Survey, name: str, content: bytes, by: Any) -> AnswerFile:
    """Read the file and have it looked through. Raises CannotRead with a sentence."""
    table = read_spreadsheet(content)
    (_number, headings), rows = table.rows[0], table.rows[1:]
    edition = SurveyEdition.objects.filter(survey=survey).defer("definition").order_by("-number").first()
    of = AnswerFile.objects.create(
        survey=survey, programme_id=survey.programme_id, organisation_id=survey.organisation_id, edition=edition,
        name=name[:200], headings=headings, by=by, delete_after=timezone.localdate() + KEPT,
        rows=zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 1),
    )  # fmt: skip
    record(by=by, verb="people_it.answers_brought", subject=of)
    _soon(writing.look_through, of)
    return of


@transaction.atomic
def confirm(*, of: AnswerFile, may_count: bool, by: Any) -> None:
    """From here on rows are written, by a background task. Pressing twice confirms once."""
    held = _held(of, FileState.LOOKED)
    held.state, held.may_count = FileState.WRITING, may_count
    held.save(update_fields=["state", "may_count"])
    record(by=by, verb="people_it.answers_added", subject=held, rows=held.good)
    _soon(writing.write_rows, held)


@transaction.atomic
def take_back(*, of: AnswerFile, by: Any) -> int:
    """Delete every answer that came with it."""
    held = _held(of, FileState.DONE, FileState.LOOKED)
    rows = Response.objects.filter(brought_by__of=held)
    number = rows.count()
    rows.delete()
    held.state, held.rows = FileState.UNDONE, b""
    held.save(update_fields=["state", "rows"])
    record(by=by, verb="people_it.brought_answers_taken_back", subject=held, rows=number)
    return number


def _held(of: AnswerFile, *states: str) -> AnswerFile:
    held = AnswerFile.objects.select_for_update().get(pk=of.pk)
    if held.state not in states:
        raise NotNow(held.state)
    return held


def _soon(task: Any, of: AnswerFile) -> None:
    keys = (str(of.organisation_id), str(of.programme_id), str(of.pk))
    transaction.on_commit(lambda: task.enqueue(*keys))
