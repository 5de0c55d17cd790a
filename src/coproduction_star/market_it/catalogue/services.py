from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import CatalogueEntry, EntryKind
from coproduction_star.organisations.models import Organisation

from .selectors import of_file, own_entries, used_keys
from .shapes import OWN

MOST_OF_A_KEY = 40
Content = Mapping[str, Any]


@transaction.atomic
def add_own(*, organisation: Organisation, kind: EntryKind, content: Content, by: Any) -> CatalogueEntry:
    """Put an entry of the organisation's own on a list, for every programme."""
    return _add(organisation, kind, content, _taken(organisation, kind), by=by)


@transaction.atomic
def bring_own(*, organisation: Organisation, kind: EntryKind, contents: Iterable[Content], by: Any) -> int:
    """Put all of a spreadsheet on a list; what came onto it meanwhile stays once. Says how many are new."""
    taken, brought = _taken(organisation, kind), uuid4()
    there = {title_of(one.content).casefold() for one in own_entries(organisation, kind)}
    new = [one for one in contents if title_of(one).casefold() not in there]
    for content in new:
        _add(organisation, kind, content, taken, by=by, brought=brought)
    return len(new)


def _taken(organisation: Organisation, kind: EntryKind) -> set[str]:
    """The keys of a list, which stays as it is until this is done."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    return set(own_entries(organisation, kind).values_list("key", flat=True))


def _add(
    organisation: Organisation, kind: EntryKind, content: Content, taken: set[str], *, by: Any,
    brought: UUID | None = None,
) -> CatalogueEntry:  # fmt: skip
    stem = OWN + (slugify(title_of(content))[:MOST_OF_A_KEY].strip("-") or kind.value)
    key = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    taken.add(key)
    made = CatalogueEntry.objects.create(
        organisation=organisation, kind=kind, key=key, content=dict(content), brought=brought, by=by
    )
    return _recorded(made, "added", by)


def title_of(content: Content) -> str:
    return str(content["title"]["en"])


@transaction.atomic
def change_own(*, entry: CatalogueEntry, version: int, content: Content, by: Any) -> None:
    """Say it anew. What was made from it keeps the words it was made with. Raises ChangedMeanwhile."""
    claim_version(entry, version=version)
    entry.content = dict(content)
    entry.save(update_fields=["content"])
    _recorded(entry, "changed", by)


@transaction.atomic
def retire_own(*, entry: CatalogueEntry, by: Any) -> None:
    """It is offered no more; what was made from it stays."""
    if entry.retired_at is None:
        entry.retired_at = timezone.now()
        entry.save(update_fields=["retired_at"])
        _recorded(entry, "retired", by)


@transaction.atomic
def restore_own(*, entry: CatalogueEntry, by: Any) -> None:
    if entry.retired_at is not None:
        entry.retired_at = None
        entry.save(update_fields=["retired_at"])
        _recorded(entry, "restored", by)


@transaction.atomic
def take_back(*, organisation: Organisation, brought: UUID, by: Any) -> tuple[int, int]:
    """Delete what came with a spreadsheet; what somebody changed or uses stays. Says how many went and stayed."""
    used, gone, stayed = used_keys(organisation), 0, 0
    for entry in of_file(organisation, brought).select_for_update():
        if entry.version > 1 or entry.key in used:
            stayed += 1
        else:
            _recorded(entry, "taken_back", by)
            entry.delete()
            gone += 1
    of_file(organisation, brought).update(brought=None)
    return gone, stayed


def _recorded(entry: CatalogueEntry, what: str, by: Any) -> CatalogueEntry:
    record(by=by, verb=f"market_it.own_entry_{what}", subject=entry, called=title_of(entry.content))
    return entry
