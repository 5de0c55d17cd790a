import datetime as dt
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from coproduction_star.journeys.models import Partner, Programme, ProgrammeRole
from coproduction_star.organisations.models import Membership, Participant

PER_PAGE = 50


def people_of(programme: Programme, *, number: str | None) -> Page[Participant]:
    rows = Participant.objects.filter(programme_roles__programme=programme).distinct().order_by("name", "pk")
    return Paginator(rows.prefetch_related("groups"), PER_PAGE).get_page(number)


def roles_of(programme: Programme, people: Page[Participant]) -> dict[UUID, list[ProgrammeRole]]:
    """The roles of the people on this page, person by person."""
    held: dict[UUID, list[ProgrammeRole]] = {person.pk: [] for person in people}
    rows = ProgrammeRole.objects.filter(programme=programme, participant__in=list(held)).select_related("partner")
    for row in rows.order_by("role"):
        held[row.participant_id].append(row)
    return held


def partners_of(programme: Programme) -> QuerySet[Partner]:
    return Partner.objects.filter(programme=programme)


def partner_with(*, programme: Programme, partner_id: UUID) -> Partner:
    return Partner.objects.get(programme=programme, pk=partner_id)


def role_with(*, programme: Programme, role_id: UUID) -> ProgrammeRole:
    return ProgrammeRole.objects.get(programme=programme, pk=role_id)


def living_members(programme: Programme) -> QuerySet[Membership]:
    """Members of the organisation, who can be given a role here."""
    rows = Membership.objects.filter(organisation_id=programme.organisation_id, ended_at__isnull=True)
    return rows.select_related("participant").order_by("participant__name")


def has_ended(partner: Partner, *, today: dt.date) -> bool:
    return partner.ends_on is not None and partner.ends_on < today
