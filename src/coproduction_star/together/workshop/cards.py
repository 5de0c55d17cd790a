"""Try–test–reflect cards: one thing to try with a day, and what came of it two weeks later.

The four words are kept nowhere: a keyed hash recognises them.
"""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.together.models import WorkshopCard, WorkshopContribution
from coproduction_star.voices.models import State
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .services import stir
from .taking_part import state_of

LATER = dt.timedelta(days=14)


def make_card(*, contribution: WorkshopContribution, try_by: dt.date, sender: str) -> WorkshopCard:
    """Once for each thing, however often it is sent. `words_of` gives its four words to the same browser."""
    words = reference_from(f"{sender}|{contribution.pk}") if sender else new_reference()
    try:
        with transaction.atomic():
            return WorkshopCard.objects.create(
                contribution=contribution, try_by=try_by, reference_hash=hash_of(words),
                programme_id=contribution.programme_id, organisation_id=contribution.organisation_id,
            )  # fmt: skip
    except IntegrityError:
        return WorkshopCard.objects.get(contribution=contribution)


def words_of(card: WorkshopCard, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{card.contribution_id}") if sender else ""
    return words if words and hash_of(words) == card.reference_hash else ""


def reflect(*, card: WorkshopCard, tried: str, learnt: str) -> bool:
    """Says whether others read what was learnt. No event is recorded: who answered when stands nowhere."""
    workshop = card.contribution.activity.workshop
    was_read = card.shown and card.learnt == learnt
    shown = bool(learnt) and (was_read or state_of(workshop, learnt) == State.SHOWN)
    WorkshopCard.objects.filter(pk=card.pk).update(
        tried=tried, learnt=learnt, shown=shown, answered_on=timezone.localdate()
    )
    return shown


@transaction.atomic
def show_learnt(*, card: WorkshopCard, by: Any) -> None:
    """Somebody has read it: others may read it too."""
    WorkshopCard.objects.filter(pk=card.pk).update(shown=True)
    stir(card.contribution.activity.workshop)
    record(by=by, verb="together.learnt_shown", subject=card)


def take_card_back(*, card: WorkshopCard) -> None:
    """The card goes, and so do its words unless something came of them."""
    came = card.contribution.became_id or card.contribution.promise_id
    WorkshopCard.objects.filter(pk=card.pk).delete()
    if not came:
        WorkshopContribution.objects.filter(pk=card.contribution_id).delete()
