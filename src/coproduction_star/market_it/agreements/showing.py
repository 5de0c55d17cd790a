"""What people show for a role and agree to. Of a check it is kept that it was seen, and never what it says."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import ConditionKind, Declaration, Evidence, RolePack, Way
from coproduction_star.market_it.months import in_years
from coproduction_star.methods.fingerprint import canonical, fingerprint
from coproduction_star.organisations.models import Participant

from .texts import AGREED, text_of

KEPT_AFTER_IT_ENDED = dt.timedelta(days=183)
YEARS_KEPT = 6
REPLACED = gettext_noop("Replaced by what was shown later.")
TAKEN_BACK = gettext_noop("Taken back.")
EVERYWHERE = (
    ConditionKind.TALK, ConditionKind.IDENTITY, ConditionKind.REFERENCES, ConditionKind.BACKGROUND,
)  # fmt: skip
"""What counts in every role of the organisation; anything else is shown for one role."""


class NotByReading(ValueError):
    """This is shown to somebody, not agreed to."""


class IsGone(ValueError):
    """It was taken back or replaced meanwhile."""


@transaction.atomic
def show(
    *, pack: RolePack, participant: Participant, kind: str, seen_on: dt.date, by: Any, reference: str = "",
    expires_on: dt.date | None = None,
) -> Evidence:  # fmt: skip
    """Write down that somebody has shown this; what they showed before counts no longer."""
    made = _put(pack, participant, kind, by=by, seen_on=seen_on, reference=reference, expires_on=expires_on)
    record(by=by, verb="market_it.evidence_seen", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def agree(
    *, pack: RolePack, participant: Participant, kind: str, by: Any, way: str = Way.ACCOUNT,
    on: dt.date | None = None,
) -> Declaration:  # fmt: skip
    """Keep what somebody agreed to, word for word. On paper it is recorded on their behalf. Raises NotByReading."""
    if kind not in AGREED:
        raise NotByReading(gettext_noop("This is shown to somebody who looks at it."))
    day = on or timezone.localdate()
    text = canonical(text_of(pack, kind, name=participant.name, day=day))
    made = Declaration.objects.create(
        pack=pack, programme_id=pack.programme_id, organisation_id=pack.organisation_id, participant=participant,
        kind=kind, text=text, fingerprint=fingerprint(text), way=way, by=by, signed_at=_moment(on),
        delete_after=in_years(day, YEARS_KEPT),
    )  # fmt: skip
    _put(pack, participant, kind, by=by, seen_on=day, declaration=made)
    verb = "agreed_to" if way == Way.ACCOUNT else "agreed_on_paper"
    record(by=by, verb=f"market_it.{verb}", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def end(*, evidence: Evidence, because: str, by: Any) -> None:
    """It counts no longer, from now on. A text somebody agreed to is thereby taken back. Raises IsGone."""
    held = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if held.ended_at is not None:
        raise IsGone(gettext_noop("It was taken back or replaced meanwhile."))
    _end(held, because)
    if held.declaration_id:
        Declaration.objects.filter(pk=held.declaration_id).update(taken_back_at=timezone.now())
    record(by=by, verb="market_it.evidence_ended", subject=held, for_whom=held.participant_id, reason=because)


def take_back(*, declaration: Declaration, by: Any) -> None:
    """Somebody no longer agrees. Raises IsGone."""
    held = Evidence.objects.filter(declaration=declaration, ended_at=None).first()
    if held is None:
        raise IsGone(gettext_noop("It was taken back or replaced meanwhile."))
    end(evidence=held, because=str(TAKEN_BACK), by=by)


def _put(pack: RolePack, participant: Participant, kind: str, *, by: Any, **facts: Any) -> Evidence:
    """One of a kind counts at a time; the person is held while it is changed."""
    Participant.objects.select_for_update().get(pk=participant.pk)
    where = None if kind in EVERYWHERE else pack
    for old in Evidence.objects.filter(participant=participant, kind=kind, pack=where, ended_at=None):
        _end(old, str(REPLACED))
    last = facts.get("expires_on")
    return Evidence.objects.create(
        organisation_id=pack.organisation_id, participant=participant, kind=kind, pack=where, seen_by=by,
        delete_after=last + KEPT_AFTER_IT_ENDED if last else None, **facts,
    )  # fmt: skip


def _end(row: Evidence, because: str) -> None:
    row.ended_at, row.ended_because = timezone.now(), because
    row.delete_after = timezone.localdate() + KEPT_AFTER_IT_ENDED
    row.save(update_fields=["ended_at", "ended_because", "delete_after"])


def _moment(day: dt.date | None) -> dt.datetime:
    """The moment itself, or noon of the day on the paper."""
    if day is None:
        return timezone.now()
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
