"""What is read of try–test–reflect cards."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Count
from django_scopes import scope, scopes_disabled

from coproduction_star.together.models import WorkshopActivity, WorkshopCard, WorkshopContribution
from coproduction_star.voices.models import State

from .selectors import MOST_SHOWN, NotFound


def kept_under(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose card it is, in whichever organisation: the words are the only key."""
    with scopes_disabled():
        rows = WorkshopCard.objects.filter(reference_hash__in=hashes)
        return rows.values_list("pk", "reference_hash").first()


@contextmanager
def opened(identity: UUID, reference_hash: str) -> Iterator[WorkshopCard]:
    """What the browser opened, in the scope of its programme."""
    with scopes_disabled():
        rows = WorkshopCard.objects.filter(pk=identity, reference_hash=reference_hash)
        found = rows.select_related("contribution__activity__workshop__programme__organisation").first()
    if found is None:
        raise NotFound
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found


def card_of(contribution_id: UUID) -> WorkshopCard | None:
    rows = WorkshopCard.objects.filter(contribution=contribution_id)
    return rows.select_related("contribution__activity__workshop").first()


def card_on(contribution: WorkshopContribution) -> WorkshopCard:
    """Raises NotFound where nobody made one of it."""
    card = card_of(contribution.pk)
    if card is None:
        raise NotFound
    return card


def tried_in(activity: WorkshopActivity) -> dict[str, int]:
    """How many cards were answered in each way; those not answered yet under an empty word."""
    rows = WorkshopCard.objects.filter(contribution__activity=activity).order_by()
    return dict(rows.values_list("tried").annotate(number=Count("pk")))


def learnt_to_check(activity: WorkshopActivity) -> tuple[WorkshopCard, ...]:
    """What somebody should read before others do: in the order of the words, so that no order tells who."""
    rows = WorkshopCard.objects.filter(contribution__activity=activity, shown=False).exclude(learnt="")
    return tuple(rows.order_by("learnt")[:MOST_SHOWN])


def learnt_in(activity: WorkshopActivity) -> tuple[str, ...]:
    """What people learnt, without who: in the order of the words, so that no order tells it."""
    rows = WorkshopCard.objects.filter(contribution__activity=activity, shown=True, contribution__state=State.SHOWN)
    return tuple(rows.exclude(learnt="").order_by("learnt").values_list("learnt", flat=True)[:MOST_SHOWN])
