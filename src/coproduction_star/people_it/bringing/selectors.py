from collections.abc import Iterator
from uuid import UUID

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import AnswerFile, BroughtAnswer, FileState, Survey

SHOWN = 20


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    rows = Survey.objects.select_related("programme__organisation").defer("draft")
    return rows.get(programme=programme, pk=survey_id, published_at__isnull=False)


def file_with(*, survey: Survey, file_id: UUID) -> AnswerFile:
    return AnswerFile.objects.get(survey=survey, pk=file_id)


def files_of(survey: Survey) -> tuple[AnswerFile, ...]:
    return tuple(AnswerFile.objects.filter(survey=survey)[:SHOWN])


def same_before(of: AnswerFile) -> AnswerFile | None:
    """A file with the very same bytes whose answers were added."""
    added = AnswerFile.objects.filter(survey=of.survey_id, state__in=(FileState.WRITING, FileState.DONE))
    return added.filter(digest=of.digest).exclude(pk=of.pk).exclude(digest="").first()


def brought_rows(of: AnswerFile) -> Iterator[tuple[int, str, str]]:
    """Row, key and what is kept of the words, of answers that nobody took back."""
    rows = BroughtAnswer.objects.filter(of=of, response__withdrawn_at__isnull=True).order_by("row")
    return rows.values_list("row", "response__sent_key", "response__reference_hash").iterator(chunk_size=2_000)
