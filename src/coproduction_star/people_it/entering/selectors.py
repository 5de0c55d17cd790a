from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Response, Survey, SurveyEdition


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    """A survey that people answer now or did. Raises Survey.DoesNotExist."""
    rows = Survey.objects.select_related("programme__organisation", "place").defer("draft")
    return rows.get(programme=programme, pk=survey_id, published_at__isnull=False)


def edition_now(survey: Survey) -> SurveyEdition:
    edition = SurveyEdition.objects.filter(survey=survey).defer("definition").order_by("-number").first()
    if edition is None:
        raise Survey.DoesNotExist
    edition.survey = survey
    return edition


def by_channel(survey: Survey) -> Mapping[str, int]:
    """How many sent their answers, by the way these came."""
    rows = Response.objects.filter(survey=survey, finished_at__isnull=False, withdrawn_at__isnull=True)
    return dict(rows.order_by().values_list("channel").annotate(number=Count("pk")))


def response_with(*, survey: Survey, response_id: UUID) -> Response:
    return Response.objects.get(survey=survey, pk=response_id)
