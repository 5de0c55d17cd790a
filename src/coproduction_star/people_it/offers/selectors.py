import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Value
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Entry, Need, Offer, RoleWanted
from coproduction_star.people_it.offered import Thing, roles_that_look, to_publish

from .codes import FIRST, plain_code

SHOWN_AGAIN_FOR = dt.timedelta(minutes=30)
"""How long the browser that sent it is shown the four words again."""


class NotFound(LookupError):
    """No such reference: wrong, taken back, or long gone. Nobody is told which."""


def told_lately(programme: Programme, entry_id: Any) -> Entry | None:
    since = timezone.now() - SHOWN_AGAIN_FOR
    rows = Entry.objects.filter(programme=programme, pk=entry_id, made_at__gt=since, withdrawn_at__isnull=True)
    return rows.prefetch_related("offers", "needs").first()


def kept_under(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose words these are, in whichever organisation: the words are the only key."""
    with scopes_disabled():
        rows = Entry.objects.filter(reference_hash__in=hashes, withdrawn_at__isnull=True)
        return rows.values_list("pk", "reference_hash").first()


@contextmanager
def opened(identity: UUID, reference_hash: str) -> Iterator[Entry]:
    """What the browser opened, in the scope of its programme. The words must be the same as when they were typed."""
    with scopes_disabled():
        rows = Entry.objects.filter(pk=identity, reference_hash=reference_hash, withdrawn_at__isnull=True)
        entry = rows.select_related("programme__organisation", "participant").first()
    if entry is None:
        raise NotFound
    with scope(organisation=entry.organisation_id, programme=entry.programme_id):
        yield entry


def things_of(entry: Entry) -> tuple[list[Offer], list[Need]]:
    """What hangs on it and was not taken back."""
    living = {"withdrawn_at__isnull": True}
    offers = entry.offers.filter(**living).select_related("place", "in_answer_to")
    return list(offers), list(entry.needs.filter(**living).select_related("place", "in_answer_to"))


def read_on_the_board(programme: Programme, code: str) -> Offer | Need | None:
    """What hangs on the wall board under this code, while anyone may read it."""
    plain = plain_code(code)
    model = next((model for model, first in FIRST.items() if plain.startswith(first)), None)
    if model is None:
        return None
    rows = to_publish(model, today=timezone.localdate())
    return rows.filter(programme=programme, code=plain).first()


SORTS: dict[str, type[Offer] | type[Need]] = {"offer": Offer, "need": Need}
"""By the word in the address."""
MOST_ROLES = 50


def thing_of(entry: Entry, *, sort: str, thing_id: UUID) -> Offer | Need:
    """One of somebody's own; raises DoesNotExist of its model."""
    model = SORTS[sort]
    return model.objects.select_related("place").get(entry=entry, pk=thing_id, withdrawn_at__isnull=True)


def agreed_by(entry: Entry) -> frozenset[str]:
    return frozenset(entry.consents.filter(taken_back_at__isnull=True).values_list("kind", flat=True))


def on_the_board(model: type[Thing], programme: Programme, *, today: dt.date) -> QuerySet[Thing]:
    """What anyone may read of this programme, the newest first."""
    return to_publish(model, today=today).filter(programme=programme).order_by("-published_at", "pk")


def numbers_on_the_board(programme: Programme, *, today: dt.date) -> dict[type[Offer] | type[Need], int]:
    """How much anyone may read of each: one query."""
    offers, needs = (
        on_the_board(model, programme, today=today).select_related(None).order_by().values_list(Value(name))
        .annotate(number=Count("pk"))
        for name, model in SORTS.items()
    )  # fmt: skip
    found = dict(offers.union(needs, all=True))
    return {model: found.get(name, 0) for name, model in SORTS.items()}


def roles_to_read(programme: Programme, *, today: dt.date) -> list[RoleWanted]:
    return list(roles_that_look(programme, today=today).select_related("place")[:MOST_ROLES])
