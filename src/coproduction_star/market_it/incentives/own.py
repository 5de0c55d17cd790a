"""The organisation's own lines of the menu."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import CatalogueEntry, EntryKind
from coproduction_star.organisations.models import Organisation

MOST_OF_A_KEY = 40


@transaction.atomic
def add_own(*, organisation: Organisation, content: Mapping[str, Any], by: Any) -> CatalogueEntry:
    """Put an incentive of the organisation's own on its menu, for every programme."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    stem = f"own-{slugify(content['title']['en'])[:MOST_OF_A_KEY]}".rstrip("-")
    rows = CatalogueEntry.objects.filter(organisation=organisation, kind=EntryKind.INCENTIVE)
    taken = set(rows.values_list("key", flat=True))
    key = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    made = CatalogueEntry.objects.create(
        organisation=organisation, kind=EntryKind.INCENTIVE, key=key, content=dict(content), by=by
    )
    record(by=by, verb="market_it.own_incentive_added", subject=made, called=content["title"]["en"])
    return made


@transaction.atomic
def retire_own(*, entry: CatalogueEntry, by: Any) -> None:
    """It is offered to no new plan; what was made from it stays."""
    if entry.retired_at is None:
        entry.retired_at = timezone.now()
        entry.save(update_fields=["retired_at"])
        record(by=by, verb="market_it.own_incentive_retired", subject=entry, called=entry.content["title"]["en"])
