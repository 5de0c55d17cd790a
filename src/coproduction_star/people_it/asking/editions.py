"""An edition as the survey it is. It never changes, so it is read once and not for every answer."""

from functools import lru_cache
from uuid import UUID

from coproduction_star.data.asset_surveys import Survey
from coproduction_star.people_it.definitions import asked_in
from coproduction_star.people_it.models import SurveyEdition

KEPT = 128


def survey_of_edition(edition_id: UUID) -> Survey:
    """Give the survey that people answer. Call it in the scope of the organisation."""
    return _read(edition_id)


@lru_cache(maxsize=KEPT)
def _read(edition_id: UUID) -> Survey:
    return asked_in(SurveyEdition.objects.get(pk=edition_id))
