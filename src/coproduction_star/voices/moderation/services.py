"""What a moderator does. Each deed takes the version that was read, so that two at once are noticed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.services import held_because, tell_leads
from coproduction_star.voices.versions import change, claim_version

from .selectors import must_be_left_to_another

ORIGINAL_KEPT = dt.timedelta(days=30)
FREE = {"third_person": False, "has_address": False, "reason": "", "reason_words": ""}
"""Of what others may read."""


class StillTells(Exception):
    """It still tells who somebody is or where they live: edit it first, or write why nobody can be recognised."""


class ReasonMissing(Exception):
    """Words are refused only with a reason that their author can read."""


class NotYours(Exception):
    """Whoever refused it does not answer the appeal, while there is somebody else."""


@transaction.atomic
def claim(*, contribution: Contribution, by: Any) -> None:
    """Say that one reads it now. Not a change of it: its version stays."""
    change(contribution, claimed_by=by, claimed_at=timezone.now())
    record(by=by, verb="voices.claimed", subject=contribution)


@transaction.atomic
def show(*, contribution: Contribution, version: int, by: Any, no_address: bool = False, why_nobody: str = "") -> None:
    """Let others read it. `no_address` says that what was found is none, `why_nobody` why nobody can be recognised."""
    _begin(contribution, version, by)
    if (contribution.third_person and not why_nobody.strip()) or (contribution.has_address and not no_address):
        raise StillTells
    _release(contribution, by, why_nobody=why_nobody if contribution.third_person else "", verb="voices.shown")


@transaction.atomic
def edit(*, contribution: Contribution, version: int, words: str, by: Any, why_nobody: str = "") -> None:
    """Take out what tells who somebody is, and show the rest. The words before are kept a while for the lead alone."""
    _begin(contribution, version, by)
    tells = still_tells(contribution, words)
    if tells and not why_nobody.strip():
        raise StillTells
    before = contribution.original or contribution.words
    until = timezone.localdate() + ORIGINAL_KEPT
    change(contribution, original=before, original_until=until, words=words, edited=True)
    _release(contribution, by, why_nobody=why_nobody if tells else "", verb="voices.edited")


def still_tells(contribution: Contribution, words: str) -> bool:
    """Whether somebody may still be recognised: nothing was taken out, or there still seems to be a name in it."""
    if contribution.third_person and words.split() == contribution.words.split():
        return True
    return held_because(contribution.programme, words)["third_person"]


@transaction.atomic
def hold(*, contribution: Contribution, version: int, by: Any) -> None:
    """Keep it for later or for somebody else."""
    _begin(contribution, version, by)
    change(contribution, state=State.HELD, claimed_by=None, claimed_at=None)
    record(by=by, verb="voices.held", subject=contribution)


@transaction.atomic
def refuse(*, contribution: Contribution, version: int, reason: str, words: str, by: Any) -> None:
    """Not show it, for a reason of the rules and in words for its author. Refusing an appeal ends it."""
    if not reason or not words.strip():
        raise ReasonMissing
    _begin(contribution, version, by)
    _check(contribution, State.REFUSED, by, reason=reason, reason_words=words)
    record(by=by, verb="voices.refused", subject=contribution, reason=reason)


@transaction.atomic
def hand_to_lead(*, contribution: Contribution, version: int, by: Any) -> None:
    """Somebody may be in danger: hide it from everyone but the safeguarding lead, and tell the lead."""
    _begin(contribution, version, by)
    change(contribution, worry=True, state=State.HELD)
    tell_leads(contribution)


def forget_originals(*, today: dt.date) -> int:
    """Empty the words before editing whose days are over. Run daily, in the organisation's scope."""
    rows = Contribution.objects.filter(original_until__lt=today)
    return rows.update(original="", original_until=None)


def _release(contribution: Contribution, by: Any, *, why_nobody: str, verb: str) -> None:
    """Let others read it; why nobody can be recognised is kept with it and in the history."""
    _check(contribution, State.SHOWN, by, **FREE, why_nobody=why_nobody)
    record(by=by, verb=verb, subject=contribution)
    if why_nobody:
        record(by=by, verb="voices.nobody_in_it", subject=contribution, why=why_nobody)


def _begin(contribution: Contribution, version: int, by: Any) -> None:
    claim_version(contribution, version)
    if must_be_left_to_another(contribution, by.pk):
        raise NotYours


def _check(contribution: Contribution, state: str, by: Any, **more: Any) -> None:
    now = timezone.now()
    if contribution.appealed_at and not contribution.appeal_answered_at:
        change(contribution, appeal_answered_at=now)
        record(by=by, verb="voices.appeal_answered", subject=contribution)
    change(contribution, state=state, checked_by=by, checked_at=now, claimed_by=None, claimed_at=None, **more)
