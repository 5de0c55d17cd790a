"""What somebody may do to their own offers and wishes with nothing but their four words."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Entry, Need, Offer, OfferConsent
from coproduction_star.people_it.parents import GONE as GONE_CONSENT

from .services import KEPT
from .telling import Holding, Thing

GONE = {"words": "", "public_words": "", "published_at": None, "answer": "", "answered_at": None, "tags": ""}
"""What a taken back offer or wish does not say any more. That there was one stays until its day."""


def _change(row: Any, **fields: Any) -> None:
    row.version += 1
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=[*fields, "version"])


@transaction.atomic
def change(*, thing: Offer | Need, words: Thing, holding: Holding) -> None:
    """New words are checked again before others read them."""
    held = type(thing).objects.select_for_update().get(pk=thing.pk)
    same = held.words == words.words
    until = holding.until or held.shown_until
    fields = {
        "words": words.words, "kind": words.kind, "tags": " ".join(words.tags), "place": holding.place,
        "times": " ".join(holding.times), "travel": holding.travel, "languages": holding.languages,
        "shown_until": until, "delete_after": max(held.delete_after, until + KEPT),
        **({} if same else {"published_at": None, "public_words": ""}),
        **({"to_learn": words.to_learn} if isinstance(held, Need) else {"conditions": " ".join(holding.conditions)}),
    }  # fmt: skip
    _change(held, **fields)
    Entry.objects.filter(pk=held.entry_id, delete_after__lt=until + KEPT).update(delete_after=until + KEPT)
    record(by=None, verb="people_it.own_changed", subject=held, for_whom=held.participant_id)


@transaction.atomic
def pause(*, thing: Offer | Need) -> None:
    """Rest it, or go on with it."""
    held = type(thing).objects.select_for_update().get(pk=thing.pk)
    _change(held, paused_at=None if held.paused_at else timezone.now())
    verb = "people_it.own_paused" if held.paused_at else "people_it.own_resumed"
    record(by=None, verb=verb, subject=held, for_whom=held.participant_id)


@transaction.atomic
def take_back(*, thing: Offer | Need) -> None:
    """Erase the words at once: nobody is matched or shown it any more."""
    held = type(thing).objects.select_for_update().get(pk=thing.pk)
    _change(held, withdrawn_at=timezone.now(), **GONE)
    record(by=None, verb="people_it.own_taken_back", subject=held, for_whom=held.participant_id)
    note_erasure(ErasureKind.OFFER if isinstance(held, Offer) else ErasureKind.WISH, held.pk)


@transaction.atomic
def take_all_back(*, entry: Entry) -> None:
    """Erase all of it, and how to reach them where we know them only from here. The four words open nothing then."""
    held = Entry.objects.select_for_update().select_related("participant").get(pk=entry.pk)
    now = timezone.now()
    for model in (Offer, Need):
        model.objects.filter(entry=held, withdrawn_at__isnull=True).update(withdrawn_at=now, **GONE)
    OfferConsent.objects.filter(entry=held, taken_back_at__isnull=True).update(taken_back_at=now)
    _change(
        held, withdrawn_at=now, group="", helper="", when_safe="", sent_key=None,
        reference_hash=f"taken back {uuid.uuid4().hex}", **GONE_CONSENT,
    )  # fmt: skip
    if known_only_from(held):
        Participant.objects.filter(pk=held.participant_id).update(email="", phone="", safe_channel="", name="–")
    record(by=None, verb="people_it.own_taken_back", subject=held, for_whom=held.participant_id)
    note_erasure(ErasureKind.OFFERS_OF_ONE, held.pk)


def known_only_from(entry: Entry) -> bool:
    """Whether the person's row was made for this entry and nobody uses it otherwise."""
    person = entry.participant
    others = Entry.objects.filter(participant=person, withdrawn_at__isnull=True).exclude(pk=entry.pk)
    return person.user_id is None and abs(person.made_at - entry.made_at).total_seconds() < 1 and not others.exists()


@transaction.atomic
def agree(*, entry: Entry, to: frozenset[str]) -> None:
    """What is not ticked any more is taken back at once; what is new is given now."""
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    now = timezone.now()
    living = OfferConsent.objects.filter(entry=held, taken_back_at__isnull=True)
    living.exclude(kind__in=to).update(taken_back_at=now)
    new = to - set(living.values_list("kind", flat=True))
    OfferConsent.objects.bulk_create(
        OfferConsent(
            entry=held, programme_id=held.programme_id, organisation_id=held.organisation_id, kind=kind, given_at=now
        )
        for kind in sorted(new)
    )
    record(by=None, verb="people_it.own_agreed", subject=held, for_whom=held.participant_id)


@transaction.atomic
def reach(*, entry: Entry, when_safe: str, **contact: str) -> None:
    """Where they can be reached from now on; `contact` is the e-mail, the phone and the safe channel."""
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    _change(held, when_safe=when_safe)
    Participant.objects.filter(pk=held.participant_id).update(**contact)
    record(by=None, verb="people_it.own_reach", subject=held, for_whom=held.participant_id)
