"""The tools that stand open in a programme.

The tools of Map it are always there. Any other is folded away until somebody switches it on or makes something
with it: what was made never disappears, whatever is switched off.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from django_scopes import scopes_disabled

from coproduction_star.data.content_files import Language
from coproduction_star.data.tools import Tool, ToolPlace, tools

from .models import Decision, Programme, Promise, ToolSwitch
from .steps import all_steps

ALWAYS = frozenset({"learn", "initiatives", "golden-thread", "organisation-star"})
"""Tools of the whole Star that every programme has anyway."""
OF_THE_SPINE = {"decisions": Decision, "promises": Promise}
"""Tools of the journeys themselves, and what is made with them."""


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The ids of the tools that are open in a programme, and why."""

    switched: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    """Something was made with them."""

    @property
    def open(self) -> frozenset[str]:
        return self.switched | self.made


def every_tool() -> tuple[Tool, ...]:
    """In the reader's language."""
    return tools(Language.WELSH if get_language() == Language.WELSH else Language.ENGLISH)


def tools_here() -> tuple[Tool, ...]:
    """The tools that this release has."""
    return tuple(tool for tool in every_tool() if tool.available)


def can_fold(tool: Tool) -> bool:
    """Whether it stays out of the way until it is wanted."""
    return tool.available and tool.place is not ToolPlace.MAP_IT and tool.id not in ALWAYS


def with_tools(rows: QuerySet[Programme]) -> QuerySet[Programme]:
    """Each programme with its toolbox, in the query that finds it."""
    written = _flags_in_sql(connections[rows.db].vendor)
    flags = {name: RawSQL(sql, values, BooleanField()) for name, (sql, values) in written.items()}  # noqa: S611 - written by Django itself
    return rows.annotate(**flags)


@cache
def _flags_in_sql(_vendor: str) -> Mapping[str, tuple[str, tuple[Any, ...]]]:
    """Written once for a kind of database: to write it anew took longer than all else of finding a programme.

    A flag asks only for rows of the programme itself, so it needs no scope, and must keep none.
    """
    with scopes_disabled():
        query = Programme.objects.annotate(**dict(_flags())).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    return {name: compiler.compile(flag) for name, flag in query.annotations.items()}


_here: ContextVar[Programme | None] = ContextVar("programme", default=None)


@contextmanager
def inside(programme: Programme) -> Iterator[None]:
    """While a page of this programme is answered: other objects of the same row then need not ask again."""
    before = _here.set(programme)
    try:
        yield
    finally:
        _here.reset(before)


def toolbox_of(programme: Programme) -> Toolbox:
    """No query for a programme that was found `with_tools`, or whose page this is; else one, once for each object."""
    here = _here.get()
    row = (here if here and here.pk == programme.pk else programme).__dict__
    kept: Toolbox | None = row.get("_toolbox")
    if kept is None:
        names = list(_flags_in_sql(connections[DEFAULT_DB_ALIAS].vendor))
        found = row
        if names[0] not in row:
            found = with_tools(Programme.objects.filter(pk=programme.pk)).order_by().values(*names).get()
        kept = row["_toolbox"] = Toolbox(_ids(found, "on"), _ids(found, "made"))
    return kept


def nothing_made_with(programmes: Iterable[Programme], *tools: str) -> bool:
    """Whether programmes that were found `with_tools` say that none of them used these. Asks nothing."""
    names = [_name("made", tool) for tool in tools]
    return all(not one.__dict__.get(name, True) for one in programmes for name in names)


def _ids(row: Any, of: str) -> frozenset[str]:
    return frozenset(tool.id for tool in tools_here() if can_fold(tool) and row[_name(of, tool.id)])


def _flags() -> Iterator[tuple[str, Exists]]:
    made = _what_is_made()
    for tool in filter(can_fold, tools_here()):
        yield _name("on", tool.id), Exists(ToolSwitch.objects.filter(programme=OuterRef("pk"), tool=tool.id))
        yield _name("made", tool.id), Exists(made[tool.id].filter(programme=OuterRef("pk")))


def _what_is_made() -> dict[str, Any]:
    rows: dict[str, Any] = {tool: model.objects.all() for tool, model in OF_THE_SPINE.items()}
    return rows | {tool: made() for step in all_steps() for tool, made in step.made_with.items()}


def _name(of: str, tool: str) -> str:
    return f"{of}_{tool.replace('-', '_')}"
