"""What a moderator does. Each deed takes the version that was read, so that two at once are noticed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.services import tell_leads
from coproduction_star.voices.versions import change, claim_version

from .selectors import must_be_left_to_another

ORIGINAL_KEPT = dt.timedelta(days=30)
FREE = {"third_person": False, "has_address": False, "reason": "", "reason_words": ""}
"""Of what others may read."""


class StillTells(Exception):
    """It still tells who somebody is or where they live: edit it first, or say that nobody can be recognised."""


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
def show(*, contribution: Contribution, version: int, by: Any, nobody: bool = False) -> None:
    """Let others read it. `nobody` says that nobody can be recognised in it, whatever the patterns found."""
    _begin(contribution, version, by)
    if (contribution.third_person or contribution.has_address) and not nobody:
        raise StillTells
    _check(contribution, State.SHOWN, by, **FREE)
    record(by=by, verb="voices.shown", subject=contribution)


@transaction.atomic
def edit(*, contribution: Contribution, version: int, words: str, by: Any) -> None:
    """Take out what tells who somebody is, and show the rest. The words before are kept a while for the lead alone."""
    _begin(contribution, version, by)
    before = contribution.original or contribution.words
    until = timezone.localdate() + ORIGINAL_KEPT
    change(contribution, original=before, original_until=until, words=words, edited=True)
    _check(contribution, State.SHOWN, by, **FREE)
    record(by=by, verb="voices.edited", subject=contribution)


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
