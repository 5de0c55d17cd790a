"""Making a small plan, and saying afterwards what came of it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.notices.services import forget as forget_letters
from coproduction_star.voices.references import hash_of, reference_from

LIVES = dt.timedelta(days=90)
AFTER_ITS_DAY = dt.timedelta(days=14)
"""So that there is time to say what came of a step on the last day."""
SALT = "coproduction_star.map_it.just_start"


class DayOutOfReach(ValueError):
    """A step has a day from today on, within 90 days."""


class NotItsTurn(Exception):
    """The step has its answer already, or another has taken its place: somebody else, or another tab, was first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One small thing to try, with whom, by when."""

    what: str
    who: str
    on: dt.date


def make_start(*, wanted: str, case: str, thing: Thing, seed: str) -> SmallStart:
    """Keep a plan. The same seed, a secret of the tab it was typed in, makes one plan however often it is sent."""
    _check_day(thing.on)
    key = salted_hmac(SALT, seed, algorithm="sha256").hexdigest()
    known = SmallStart.objects.filter(sent_key=key).first()
    if known is not None:
        return known
    try:
        return _make(wanted, case, thing, seed, key)
    except IntegrityError:
        return SmallStart.objects.get(sent_key=key)


@transaction.atomic
def _make(wanted: str, case: str, thing: Thing, seed: str, key: str) -> SmallStart:
    identity = uuid.uuid4()
    start = SmallStart.objects.create(
        id=identity, wanted=wanted, case=case, sent_key=key,
        reference_hash=hash_of(reference_from(f"{seed}|{identity}")),
        language=translation.get_language() or settings.LANGUAGE_CODE, delete_after=_lives_until(thing.on),
    )  # fmt: skip
    SmallStep.objects.create(start=start, what=thing.what, who=thing.who, on=thing.on)
    record(by=None, verb="map_it.just_started", subject=start)
    return start


@transaction.atomic
def it_happened(*, step: SmallStep, learned: str, next_words: str) -> SmallStep:
    """Yes: with what was learned and what comes next."""
    held = _answer(step, Happened.YES, learned, next_words)
    record(by=None, verb="map_it.small_step_happened", subject=held.start)
    return held


@transaction.atomic
def it_did_not(*, step: SmallStep, learned: str, smaller: Thing) -> SmallStep:
    """No: a smaller step with a new day takes its place; the old one stays as it was."""
    _check_day(smaller.on)
    held = _answer(step, Happened.NO, learned, "")
    start = held.start
    made = SmallStep.objects.create(
        start=start, number=held.number + 1, what=smaller.what, who=smaller.who, on=smaller.on
    )
    start.delete_after = max(start.delete_after, _lives_until(smaller.on))
    start.save(update_fields=["delete_after"])
    record(by=None, verb="map_it.smaller_step", subject=start)
    return made


@transaction.atomic
def erase(*, start: SmallStart) -> None:
    """All of it at once, and the letters about it."""
    record(by=None, verb="map_it.small_start_erased", subject=start)
    forget_letters(about=f"just-start:{start.pk}")
    note_erasure(ErasureKind.SMALL_START, start.pk)
    start.delete()


def _answer(step: SmallStep, happened: Happened, learned: str, next_words: str) -> SmallStep:
    held = SmallStep.objects.select_for_update(of=("self",)).select_related("start").get(pk=step.pk)
    if held.happened != Happened.OPEN:
        raise NotItsTurn
    held.happened, held.learned, held.next, held.answered_at = happened, learned, next_words, timezone.now()
    held.save(update_fields=["happened", "learned", "next", "answered_at"])
    return held


def _check_day(on: dt.date) -> None:
    today = timezone.localdate()
    if not today <= on <= today + LIVES:
        raise DayOutOfReach


def _lives_until(on: dt.date) -> dt.date:
    return max(timezone.localdate() + LIVES, on + AFTER_ITS_DAY)
