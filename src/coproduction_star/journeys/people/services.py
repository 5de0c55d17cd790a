import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from coproduction_star.audit.models import Event
from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Partner, Programme, ProgrammeRole
from coproduction_star.organisations.invitations import services as invitations
from coproduction_star.organisations.models import Invitation, Membership

from . import selectors


class EndsBeforeItBegins(ValueError):
    """An agreement ends on the day it begins or later."""


class NothingToGiveBack(LookupError):
    """It was not taken away in the last days, or it was given back already, or the person has left."""


@transaction.atomic
def add_partner(
    *, programme: Programme, name: str, agreement: str, agreed_on: dt.date, ends_on: dt.date | None, by: Any
) -> Partner:
    """Note another organisation whose people join this programme under a named agreement."""
    if ends_on and ends_on < agreed_on:
        raise EndsBeforeItBegins("The agreement ends before it begins.")
    partner = Partner.objects.create(
        programme=programme,
        organisation_id=programme.organisation_id,
        name=name,
        agreement=agreement,
        agreed_on=agreed_on,
        ends_on=ends_on,
    )
    record(by=by, verb="journeys.partner_joined", subject=partner)
    return partner


@transaction.atomic
def end_partner(*, partner: Partner, on: dt.date, by: Any) -> None:
    """From the day after, the partner's people see nothing of the programme."""
    until = partner.ends_on.isoformat() if partner.ends_on else ""
    partner.ends_on = on
    partner.save(update_fields=["ends_on"])
    record(by=by, verb="journeys.partner_ended", subject=partner, until=until, on=on.isoformat())


@transaction.atomic
def let_partner_go_on(*, partner: Partner, by: Any) -> None:
    """Undo the end of an agreement: it lasts until the day it lasted before."""
    ending = selectors.last_ending(partner)
    if ending is None:
        raise NothingToGiveBack
    until = ending.detail["until"]
    partner.ends_on = dt.date.fromisoformat(until) if until else None
    partner.save(update_fields=["ends_on"])
    record(by=by, verb="journeys.partner_goes_on", subject=partner)


@transaction.atomic
def give_role(
    *, programme: Programme, membership: Membership, role: str, by: Any, partner: Partner | None = None
) -> ProgrammeRole:
    """Let a member do in this programme what the role allows."""
    held, is_new = ProgrammeRole.objects.get_or_create(
        programme=programme,
        membership=membership,
        role=role,
        defaults={
            "organisation_id": programme.organisation_id,
            "participant_id": membership.participant_id,
            "partner": partner,
        },
    )
    if is_new:
        record(by=by, verb="journeys.role_given", subject=held, for_whom=membership.participant_id, role=held.role)
    return held


@transaction.atomic
def take_role(*, held: ProgrammeRole, by: Any) -> Event:
    """The event says what it takes to give exactly this role back."""
    event = record(
        by=by,
        verb="journeys.role_taken",
        subject=held,
        for_whom=held.participant_id,
        role=held.role,
        membership=held.membership_id,
        partner=str(held.partner_id or ""),
    )
    held.delete()
    return event


@transaction.atomic
def give_back_role(*, programme: Programme, role_id: UUID, by: Any) -> ProgrammeRole:
    """Undo the taking of a role: the same person, the same role, for the same partner."""
    taken = selectors.known_role(programme=programme, role_id=role_id)
    member = taken and selectors.living_members(programme).filter(pk=taken.detail["membership"]).first()
    if not taken or not member:
        raise NothingToGiveBack
    partner = selectors.partners_of(programme).filter(pk=taken.detail["partner"] or None).first()
    held, is_new = ProgrammeRole.objects.get_or_create(
        programme=programme,
        membership=member,
        role=taken.detail["role"],
        defaults={
            "id": role_id,
            "organisation_id": programme.organisation_id,
            "participant_id": member.participant_id,
            "partner": partner,
        },
    )
    if is_new:
        record(by=by, verb="journeys.role_given_back", subject=held, for_whom=held.participant_id, role=held.role)
    return held


@transaction.atomic
def invite(
    *, programme: Programme, name: str, email: str, programme_roles: Sequence[str], groups: Sequence[str],
    partner: Partner | None, by: Any,
) -> tuple[Invitation, str]:  # fmt: skip
    """Invite one person into this programme and nothing else. The code is for the card, and kept nowhere."""
    return invitations.invite(
        organisation=programme.organisation,
        name=name,
        email=email,
        groups=groups,
        programme=programme.pk,
        programme_roles=programme_roles,
        partner=partner.pk if partner else None,
        by=by,
    )
