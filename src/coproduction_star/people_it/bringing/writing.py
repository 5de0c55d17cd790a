"""The background tasks that add the good rows and take them back: in pieces, none of them twice."""

import uuid
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star.data.asset_surveys.answer_table import Row
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
from coproduction_star.voices.references import hash_of, reference_from

from .looking import keys_there
from .rows import PIECE, Numbered, reading

KINDS = {
    "contact": ConsentKind.CONTACT, "partner": ConsentKind.PARTNERS, "statistics": ConsentKind.STATISTICS,
    "again": ConsentKind.RECONTACT,
}  # fmt: skip
"""The choices of the bank's question about consents."""


@task()
def write_rows(organisation_id: str, programme_id: str, file_id: str) -> None:
    """Write the good rows. Running it twice, or at once on two machines, makes no row twice."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        of = AnswerFile.objects.filter(pk=UUID(file_id), state=FileState.WRITING).first()
        if of is None:
            return
        with reading(of) as rows:
            for piece in rows.pieces(after=of.row_reached):
                if not _write(of, piece, per_cent=rows.per_cent):
                    return
        _moved(of, FileState.WRITING, state=FileState.DONE, per_cent=100)


@transaction.atomic
def _write(of: AnswerFile, piece: list[Numbered], *, per_cent: int) -> bool:
    """One piece, in one transaction with its counts; whether to go on."""
    held = AnswerFile.objects.select_for_update().get(pk=of.pk)
    if held.state != FileState.WRITING:
        return False
    there = keys_there(of, piece)
    new = {one.key: one for one in reversed(piece) if _is_good(one.row) and one.key not in there}
    made = [_Made(of, new[key]) for key in reversed(new)]
    _add(of, made)
    held.written += len(made)
    held.row_reached = max(held.row_reached, piece[-1].number)
    held.per_cent, held.moved_at = per_cent, timezone.now()
    held.save(update_fields=["written", "row_reached", "per_cent", "moved_at"])
    return True


def _is_good(row: Row) -> bool:
    return bool(row.answers) and not row.faults


class _Made:
    """One row as the records it becomes. Answers about health and the like come along only where all agreed."""

    def __init__(self, of: AnswerFile, one: Numbered) -> None:
        survey = survey_of_edition(of.edition_id)
        apart = {question.id for question in survey.questions if question.special_category}
        counted = answers_that_count(survey, one.row.answers)
        self.number, self.kinds = one.number, _consents(of, one.row)
        self.special = {key: value for key, value in counted.items() if key.split(".")[0] in apart and of.may_count}
        usual = {key: value for key, value in counted.items() if key.split(".")[0] not in apart}
        now = timezone.now()
        self.response = Response(
            id=uuid.uuid4(), organisation_id=of.organisation_id, programme_id=of.programme_id,
            survey_id=of.survey_id, edition_id=of.edition_id, channel=AnswerChannel.IMPORT, entered_by_id=of.by_id,
            sent_key=one.key, reference_hash=hash_of(words_of(of.survey_id, one.key)), answers=usual, answered_at=now,
            finished_at=now, delete_after=timezone.localdate(now) + ANSWERS_KEPT,
        )  # fmt: skip


def words_of(survey_id: UUID, key: str | None) -> str:
    """The four words of a row. They follow from its key and the server's secret, and are kept nowhere."""
    return reference_from(f"file|{survey_id}|{key}")


def _consents(of: AnswerFile, row: Row) -> Iterable[str]:
    if row.consents is not None:
        return {KINDS[kind] for kind in row.consents if kind in KINDS}
    return {ConsentKind.STATISTICS} if of.may_count else set()


def _add(of: AnswerFile, made: list[_Made]) -> None:
    owned = {"organisation_id": of.organisation_id, "programme_id": of.programme_id}
    Response.objects.bulk_create([one.response for one in made])
    BroughtAnswer.objects.bulk_create(
        BroughtAnswer(of=of, response=one.response, row=one.number, **owned) for one in made
    )
    SurveyConsent.objects.bulk_create(
        SurveyConsent(response=one.response, kind=kind, given_at=one.response.answered_at, **owned)
        for one in made
        for kind in one.kinds
    )
    SpecialAnswers.objects.bulk_create(
        SpecialAnswers(response=one.response, answers=one.special, **owned) for one in made if one.special
    )


@task()
def take_rows_back(organisation_id: str, programme_id: str, file_id: str) -> None:
    """Delete every answer that came with the file, and the file. A task that was killed goes on where it was."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        of = AnswerFile.objects.filter(pk=UUID(file_id), state=FileState.UNDOING).first()
        if of is None:
            return
        while _take_piece_back(of):
            _moved(of, FileState.UNDOING)
        for held in (of.file, of.faults):
            if held:
                held.storage.delete(held.name)
        _moved(of, FileState.UNDOING, state=FileState.UNDONE, file="", faults="", headings=[], complaints=[])


@transaction.atomic
def _take_piece_back(of: AnswerFile) -> bool:
    keys = list(BroughtAnswer.objects.filter(of=of).values_list("response_id", flat=True)[:PIECE])
    Response.objects.filter(pk__in=keys).delete()
    return bool(keys)


def _moved(of: AnswerFile, state_now: str, **said: object) -> None:
    AnswerFile.objects.filter(pk=of.pk, state=state_now).update(moved_at=timezone.now(), **said)
