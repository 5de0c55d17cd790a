from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import CommissioningText, Decision, EarlierWords, Reduction
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version

ASKED = ("what", "amount", "unit", "source", "whose_money", "by_when", "agreed_by")
"""What is asked of something that stops or shrinks."""


class NothingChanged(ValueError):
    """A correction changes something."""


@transaction.atomic
def keep_text(*, text: CommissioningText, version: int, words: str, by: Any) -> CommissioningText:
    """Keep a text as somebody edited it, and what it said before. Raises ChangedMeanwhile."""
    row = _begun(text) if version == 0 else _taken(text, version, by=by)
    row.text, row.by = words, by
    row.save()
    record(by=by, verb="journeys.commissioning_text_kept", subject=row, text=row.kind)
    return row


def _begun(text: CommissioningText) -> CommissioningText:
    held = CommissioningText.objects.filter(decision=text.decision_id, kind=text.kind).first()
    if held:
        raise ChangedMeanwhile(held)
    text.version = 1
    return text


def _taken(text: CommissioningText, version: int, *, by: Any) -> CommissioningText:
    claim_version(text, version=version)
    row = CommissioningText.objects.select_related("decision").get(pk=text.pk)
    _keep(row, {"text": row.text}, reason="", by=by)
    return row


@transaction.atomic
def add_reduction(*, decision: Decision, by: Any, **facts: Any) -> Reduction:
    """Write down what stops or shrinks to pay for a decision."""
    row = Reduction.objects.create(
        decision=decision, programme_id=decision.programme_id, organisation_id=decision.organisation_id, by=by, **facts
    )
    record(by=by, verb="journeys.reduction_added", subject=row)
    return row


@transaction.atomic
def change_reduction(*, reduction: Reduction, version: int, reason: str, by: Any, **now: Any) -> Reduction:
    """Change it and keep what it said, with the reason. Raises ChangedMeanwhile, NothingChanged.

    What somebody takes out while another writes is back when that is saved.
    """
    claim_version(reduction, version=version)
    row = Reduction.objects.get(pk=reduction.pk)
    before = {name: str(getattr(row, name)) for name in ASKED if getattr(row, name) != now[name]}
    if not before and row.taken_out_at is None:
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    _keep(row, before, reason=reason, by=by)
    for name in before:
        setattr(row, name, now[name])
    row.by, row.taken_out_at = by, None
    row.save()
    record(by=by, verb="journeys.reduction_changed", subject=row)
    return row


@transaction.atomic
def take_out_reduction(*, reduction: Reduction, by: Any) -> None:
    """It does not stop or shrink after all. What it said stays, and it can be brought back."""
    row = Reduction.objects.select_for_update(of=("self",)).get(pk=reduction.pk)
    if row.taken_out_at is None:
        row.taken_out_at, row.by = timezone.now(), by
        row.save(update_fields=["taken_out_at", "by"])
        record(by=by, verb="journeys.reduction_taken_out", subject=row)


@transaction.atomic
def bring_back_reduction(*, reduction: Reduction, by: Any) -> None:
    row = Reduction.objects.select_for_update(of=("self",)).get(pk=reduction.pk)
    if row.taken_out_at is not None:
        row.taken_out_at, row.by = None, by
        row.save(update_fields=["taken_out_at", "by"])
        record(by=by, verb="journeys.reduction_brought_back", subject=row)


def _keep(row: CommissioningText | Reduction, before: dict[str, Any], *, reason: str, by: Any) -> None:
    about = {"text": row} if isinstance(row, CommissioningText) else {"reduction": row}
    EarlierWords.objects.create(
        programme_id=row.programme_id,
        organisation_id=row.organisation_id,
        before=before,
        reason=reason,
        by=by,
        **about,
    )
