import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import make_promise
from coproduction_star.market_it.charter.editions import end_charter
from coproduction_star.market_it.models import (
    Breach,
    Charter,
    CharterParty,
    CharterReview,
    Outcome,
    PromiseSide,
    PromiseVerdict,
    Signature,
)
from coproduction_star.organisations.models import Participant

from . import selectors, telling

BREACH_KEPT = dt.timedelta(days=730)
"""After it was settled."""


class NotTheOtherSide(ValueError):
    """Whoever promised does not say how it went."""


class SettledAlready(ValueError):
    """A breach is settled once."""


class NothingToAnswer(ValueError):
    """It is not settled yet, or was answered already."""


class ReviewedMeanwhile(ValueError):
    """Somebody else wrote down this review."""


@transaction.atomic
def promise(
    *, charter: Charter, what: str, due_on: dt.date, party: CharterParty, other: CharterParty, by: Any,
    who: Participant | None = None, who_in_words: str = "",
) -> PromiseSide:  # fmt: skip
    """One side promises the other something by a day. Raises Nobody without an owner."""
    made = make_promise(
        programme=charter.programme, what=what, due_on=due_on, by=by, who=who, who_in_words=who_in_words,
        initiative=charter.initiative, others_judge=True,
    )  # fmt: skip
    return PromiseSide.objects.create(
        promise=made, charter=charter, party=party, other=other, programme_id=charter.programme_id,
        organisation_id=charter.organisation_id,
    )  # fmt: skip


@transaction.atomic
def say_how_it_went(*, side: PromiseSide, kept: str, words: str, participant_id: UUID, by: Any) -> PromiseVerdict:
    """Only somebody who signed for the other side; they may say it anew. Raises NotTheOtherSide."""
    held = PromiseSide.objects.select_for_update(of=("self",)).select_related("promise").get(pk=side.pk)
    signed = Signature.objects.filter(charter=held.charter_id, party=held.other_id, participant=participant_id)
    if held.promise.who_id == participant_id or not signed.filter(taken_back_at=None).exists():
        raise NotTheOtherSide(gettext_noop("Only somebody who signed for the other side says how a promise went."))
    today = timezone.localdate()
    verdict, _made = PromiseVerdict.objects.update_or_create(
        side=held, participant_id=participant_id,
        defaults={
            "kept": kept, "words": words, "by": by, "said_on": today, "programme_id": held.programme_id,
            "organisation_id": held.organisation_id,
        },
    )  # fmt: skip
    told = held.promise
    told.kept, told.note, told.judged_on, told.judged_by = kept, words, today, by
    told.save(update_fields=["kept", "note", "judged_on", "judged_by"])
    record(by=by, verb="market_it.promise_judged", subject=told, for_whom=told.who_id, kept=kept)
    return verdict


@transaction.atomic
def raise_breach(
    *, charter: Charter, words: str, hoped_for: str, about: CharterParty | None, participant_id: UUID | None,
    by: Any, signature: Signature | None = None,
) -> Breach:  # fmt: skip
    """Say that the charter was not kept to. Whoever raises it and who settles it read it, and nobody else."""
    made = Breach.objects.create(
        charter=charter, programme_id=charter.programme_id, organisation_id=charter.organisation_id, words=words,
        hoped_for=hoped_for, about=about, raised_by_id=participant_id, signature=signature,
    )  # fmt: skip
    record(by=by, verb="market_it.breach_raised", subject=made, for_whom=participant_id)
    return made


@transaction.atomic
def settle_breach(*, breach: Breach, settlement: str, by: Any) -> None:
    """Say how it was put right. Raises SettledAlready."""
    held = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
    if held.settled_at is not None:
        raise SettledAlready(gettext_noop("Somebody has settled this already."))
    held.settled_at, held.settlement, held.settled_by = timezone.now(), settlement, by
    held.delete_after = timezone.localdate() + BREACH_KEPT
    held.save(update_fields=["settled_at", "settlement", "settled_by", "delete_after"])
    record(by=by, verb="market_it.breach_settled", subject=held, for_whom=held.raised_by_id)
    telling.tell_settled(held)


@transaction.atomic
def answer_settlement(*, breach: Breach, settles: bool, words: str, by: Any) -> Breach:
    """Whoever raised it says whether it is put right. If not, it opens again: once. Raises NothingToAnswer."""
    held: Breach = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
    if held.settled_at is None or held.agreed is not None:
        raise NothingToAnswer(gettext_noop("There is nothing to answer here: it is not settled yet, or you said so."))
    held.answered_at, settler = timezone.now(), held.settled_by
    opens = not settles and not held.first_settlement
    if opens:
        held.first_settlement, held.not_enough, held.settlement = held.settlement, words, ""
        held.settled_at = held.settled_by = held.delete_after = None
    else:
        held.agreed, held.answer = settles, words
    held.save()
    record(
        by=by, verb="market_it.settlement_answered", subject=held, for_whom=held.raised_by_id, settles=settles,
        opens=opens,
    )  # fmt: skip
    telling.tell_answered(held, settler)
    return held


@transaction.atomic
def hold_review(
    *, charter: Charter, who: str, heard: str, outcome: str, review_on: dt.date | None, by: Any,
    due_on: dt.date | None = None,
) -> CharterReview:  # fmt: skip
    """Say what came of it: the charter goes on until the next review day, is changed, or ends.

    `due_on` is the review day that the reader had before them; raises ReviewedMeanwhile when it is another by now.
    """
    held = Charter.objects.select_for_update(of=("self",)).get(pk=charter.pk)
    if held.ended_at is not None or (due_on is not None and held.review_on != due_on):
        raise ReviewedMeanwhile(gettext_noop("Somebody has written down a review meanwhile. It stands on the page."))
    today, ahead = timezone.localdate(), CharterReview.objects.filter(charter=held, held_on=None).first()
    made = ahead or _review(held, held.review_on or today)
    made.held_on, made.who, made.heard, made.outcome, made.by = today, who, heard, outcome, by
    made.edition = held.open_edition
    made.save()
    record(by=by, verb="market_it.charter_reviewed", subject=held, outcome=outcome)
    if outcome == Outcome.END:
        end_charter(charter=held, because=heard[:500], by=by)
    else:
        held.review_on = review_on
        held.save(update_fields=["review_on", "changed_at"])
    return made


def open_due(*, today: dt.date) -> int:
    """Open every charter again whose review day has come, and tell both sides. Of how many; in a scope.

    One that is open already is left as it is, however often this runs.
    """
    return sum(_open_again(key) for key in selectors.to_open(today))


@transaction.atomic
def _open_again(key: UUID) -> bool:
    charter = Charter.objects.select_for_update(of=("self",)).select_related("programme__organisation").get(pk=key)
    if charter.review_on is None or CharterReview.objects.filter(charter=charter, held_on=None).exists():
        return False
    made = _review(charter, charter.review_on)
    made.reminded_at = timezone.now()
    made.save()
    record(by=None, verb="market_it.charter_opened_again", subject=charter, day=made.due_on.isoformat())
    telling.tell_both_sides(charter, made.due_on)
    return True


def _review(charter: Charter, due_on: dt.date) -> CharterReview:
    return CharterReview(
        charter=charter, programme_id=charter.programme_id, organisation_id=charter.organisation_id,
        edition=charter.open_edition, due_on=due_on,
    )  # fmt: skip
