"""Each kind of record that is looked through, a page at a time: all kinds of a step are gathered with one query."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value, Window
from django.db.models.functions import RowNumber

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import Verb, verbs_of

from .models import Programme
from .steps import Asked

PER_PAGE = 10
ITS_PROGRAMME = (
    "programme", "programme__name", "programme__slug", "programme__closed_at", "programme__archived_at",
    "programme__organisation", "programme__organisation__slug",
)  # fmt: skip
"""The columns of which `programme_of` makes the programme of what was found."""
Kinds = Mapping[str, Callable[[], QuerySet[Any]]]


def page_of(kind: str, rows: QuerySet[Any], *columns: Any, order: tuple[str, ...], asked: Asked) -> QuerySet[Any]:
    """The rows of one page and one more, each with its place among them. The scope is asked once, for their keys."""
    start = (asked.number - 1) * PER_PAGE
    ids = rows.order_by(*order).values("pk")[start : start + PER_PAGE + 1]
    place = Window(RowNumber(), order_by=order)
    kept = rows.model._base_manager.filter(pk__in=ids).order_by()
    return kept.values_list(Value(kind, output_field=TextField()), place, *columns)


def gather(asked: Asked, kinds: Kinds) -> Iterator[tuple[str, list[list[Any]], bool]]:
    """The page of each kind that is asked for, in their order: its rows, and whether there are more."""
    chosen = [kind for kind in kinds if asked.kind in {"", kind}]
    if not chosen:
        return
    first, *others = (kinds[kind]() for kind in chosen)
    found = defaultdict(list)
    for kind, place, *row in first.union(*others, all=True):
        found[kind].append((place, row))
    for kind in chosen:
        rows = [row for _place, row in sorted(found[kind], key=itemgetter(0))]
        yield kind, rows[:PER_PAGE], len(rows) > PER_PAGE


def programme_of(key: Any, name: str, slug: str, closed_at: Any, archived_at: Any, home: Any, at: str) -> Programme:
    """Enough of it to know where its pages are and what somebody may do there, without another query."""
    return Programme(
        pk=key, name=name, slug=slug, closed_at=closed_at, archived_at=archived_at,
        organisation=Organisation(pk=home, slug=at),
    )  # fmt: skip


def where_somebody_may(access: Access, *verbs: Verb) -> Q:
    """The programmes where the reader may do one of these: all of them, or those where their role says so."""
    if not verbs_of(access.roles).isdisjoint(verbs):
        return Q()
    held = access.programme_roles.items()
    return Q(programme__in=[key for key, roles in held if not verbs_of(roles).isdisjoint(verbs)])
