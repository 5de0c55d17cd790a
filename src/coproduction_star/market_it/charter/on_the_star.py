"""What charters give the whole: the public page, search, and the subject that residents' words are about."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.selectors import number_of
from coproduction_star.journeys.steps import Asked, Found, PublicPlace, PublicRow
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.models import Charter
from coproduction_star.organisations.roles import Verb
from coproduction_star.voices.subjects import Subject

from .addresses import at
from .selectors import is_public, public_charter

NAME = gettext_lazy("Charters")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def public_rows(here: Iterable[UUID]) -> QuerySet[Any]:
    """Charters of these programmes that are published, and drafts about which residents are asked now."""
    rows = Charter.objects.filter(is_public(timezone.localdate()), programme__in=here, ended_at=None).order_by()
    return rows.values_list(Value("charter"), "pk", "programme_id", "title", "published_at")


def public_row(programme: Programme, key: UUID, title: str, published: dt.datetime | None) -> PublicRow:
    where = at("public_charter", programme, key)
    said = _("What people here have agreed") if published else _("A draft: say what you think of it")
    return PublicRow(PublicPlace.PROMISED if published else PublicPlace.JOIN, title, said, address=where)


def public_counts() -> dict[str, Any]:
    return {"public_charters": number_of(Charter.objects.filter(published_at__isnull=False, ended_at=None))}


def at_a_place(programmes: Iterable[Programme]) -> Iterator[PublicRow]:
    """To the charters of each programme, which came with how many there are: no query."""
    for one in programmes:
        number = getattr(one, "public_charters", 0)
        if number:
            told = ngettext("%(n)s charter that people have agreed", "%(n)s charters that people have agreed", number)
            title = _("What we promise each other: %(programme)s") % {"programme": one.name}
            yield PublicRow(
                PublicPlace.PROMISED, title, told % {"n": number}, address=at("public_charters", one)
            )  # fmt: skip


def subject_of(programme: Programme, parts: Mapping[str, Any]) -> Subject:
    """What a public page of a charter is about, for words that residents say on it."""
    found = public_charter(programme=programme, charter_id=parts["charter_id"], today=timezone.localdate())
    return Subject(found.title, found.initiative)


PAGES = {"market_it:public_charter": subject_of}


def kinds(asked: Asked) -> dict[str, Any]:
    return {"charter": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = Charter.objects.filter(
        hold(asked.words, fields=("title", "purpose", "service")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("charter", rows, "pk", "title", "purpose", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    programme = programme_at(slug, name, home)
    return Found(title, at("charter", programme, key), words, where=name)
