import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.places.postcodes import knows_postcodes
from coproduction_star.journeys.places.selectors import public_places
from coproduction_star.voices.models import Contribution

SHOWN_FOR = dt.timedelta(minutes=30)
"""How long the browser that sent it is shown the four words again."""


def places_of(programme: Programme) -> QuerySet[Place]:
    """The places anybody may know of."""
    return public_places(programme.organisation_id)


def postcodes_of(programme: Programme) -> UUID | None:
    """The organisation, where a postcode finds its ward."""
    return programme.organisation_id if knows_postcodes(programme.organisation_id) else None


def plan_asked_about(programme: Programme, asked: str) -> Initiative | None:
    """The plan a page led here from."""
    try:
        key = UUID(asked)
    except ValueError:
        return None
    return Initiative.objects.filter(programme=programme, pk=key).first()


def sent_lately(programme: Programme, contribution_id: Any) -> Contribution | None:
    since = timezone.now() - SHOWN_FOR
    return Contribution.objects.filter(programme=programme, pk=contribution_id, made_at__gt=since).first()
