"""A small start that happened goes into a programme: of one's own, or told to a published one that answers."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Programme, Status
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.voices.addresses import address as told_address
from coproduction_star.voices.models import Kind
from coproduction_star.voices.selectors import takes_contributions
from coproduction_star.voices.services import Said, contribute

from .selectors import in_open_programme, steps_of

TITLE = 200


class CannotBeHandedOver(Exception):
    """It did not happen yet, or it is in a programme already."""


class DoesNotListen(Exception):
    """The programme takes nothing from outside now."""


@transaction.atomic
def into_own_programme(*, start: SmallStart, programme: Programme, title: str, by: Any) -> str:
    """It becomes an initiative of this name. Returns its address. Whether `by` may add one there was asked before."""
    held, step = _to_hand_over(start)
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        made = add_initiative(
            programme=programme, title=title, summary=story_of(held, step), status=Status.EXISTING, by=by
        )
        where = address("initiative", programme, made.pk)
    _handed(held, programme, where, by=by)
    return where


@transaction.atomic
def to_open_programme(
    *, start: SmallStart, programme: Programme, words: str, about_somebody: bool, sender: str
) -> str:
    """It is told to a programme as something that happens. Returns the page with the four words for the answer."""
    held, _step = _to_hand_over(start)
    with in_open_programme(programme.pk) as found:
        if not takes_contributions(found):
            raise DoesNotListen
        said = Said(kind=Kind.HAPPENING, words=words, about_somebody=about_somebody)
        contribution, _words = contribute(programme=found, said=said, sender=sender)
        held.answer_due = contribution.answer_due
        sent = told_address("tell_us_sent", found, contribution.pk)
    _handed(held, programme, "", by=None)
    return sent


def name_of(step: SmallStep) -> str:
    return step.what[:TITLE]


def story_of(start: SmallStart, step: SmallStep) -> str:
    """What somebody wanted, did, learned and wants next, in their words and without the name."""
    return "\n\n".join(part for part in (start.wanted, step.learned, step.next) if part)


def may_be_handed_over(start: SmallStart, step: SmallStep) -> bool:
    return step.happened == Happened.YES and start.handed_at is None


def _to_hand_over(start: SmallStart) -> tuple[SmallStart, SmallStep]:
    held = SmallStart.objects.select_for_update().get(pk=start.pk)
    step = steps_of(held)[-1]
    if not may_be_handed_over(held, step):
        raise CannotBeHandedOver
    return held, step


def _handed(start: SmallStart, programme: Programme, where: str, *, by: Any) -> None:
    start.handed_to, start.handed_address, start.handed_at = programme.name, where, timezone.now()
    start.save(update_fields=["handed_to", "handed_address", "handed_at", "answer_due"])
    record(by=by, verb="map_it.small_start_handed_over", subject=start)
