from uuid import UUID

from coproduction_star.focus_it.doubts import with_all_that_is_asked
from coproduction_star.journeys.models import Initiative, Programme


def initiative_with(*, programme: Programme, initiative_id: UUID) -> Initiative:
    rows = with_all_that_is_asked(Initiative.objects.select_related("programme__organisation"))
    return rows.get(programme=programme, pk=initiative_id)
