"""The background tasks: a file is looked through row by row, and written in pieces, none of them twice."""

import json
import uuid
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star.data.asset_surveys.answer_table import Complaints, Row, columns_of, read_row
from coproduction_star.data.asset_surveys.pages import answers_that_count
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.models import (
    AnswerChannel,
    AnswerFile,
    BroughtAnswer,
    ConsentKind,
    FileState,
    Response,
    SpecialAnswers,
    SurveyConsent,
)
from coproduction_star.people_it.models.survey import ANSWERS_KEPT
from coproduction_star.voices.references import hash_of, new_reference

PIECE = 500
KINDS = {
    "contact": ConsentKind.CONTACT, "partner": ConsentKind.PARTNERS, "statistics": ConsentKind.STATISTICS,
    "again": ConsentKind.RECONTACT,
}  # fmt: skip
"""The choices of the bank's question about consents."""
Numbered = tuple[int, Row]


@task()
def look_through(organisation_id: str, programme_id: str, file_id: str) -> None:
    """Check every row against the survey. Nothing is written but what was found."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        of = AnswerFile.objects.filter(pk=UUID(file_id), state=FileState.READING).first()
        if of is not None:
            _look(of)


def _look(of: AnswerFile) -> None:
    complaints, good, bad, read = Complaints(), 0, 0, 0
    known = _known_keys(of)
    twice, seen = 0, set[str]()
    for number, row in _rows(of):
        read += 1
        for place, wrong in row.faults:
            complaints.add(number, place, wrong)
        key = _key(of, number, row)
        is_twice = key in known or key in seen
        seen.add(key)
        twice += is_twice
        bad += bool(row.faults) and not is_twice
        good += not row.faults and not is_twice and bool(row.answers)
    of.read, of.good, of.bad, of.twice = read, good, bad, twice
    of.unknown = list(columns_of(survey_of_edition(of.edition_id), of.headings).unknown)[:100]
    of.complaints = [
        [of.headings[one.column], one.fault.value, one.said, one.first_row, one.rows]
        for one in complaints.kinds.values()
    ]
    of.more_complaints, of.state = complaints.more, FileState.LOOKED
    of.save()


@task()
def write_rows(organisation_id: str, programme_id: str, file_id: str) -> None:
    """Write the good rows. Running it twice, or at once on two machines, makes no row twice."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        of = AnswerFile.objects.filter(pk=UUID(file_id), state=FileState.WRITING).first()
        if of is None:
            return
        rows = iter(_rows(of))
        while piece := list(islice(rows, PIECE)):
            _write(of, piece)
        AnswerFile.objects.filter(pk=of.pk, state=FileState.WRITING).update(state=FileState.DONE, rows=b"")


@transaction.atomic
def _write(of: AnswerFile, piece: list[Numbered]) -> None:
    held = AnswerFile.objects.select_for_update().get(pk=of.pk)
    if held.state != FileState.WRITING:
        return
    by_key: dict[str, Row] = {}
    for number, row in piece:
        if row.answers and not row.faults:
            by_key.setdefault(_key(of, number, row), row)
    there = Response.objects.filter(sent_key__in=by_key).values_list("sent_key", flat=True)
    new = {key: row for key, row in by_key.items() if key not in set(there)}
    made = [(_response(of, key, row), row) for key, row in new.items()]
    Response.objects.bulk_create([response for response, _row in made])
    owned = {"organisation_id": of.organisation_id, "programme_id": of.programme_id}
    BroughtAnswer.objects.bulk_create(BroughtAnswer(of=of, response=response, **owned) for response, _row in made)
    SurveyConsent.objects.bulk_create(
        SurveyConsent(response=response, kind=kind, given_at=response.answered_at, **owned)
        for response, row in made
        for kind in _consents(of, row)
    )
    SpecialAnswers.objects.bulk_create(
        SpecialAnswers(response=response, answers=special, **owned)
        for response, row in made
        if (special := _answers(of, row, special=True))
    )
    held.written += len(made)
    held.save(update_fields=["written"])


def _response(of: AnswerFile, key: str, row: Row) -> Response:
    now = timezone.now()
    return Response(
        id=uuid.uuid4(), organisation_id=of.organisation_id, programme_id=of.programme_id, survey_id=of.survey_id,
        edition_id=of.edition_id, channel=AnswerChannel.IMPORT, entered_by_id=of.by_id, sent_key=key,
        reference_hash=hash_of(f"{new_reference()}{key}"), answers=_answers(of, row, special=False), answered_at=now,
        finished_at=now, delete_after=timezone.localdate(now) + ANSWERS_KEPT,
    )  # fmt: skip


def _answers(of: AnswerFile, row: Row, *, special: bool) -> dict[str, object]:
    """What counts of a row. Answers about health and the like come along only where everybody agreed."""
    survey = survey_of_edition(of.edition_id)
    apart = {question.id for question in survey.questions if question.special_category}
    if special and not of.may_count:
        return {}
    counted = answers_that_count(survey, row.answers)
    return {key: value for key, value in counted.items() if (key.split(".")[0] in apart) is special}


def _consents(of: AnswerFile, row: Row) -> Iterable[str]:
    if row.consents is not None:
        return {KINDS[kind] for kind in row.consents if kind in KINDS}
    return {ConsentKind.STATISTICS} if of.may_count else set()


def _rows(of: AnswerFile) -> Iterator[Numbered]:
    columns = columns_of(survey_of_edition(of.edition_id), of.headings)
    for number, cells in json.loads(zlib.decompress(of.rows)):
        yield number, read_row(columns, cells)


def _key(of: AnswerFile, number: int, row: Row) -> str:
    """What tells this row from all others: the name that the other program gave it, or all that it says and where."""
    name = row.identity or json.dumps([number, row.answers], sort_keys=True, default=str)
    return "file:" + sha256(f"{of.survey_id}|{name}".encode()).hexdigest()[:58]


def _known_keys(of: AnswerFile) -> set[str]:
    rows = Response.objects.filter(survey=of.survey_id, sent_key__startswith="file:")
    return set(rows.values_list("sent_key", flat=True))
