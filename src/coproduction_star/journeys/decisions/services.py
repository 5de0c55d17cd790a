import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.duties.services import ask_duties
from coproduction_star.journeys.models import Correction, Decision, Initiative, Interest, Kept, Programme, Promise
from coproduction_star.journeys.services import Nobody, claim_version, make_promise
from coproduction_star.organisations.models import Participant

from .selectors import has_declared

__all__ = [
    "AlreadyJudged",
    "Nobody",
    "NotDeclared",
    "NothingChanged",
    "OthersJudge",
    "PromiserJudges",
    "correct_decision",
    "correct_promise",
    "declare_interest",
    "judge_promise",
    "make_promise",
    "record_decision",
]


class NotDeclared(Exception):
    """Interests are declared before deciding."""


class OthersJudge(Exception):
    """A promise of a charter is judged by the other side, and there."""


class PromiserJudges(Exception):
    """Whoever made a promise does not say whether it was kept."""


class NothingChanged(ValueError):
    """A correction changes something."""


class AlreadyJudged(Exception):
    """Somebody has said how the promise went."""


@transaction.atomic
def declare_interest(
    *, programme: Programme, participant_id: UUID, none_to_declare: bool, what: str, by: Any
) -> Interest:
    """One declaration a person and programme; a new one takes the place of the old."""
    interest, _made = Interest.objects.update_or_create(
        programme=programme,
        participant_id=participant_id,
        defaults={
            "organisation_id": programme.organisation_id,
            "none_to_declare": none_to_declare,
            "what": "" if none_to_declare else what,
        },
    )
    theirs = Participant.objects.filter(pk=participant_id, user=by).exists()
    verb = "journeys.interest_declared" if theirs else "journeys.interest_written_down"
    record(by=by, verb=verb, subject=interest, for_whom=participant_id)
    return interest


@transaction.atomic
def record_decision(
    *, programme: Programme, what: str, why: str, decided_by: str, decided_on: dt.date, by: Any, participant_id: UUID,
    dissent: str = "", initiative: Initiative | None = None, duties: Mapping[str, str] | None = None,
    taken_on: Mapping[str, Any] | None = None,
) -> Decision:  # fmt: skip
    """Write down who decided what, when and why. Raises NotDeclared before the writer has declared interests.

    `duties` says why a duty is not needed; every other one is open until it is answered. `taken_on` is what
    `Paper.kept` gives of the frozen paper it was taken on.
    """
    if not has_declared(programme=programme, participant_id=participant_id):
        raise NotDeclared("Declare your interests before you record a decision.")
    decision = Decision.objects.create(
        programme=programme,
        organisation_id=programme.organisation_id,
        initiative=initiative,
        what=what,
        why=why,
        decided_by=decided_by,
        decided_on=decided_on,
        dissent=dissent,
        taken_on=dict(taken_on or {}),
        by=by,
    )
    record(by=by, verb="journeys.decision_recorded", subject=decision)
    ask_duties(decision=decision, not_needed=duties or {}, by=by)
    return decision


@transaction.atomic
def judge_promise(*, promise: Promise, kept: str, note: str, by: Any) -> Promise:
    """Say how a promise went; not by whoever made it, and once."""
    held = Promise.objects.select_for_update(of=("self",)).select_related("who").get(pk=promise.pk)
    if held.others_judge:
        raise OthersJudge(gettext_noop("Only those to whom it was promised say how it went, in their charter."))
    if held.who and held.who.user_id == by.pk:
        raise PromiserJudges(gettext_noop("Ask somebody else to say how your promise went."))
    if held.kept != Kept.OPEN:
        raise AlreadyJudged(gettext_noop("Somebody has already said how this promise went."))
    held.kept, held.note, held.judged_by = kept, note, by
    held.judged_on = timezone.localdate()
    held.save(update_fields=["kept", "note", "judged_by", "judged_on"])
    record(by=by, verb="journeys.promise_judged", subject=held, for_whom=held.who_id, kept=kept)
    return held


@transaction.atomic
def correct_decision(
    *, decision: Decision, version: int, reason: str, by: Any, participant_id: UUID, **now: Any
) -> Correction:
    """Change what a decision says and keep what it said. Raises ChangedMeanwhile, NothingChanged, NotDeclared."""
    if not has_declared(programme=decision.programme_id, participant_id=participant_id):
        raise NotDeclared("Declare your interests before you correct a decision.")
    correction = _correct(decision, version, now, reason=reason, by=by)
    record(by=by, verb="journeys.decision_corrected", subject=decision, reason=reason)
    return correction


@transaction.atomic
def correct_promise(*, promise: Promise, version: int, reason: str, by: Any, **now: Any) -> Correction:
    """Change the words or the day of a promise and keep what it said. The event names whoever promised it."""
    correction = _correct(promise, version, now, reason=reason, by=by)
    record(by=by, verb="journeys.promise_corrected", subject=promise, for_whom=promise.who_id, reason=reason)
    return correction


def _correct(row: Decision | Promise, version: int, now: dict[str, Any], *, reason: str, by: Any) -> Correction:
    """A page that was older than the row is noticed before anything is compared with it."""
    claim_version(row, version=version)
    row.refresh_from_db()
    said = {name: getattr(row, name) for name in now}
    before = {name: _as_kept(said[name]) for name, value in now.items() if _plain(said[name]) != _plain(value)}
    if not before:
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    for name in before:
        setattr(row, name, now[name])
    row.save(update_fields=list(before))
    about = {"decision": row} if isinstance(row, Decision) else {"promise": row}
    return Correction.objects.create(
        programme_id=row.programme_id,
        organisation_id=row.organisation_id,
        before=before,
        reason=reason,
        by=by,
        **about,
    )


def _as_kept(value: Any) -> Any:
    return value if isinstance(value, dict) else str(value)


def _plain(value: Any) -> str:
    """A browser ends lines in its own way, which is no change."""
    return str(value).replace("\r\n", "\n")
