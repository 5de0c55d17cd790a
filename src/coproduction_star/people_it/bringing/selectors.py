from uuid import UUID

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import AnswerFile, Survey


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    rows = Survey.objects.select_related("programme__organisation").defer("draft")
    return rows.get(programme=programme, pk=survey_id, published_at__isnull=False)


def file_with(*, survey: Survey, file_id: UUID) -> AnswerFile:
    return AnswerFile.objects.defer("rows").get(survey=survey, pk=file_id)


def files_of(survey: Survey) -> tuple[AnswerFile, ...]:
    return tuple(AnswerFile.objects.defer("rows").filter(survey=survey)[:20])
