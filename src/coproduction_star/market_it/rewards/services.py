"""How people are paid, their claims from the first word to the money, thanks, and help to take part."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import (
    AccountKind,
    Claim,
    LedgerAccount,
    Moved,
    RewardRules,
    SupportGiven,
    ThankYou,
    Unit,
)
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.services import add_participant
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .ledger import account_for, account_of, move

YEARS_KEPT = 6
SUPPORT_KEPT = dt.timedelta(days=730)
A_YEAR = dt.timedelta(days=366)


class NotSaid(ValueError):
    """It is not said yet who pays, how and by when."""


class TooMuch(ValueError):
    """More than one claim may come to without asking first."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most


class NotWarned(ValueError):
    """A payment waits for the warning about benefits and tax."""


class NotNow(ValueError):
    """What is asked of the claim does not fit where it stands."""


class SamePerson(ValueError):
    """Two people see every claim."""


@transaction.atomic
def set_rules(*, programme: Programme, version: int, values: Mapping[str, Any], by: Any) -> RewardRules:
    """Say who pays, how and by when. A new lower limit holds for everybody at once. Raises ChangedMeanwhile."""
    held, is_new = RewardRules.objects.get_or_create(
        programme=programme, organisation_id=programme.organisation_id, defaults={**values, "by": by}
    )
    if not is_new:
        claim_version(held, version=version)
        for name, value in values.items():
            setattr(held, name, value)
        held.save(update_fields=list(values))
        people = LedgerAccount.objects.filter(programme=programme, kind=AccountKind.PERSON)
        people.filter(minutes__gte=held.lowest_minutes).update(lowest_minutes=held.lowest_minutes)
    record(by=by, verb="market_it.rules_set", subject=held)
    return held


@transaction.atomic
def claim(
    *, programme: Programme, values: Mapping[str, Any], by: Any = None, participant: Participant | None = None,
    name: str = "", channel: str = Channel.ONLINE, warned: bool = False, sender: str = "", with_words: bool = False,
) -> tuple[Claim, str]:  # fmt: skip
    """Ask money back, or what was promised. Gives the claim and its four words, where it has any.

    Raises NotSaid, TooMuch or NotWarned. Somebody unknown is written down with their name.
    """
    _refuse(programme, values, warned=warned)
    person = participant or add_participant(organisation=programme.organisation, by=by, name=name)
    identity = uuid.uuid4()
    words = (reference_from(f"{sender}|{identity}") if sender else new_reference()) if with_words else ""
    now = timezone.now()
    made = Claim.objects.create(
        id=identity, programme=programme, organisation_id=programme.organisation_id, participant=person, by=by,
        channel=channel, submitted_at=now, warned_at=now if warned else None,
        reference_hash=hash_of(words) if words else None, delete_after=kept_until(now), **values,
    )  # fmt: skip
    record(by=by, verb="market_it.claim_sent", subject=made, for_whom=person.pk, channel=channel)
    return made, words


def _refuse(programme: Programme, values: Mapping[str, Any], *, warned: bool) -> None:
    rules = RewardRules.objects.filter(programme=programme).first()
    if rules is None:
        raise NotSaid(gettext_noop("It is not said yet who pays, how and by when. Ask the team first."))
    if rules.most_pence is not None and values["pence"] > rules.most_pence:
        raise TooMuch(rules.most_pence)
    if values["kind"] == Claim.Kind.PAYMENT and not warned:
        raise NotWarned(gettext_noop("Read first what a payment may do to benefits and tax, and tick the box."))


def words_of(made: Claim, *, sender: str) -> str:
    """The four words again, for the browser that sent the claim; nothing for any other."""
    words = reference_from(f"{sender}|{made.pk}") if sender else ""
    return words if words and hash_of(words) == made.reference_hash else ""


def kept_until(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment + A_YEAR * YEARS_KEPT)


@transaction.atomic
def approve(*, held: Claim, version: int, by: Any) -> None:
    """It is owed from now on. Raises ChangedMeanwhile or NotNow."""
    row = _taken(held, version)
    if not is_waiting(row):
        raise NotNow(NOT_WAITING)
    if row.participant is None or row.participant.user_id == by.pk:
        raise SamePerson(gettext_noop("Nobody approves a claim of their own."))
    _set(row, {"approved_at": timezone.now(), "approved_by": by})
    programme = row.programme
    move(
        from_account=account_for(programme, AccountKind.ORGANISATION),
        to_account=account_of(programme, row.participant), unit=Unit.PENCE, amount=row.pence, why=Moved.OWED,
        claim=row, initiative=row.initiative, by=by,
    )  # fmt: skip
    record(by=by, verb="market_it.claim_approved", subject=row, for_whom=row.participant_id)


NOT_WAITING = gettext_noop("It was approved, refused or taken back meanwhile.")


@transaction.atomic
def refuse(*, held: Claim, version: int, because: str, by: Any) -> None:
    """Say no, and why. Raises ChangedMeanwhile or NotNow."""
    row = _taken(held, version)
    if not is_waiting(row):
        raise NotNow(NOT_WAITING)
    _set(row, {"refused_at": timezone.now(), "refused_because": because})
    record(by=by, verb="market_it.claim_refused", subject=row, for_whom=row.participant_id)


@transaction.atomic
def pay(*, held: Claim, version: int, by: Any) -> None:
    """Write down that it was paid. Raises ChangedMeanwhile, NotNow, or SamePerson for who approved or made it."""
    row = _taken(held, version)
    if row.approved_at is None or row.paid_at is not None:
        raise NotNow(gettext_noop("It is not approved, or paid already."))
    if row.participant is not None and row.participant.user_id == by.pk:
        raise SamePerson(gettext_noop("Nobody pays a claim of their own."))
    if row.approved_by_id == by.pk:
        raise SamePerson(gettext_noop("You approved this claim. Somebody else pays it: two people see every claim."))
    now = timezone.now()
    _set(row, {"paid_at": now, "paid_by": by, "delete_after": kept_until(now)})
    owed = row.transfers.get(why=Moved.OWED, reverses=None)
    move(
        from_account=owed.to_account, to_account=account_for(row.programme, AccountKind.OUT), unit=Unit.PENCE,
        amount=row.pence, why=Moved.PAID, claim=row, initiative=row.initiative, by=by,
    )  # fmt: skip
    record(by=by, verb="market_it.claim_paid", subject=row, for_whom=row.participant_id)


@transaction.atomic
def take_back(*, held: Claim, by: Any = None) -> None:
    """Whoever claimed does not want it any more. Raises NotNow once somebody has said yes or no."""
    row = Claim.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if not is_waiting(row):
        raise NotNow(NOT_WAITING)
    _set(row, {"taken_back_at": timezone.now(), "version": row.version + 1})
    record(by=by, verb="market_it.claim_taken_back", subject=row, for_whom=row.participant_id)


def is_waiting(row: Claim) -> bool:
    return row.submitted_at is not None and not (row.approved_at or row.refused_at or row.taken_back_at)


@transaction.atomic
def thank(*, programme: Programme, participant: Participant, values: Mapping[str, Any], by: Any) -> ThankYou:
    made = ThankYou.objects.create(
        programme=programme, organisation_id=programme.organisation_id, participant=participant, by=by, **values
    )
    record(by=by, verb="market_it.thanked", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def support(*, programme: Programme, participant: Participant, values: Mapping[str, Any], by: Any) -> SupportGiven:
    """Access support or cover for a carer that was given, in time or money."""
    made = SupportGiven.objects.create(
        programme=programme, organisation_id=programme.organisation_id, participant=participant, by=by,
        delete_after=values["given_on"] + SUPPORT_KEPT, **values,
    )  # fmt: skip
    record(by=by, verb="market_it.support_given", subject=made, for_whom=participant.pk)
    return made


def _taken(held: Claim, version: int) -> Claim:
    claim_version(held, version=version)
    rows = Claim.objects.select_related("participant", "programme", "initiative")
    found: Claim = rows.get(pk=held.pk)
    return found


def _set(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
