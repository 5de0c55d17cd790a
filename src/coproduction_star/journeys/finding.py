"""Each kind of record that is looked through, a page at a time: all kinds of a step are gathered with one query."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, TextField, Value, Window
from django.db.models.functions import RowNumber

from .steps import Asked

PER_PAGE = 10
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
