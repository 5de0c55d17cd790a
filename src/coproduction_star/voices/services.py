"""Saying something, with or without an account: the one way in for the page, the paper and the phone."""

import datetime as dt
import hashlib
import time
import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Participant

from .addresses import address
from .models import Channel, Contribution, State
from .noticing import person_in
from .references import hash_of, new_reference, reference_from
from .selectors import address_of, answer_due, names_of_places, safeguarding_leads

KEPT = dt.timedelta(days=730)
"""After the day by which the answer was due."""
WRITER_KEPT = dt.timedelta(days=90)
SAME_SECONDS = 1800
"""The same words from the same browser within this time are one contribution."""


class NobodyLooksAfterPeople(Exception):
    """There is no safeguarding lead who can be told of a worry, so nothing may be taken."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody tells us. `about_somebody` is their own answer to: could a person be recognised?"""

    kind: str
    words: str
    name: str = ""
    contact: str = ""
    safe_channel: str = ""
    place: Place | None = None
    about: Initiative | None = None
    page: str = ""
    worry: bool = False
    about_somebody: bool = False


def contribute(
    *, programme: Programme, said: Said, by: Any = None, participant: Participant | None = None,
    channel: str = Channel.ONLINE, sender: str = "", slip: str = "", received: dt.date | None = None,
) -> tuple[Contribution, str]:  # fmt: skip
    """Take what somebody says and give it back with its four words, which are kept nowhere.

    `slip` is the hash of the words that its author holds already, on a slip of
    paper: then there are no new ones. `received` is the day it came, if not today.

    `sender` is a secret of the browser it came from: the same words from it
    within half an hour are the same contribution, with the same four words.
    Who types for others (`by`) types the same words for many.
    """
    if not any(map(address_of, safeguarding_leads(programme))):
        raise NobodyLooksAfterPeople
    key = _key(programme, said, sender) if by is None else ()
    known = Contribution.objects.filter(sent_key__in=key).first() if key else None
    if known is None:
        try:
            return _take(programme, said, by, participant, channel, sender, slip, received, key)
        except IntegrityError:
            known = Contribution.objects.filter(sent_key__in=key).first() if key else None
            if known is None:
                raise
    return known, words_of(known, sender=sender)


def words_of(contribution: Contribution, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{contribution.pk}")
    return words if hash_of(words) == contribution.reference_hash else ""


@transaction.atomic
def _take(
    programme: Programme, said: Said, by: Any, participant: Participant | None, channel: str, sender: str,
    slip: str, received: dt.date | None, key: tuple[str, ...],
) -> tuple[Contribution, str]:  # fmt: skip
    identity = uuid.uuid4()
    reference = "" if slip else reference_from(f"{sender}|{identity}") if sender else new_reference()
    due = answer_due(programme, since=received)
    held = held_because(programme, said.words, about_somebody=said.about_somebody)
    contribution = Contribution.objects.create(
        id=identity, programme=programme, organisation_id=programme.organisation_id, participant=participant, by=by,
        kind=said.kind, words=said.words, name=said.name, contact=said.contact, safe_channel=said.safe_channel,
        place=said.place, about=said.about, page=said.page, channel=channel, worry=said.worry,
        language=translation.get_language() or settings.LANGUAGE_CODE, reference_hash=slip or hash_of(reference),
        sent_key=key[0] if key else None, answer_due=due, delete_after=due + KEPT,
        state=State.HELD if said.worry or any(held.values()) else State.WAITING, **held,
    )  # fmt: skip
    record(by=by, verb="voices.said", subject=contribution, for_whom=participant.pk if participant else None)
    if said.worry:
        tell_leads(contribution)
    return contribution, reference


def tell_leads(contribution: Contribution) -> None:
    """Tell every safeguarding lead at once, without the words. Inside the transaction that raises the worry.

    The history says whether a letter went to anybody.
    """
    told = [_tell_lead(lead, contribution) for lead in safeguarding_leads(contribution.programme)]
    record(by=None, verb="voices.worry_raised" if any(told) else "voices.worry_untold", subject=contribution)


def _tell_lead(lead: Participant, contribution: Contribution) -> bool:
    """False where no letter can reach them."""
    programme = contribution.programme
    where = address("worry", programme, contribution.pk)
    with translation.override(getattr(lead.user, "language", "") or settings.LANGUAGE_CODE):
        message = notify(
            kind="worry",
            subject=_("Somebody is worried about a person: please read it now"),
            text=_("It came in to “%(programme)s”. Only you can read it: %(address)s")
            % {"programme": programme.name, "address": f"{settings.SITE_URL}{where}"},
            key=f"worry:{contribution.pk}:{lead.user_id or lead.pk}",
            user=lead.user,
            to=address_of(lead),
            organisation_id=programme.organisation_id,
            urgent=True,
        )
    return message is not None


def held_because(programme: Programme, words: str, *, about_somebody: bool = False) -> dict[str, bool]:
    """What in the words must not be shown, as the fields that say so."""
    known = (programme.name, programme.organisation.name, *names_of_places(programme))
    return {
        "third_person": about_somebody or person_in(words, known=known),
        "has_address": address_in(words),
    }


def _key(programme: Programme, said: Said, sender: str) -> tuple[str, ...]:
    """The key of this half hour and of the one before; none when we cannot tell one browser from another."""
    if not sender:
        return ()
    text = " ".join(said.words.split()).casefold()
    plain = f"{sender}|{programme.pk}|{said.kind}|{hashlib.sha256(text.encode()).hexdigest()}"
    now = int(time.time() // SAME_SECONDS)
    return tuple(
        salted_hmac("coproduction_star.voices.sent", f"{plain}|{part}", algorithm="sha256").hexdigest()
        for part in (now, now - 1)
    )


def forget_writers(*, today: dt.date) -> int:
    """Empty name and contact 90 days after the answer. Run daily, in the organisation's scope."""
    settled = Q(answered_at__date__lt=today - WRITER_KEPT) | Q(
        state=State.REFUSED, checked_at__date__lt=today - WRITER_KEPT
    )
    rows = Contribution.objects.filter(settled & ~Q(name="", contact="", safe_channel=""))
    return rows.update(name="", contact="", safe_channel="")
