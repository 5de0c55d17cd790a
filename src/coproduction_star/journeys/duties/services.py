from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Decision, Duty, DutyKind, DutyState, EarlierWords
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version

from .selectors import unsaved

KEPT = ("state", "because", "answers")
"""What a change of a duty keeps of what it said."""


class NoReason(ValueError):
    """A duty is not needed for a reason, and an answer is changed for a reason."""


@transaction.atomic
def ask_duties(*, decision: Decision, not_needed: Mapping[str, str], by: Any) -> tuple[Duty, ...]:
    """Begin the four duties of a new decision; those with a reason are not needed, the others are open."""
    made = []
    for kind in DutyKind:
        because = not_needed.get(kind.value, "")
        state = DutyState.NOT_NEEDED if because else DutyState.OPEN
        duty = unsaved(decision, kind)
        duty.state, duty.because, duty.version, duty.by = state, because, 1, by
        duty.save()
        made.append(duty)
        if because:
            record(by=by, verb="journeys.duty_not_needed", subject=duty, duty=kind.value)
    return tuple(made)


@transaction.atomic
def answer_duty(
    *, duty: Duty, version: int, state: str, because: str, answers: Mapping[str, Any], by: Any, reason: str = ""
) -> Duty:
    """Say how a duty stands, and keep what it said. Raises ChangedMeanwhile, NoReason."""
    if state == DutyState.NOT_NEEDED and not because:
        raise NoReason(gettext_noop("Write why it is not needed. Others will ask."))
    row = _changed(duty, version, reason=reason, by=by) if version else _begun(duty)
    row.state, row.because = state, because if state == DutyState.NOT_NEEDED else ""
    row.answers, row.by = dict(answers), by
    row.save()
    record(by=by, verb=f"journeys.duty_{state}", subject=row, duty=row.kind)
    return row


def _begun(duty: Duty) -> Duty:
    """The first answer of a decision from before duties were asked."""
    held = Duty.objects.filter(decision=duty.decision_id, kind=duty.kind).first()
    if held:
        raise ChangedMeanwhile(held)
    duty.version = 1
    return duty


def _changed(duty: Duty, version: int, *, reason: str, by: Any) -> Duty:
    row = Duty.objects.select_related("decision").get(pk=duty.pk)
    claim_version(row, version=version)
    row = Duty.objects.select_related("decision").get(pk=duty.pk)
    if row.state != DutyState.OPEN and not reason:
        raise NoReason(gettext_noop("Write why you change an answer that was given."))
    if row.state != DutyState.OPEN or row.answers:
        EarlierWords.objects.create(
            programme_id=row.programme_id, organisation_id=row.organisation_id, duty=row, reason=reason, by=by,
            before={name: getattr(row, name) for name in KEPT},
        )  # fmt: skip
    return row
