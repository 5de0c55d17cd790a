"""What the page of a ward says of measures: what is good, how far it has to go, and which way it goes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Better, Indicator, IndicatorFigure
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.journeys.ward_columns import about
from coproduction_star.methods.outcomes_framework import OF_PEOPLE

from .addresses import at
from .periods import in_words
from .protecting import large_enough
from .wording import figure_in_words

TEN_MINUTES = 600
IN_A_WARD = 6


def ward_rows(place: Place) -> Iterator[WardRow]:
    """Approved figures of everybody, of measures of what changes for people. Asked at most every ten minutes."""
    for one in cache.get_or_set(f"ward-outcomes:{place.pk}", lambda: _newest(place), TEN_MINUTES) or ():
        programme = Programme(slug=one.programme_slug, organisation=place.organisation)
        period = in_words(one.newest_from, one.newest_to)
        said = " · ".join(filter(None, (f"{figure_in_words(one.newest, one)} ({period})", _gap(one), _trend(one))))
        yield WardRow(WardPart.OUTCOMES, one.title, said, address=at("indicator", programme, one.pk))


def _newest(place: Place) -> list[Any]:
    """What is furthest from its target is not ranked: measures stand in the order in which people chose them."""
    figures = IndicatorFigure.objects.filter(
        large_enough(), indicator=OuterRef("pk"), group="", approved_at__isnull=False
    ).order_by("-starts_on")
    rows = Indicator.objects.filter(about(place), label__in=[one.value for one in OF_PEOPLE]).annotate(
        newest=Subquery(figures.values("value")[:1]), newest_from=Subquery(figures.values("starts_on")[:1]),
        newest_to=Subquery(figures.values("ends_on")[:1]), programme_slug=F("programme__slug"),
    )  # fmt: skip
    return [one for one in rows.order_by("made_at")[: 4 * IN_A_WARD] if one.newest is not None][:IN_A_WARD]


def _gap(one: Any) -> str:
    if one.target is None or one.better == Better.NEITHER:
        return ""
    far: Decimal = (one.target - one.newest) if one.better == Better.UP else (one.newest - one.target)
    target = {"target": figure_in_words(one.target, one)}
    return (_("target %(target)s not reached") if far > 0 else _("target %(target)s reached")) % target


def _trend(one: Any) -> str:
    if one.baseline is None or one.better == Better.NEITHER:
        return ""
    start = {"start": figure_in_words(one.baseline, one)}
    if one.newest == one.baseline:
        return _("as at the beginning")
    up = one.newest > one.baseline
    better = up if one.better == Better.UP else not up
    return (
        _("better than at the beginning (%(start)s)") if better else _("worse than at the beginning (%(start)s)")
    ) % start
