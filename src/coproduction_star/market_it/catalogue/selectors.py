from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django_scopes import scope

from coproduction_star.market_it.models import (
    CatalogueEntry,
    Clause,
    EntryKind,
    IncentivePlan,
    PlanBarrier,
    PlanItem,
    Risk,
)
from coproduction_star.organisations.models import Organisation


def own_entries(organisation: Any, kind: EntryKind) -> QuerySet[CatalogueEntry]:
    """All that an organisation put on one of its lists, also what is offered no more."""
    return CatalogueEntry.objects.filter(organisation=organisation, kind=kind)


def own_offered(organisation: Any, kind: EntryKind) -> QuerySet[CatalogueEntry]:
    return own_entries(organisation, kind).filter(retired_at=None)


def own_entry(organisation: Organisation, own_id: UUID) -> CatalogueEntry:
    return CatalogueEntry.objects.get(organisation=organisation, pk=own_id)


def brought_together(organisation: Organisation, kind: EntryKind) -> list[dict[str, Any]]:
    """What came with spreadsheets and can go together: how many of each, on which day; the newest first."""
    rows = own_entries(organisation, kind).exclude(brought=None).order_by().values("brought")
    return list(rows.annotate(number=Count("pk"), came=Min("made_at")).order_by("-came"))


def of_file(organisation: Organisation, brought: UUID) -> QuerySet[CatalogueEntry]:
    return CatalogueEntry.objects.filter(organisation=organisation, brought=brought)


def used_keys(organisation: Organisation) -> frozenset[str]:
    """Every key of the lists that a plan, a charter or a register of any of its programmes remembers."""
    places = ((PlanBarrier, "barrier"), (PlanItem, "incentive"), (Risk, "catalogue"), (Clause, "topic"))
    with scope(organisation=organisation.pk, programme=None):
        found = {key for model, name in places for key in _keys(model, name)}
        answered = list(IncentivePlan.objects.order_by().values_list("ethics", flat=True))
    return frozenset(found.union(*answered))


def _keys(model: Any, name: str) -> QuerySet[Any]:
    """Also of a clause that was taken out, which can come back."""
    rows = getattr(model, "everything", model.objects).filter(**{f"{name}__startswith": "own-"})
    return rows.order_by().values_list(name, flat=True).distinct()
