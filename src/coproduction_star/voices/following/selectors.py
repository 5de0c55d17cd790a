from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import QuerySet
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.initiatives.selectors import Held, held_about
from coproduction_star.journeys.models import Initiative
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.references import hashes_of


class NotFound(LookupError):
    """No such reference: wrong, taken back, or long gone. Nobody is told which."""


def found_by(words: str) -> Contribution:
    """Whose reference this is, in whichever organisation: the words are the only key."""
    return _one(reference_hash__in=hashes_of(words))


@contextmanager
def followed(identity: UUID, reference_hash: str) -> Iterator[Contribution]:
    """What the browser follows, in the scope of its programme. The reference must be the same as when it was typed."""
    found = _one(pk=identity, reference_hash=reference_hash)
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found


def became(contribution: Contribution) -> Initiative | None:
    """What it became, directly or with the one it was joined with."""
    if contribution.initiative_id or contribution.merged_with is None:
        return contribution.initiative
    return contribution.merged_with.initiative


def held_of(initiative: Initiative | None) -> Held | None:
    return held_about(initiative) if initiative is not None else None


def _one(**which: object) -> Contribution:
    with scopes_disabled():
        rows = _readable().filter(**which)
        found = rows.first()
    if found is None:
        raise NotFound
    return found


def _readable() -> QuerySet[Contribution]:
    rows = Contribution.objects.exclude(state=State.WITHDRAWN)
    links = ("programme__organisation", "place", "about", "initiative", "merged_with__initiative")
    return rows.select_related(*links, *("initiative__programme", "merged_with__initiative__programme"))
