from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from coproduction_star.audit.models import Event
from coproduction_star.audit.selectors import events_of
from coproduction_star.organisations.models import Membership, Organisation

A_PAGE = 50


def people_who_acted(organisation: Organisation) -> list[Membership]:
    """Everyone who ever had access, for choosing whose deeds to see."""
    rows = Membership.objects.filter(organisation=organisation).order_by("participant__name")
    return list(rows.select_related("participant"))


def chosen_events(organisation: Organisation, filters: dict[str, Any]) -> QuerySet[Event]:
    return events_of(organisation.pk, **filters)


def page_of_events(events: QuerySet[Event], number: object) -> Page:
    return Paginator(events, A_PAGE).get_page(number)
