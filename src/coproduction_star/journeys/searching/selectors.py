"""One union finds every kind of record, whatever there is; the steps are asked for what they hold themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat
from rules import has_perm

from coproduction_star.journeys.finding import gather, page_of
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
from coproduction_star.journeys.steps import Asked, Finds, all_steps
from coproduction_star.journeys.words import has_every, hold
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.permissions import Permission as OfOrganisation

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
    more: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked for in the end, and all that was found: of the spine, and by the steps."""

    asked: Asked
    hits: tuple[Hits, ...] = ()
    others: tuple[Finds, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hits or self.others)


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


def find(asked: Asked, *, organisation: Organisation, hidden: Hidden) -> Finding:
    """Records that hold every word. Inside the scope, so only what the reader may see.

    A kind that nobody knows, and a page behind the last, find what is asked of every kind.
    """
    if not asked.words:
        return Finding(asked)
    found = Finding(asked, _hits(asked, organisation, hidden), _found_by_steps(asked, hidden))
    if asked.kind and not found:
        return find(replace(asked, kind="", number=1), organisation=organisation, hidden=hidden)
    return found


def _hits(asked: Asked, organisation: Organisation, hidden: Hidden) -> tuple[Hits, ...]:
    """The spine, with one query."""
    pages = {name: partial(_page, name, kind, asked) for name, kind in _kinds_for(asked, organisation).items()}
    return tuple(_seen(name, rows, hidden, asked, more=more) for name, rows, more in gather(asked, pages) if rows)


def _kinds_for(asked: Asked, organisation: Organisation) -> dict[str, Kind]:
    """What this reader may look through: places and people as their own pages let them in.

    A place is of the whole organisation, and so is whoever has no part in the one programme that is looked through.
    """
    kinds = dict(KINDS)
    if asked.programme or not has_perm(Permission.SEE_PLACES, asked.access, organisation):
        del kinds["places"]
    everyone = not asked.programme and has_perm(OfOrganisation.SEE_PEOPLE, asked.access, organisation)
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


def _page(name: str, kind: Kind, asked: Asked) -> QuerySet[Any]:
    rows = kind.rows().filter(hold(asked.words, fields=(kind.title, *kind.others)))
    if name == "people":
        rows = rows.exclude(pk__in=asked.unseen)
    return page_of(
        name, rows, "pk", Cast(kind.title, TextField()), _text(kind.others), Cast(kind.programme, TextField()),
        Cast(kind.slug, TextField()), order=(kind.title, "pk"), asked=asked,
    )  # fmt: skip


def _text(fields: tuple[str, ...]) -> Any:
    if len(fields) < 2:
        return Cast(fields[0], TextField()) if fields else NOTHING
    parts: list[Any] = [fields[0]]
    for field in fields[1:]:
        parts += [Value("\n"), field]
    return Concat(*parts, output_field=TextField())


def _seen(name: str, rows: list[Any], hidden: Hidden, asked: Asked, *, more: bool) -> Hits:
    found = (Row(name, *row) for row in rows)
    return Hits(name, tuple(row for row in found if _still_there(asked, hidden, row.title, row.text)), more)


def _found_by_steps(asked: Asked, hidden: Hidden) -> tuple[Finds, ...]:
    """What the steps hold about these words."""
    return tuple(_kept(one, asked, hidden) for step in all_steps() for one in step.search(asked) if one.rows)


def _kept(finds: Finds, asked: Asked, hidden: Hidden) -> Finds:
    rows = tuple(row for row in finds.rows if _still_there(asked, hidden, row.title, row.excerpt))
    return replace(finds, rows=rows)


def _still_there(asked: Asked, hidden: Hidden, *texts: str) -> bool:
    """A name that is not shown before the election finds nothing either."""
    return not hidden.pattern or has_every(asked.words, hidden.text("\n".join(texts)))
