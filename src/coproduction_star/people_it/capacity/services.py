import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.audit.services import record
from coproduction_star.journeys.announcing import Event, refuse_unless_ready
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.reaching import ask_before_it_goes, safe_email_of, safe_emails
from coproduction_star.people_it.models import (
    ADULT,
    SIGN_UPS_KEPT,
    Age,
    LearningSession,
    SessionPlace,
    TakesPart,
    WardInvitation,
)
from coproduction_star.people_it.parents import GONE, Parent, noted
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .selectors import SHOWN_FOR, own_email_of, taken

VALUES = (
    "title", "what", "skill", "on", "starts", "ends", "place", "where", "access", "costs", "papers_on", "youngest",
    "oldest", "most", "asks", "initiative",
)  # fmt: skip

_SOMETHING_CHANGED = gettext_lazy("Something has changed")
_CANCELLED = gettext_lazy("What you signed up for is cancelled.")
_THANK_YOU = gettext_lazy("Thank you")
_THANKED = gettext_lazy("Somebody wrote you a thank-you.")


class Full(Exception):
    """Every place is taken."""


class NotOpen(Exception):
    """It is past, cancelled or not published."""


class WrongAge(Exception):
    """Younger or older than the session is for."""


class HasPlace(Exception):
    """This person is written down already."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What somebody says when they sign up, or somebody for them."""

    name: str
    part: str = TakesPart.LEARNS
    participant: Participant | None = None
    contact: str = ""
    safe_channel: str = ""
    access_needs: str = ""
    age: str = Age.ADULT
    parent: Parent | None = None


@transaction.atomic
def add_session(*, programme: Programme, values: Mapping[str, Any], by: Any) -> LearningSession:
    made = LearningSession.objects.create(
        programme=programme,
        organisation_id=programme.organisation_id,
        by=by,
        **_given(values),
    )
    record(by=by, verb="people_it.session_added", subject=made)
    _tie(made, by)
    return made


def _tie(session: LearningSession, by: Any) -> None:
    """The history of an initiative says which session was tied to it."""
    if session.initiative is not None:
        record(by=by, verb="people_it.session_tied", subject=session.initiative, session=session.title)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in VALUES}


@transaction.atomic
def change_session(*, session: LearningSession, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile."""
    claim_version(session, version=version)
    was = session.initiative_id
    for name in VALUES:
        setattr(session, name, values[name])
    session.save(update_fields=VALUES)
    record(by=by, verb="people_it.session_changed", subject=session)
    if session.initiative_id != was:
        _tie(session, by)


def event_of(session: LearningSession) -> Event:
    """What the rule about announcing asks for."""
    return Event(session.where, session.access, session.costs, session.papers_on)


@transaction.atomic
def publish_session(*, session: LearningSession, by: Any) -> None:
    """Raises NotReady while the place, getting in, costs or the day of the papers is not said."""
    refuse_unless_ready(event_of(session))
    if session.published_at is None:
        session.published_at = timezone.now()
        session.save(update_fields=["published_at"])
        record(by=by, verb="people_it.session_published", subject=session)


@transaction.atomic
def cancel_session(*, session: LearningSession, because: str, by: Any) -> None:
    """Whoever gave an address is told; the others read it with their four words."""
    session.cancelled_because = because
    session.save(update_fields=["cancelled_because"])
    record(by=by, verb="people_it.session_cancelled", subject=session, reason=because)
    _write_to_all(session, "cancelled", _SOMETHING_CHANGED, _CANCELLED)


@transaction.atomic
def sign_up(
    *, session: LearningSession, coming: Coming, sender: str = "", card: WardInvitation | None = None, by: Any = None
) -> tuple[SessionPlace, str]:
    """Keep a place, and give it back with its four words, which are kept nowhere.

    Raises NotOpen, Full, WrongAge or HasPlace. The same name from the same browser within half an hour is one place.
    """
    held = LearningSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    _refuse(held, coming, by)
    known = _sent_before(held, coming, sender) if by is None else None
    if known is not None:
        return known, words_of(known, sender=sender)
    if coming.part == TakesPart.LEARNS and taken(held) >= held.most:
        raise Full
    identity = uuid.uuid4()
    words = reference_from(f"{sender}|{identity}") if sender else new_reference()
    place = SessionPlace.objects.create(
        id=identity, programme_id=held.programme_id, organisation_id=held.organisation_id, session=held,
        part=coming.part, participant=coming.participant, name="" if coming.participant else coming.name,
        contact=coming.contact, safe_channel=coming.safe_channel, access_needs=coming.access_needs,
        reference_hash=hash_of(words), invitation=card, by=by, delete_after=held.on + SIGN_UPS_KEPT,
        **noted(coming.age, coming.parent, by=by),
    )  # fmt: skip
    record(
        by=by, verb="people_it.session_joined", subject=place,
        for_whom=coming.participant.pk if coming.participant else None,
    )  # fmt: skip
    return place, words


def _refuse(session: LearningSession, coming: Coming, by: Any) -> None:
    """Who writes down afterwards who was there does so for a session that is past."""
    over = session.on < timezone.localdate() and by is None
    if over or session.cancelled_because or session.published_at is None:
        raise NotOpen
    if coming.age not in ages_for(session):
        raise WrongAge
    if coming.participant and SessionPlace.objects.filter(session=session, participant=coming.participant).exists():
        raise HasPlace


def ages_for(session: LearningSession) -> tuple[str, ...]:
    """The ages of those who may come, the oldest first."""
    return tuple(years_for(session))


def years_for(session: LearningSession) -> dict[str, tuple[int, int | None]]:
    """For each age of those who may come, from and up to which year of life, the oldest first; None is without end."""
    alone_from = session.programme.organisation.alone_from
    bands = {Age.ADULT: (ADULT, None), Age.YOUNG: (alone_from, ADULT - 1), Age.CHILD: (0, alone_from - 1)}
    return {age: years for age, band in bands.items() if (years := _within(session, *band))}


def _within(session: LearningSession, first: int, last: int | None) -> tuple[int, int | None] | None:
    """The part of a band of years that a session is for; None where it is for nobody in it."""
    ends = [age for age in (last, session.oldest) if age is not None]
    first, last = max(first, session.youngest), min(ends, default=None)
    return None if last is not None and last < first else (first, last)


def _sent_before(session: LearningSession, coming: Coming, sender: str) -> SessionPlace | None:
    if not sender:
        return None
    rows = SessionPlace.objects.filter(
        session=session, name=coming.name, withdrawn_at__isnull=True, made_at__gte=timezone.now() - SHOWN_FOR
    )
    return next((one for one in rows if words_of(one, sender=sender)), None)


def words_of(place: SessionPlace, *, sender: str) -> str:
    """The four words again, for the browser that signed up; nothing for any other."""
    words = reference_from(f"{sender}|{place.pk}") if sender else ""
    return words if words and hash_of(words) == place.reference_hash else ""


@transaction.atomic
def give_back(*, place: SessionPlace, by: Any = None) -> None:
    """Everything about the person goes at once; the place is free for somebody else."""
    record(by=by, verb="people_it.session_left", subject=place)
    place.name = place.contact = place.access_needs = place.safe_channel = ""
    for name, nothing in GONE.items():
        setattr(place, name, nothing)
    place.participant, place.withdrawn_at = None, timezone.now()
    place.save()


@transaction.atomic
def note_who_came(*, session: LearningSession, came: Collection[uuid.UUID], by: Any) -> None:
    """Who was there; how many came stays with the session when the names are gone."""
    rows = SessionPlace.objects.filter(session=session, withdrawn_at__isnull=True)
    rows.filter(pk__in=came).update(came=True)
    rows.exclude(pk__in=came).update(came=False)
    session.learnt = rows.filter(came=True, part=TakesPart.LEARNS).count()
    session.taught = rows.filter(came=True, part=TakesPart.TEACHES).count()
    session.save(update_fields=["learnt", "taught"])
    record(by=by, verb="people_it.session_counted", subject=session, number=session.learnt + session.taught)


@transaction.atomic
def thank(*, session: LearningSession, words: str, by: Any) -> int:
    """Say thank you to those who came. Returns how many letters went out.

    The words themselves are read with the four words only, never in the letter.
    """
    session.thanks, session.thanked_at = words, timezone.now()
    session.save(update_fields=["thanks", "thanked_at"])
    record(by=by, verb="people_it.session_thanked", subject=session)
    return _write_to_all(session, "thanked", _THANK_YOU, _THANKED, only_who_came=True)


def _write_to_all(session: LearningSession, what: str, subject: Any, text: Any, *, only_who_came: bool = False) -> int:
    """A letter names neither the topic nor the place, nor has it words of the team: others may read it.

    `subject` and `text` are lazy, and put into the language of each reader.
    """
    rows = SessionPlace.objects.filter(session=session, withdrawn_at__isnull=True).select_related("participant__user")
    places = list(rows.filter(came=True) if only_who_came else rows)
    safe = safe_emails(session.organisation_id, [place.participant for place in places if place.participant])
    sent = 0
    for place in places:
        to = safe.get(place.participant.pk, "") if place.participant else own_email_of(place)
        user = place.participant.user if place.participant else None
        with translation.override(getattr(user, "language", "") or settings.LANGUAGE_CODE):
            told = _("%(words)s\n\nYou read more with your four words: %(address)s") % {
                "words": text, "address": f"{settings.SITE_URL}/r/",
            }  # fmt: skip
            if to and notify(
                kind="session", subject=str(subject), text=told, key=f"session-{what}:{place.pk}", to=to,
                organisation_id=session.organisation_id, language=translation.get_language() or "",
            ):  # fmt: skip
                sent += 1
    return sent


def _letter_to(place: SessionPlace) -> str:
    """Only where a letter is safe, as they said themselves."""
    return safe_email_of(place.participant) if place.participant is not None else own_email_of(place)


def _where_now(place_id: uuid.UUID) -> str:
    rows = SessionPlace.objects.filter(pk=place_id, withdrawn_at__isnull=True).select_related("participant__user")
    place = rows.first()
    return _letter_to(place) if place else ""


ask_before_it_goes("session", _where_now)
