"""The registry of drafts that critical friends may challenge, line by line. Features announce theirs here.

A feature gives one `Kind` when its app is ready::

    register(Kind(
        slug="impact-matrix",            # stands in addresses and rows; never change it
        name=gettext_lazy("Impact matrix"),
        find=draft_of,                   # (programme, record_id) -> Draft, or raises NoSuchDraft
        drafts=drafts_of,                # (programme) -> every record of this kind that is a draft; each has a `title`
        address=address_of,              # (programme, record_id) -> where its own page is
    ))

All of them run inside the programme's scope. A `Draft` is what a friend reads, who may be somebody without an account:
words, figures and where each comes from, and **never** a rating, a person's name or anything that its own page would
not show to everyone in the programme. Each `Line` can be challenged by itself; its `anchor` (letters, digits, dashes;
at most 80) must stay the same for the same line, so use the record's key, as in ``option-<key>``. Give `initiative`
where a line is about one: the challenge then also stands on the page of what a sceptic would ask about it.

The page of a record shows what friends said by printing `beside(request, kind=…, record_id=…)`. Where it must not
cost a query, find the record through `with_counts` and give `counts=counts_of(record)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise as Text
from django.utils.safestring import SafeString, mark_safe

from coproduction_star.journeys.models import Programme

from .models import Challenge


class NoSuchDraft(LookupError):
    """No draft of this kind and key in this programme."""


class KindTwice(ValueError):
    """Two features claim the same kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be challenged: what it is called, what it says, and facts with their sources."""

    anchor: str
    label: str
    detail: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    initiative: UUID | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a friend reads."""

    kind: str
    record_id: UUID
    title: str
    about: str
    """What a draft of this kind is, in one plain sentence."""
    lines: tuple[Line, ...]
    owner: Any = None
    """The account that is told of each challenge, beside whoever asked the friend."""

    def line(self, anchor: str) -> Line | None:
        return next((line for line in self.lines if line.anchor == anchor), None)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a feature lets friends challenge."""

    slug: str
    name: str | Text
    find: Callable[[Programme, UUID], Draft]
    drafts: Callable[[Programme], QuerySet[Any]]
    address: Callable[[Programme, UUID], str]


_kinds: dict[str, Kind] = {}
Counts = tuple[int, int]
"""Challenges that were made, and those without an answer."""
Panel = Callable[[Any, str, UUID, Counts | None], str]
_panels: list[Panel] = []


def register(kind: Kind) -> None:
    if kind.slug in _kinds:
        raise KindTwice(f"The kind {kind.slug!r} is registered twice.")
    _kinds[kind.slug] = kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds[slug] for slug in sorted(_kinds))


def kind_called(slug: str) -> Kind:
    """Raises NoSuchDraft."""
    if slug not in _kinds:
        raise NoSuchDraft(slug)
    return _kinds[slug]


def find(programme: Programme, *, kind: str, record_id: UUID) -> Draft:
    """Raises NoSuchDraft."""
    return kind_called(kind).find(programme, record_id)


def titles_in(programme: Programme) -> Mapping[tuple[str, UUID], str]:
    """What every draft is called, by its kind and key: one query, however many kinds there are."""
    asked = [
        kind.drafts(programme).order_by().values_list(Value(kind.slug), "pk", "title") for kind in kinds()
    ]  # fmt: skip
    rows = asked[0].union(*asked[1:], all=True) if asked else ()
    return {(slug, key): title for slug, key, title in sorted(rows, key=lambda row: (row[0], row[2], str(row[1])))}


def open_about(programme: Programme, *, kind: str, record_id: UUID) -> list[Challenge]:
    """Challenges of a draft that wait for an answer, the oldest first."""
    rows = Challenge.objects.filter(programme=programme, draft_kind=kind, draft_id=record_id, reply="")
    return list(rows.filter(withdrawn_at__isnull=True).order_by("made_at"))


def where_it_is_read(challenge: Challenge, programme: Programme) -> str:
    """Its place in the list, whatever stands before it."""
    here = reverse("focus_it:challenges", args=(programme.organisation.slug, programme.slug))
    return f"{here}?draft={challenge.draft_id}#challenge-{challenge.pk}"


def where_it_is_answered(challenge: Challenge, programme: Programme) -> str:
    return reverse("focus_it:answer_challenge", args=(programme.organisation.slug, programme.slug, challenge.pk))


def show_beside(panel: Panel) -> None:
    """Say what stands on the page of a draft: (request, kind, record_id, counts) -> a rendered template or nothing."""
    _panels.append(panel)


def with_counts(rows: QuerySet[Any], *, kind: str) -> QuerySet[Any]:
    """The same records, each with how many challenges were made and are open: no query more."""
    living = Challenge.objects.filter(draft_kind=kind, draft_id=OuterRef("pk"), withdrawn_at__isnull=True)
    return rows.annotate(challenges_made=_number(living), challenges_open=_number(living.filter(reply="")))


def _number(rows: QuerySet[Challenge]) -> Coalesce:
    counted = rows.order_by().values("draft_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def counts_of(record: Any) -> Counts:
    """Of a record found through `with_counts`."""
    return record.challenges_made, record.challenges_open


def beside(request: Any, *, kind: str, record_id: UUID, counts: Counts | None = None) -> SafeString:
    """What friends said about a draft, for its own page."""
    return mark_safe("".join(panel(request, kind, record_id, counts) for panel in _panels))  # noqa: S308 - escaped there
