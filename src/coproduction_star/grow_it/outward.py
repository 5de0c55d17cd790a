"""What anyone may read of Grow it on the pages of a programme and a place."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Value
from django.db.models.functions import Cast, TruncDate
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import PublicPlace, PublicRow
from coproduction_star.journeys.toolbox import nothing_made_with

from .models import FigurePublication, StoppedThing
from .publishing import on_the_star as publishing
from .spreading.selectors import announced
from .stopped.presenters import public_address

NAMES = ("p_kind", "p_programme", "p_title", "p_day", "p_words", "p_where", "p_access")


def public_rows(programmes: Iterable[Programme], place: Any = None) -> Iterator[PublicRow]:
    """Published figures, the way to what was stopped, and days on which others see something: one query.

    A place shows none of it: figures are of programmes.
    """
    here = {one.pk: one for one in programmes}
    if place is not None or nothing_made_with(here.values(), "indicators", "stopped", "spread"):
        return
    nothing, no_day = Value("", output_field=CharField()), Cast(Value(None), DateField())
    figures = FigurePublication.objects.filter(programme__in=here, published_at__isnull=False)
    stopped = StoppedThing.objects.filter(programme__in=here, approved_at__isnull=False).distinct()
    shows = announced(here, today=localdate())
    told_when, key = TruncDate("published_at"), Cast("pk", CharField())
    rows = _told(figures, "figures", "title", told_when, key, nothing, nothing).union(
        _told(stopped, "stopped", nothing, no_day, nothing, nothing, nothing),
        _told(shows, "show", "title", "on", "words", "where", "access"), all=True,
    )  # fmt: skip
    found = sorted(rows, key=lambda row: (row[0], row[3] or localdate()), reverse=True)
    for kind, home, title, day, words, where, access in found:
        programme = here[home]
        if kind == "figures":
            yield publishing.public_row(programme, UUID(words), title, day)
        elif kind == "stopped":
            told = _("What we ended because something better was found, and what that freed.")
            yield PublicRow(PublicPlace.DECIDED, _("What we stopped"), told, address=public_address(programme))
        else:
            text = _("%(words)s Where: %(where)s. Getting in and taking part: %(access)s")
            said = text % {"words": words, "where": where, "access": access}
            yield PublicRow(PublicPlace.JOIN, title, said, when=day)


def _told(rows: Any, kind: str, *columns: Any) -> Any:
    values = (Value(kind, output_field=CharField()), "programme_id", *columns)
    named = {name: F(one) if isinstance(one, str) else one for name, one in zip(NAMES, values, strict=True)}
    return rows.order_by().annotate(**named).values_list(*NAMES)
