"""Deciding on proposals, asking, what people say, introductions, and what came of them."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.people_it.models import (
    AskedPerson,
    Introduction,
    MaskedMessage,
    Outcome,
    Proposal,
    Said,
)
from coproduction_star.people_it.offered import most_at_once

from . import telling
from .busy import busy_in
from .links import hash_for
from .meeting import reasons_against
from .selectors import approved, asking, opened, to_decide

KEPT = dt.timedelta(days=365)
PATIENCE = dt.timedelta(days=3)
"""So long nobody is reminded."""


class DecidedBefore(Exception):
    """Somebody approved it or set it aside meanwhile, or one of its people no longer agrees."""


class MayNotMeet(Exception):
    """These people may not be introduced. `reasons` say why, in sentences."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class IsOver(Exception):
    """Somebody said no, or no longer agrees: there is nothing to answer any more."""


def _too_much(proposal: Proposal) -> Iterator[str]:
    """Whoever would give more at once than they take on now, though less was under way when it was proposed."""
    busy = busy_in(proposal.programme, but=proposal)
    limits = most_at_once({leg.offer.participant_id for leg in proposal.legs.all()})
    if any(busy.of_person.get(person, 0) >= most for person, most in limits.items()):
        yield _("Whoever offers has as much under way as they take on.")


@transaction.atomic
def approve(*, proposal: Proposal, by: Any, broker_id: UUID) -> list[AskedPerson]:
    """Ask everybody in it. Raises DecidedBefore and MayNotMeet.

    A role without anybody who answers for it, and an idea, are answered for by whoever approves.
    """
    held = _held(proposal)
    reasons = (*reasons_against(proposal), *_too_much(proposal))
    if reasons:
        raise MayNotMeet(reasons)
    held.approved_at, held.approved_by = timezone.now(), by
    held.save(update_fields=["approved_at", "approved_by"])
    record(by=by, verb="people_it.proposal_approved", subject=held)
    asked = [_ask(held, person, sides, broker_id=broker_id) for person, sides in _people(proposal, broker_id).items()]
    for one in asked:
        if not one.said:
            telling.ask(one)
    return asked


def _held(proposal: Proposal) -> Proposal:
    """The row, locked, while nobody has decided on it."""
    waiting = Proposal.objects.select_for_update(no_key=True).filter(
        pk=proposal.pk, approved_at=None, set_aside_at=None
    )
    held = waiting.select_related(None).first()
    if held is None or not to_decide(proposal.programme, timezone.localdate()).filter(pk=held.pk).exists():
        raise DecidedBefore
    return held


def _people(proposal: Proposal, broker_id: UUID) -> dict[UUID, set[str]]:
    """Everybody in it with whether they give or get, in the order of its legs."""
    sides: dict[UUID, set[str]] = {}
    for leg in proposal.legs.all():
        sides.setdefault(leg.offer.participant_id, set()).add("gives")
        gets = leg.need.participant_id if leg.need else (leg.role.contact_id if leg.role else None) or broker_id
        sides.setdefault(gets, set()).add("gets")
    return sides


def _ask(proposal: Proposal, person: UUID, sides: set[str], *, broker_id: UUID) -> AskedPerson:
    key, is_broker = uuid.uuid4(), person == broker_id and "gives" not in sides
    answered = {"said": Said.YES, "said_at": timezone.now()} if is_broker else {}
    return AskedPerson.objects.create(
        pk=key, proposal=proposal, programme_id=proposal.programme_id, organisation_id=proposal.organisation_id,
        participant_id=person, gives="gives" in sides, gets="gets" in sides, hash=hash_for(key),
        delete_after=timezone.localdate() + KEPT, **answered,
    )  # fmt: skip


@transaction.atomic
def set_aside(*, proposal: Proposal, reason: str, by: Any) -> None:
    """Nobody is asked, and these are not proposed to each other again. Raises DecidedBefore."""
    held = _held(proposal)
    held.set_aside_at, held.set_aside_by, held.set_aside_because = timezone.now(), by, reason
    held.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_because"])
    record(by=by, verb="people_it.proposal_set_aside", subject=held, reason=reason)


@transaction.atomic
def answer(*, asked: AskedPerson, said: str, by: Any = None) -> None:
    """A yes or a no, without a reason; `by` is whoever typed it for them. A yes may become a no. Raises IsOver."""
    everybody = _everybody(asked)
    held = next(one for one in everybody if one.pk == asked.pk)
    if held.said == said:
        return
    held.said, held.said_at, held.typed_by = said, timezone.now(), by
    held.save(update_fields=["said", "said_at", "typed_by"])
    record(by=by, verb="people_it.match_answered", subject=held, for_whom=held.participant_id)
    if said == Said.NO:
        _end(everybody, but=held)
    elif all(one.said == Said.YES for one in everybody):
        _introduce(held.proposal, everybody)


def _everybody(asked: AskedPerson) -> list[AskedPerson]:
    """Everybody in the proposal, held until this is saved: two who answer at once wait for each other."""
    Proposal.objects.select_for_update(no_key=True).filter(pk=asked.proposal_id).first()
    if opened(asked) is None:
        raise IsOver
    rows = AskedPerson.objects.filter(proposal=asked.proposal_id)
    people = list(rows.select_related("participant__user", "programme__organisation", "proposal"))
    if any(one.said == Said.NO for one in people):
        raise IsOver
    return people


def _end(everybody: Iterable[AskedPerson], *, but: AskedPerson) -> None:
    for one in everybody:
        telling.take_back(one)
        if one.pk != but.pk and one.said == Said.YES:
            telling.over(one)


def _introduce(proposal: Proposal, everybody: Iterable[AskedPerson]) -> None:
    made, is_new = Introduction.objects.get_or_create(
        proposal=proposal,
        defaults={"programme_id": proposal.programme_id, "organisation_id": proposal.organisation_id},
    )
    if is_new:
        record(by=None, verb="people_it.introduced", subject=made)
        for one in everybody:
            telling.introduced(one)


@transaction.atomic
def write(*, asked: AskedPerson, words: str) -> MaskedMessage:
    """What one of them writes to the others. Raises IsOver."""
    everybody = _everybody(asked)
    introduction = Introduction.objects.filter(proposal=asked.proposal_id).first()
    if introduction is None:
        raise IsOver
    sender = next(one for one in everybody if one.pk == asked.pk)
    made = MaskedMessage.objects.create(
        introduction=introduction, programme_id=asked.programme_id, organisation_id=asked.organisation_id,
        sender=sender, words=words, delete_after=timezone.localdate() + KEPT,
    )  # fmt: skip
    record(by=None, verb="people_it.message_written", subject=made, for_whom=asked.participant_id)
    for one in everybody:
        if one.pk != sender.pk:
            telling.message(one, key=made.pk)
    return made


@transaction.atomic
def show_contact(*, asked: AskedPerson, shown: bool) -> None:
    """Let the others see how to reach them, or no longer: it is seen only while everybody shows theirs."""
    held = next(one for one in _everybody(asked) if one.pk == asked.pk)
    held.shares_contact_at = timezone.now() if shown else None
    held.save(update_fields=["shares_contact_at"])
    verb = "people_it.contact_shown" if shown else "people_it.contact_hidden"
    record(by=None, verb=verb, subject=held, for_whom=held.participant_id)


@transaction.atomic
def tell_outcome(
    *, asked: AskedPerson, happened: str, hours: Decimal | None, was_good: str, by: Any = None
) -> Outcome:
    """What came of it, as one of them says; said again, it replaces what was said before. Raises IsOver."""
    if not Introduction.objects.filter(proposal=asked.proposal_id).exists():
        raise IsOver
    told, _is_new = Outcome.objects.update_or_create(
        asked=asked,
        defaults={
            "programme_id": asked.programme_id, "organisation_id": asked.organisation_id, "happened": happened,
            "hours": hours, "was_good": was_good, "by": by,
        },
    )  # fmt: skip
    record(by=by, verb="people_it.outcome_told", subject=told, for_whom=asked.participant_id)
    return told


def nudge_due(*, organisation_id: UUID, now: dt.datetime) -> int:
    """Remind, once, everybody in this organisation who was asked three days ago and said nothing. To how many."""
    with scope(organisation=organisation_id, programme=None):
        return sum(_nudge(one, now) for one in _late(now))


def _late(now: dt.datetime) -> list[AskedPerson]:
    rows = AskedPerson.objects.filter(said="", nudged_at__isnull=True, made_at__lte=now - PATIENCE)
    return list(rows.filter(proposal__in=asking(approved()).values("pk")))


@transaction.atomic
def _nudge(asked: AskedPerson, now: dt.datetime) -> int:
    mine = AskedPerson.objects.filter(pk=asked.pk, said="", nudged_at__isnull=True)
    if opened(asked) is None or not mine.update(nudged_at=now):
        return 0
    held = AskedPerson.objects.select_related("participant__user", "programme__organisation").get(pk=asked.pk)
    telling.nudge(held)
    record(by=None, verb="people_it.match_nudged", subject=held, for_whom=held.participant_id)
    return 1
