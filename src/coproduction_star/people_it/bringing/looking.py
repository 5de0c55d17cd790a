"""The background task that looks a file through: row by row, whatever its size, and nothing of it is added."""

import tempfile
from dataclasses import dataclass, field
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.utils import timezone, translation
from django_scopes import scope
from django_tasks import task

from coproduction_star.data.asset_surveys import Survey
from coproduction_star.data.asset_surveys.answer_table import Complaints
from coproduction_star.data.asset_surveys.pages import answers_that_count
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.models import AnswerFile, FileState, Response
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

from .faults import FaultyRows, told
from .rows import Numbered, Reading, reading

UNKNOWN_NAMED = 100


class Stopped(Exception):
    """Somebody takes the file back while it is looked through."""


@dataclass(slots=True)
class Found:
    """What was met so far."""

    read: int = 0
    good: int = 0
    bad: int = 0
    twice: int = 0
    left_out: int = 0
    """Answers to questions that these people would not have been asked."""
    complaints: Complaints = field(default_factory=Complaints)
    seen: set[bytes] = field(default_factory=set)


@task()
def look_through(organisation_id: str, programme_id: str, file_id: str) -> None:
    """Check every row against the survey. Running it twice finds the same."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        of = AnswerFile.objects.select_related("by").filter(pk=UUID(file_id), state=FileState.READING).first()
        if of is not None:
            with translation.override(getattr(of.by, "language", "") or settings.LANGUAGE_CODE):
                _look(of)


def _look(of: AnswerFile) -> None:
    try:
        with reading(of) as rows, tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as wrong:
            found = _found_in(of, rows, wrong)
            _keep(of, rows, found, wrong)
    except CannotRead as error:
        _moved(of, state=FileState.REFUSED, problem=str(error)[:400])
    except Stopped:
        return


def _found_in(of: AnswerFile, rows: Reading, wrong: IO[str]) -> Found:
    found, writer = Found(), FaultyRows(wrong, rows.headings)
    survey = survey_of_edition(of.edition_id)
    for piece in rows.pieces():
        known = keys_there(of, piece)
        for one in piece:
            _take(found, one, known)
            if one.row.faults:
                writer.write(one)
            found.left_out += left_out_of(survey, one)
        if not _moved(of, read=found.read, per_cent=rows.per_cent):
            raise Stopped
    return found


def _take(found: Found, one: Numbered, known: set[str]) -> None:
    key = bytes.fromhex(one.key.removeprefix("file:"))
    is_twice = one.key in known or key in found.seen
    found.seen.add(key)
    found.read += 1
    found.twice += is_twice
    found.bad += bool(one.row.faults) and not is_twice
    found.good += not one.row.faults and not is_twice and bool(one.row.answers)
    for place, fault in one.row.faults:
        found.complaints.add(one.number, place, fault)


def left_out_of(survey: Survey, one: Numbered) -> int:
    """How many answers do not count: nobody who answered as this row does was asked for them."""
    if one.row.faults or all(map(survey.always_asked, survey.questions)):
        return 0
    return len(one.row.answers) - len(answers_that_count(survey, one.row.answers))


def keys_there(of: AnswerFile, piece: list[Numbered]) -> set[str]:
    """The rows of a piece that are answers already."""
    rows = Response.objects.filter(survey=of.survey_id, sent_key__in=[one.key for one in piece])
    return set(rows.values_list("sent_key", flat=True))


def _keep(of: AnswerFile, rows: Reading, found: Found, wrong: IO[str]) -> None:
    name = of.faults.field.generate_filename(of, f"{of.pk.hex}-wrong.csv")
    of.faults.storage.delete(name)  # of a task that was killed before it had written what it found
    if found.complaints.kinds:
        wrong.flush()
        wrong.seek(0)
        name = of.faults.storage.save(name, File(wrong.buffer))
    kept = _moved(
        of, state=FileState.LOOKED, per_cent=100, headings=rows.headings, read=found.read, good=found.good,
        bad=found.bad, twice=found.twice, left_out=found.left_out, unknown=rows.columns.unknown[:UNKNOWN_NAMED],
        complaints=[told(one, rows.headings) for one in found.complaints.most_first()],
        faults=name if found.complaints.kinds else "",
    )  # fmt: skip
    if not kept:
        of.faults.storage.delete(name)


def _moved(of: AnswerFile, **said: object) -> bool:
    """Write how far it is; whether it is still to be looked through."""
    rows = AnswerFile.objects.filter(pk=of.pk, state=FileState.READING)
    return bool(rows.update(moved_at=timezone.now(), **said))
