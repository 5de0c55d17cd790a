"""What somebody who takes part does, on the page, by four words or through whoever types it in; and how it is checked.

The four words are kept nowhere: a keyed hash recognises them.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import (
    DesignDot,
    DesignExperience,
    DesignPhase,
    DesignPriority,
    DesignRound,
    DesignTaker,
)
from coproduction_star.voices.models import Channel, PaperSlip, State
from coproduction_star.voices.references import hash_of, hashes_of, new_reference, reference_from
from coproduction_star.voices.services import held_because

from .holding import KIND
from .selectors import stages_of

KEPT = dt.timedelta(days=730)
DOTS = 3
"""How many dots one person has."""


class NotNow(ValueError):
    """The round does not take this any more, or not yet."""


class NothingTold(ValueError):
    """Neither a feeling, nor words, nor a dot."""


class NoSuchSlip(LookupError):
    """No slip of this form has these four words, or it was typed in before."""


class StillTells(ValueError):
    """It still tells who somebody is or where they live."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one person tells: a feeling and words by the stage, and the priorities they put dots on."""

    side: str
    quote: bool = False
    feelings: Mapping[UUID, int] = field(default_factory=dict)
    words: Mapping[UUID, str] = field(default_factory=dict)
    dots: Collection[UUID] = ()

    @property
    def nothing(self) -> bool:
        return not (self.feelings or any(self.words.values()) or self.dots)


def takes_words(design: DesignRound) -> bool:
    return design.phase == DesignPhase.COLLECTING


def takes_dots(design: DesignRound) -> bool:
    return design.phase == DesignPhase.CHOOSING


@transaction.atomic
def tell(
    *, design: DesignRound, told: Told, sender: str = "", by: Any = None, channel: str = Channel.ONLINE,
    participant: Participant | None = None, slip_words: str = "",
) -> DesignTaker:  # fmt: skip
    """Keep what somebody tells. `words_of` gives the four words again to the same browser.

    Raises NotNow, NothingTold, NoSuchSlip.
    """
    if told.nothing:
        raise NothingTold
    held = _open(design, told)
    slip = _use_slip(held, slip_words) if slip_words else ""
    identity = uuid.uuid4()
    reference = "" if slip else reference_from(f"{sender}|{identity}") if sender else new_reference()
    taker = DesignTaker.objects.create(
        id=identity, design=held, programme_id=held.programme_id, organisation_id=held.organisation_id,
        side=told.side, quote=told.quote, participant=participant, by=by, channel=channel,
        language=translation.get_language() or settings.LANGUAGE_CODE, reference_hash=slip or hash_of(reference),
        delete_after=held.answer_by + KEPT,
    )  # fmt: skip
    _keep_words(taker, told)
    _keep_dots(taker, told.dots)
    record(
        by=by, verb="together.design_told", subject=taker, for_whom=participant.pk if participant else None,
        channel=channel,
    )  # fmt: skip
    return taker


def words_of(taker: DesignTaker, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{taker.pk}")
    return words if hash_of(words) == taker.reference_hash else ""


@transaction.atomic
def tell_anew(*, taker: DesignTaker, told: Told) -> None:
    """Their words as they are now. What is new is checked anew; what stays as it was stays checked."""
    _open(taker.design, told)
    if told.nothing:
        raise NothingTold
    DesignTaker.objects.filter(pk=taker.pk).update(side=told.side, quote=told.quote)
    _keep_words(taker, told)
    record(by=None, verb="together.design_told_anew", subject=taker)


@transaction.atomic
def put_dots(*, taker: DesignTaker, dots: Collection[UUID]) -> None:
    """Their dots, in the place of those before."""
    held = DesignRound.objects.select_for_update().get(pk=taker.design_id)
    if not takes_dots(held):
        raise NotNow
    DesignDot.objects.filter(taker=taker).delete()
    _keep_dots(taker, dots)
    record(by=None, verb="together.design_dotted", subject=taker)


@transaction.atomic
def take_back(*, taker: DesignTaker) -> None:
    """Everything they told goes at once."""
    record(by=None, verb="together.design_taken_back", subject=taker)
    note_erasure(ErasureKind.DESIGN_PART, taker.pk)
    DesignTaker.objects.filter(pk=taker.pk).delete()


@transaction.atomic
def show(*, experience: DesignExperience, words: str, version: int, no_address: bool, nobody: bool, by: Any) -> None:
    """Let others read it, as it is or edited. Raises StillTells, ChangedMeanwhile."""
    claim_version(experience, version=version)
    found = held_because(experience.programme, words)
    marked = experience.third_person and words.split() == experience.words.split()
    if ((found["third_person"] or marked) and not nobody) or (found["has_address"] and not no_address):
        raise StillTells
    changed = words.split() != experience.words.split()
    _set(experience, words=words, edited=experience.edited or changed, state=State.SHOWN, reason="", reason_words="")
    record(by=by, verb="together.experience_shown", subject=experience)


@transaction.atomic
def refuse(*, experience: DesignExperience, reason: str, reason_words: str, version: int, by: Any) -> None:
    """Not show it, for a reason of the rules and in words for its author."""
    claim_version(experience, version=version)
    _set(experience, state=State.REFUSED, reason=reason, reason_words=reason_words)
    record(by=by, verb="together.experience_refused", subject=experience, reason=reason)


def _set(experience: DesignExperience, **values: Any) -> None:
    DesignExperience.objects.filter(pk=experience.pk).update(**values)


def _open(design: DesignRound, told: Told) -> DesignRound:
    held = DesignRound.objects.select_for_update().get(pk=design.pk)
    says = bool(told.feelings or any(told.words.values()))
    if (says and not takes_words(held)) or (told.dots and not takes_dots(held)):
        raise NotNow
    return held


def _keep_words(taker: DesignTaker, told: Told) -> None:
    before = {one.stage_id: one for one in DesignExperience.objects.filter(taker=taker)}
    for stage in stages_of(taker.design):
        feeling, words = told.feelings.get(stage.pk), told.words.get(stage.pk, "").strip()
        old = before.get(stage.pk)
        if feeling is None and not words:
            DesignExperience.objects.filter(taker=taker, stage=stage).delete()
        elif old is not None and old.words.split() == words.split():
            _set(old, feeling=feeling)
        else:
            _keep_one(taker, stage.pk, feeling, words)


def _keep_one(taker: DesignTaker, stage: UUID, feeling: int | None, words: str) -> None:
    found = held_because(taker.design.programme, words) if words else {}
    state = State.HELD if any(found.values()) else State.WAITING if words else State.SHOWN
    owned = {"programme_id": taker.programme_id, "organisation_id": taker.organisation_id}
    DesignExperience.objects.filter(taker=taker, stage=stage).delete()
    DesignExperience.objects.create(
        taker=taker, stage_id=stage, feeling=feeling, words=words, state=state, **found, **owned
    )


def _keep_dots(taker: DesignTaker, dots: Collection[UUID]) -> None:
    there = DesignPriority.objects.filter(design=taker.design_id, removed_at__isnull=True, pk__in=dots)
    DesignDot.objects.bulk_create(
        DesignDot(taker=taker, priority=one, programme_id=taker.programme_id, organisation_id=taker.organisation_id)
        for one in there[:DOTS]
    )


def _use_slip(design: DesignRound, words: str) -> str:
    """Its hash, for one person: of two who type at once the database lets one through."""
    slips = PaperSlip.objects.filter(programme=design.programme_id, kind=KIND)
    slip = slips.filter(reference_hash__in=hashes_of(words)).first()
    if slip is None or not PaperSlip.objects.filter(pk=slip.pk).delete()[0]:
        raise NoSuchSlip
    return slip.reference_hash
