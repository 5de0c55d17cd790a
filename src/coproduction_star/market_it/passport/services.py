"""Say once what one needs, share it programme by programme, take it back at once; and read what is shared."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import forget, record
from coproduction_star.journeys.access_needs import Answers, OwnWords
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version
from coproduction_star.market_it.models import AccessPassport, PassportShare
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.services import add_participant
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from . import selectors

SAID = ("kinds", "needs", "helps", "counted")


@transaction.atomic
def keep(*, participant: Participant, version: int, values: Mapping[str, Any], by: Any) -> AccessPassport:
    """Write it down, or change what is written. Raises ChangedMeanwhile, also for a second first one."""
    held = AccessPassport.objects.filter(participant=participant).first()
    if held is None:
        return _add(participant, values, by=by)
    if not version:
        raise ChangedMeanwhile(held)
    change(passport=held, version=version, values=values, by=by)
    return held


@transaction.atomic
def change(*, passport: AccessPassport, version: int, values: Mapping[str, Any], by: Any = None) -> None:
    """Raises ChangedMeanwhile."""
    claim_version(passport, version=version)
    for name in SAID:
        setattr(passport, name, values[name])
    passport.agreed_at = timezone.now()
    passport.save(update_fields=[*SAID, "agreed_at", "changed_at"])
    record(by=by, verb="market_it.passport_changed", subject=passport, for_whom=passport.participant_id)


@transaction.atomic
def keep_without_account(
    *, programme: Programme, name: str, values: Mapping[str, Any], shared: bool, sender: str
) -> tuple[AccessPassport, str]:
    """For somebody who signs in nowhere: gives the passport and its four words, which are kept nowhere."""
    person = add_participant(organisation=programme.organisation, by=None, name=name)
    identity = uuid.uuid4()
    words = reference_from(f"{sender}|{identity}") if sender else new_reference()
    made = _add(person, values, by=None, id=identity, reference_hash=hash_of(words))
    if shared:
        share(passport=made, programme=programme)
    return made, words


def words_of(made: AccessPassport, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{made.pk}") if sender else ""
    return words if words and hash_of(words) == made.reference_hash else ""


def _add(participant: Participant, values: Mapping[str, Any], *, by: Any, **more: Any) -> AccessPassport:
    made = AccessPassport.objects.create(
        participant=participant, organisation_id=participant.organisation_id, agreed_at=timezone.now(), by=by,
        **{name: values[name] for name in SAID}, **more,
    )  # fmt: skip
    record(by=by, verb="market_it.passport_kept", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def share(
    *, passport: AccessPassport, programme: Programme, until: dt.date | None = None, by: Any = None
) -> PassportShare:
    """Its words may be read in this programme, until that day at most. Sharing twice is sharing once."""
    with scope(organisation=passport.organisation_id, programme=programme.pk):
        _end(passport, programme, only_past=True)
        made, is_new = PassportShare.objects.get_or_create(
            passport=passport, programme=programme, taken_back_at=None,
            defaults={"organisation_id": passport.organisation_id, "until": until},
        )  # fmt: skip
        if is_new:
            record(by=by, verb="market_it.passport_shared", subject=made, for_whom=passport.participant_id)
        return made


@transaction.atomic
def take_back(*, passport: AccessPassport, programme: Programme, by: Any = None) -> None:
    """From now on nobody reads it there."""
    with scope(organisation=passport.organisation_id, programme=programme.pk):
        for row in _end(passport, programme):
            record(by=by, verb="market_it.passport_taken_back", subject=row, for_whom=passport.participant_id)


def _end(passport: AccessPassport, programme: Programme, *, only_past: bool = False) -> list[PassportShare]:
    rows = PassportShare.objects.filter(passport=passport, programme=programme, taken_back_at=None)
    ended = list(rows.filter(until__lt=timezone.localdate()) if only_past else rows)
    rows.filter(pk__in=[row.pk for row in ended]).update(taken_back_at=timezone.now())
    return ended


@transaction.atomic
def delete(*, passport: AccessPassport, by: Any = None) -> None:
    """All of it goes, wherever it was shared."""
    record(by=by, verb="market_it.passport_deleted", subject=passport, for_whom=passport.participant_id)
    with scope(organisation=passport.organisation_id, programme=None):
        shares = list(PassportShare.objects.filter(passport=passport).values_list("pk", flat=True))
        forget(subject="market_it.passportshare", subject_ids=shares)
        note_erasure(ErasureKind.PASSPORT, passport.pk)
        passport.delete()


@transaction.atomic
def read(programme: Programme, people: Collection[UUID] | None, *, by: Any) -> tuple[OwnWords, ...]:
    """The words of those who share them here; each reading is an event that its person finds in their data."""
    found = []
    for row in selectors.shares_in(programme, people):
        passport = row.passport
        record(by=by, verb="market_it.passport_read", subject=row, for_whom=passport.participant_id)
        kinds = selectors.kinds_of(passport)
        found.append(OwnWords(passport.participant_id, kinds, passport.needs, passport.helps))
    return tuple(found)


ANSWERS = Answers(among=selectors.needs_of, read=read)
