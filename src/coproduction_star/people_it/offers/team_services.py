"""What the team does with what people told: answer, let others read it, take care, and ask nobody for too much."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.notices.services import notify
from coproduction_star.organisations.reaching import ask_before_it_goes, safe_email_of
from coproduction_star.people_it.models import Agreement, Entry, LoadLimit, Need, Offer
from coproduction_star.voices.models import PaperSlip
from coproduction_star.voices.references import hashes_of
from coproduction_star.voices.services import held_because

from .holding import KIND
from .selectors import agreed_by
from .services import tell
from .telling import Told


class TakenBack(Exception):
    """Its author took it back: there is nothing to answer or to show any more."""


class NotAgreed(Exception):
    """Its author does not agree that others read it."""


class TellsWho(Exception):
    """The public words tell who somebody is, or where they live."""


class NoSuchSlip(LookupError):
    """No slip of this form has these four words, or it was typed in before."""


@transaction.atomic
def answer(*, thing: Offer | Need, words: str, version: int, by: Any) -> None:
    """Write back. A letter goes where that is safe, and never says what it is about."""
    held = _held(thing, version)
    held.answer, held.answered_by = words, by
    held.answered_at = held.answered_at or timezone.now()
    held.save(update_fields=["answer", "answered_at", "answered_by"])
    record(by=by, verb="people_it.answered", subject=held, for_whom=held.participant_id)
    _tell_that_there_is_news(held)


@transaction.atomic
def show(*, thing: Offer | Need, words: str, version: int, by: Any) -> None:
    """Let others read these words, without a name, where their author agrees."""
    held = _held(thing, version)
    if Agreement.PUBLISH not in agreed_by(held.entry):
        raise NotAgreed
    if any(held_because(held.programme, words).values()):
        raise TellsWho
    held.public_words, held.published_at = words, timezone.now()
    held.save(update_fields=["public_words", "published_at"])
    record(by=by, verb="people_it.shown", subject=held, for_whom=held.participant_id)


@transaction.atomic
def hide(*, thing: Offer | Need, by: Any) -> None:
    type(thing).objects.filter(pk=thing.pk).update(published_at=None)
    record(by=by, verb="people_it.hidden", subject=thing, for_whom=thing.participant_id)


@transaction.atomic
def take_care(*, entry: Entry, at_risk: bool, most_at_once: int, by: Any, known_group: bool = False) -> None:
    """How carefully somebody is introduced, and how many introductions they have at once."""
    if (entry.at_risk, entry.known_group) != (at_risk, known_group):
        Entry.objects.filter(pk=entry.pk).update(at_risk=at_risk, known_group=known_group)
        record(by=by, verb="people_it.with_care", subject=entry, for_whom=entry.participant_id)
    limit, is_new = LoadLimit.objects.get_or_create(
        participant_id=entry.participant_id,
        defaults={"organisation_id": entry.organisation_id, "most_at_once": most_at_once, "by": by},
    )
    if is_new or limit.most_at_once != most_at_once:
        LoadLimit.objects.filter(pk=limit.pk).update(most_at_once=most_at_once, by=by)
        record(by=by, verb="people_it.load_changed", subject=limit, for_whom=entry.participant_id)


@transaction.atomic
def type_in(
    *, programme: Any, told: Told, channel: str, by: Any, slip_words: str = "", sender: str = ""
) -> tuple[Entry, str]:
    """Take for somebody what they wrote or said. Words are given back where they hold none on a slip."""
    slip = _use_slip(programme, slip_words) if slip_words else ""
    return tell(programme=programme, told=told, by=by, channel=channel, sender=sender, slip=slip)


def _use_slip(programme: Any, words: str) -> str:
    """Its hash, for one entry: of two who type at once the database lets one through."""
    slip = PaperSlip.objects.filter(programme=programme, kind=KIND, reference_hash__in=hashes_of(words)).first()
    if slip is None or not PaperSlip.objects.filter(pk=slip.pk).delete()[0]:
        raise NoSuchSlip
    return slip.reference_hash


def _held(thing: Offer | Need, version: int) -> Offer | Need:
    if thing.withdrawn_at is not None:
        raise TakenBack
    claim_version(thing, version=version)
    rows = type(thing).objects.select_related("entry", "participant", "programme__organisation")
    return rows.get(pk=thing.pk)


def _tell_that_there_is_news(thing: Offer | Need) -> None:
    to = safe_email_of(thing.participant)
    if not to:
        return
    with translation.override(thing.entry.language):
        notify(
            kind="news",
            subject=_("There is news for you"),
            text=_("Type your four words here to read it: %(address)s")
            % {"address": f"{settings.SITE_URL}{reverse('voices:follow')}"},
            key=f"people_it.answered:{thing.pk}:{thing.version}",
            to=to,
            organisation_id=thing.organisation_id,
            language=thing.entry.language,
        )


def _where_now(thing_id: UUID) -> str:
    rows = (model.objects.select_related("participant__user").filter(pk=thing_id).first() for model in (Offer, Need))
    person = next((row.participant for row in rows if row is not None), None)
    return safe_email_of(person) if person is not None else ""


ask_before_it_goes("news", _where_now)
