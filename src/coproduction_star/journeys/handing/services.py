from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Handover, Initiative, Kept, Programme, ProgrammeRole, Promise
from coproduction_star.journeys.people.services import give_role, take_role
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.reaching import to_whom_it_is_safe
from coproduction_star.organisations.roles import Role

from . import selectors


class Refused(ValueError):
    """What cannot be done now, in words that say what to do."""


@transaction.atomic
def offer(*, programme: Programme, successor: Membership, note: str, by: Any) -> Handover:
    """Ask somebody to lead. Nothing changes until they accept."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    if any(one.waits for one in selectors.handovers_of(programme)):
        raise Refused(gettext_noop("Somebody is asked already. Take that back first."))
    made = Handover.objects.create(
        programme=programme, organisation_id=programme.organisation_id, leaver=by, successor=successor.user, note=note
    )
    record(by=by, verb="journeys.handover_offered", subject=made, for_whom=successor.participant_id)
    for person in to_whom_it_is_safe([successor.user], programme.organisation_id):
        _tell(person, made)
    return made


def _tell(person: Any, handover: Handover) -> None:
    """A neutral letter: what it is about stands behind the sign-in."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        notify(
            kind="handover-offered", user=person, organisation_id=handover.organisation_id,
            subject=_("Somebody asks you something"),
            text=_("Sign in to read it: %(address)s")
            % {"address": address("handover", handover.programme, handover.pk)},
            key=f"handover:{handover.pk}",
        )  # fmt: skip


@transaction.atomic
def change_note(*, handover: Handover, note: str, by: Any) -> None:
    held = _waiting(handover)
    held.note = note
    held.save(update_fields=["note"])
    record(by=by, verb="journeys.handover_changed", subject=held)


@transaction.atomic
def withdraw(*, handover: Handover, by: Any) -> None:
    """By whoever asked, or by whoever was asked and does not want to."""
    held = _waiting(handover)
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    record(by=by, verb="journeys.handover_withdrawn", subject=held)


@transaction.atomic
def accept(*, handover: Handover, promises: Collection[UUID], asked_about: bool, by: Any) -> None:
    """The new lead takes it on: the role, the promises they chose, and being asked about initiatives."""
    held = _waiting(handover)
    if held.successor_id != by.pk:
        raise Refused(gettext_noop("Only who was asked can accept."))
    programme = handover.programme
    member = selectors.membership_of(programme, by)
    if member is None:
        raise Refused(gettext_noop("You are no member any more. Ask an administrator."))
    give_role(programme=programme, membership=member, role=Role.PROGRAMME_LEAD, by=by)
    _take_on(held, member, promises, by=by)
    if asked_about:
        theirs = Initiative.objects.filter(programme=programme, contact__user=held.leaver_id)
        theirs.update(contact=member.participant_id)
    for role in ProgrammeRole.objects.filter(
        programme=programme, membership__user=held.leaver_id, role=Role.PROGRAMME_LEAD
    ):
        take_role(held=role, by=by)
    held.accepted_at = timezone.now()
    held.save(update_fields=["accepted_at"])
    record(by=by, verb="journeys.handover_accepted", subject=held, for_whom=member.participant_id)


def _take_on(handover: Handover, member: Membership, promises: Collection[UUID], *, by: Any) -> None:
    rows = Promise.objects.filter(programme=handover.programme_id, who__user=handover.leaver_id, kept=Kept.OPEN)
    for promise in rows.filter(pk__in=promises):
        promise.who_id = member.participant_id
        promise.version += 1
        promise.save(update_fields=["who", "version"])
        record(by=by, verb="journeys.promise_taken_on", subject=promise, for_whom=member.participant_id)


def _waiting(handover: Handover) -> Handover:
    held = Handover.objects.select_for_update(of=("self",)).select_related("programme").get(pk=handover.pk)
    if not held.waits:
        raise Refused(gettext_noop("This is over: it was accepted or taken back."))
    return held
