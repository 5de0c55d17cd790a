"""What somebody may do to their own words with nothing but the four words of their reference."""

import uuid

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.services import held_because
from coproduction_star.voices.versions import change


class TooLate(Exception):
    """It was answered, or somebody looks after it as a worry: it cannot be changed any more."""


def may_correct(contribution: Contribution) -> bool:
    changeable = contribution.state in {State.WAITING, State.HELD, State.SHOWN}
    return changeable and not contribution.worry and contribution.answered_at is None


def may_appeal(contribution: Contribution) -> bool:
    return contribution.state == State.REFUSED and contribution.appealed_at is None


@transaction.atomic
def correct(*, contribution: Contribution, words: str) -> Contribution:
    """New words are checked as the old ones were."""
    held = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("programme__organisation")
        .get(pk=contribution.pk)
    )
    if not may_correct(held):
        raise TooLate
    found = held_because(held.programme, words, about_somebody=held.third_person)
    state = State.HELD if any(found.values()) else State.WAITING
    fresh = {"original": "", "original_until": None, "edited": False, "version": held.version + 1}
    change(held, words=words, state=state, **fresh, **found)
    record(by=None, verb="voices.corrected", subject=held)
    return held


@transaction.atomic
def withdraw(*, contribution: Contribution) -> None:
    """Erase the words, the name and the reference at once. What it became stays; that something was said stays."""
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if held.worry:
        raise TooLate
    empty(contribution=held)


@transaction.atomic
def empty(*, contribution: Contribution) -> None:
    """Erase all that it says, a worry too: it was taken back before, and an older backup holds it still."""
    held = contribution
    change(
        held, state=State.WITHDRAWN, words="", original="", original_until=None, name="", contact="",
        safe_channel="", appeal="", participant=None, reference_hash=f"taken back {uuid.uuid4().hex}",
        sent_key=None, version=held.version + 1,
    )  # fmt: skip
    record(by=None, verb="voices.withdrawn", subject=held)
    note_erasure(ErasureKind.CONTRIBUTION, held.pk)


@transaction.atomic
def appeal(*, contribution: Contribution, words: str) -> None:
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if not may_appeal(held):
        raise TooLate
    change(held, appeal=words, appealed_at=timezone.now(), claimed_by=None, version=held.version + 1)
    record(by=None, verb="voices.appealed", subject=held)
