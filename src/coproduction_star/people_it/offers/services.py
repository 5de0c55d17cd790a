"""Taking what people offer and would like, and what they and the team do with it afterwards."""

import datetime as dt
import hashlib
import time
import uuid
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Entry, Need, Offer, OfferConsent, WardInvitation
from coproduction_star.people_it.parents import noted
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import hash_of, new_reference, reference_from
from coproduction_star.voices.working_days import working_days_after

from .codes import new_code
from .telling import Holding, Thing, Told, Who

ANSWERED_WITHIN = 3
"""Working days until the team writes back: silence after an offer is what people complain of most."""
SHOWN_FOR = dt.timedelta(days=182)
"""Where somebody says no last day."""
KEPT = dt.timedelta(days=90)
"""After the last day."""
SAME_SECONDS = 1800
ATTEMPTS = 5


class NothingTold(ValueError):
    """Neither an offer nor a wish."""


def tell(
    *, programme: Programme, told: Told, by: Any = None, channel: str = Channel.ONLINE, sender: str = "",
    slip: str = "",
) -> tuple[Entry, str]:  # fmt: skip
    """Keep what somebody offers and would like, and give it back with its four words, which are kept nowhere.

    `sender` is a secret of the browser: the same words from it within half an hour are the same entry. `slip` is
    the hash of the words that they hold already on paper.
    """
    if told.offer is None and told.need is None:
        raise NothingTold
    keys = _keys(programme, told, sender) if by is None else ()
    for _attempt in range(ATTEMPTS):
        known = Entry.objects.filter(sent_key__in=keys).first() if keys else None
        if known is not None:
            return known, words_of(known, sender=sender)
        try:
            return _keep(programme, told, by, channel, sender, slip, keys)
        except IntegrityError as error:  # a code that was given out before, or the same words from a second click
            refused = error
    raise refused


def words_of(entry: Entry, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{entry.pk}")
    return words if hash_of(words) == entry.reference_hash else ""


@transaction.atomic
def _keep(
    programme: Programme, told: Told, by: Any, channel: str, sender: str, slip: str, keys: tuple[str, ...]
) -> tuple[Entry, str]:
    identity, today, who = uuid.uuid4(), timezone.localdate(), told.who
    reference = "" if slip else reference_from(f"{sender}|{identity}") if sender else new_reference()
    until = told.holding.until or today + SHOWN_FOR
    entry = Entry.objects.create(
        id=identity, programme=programme, organisation_id=programme.organisation_id,
        participant=who.participant or _participant(programme, who, until), group=who.group, helper=who.helper,
        by=by, channel=channel, language=translation.get_language() or settings.LANGUAGE_CODE,
        reference_hash=slip or hash_of(reference), sent_key=keys[0] if keys else None, when_safe=who.when_safe,
        delete_after=until + KEPT, **noted(who.age, who.parent, by=by),
    )  # fmt: skip
    _agree(entry, told.agreed)
    for model, thing in ((Offer, told.offer), (Need, told.need)):
        if thing is not None:
            add_thing(entry=entry, model=model, thing=thing, holding=told.holding)
    if told.card:
        _count(told.card, programme)
    record(by=by, verb="people_it.told", subject=entry, for_whom=entry.participant_id, channel=channel)
    return entry, reference


def _count(card: str, programme: Programme) -> None:
    """One more by a councillor's card. Which of the entries came by it is kept nowhere."""
    WardInvitation.objects.filter(code=card, offers_of=programme).update(told=F("told") + 1)


def add_thing(*, entry: Entry, model: type[Offer] | type[Need], thing: Thing, holding: Holding) -> Offer | Need:
    today = timezone.localdate()
    until = holding.until or today + SHOWN_FOR
    more: dict[str, Any] = {"to_learn": thing.to_learn} if model is Need else {}
    return model.objects.create(
        entry=entry, programme_id=entry.programme_id, organisation_id=entry.organisation_id,
        participant_id=entry.participant_id, kind=thing.kind, words=thing.words, tags=" ".join(thing.tags),
        place=holding.place, times=" ".join(holding.times), travel=holding.travel, languages=holding.languages,
        hours_a_month=holding.hours_a_month, conditions=" ".join(holding.conditions), shown_until=until,
        code=new_code(model), answer_due=working_days_after(today, ANSWERED_WITHIN), in_answer_to=thing.about,
        delete_after=until + KEPT, **more,
    )  # fmt: skip


def _participant(programme: Programme, who: Who, until: dt.date) -> Participant:
    """A row for somebody the organisation does not know yet; it is kept as long as what they told."""
    return Participant.objects.create(
        organisation_id=programme.organisation_id, name=who.name or _("Somebody who gave no name"),
        email=who.email, phone=who.phone, safe_channel=who.safe_channel, delete_after=until + KEPT,
    )  # fmt: skip


def _agree(entry: Entry, agreed: frozenset[str]) -> None:
    OfferConsent.objects.bulk_create(
        OfferConsent(
            entry=entry, programme_id=entry.programme_id, organisation_id=entry.organisation_id, kind=kind,
            given_at=timezone.now(),
        )
        for kind in sorted(agreed)
    )  # fmt: skip


def _keys(programme: Programme, told: Told, sender: str) -> tuple[str, ...]:
    """The key of this half hour and of the one before; none when we cannot tell one browser from another."""
    if not sender:
        return ()
    words = [" ".join(thing.words.split()).casefold() for thing in (told.offer, told.need) if thing]
    text = hashlib.sha256("|".join([*words, told.who.name]).encode()).hexdigest()
    now = int(time.time() // SAME_SECONDS)
    plain = f"{sender}|{programme.pk}|{text}"
    return tuple(
        salted_hmac("coproduction_star.people_it.told", f"{plain}|{part}", algorithm="sha256").hexdigest()
        for part in (now, now - 1)
    )


@transaction.atomic
def add_more(*, entry: Entry, things: tuple[Thing | None, Thing | None], holding: Holding) -> None:
    """Something else under the same four words."""
    offer, need = things
    made = [
        add_thing(entry=entry, model=model, thing=thing, holding=holding)
        for model, thing in ((Offer, offer), (Need, need))
        if thing is not None
    ]
    latest = max(thing.delete_after for thing in made)
    Entry.objects.filter(pk=entry.pk, delete_after__lt=latest).update(delete_after=latest)
    record(by=None, verb="people_it.told", subject=entry, for_whom=entry.participant_id)
