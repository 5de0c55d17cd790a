"""One union finds every kind of record, whatever there is; the steps are asked for what they hold themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value, Window
from django.db.models.functions import Cast, Concat, RowNumber
from rules import has_perm

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import (
    Decision,
    Initiative,
    Outcome,
    Place,
    Programme,
    ProgrammeRole,
    Promise,
)
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.steps import Asked, Found, all_steps
from coproduction_star.journeys.words import has_every, hold
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.permissions import Permission as OfOrganisation

PER_PAGE = 10
NOTHING = Value("", output_field=TextField())


@dataclass(frozen=True, slots=True)
class Row:
    """One record that was found; `text` is all that was looked through beside its title."""

    kind: str
    key: UUID
    title: str
    text: str
    programme: str
    """Its name; empty for what belongs to no programme."""
    slug: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of one kind on this page, and whether there is more."""

    kind: str
    rows: tuple[Row, ...]
    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Where records of a kind are, what they are called, and which other fields are looked through."""

    rows: Callable[[], QuerySet[Any]]
    title: str
    others: tuple[str, ...] = ()
    programme: Any = "programme__name"
    slug: Any = "programme__slug"


KINDS: Mapping[str, Kind] = {
    "programmes": Kind(
        lambda: Programme.objects.all(), "name", ("summary", "service"), programme="service", slug="slug"
    ),
    "initiatives": Kind(lambda: Initiative.objects.all(), "title", ("summary", "citizens_bring")),
    "outcomes": Kind(lambda: Outcome.objects.all(), "words"),
    "decisions": Kind(lambda: Decision.objects.all(), "what", ("why", "dissent", "decided_by")),
    "promises": Kind(lambda: Promise.objects.all(), "what", ("note", "who_in_words")),
    "places": Kind(lambda: Place.objects.all(), "name", programme=NOTHING, slug=NOTHING),
}


def find(
    asked: Asked, *, organisation: Organisation, hidden: Hidden, kind: str = "", number: int = 1
) -> tuple[Hits, ...]:
    """Records that hold every word: one query. Inside the scope, so only what the reader may see."""
    if not asked.words:
        return ()
    kinds = kinds_for(asked.access, organisation)
    chosen = {kind: kinds[kind]} if kind in kinds else kinds
    start = (number - 1) * PER_PAGE if kind in kinds else 0
    first, *others = (_page(name, one, asked, start) for name, one in chosen.items())
    found: dict[str, list[Any]] = {name: [] for name in chosen}
    for name, place, *row in first.union(*others, all=True):
        found[name].append((place, row))
    return tuple(_hits(name, rows, start // PER_PAGE + 1, asked, hidden) for name, rows in found.items())


def kinds_for(access: Access, organisation: Organisation) -> dict[str, Kind]:
    """What this reader may look through: places and people as their own pages let them in."""
    kinds = dict(KINDS)
    if not has_perm(Permission.SEE_PLACES, access, organisation):
        del kinds["places"]
    everyone = has_perm(OfOrganisation.SEE_PEOPLE, access, organisation)
    return kinds | {"people": _people(organisation, everyone=everyone)}


def _people(organisation: Organisation, *, everyone: bool) -> Kind:
    """By their names only. Whoever may not see all people finds those of the programmes they may see."""
    known = Participant.objects.filter(organisation=organisation, erased_at__isnull=True, merged_into__isnull=True)
    held = ProgrammeRole.objects.filter(participant=OuterRef("pk")).order_by("programme__name", "pk")
    if everyone:
        return Kind(lambda: known, "name", programme=NOTHING, slug=NOTHING)
    return Kind(
        lambda: known.filter(pk__in=ProgrammeRole.objects.order_by().values("participant")),
        "name",
        programme=Subquery(held.values("programme__name")[:1]),
        slug=Subquery(held.values("programme__slug")[:1]),
    )


def _page(name: str, kind: Kind, asked: Asked, start: int) -> QuerySet[Any]:
    """The rows of one page and one more, each with its place among them. The scope is asked once, for their keys."""
    order = (kind.title, "pk")
    fields = (kind.title, *kind.others)
    rows = kind.rows().filter(hold(asked.words, fields=fields))
    if name == "people":
        rows = rows.exclude(pk__in=asked.unseen)
    ids = rows.order_by(*order).values("pk")[start : start + PER_PAGE + 1]
    place = Window(RowNumber(), order_by=order)
    return (
        ids.model._base_manager.filter(pk__in=ids)
        .order_by()
        .values_list(
            Value(name, output_field=TextField()), place, "pk", Cast(kind.title, TextField()), _text(kind.others),
            Cast(kind.programme, TextField()), Cast(kind.slug, TextField()),
        )
    )  # fmt: skip


def _text(fields: tuple[str, ...]) -> Any:
    if len(fields) < 2:
        return Cast(fields[0], TextField()) if fields else NOTHING
    parts: list[Any] = [fields[0]]
    for field in fields[1:]:
        parts += [Value("\n"), field]
    return Concat(*parts, output_field=TextField())


def _hits(name: str, rows: list[Any], number: int, asked: Asked, hidden: Hidden) -> Hits:
    ordered = [Row(name, *row) for _place, row in sorted(rows, key=lambda one: one[0])]
    shown = (row for row in ordered[:PER_PAGE] if _still_there(asked, hidden, row.title, row.text))
    return Hits(name, tuple(shown), number, len(ordered) > PER_PAGE)


def found_by_steps(asked: Asked, *, hidden: Hidden) -> tuple[Found, ...]:
    """What the steps hold about these words."""
    found = (one for step in all_steps() for one in step.search(asked))
    return tuple(one for one in found if _still_there(asked, hidden, one.title, one.excerpt))


def _still_there(asked: Asked, hidden: Hidden, *texts: str) -> bool:
    """A name that is not shown before the election finds nothing either."""
    return not hidden.pattern or has_every(asked.words, hidden.text("\n".join(texts)))
