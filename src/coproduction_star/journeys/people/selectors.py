import datetime as dt
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Initiative, Kept, Partner, Programme, ProgrammeRole, Promise
from coproduction_star.organisations.models import Membership, Participant
from coproduction_star.organisations.roles import Role

PER_PAGE = 50
UNDO_WITHIN = dt.timedelta(days=7)
"""How long what was taken away can be given back with one press."""


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
    rows = ProgrammeRole.objects.select_related("participant", "membership__organisation", "partner")
    return rows.get(programme=programme, pk=role_id)


def taken_role(*, programme: Programme, role_id: str | UUID) -> Event | None:
    """What was written down when the role was taken away, as long as it can still be given back."""
    event = _lately("journeys.role_taken", str(role_id)).filter(programme_id=programme.pk).first()
    return event if event and "membership" in event.detail else None


def known_role(*, programme: Programme, role_id: UUID) -> Event | None:
    """The same, for a role that is or was held here; of another programme's it knows nothing."""
    events = Event.objects.filter(programme_id=programme.pk, subject="journeys.programmerole", subject_id=str(role_id))
    if not events.exists():
        role_with(programme=programme, role_id=role_id)
    return can_be_given_back(programme, role_id)


def can_be_given_back(programme: Programme, role_id: UUID) -> Event | None:
    """The same, unless it was given back already."""
    if ProgrammeRole.objects.filter(programme=programme, pk=role_id).exists():
        return None
    return taken_role(programme=programme, role_id=role_id)


def last_ending(partner: Partner) -> Event | None:
    """What was written down when the agreement was ended, as long as nobody changed its last day since."""
    event = _lately("journeys.partner_ended", str(partner.pk)).first()
    ends = partner.ends_on.isoformat() if partner.ends_on else ""
    return event if event and ends and event.detail.get("on") == ends else None


def _lately(verb: str, subject_id: str) -> QuerySet[Event]:
    return Event.objects.filter(verb=verb, subject_id=subject_id, at__gte=timezone.now() - UNDO_WITHIN)


def other_roles(held: ProgrammeRole) -> frozenset[str]:
    """What else the same person may do here, in this programme or in the whole organisation."""
    here = ProgrammeRole.objects.filter(programme=held.programme_id, membership=held.membership_id)
    rest = here.exclude(pk=held.pk).exclude(partner__ends_on__lt=timezone.localdate())
    everywhere = held.membership.roles.values_list("role", flat=True)
    return frozenset(rest.values_list("role", flat=True)) | frozenset(everywhere)


def is_held_otherwise(programme: Programme, role: Role, *, besides: QuerySet[ProgrammeRole]) -> bool:
    """Whether somebody with access has the role here, or in the whole organisation, without these."""
    living = Membership.objects.filter(organisation=programme.organisation_id, ended_at__isnull=True)
    if living.filter(roles__role=role).exists():
        return True
    here = ProgrammeRole.objects.filter(programme=programme, role=role, membership__ended_at__isnull=True)
    here = here.exclude(pk__in=besides.order_by().values("pk")).exclude(partner__ends_on__lt=timezone.localdate())
    return here.exists()


def roles_for(partner: Partner) -> QuerySet[ProgrammeRole]:
    rows = ProgrammeRole.objects.filter(programme=partner.programme_id, partner=partner)
    return rows.select_related("participant").order_by("participant__name", "role")


def open_promises(programme: Programme, people: QuerySet[ProgrammeRole]) -> int:
    theirs = Q(who__in=people.order_by().values("participant"))
    return Promise.objects.filter(theirs, programme=programme, kept=Kept.OPEN).count()


def initiatives_by(programme: Programme, people: QuerySet[ProgrammeRole]) -> int:
    writers = people.order_by().values("membership__user")
    return Initiative.objects.filter(programme=programme, made_by__in=writers).count()


def living_members(programme: Programme) -> QuerySet[Membership]:
    """Members of the organisation, who can be given a role here."""
    rows = Membership.objects.filter(organisation_id=programme.organisation_id, ended_at__isnull=True)
    return rows.select_related("participant").order_by("participant__name")


def has_ended(partner: Partner, *, today: dt.date) -> bool:
    return partner.ends_on is not None and partner.ends_on < today
