"""What measures give the whole: progress, the next action, what waits, the golden thread, figures, search."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.models import Indicator, IndicatorFigure, Level
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import Asked, Figure, Found, Knot, NextAction
from coproduction_star.journeys.toolbox import toolbox_of
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb

from .addresses import at
from .periods import in_words
from .protecting import large_enough
from .wording import SHORT, figure_in_words, unit_of

NAME = gettext_lazy("Measures")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(programme: Programme) -> str:
    found = counts_of(programme)
    if not found.measures:
        return ""
    told = ngettext("%(n)s measure", "%(n)s measures", found.measures) % {"n": found.measures}
    return _("%(measures)s, %(figured)s with figures.") % {"measures": told, "figured": found.figured}


def next_action(programme: Programme) -> NextAction | None:
    """An outcome that nothing measures is a wish; a figure that nobody approved may not be relied on."""
    found, outcomes = counts_of(programme), facts_of(programme).outcomes
    if outcomes and not found.measures:
        title, reason = (
            _("choose how you will know"),
            _("Outcomes are written down, and nothing tells whether they change."),
        )
        return NextAction(
            title, reason, at("framework", programme), _("Choose measures"), 40, Permission.KEEP_INDICATORS
        )
    if found.waiting:
        told = ngettext("%(n)s figure waits for approval.", "%(n)s figures wait for approval.", found.waiting)
        return NextAction(
            _("approve the figures"), told % {"n": found.waiting}, at("framework", programme), _("See the measures"),
            38, Permission.APPROVE_FIGURES,
        )  # fmt: skip
    return None


def _newest(column: str, **which: Any) -> Subquery:
    rows = IndicatorFigure.objects.filter(large_enough(), indicator=OuterRef("pk"), group="", **which)
    rows = rows.order_by("-starts_on")
    return Subquery(rows.values(column)[:1])


def _with_newest(rows: QuerySet[Indicator], **which: Any) -> QuerySet[Indicator]:
    return rows.annotate(
        newest=_newest("value", **which), newest_from=_newest("starts_on", **which),
        newest_to=_newest("ends_on", **which), newest_level=_newest("level", **which),
    )  # fmt: skip


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The measures of the outcomes it is for, and the newest approved figure of each: one query, none without any."""
    programme = initiative.programme
    if "indicators" not in toolbox_of(programme).made:
        return
    rows = Indicator.objects.filter(outcome__initiatives=initiative).distinct()
    for one in _with_newest(rows, approved_at__isnull=False):
        where = at("indicator", programme, one.pk)
        yield Knot("indicator", one.title, where, None, str(SHORT[one.label]))
        if one.newest is not None:
            words = f"{one.title}: {figure_in_words(one.newest, one)}"
            yield Knot("result", words, where, one.newest_to, in_words(one.newest_from, one.newest_to))


def figures(programme: Programme) -> Iterator[Figure]:
    """The newest approved figure of everybody, of each measure: one query."""
    rows = Indicator.objects.filter(programme=programme)
    for one in _with_newest(rows, approved_at__isnull=False):
        if one.newest is not None:
            period = in_words(one.newest_from, one.newest_to)
            unit = "%" if one.measured == "share" else unit_of(one)
            where = at("indicator", programme, one.pk)
            yield Figure(
                one.title, float(one.newest), unit, period, str(Level(one.newest_level).label), one.source, where
            )


def kinds(asked: Asked) -> dict[str, Any]:
    return {"measure": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = Indicator.objects.filter(
        hold(asked.words, fields=("title", "definition")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("measure", rows, "pk", "title", "definition", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    programme = programme_at(slug, name, home)
    return Found(title, at("indicator", programme, UUID(str(key))), words, where=name)
