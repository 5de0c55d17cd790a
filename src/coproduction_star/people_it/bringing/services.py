"""A file of answers comes in. Until somebody confirms it, nothing of it counts."""

import datetime as dt
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.people_it.models import (
    UNDER_WAY,
    AnswerFile,
    FileState,
    Survey,
    SurveyEdition,
)
from coproduction_star.ui.documents.spreadsheets.reading import refuse_others
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

from . import looking, writing

KEPT = dt.timedelta(days=30)
STUCK = dt.timedelta(minutes=2)
"""A task that wrote nothing for so long has ended, and another may go on."""

__all__ = ["CannotRead", "NotNow", "bring", "confirm", "go_on", "is_stuck", "take_back", "words_taken"]


class NotNow(Exception):
    """It was confirmed or taken back meanwhile; the page shows where it stands."""


@transaction.atomic
def bring(*, survey: Survey, name: str, file: Any, by: Any) -> AnswerFile:
    """Keep the file and have it looked through. Raises CannotRead with a sentence for what is no table at all."""
    refuse_others(file)
    edition = SurveyEdition.objects.filter(survey=survey).defer("definition").order_by("-number").first()
    of = AnswerFile(
        survey=survey, programme_id=survey.programme_id, organisation_id=survey.organisation_id, edition=edition,
        name=name[:200], by=by, delete_after=timezone.localdate() + KEPT, digest=_digest(file),
    )  # fmt: skip
    of.file.save(f"{of.pk.hex}.table", file, save=False)
    of.save()
    record(by=by, verb="people_it.answers_brought", subject=of)
    _soon(looking.look_through, of)
    return of


def _digest(file: Any) -> str:
    found = sha256()
    for piece in file.chunks():
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


@transaction.atomic
def confirm(*, of: AnswerFile, may_count: bool, by: Any) -> None:
    """From here on rows are written, by a background task. Pressing twice confirms once."""
    held = _held(of, FileState.LOOKED)
    _into(held, FileState.WRITING, may_count=may_count)
    record(by=by, verb="people_it.answers_added", subject=held, rows=held.good)
    _soon(writing.write_rows, held)


@transaction.atomic
def take_back(*, of: AnswerFile, by: Any) -> None:
    """Have every answer that came with it deleted. What is being read or written stops before its next piece."""
    held = _held(of, *(state for state in FileState if state not in (FileState.UNDOING, FileState.UNDONE)))
    rows = held.written
    _into(held, FileState.UNDOING)
    record(by=by, verb="people_it.brought_answers_taken_back", subject=held, rows=rows)
    _soon(writing.take_rows_back, held)


TASKS = {
    FileState.READING: looking.look_through,
    FileState.WRITING: writing.write_rows,
    FileState.UNDOING: writing.take_rows_back,
}


@transaction.atomic
def go_on(*, of: AnswerFile) -> None:
    """Begin the task anew whose worker ended before it did. It goes on where that one stopped."""
    held = _held(of, *UNDER_WAY)
    if not is_stuck(held):
        raise NotNow(held.state)
    held.save(update_fields=["moved_at"])
    _soon(TASKS[FileState(held.state)], held)


def is_stuck(of: AnswerFile) -> bool:
    """Whether nothing has happened for a while, where something should."""
    return of.state in UNDER_WAY and of.moved_at < timezone.now() - STUCK


def words_taken(*, of: AnswerFile, by: Any) -> None:
    """Note that somebody took the four words of these answers."""
    record(by=by, verb="people_it.words_of_answers_taken", subject=of, rows=of.written)


def _into(held: AnswerFile, state: str, **more: Any) -> None:
    for name, value in {"state": state, "per_cent": 0, **more}.items():
        setattr(held, name, value)
    held.save(update_fields=["state", "per_cent", "moved_at", *more])


def _held(of: AnswerFile, *states: str) -> AnswerFile:
    held = AnswerFile.objects.select_for_update().get(pk=of.pk)
    if held.state not in states:
        raise NotNow(held.state)
    return held


def _soon(task: Any, of: AnswerFile) -> None:
    keys = (str(of.organisation_id), str(of.programme_id), str(of.pk))
    transaction.on_commit(lambda: task.enqueue(*keys))
