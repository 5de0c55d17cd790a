"""What charters give the whole: the public page, search, and the subject that residents' words are about."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.selectors import number_of
from coproduction_star.journeys.steps import Asked, Found, PublicPlace, PublicRow
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.models import Charter
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import Verb
from coproduction_star.voices.subjects import Subject

from .addresses import at
from .selectors import is_public, public_charter

NAME = gettext_lazy("Charters")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """Charters that are published, and drafts about which residents are asked now: one query.

    The page of a place leads to those of each of its programmes, which came with how many there are: no query.
    """
    if place is not None:
        yield from _at_a_place(programmes)
        return
    here = {one.pk: one for one in programmes}
    rows = Charter.objects.filter(is_public(timezone.localdate()), programme__in=here, ended_at=None)
    for key, home, title, published in rows.values_list("pk", "programme_id", "title", "published_at"):
        where = at("public_charter", here[home], key)
        said = _("What people here have agreed") if published else _("A draft: say what you think of it")
        yield PublicRow(PublicPlace.PROMISED if published else PublicPlace.JOIN, title, said, address=where)


def public_counts() -> dict[str, Any]:
    return {"public_charters": number_of(Charter.objects.filter(published_at__isnull=False, ended_at=None))}


def _at_a_place(programmes: Iterable[Programme]) -> Iterator[PublicRow]:
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
    programme = Programme(slug=slug, name=name, organisation=Organisation(slug=home))
    return Found(title, at("charter", programme, key), words, where=name)
