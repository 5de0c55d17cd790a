"""What surveys say on the Star: how far asking has come, what to do next, what waits for whom, and what is found."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, NextAction, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb
from coproduction_star.people_it.counting import Counts, counts_of
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.permissions import Permission

from .addresses import at, surveys_address

NEAR = dt.timedelta(days=30)
"""So long before people were promised to hear, whoever promised it is reminded."""
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(asking: Counts) -> str:
    """What is there, in a sentence; nothing where nobody was asked."""
    if not asking.opened:
        return ""
    surveys = ngettext("%(number)s survey", "%(number)s surveys", asking.opened) % {"number": asking.opened}
    answers = ngettext("%(number)s answer", "%(number)s answers", asking.answers) % {"number": asking.answers}
    return _("%(surveys)s, %(answers)s.") % {"surveys": surveys, "answers": answers}


def next_action(programme: Programme, *, has_initiatives: bool) -> NextAction | None:
    asking = counts_of(programme)
    if asking.drafts and not asking.opened:
        return NextAction(
            _("publish the survey that is a draft"),
            _("It says itself what it still misses: who responds to the answers, with what, and by when."),
            surveys_address(programme), _("See the surveys"), 48, Permission.EDIT_SURVEY,
        )  # fmt: skip
    if asking.opened or not has_initiatives:
        return None
    return NextAction(
        _("ask people what they can do"),
        _("Nobody was asked yet what they can do, what they would like, or what makes it hard."),
        surveys_address(programme), _("Make a survey"), 46, Permission.EDIT_SURVEY,
    )  # fmt: skip


def waiting_rows(user: Any, today: dt.date) -> QuerySet[Any]:
    """Surveys somebody answers for, of any programme, that ended or whose promised day is near."""
    ends = Q(closes_on__lt=today) | Q(respond_by__lte=today + NEAR)
    rows = Survey.objects.filter(
        ends, capacity_of__user=user, published_at__isnull=False, closed_at__isnull=True,
        programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    return rows.order_by("respond_by").values_list("pk", "title", "respond_by", *WHERE)


def waiting(key: Any, title: str, day: dt.date | None, programme: Programme) -> Waiting:
    survey = Survey(pk=key, programme=programme)
    words = _("Close the survey and say what came of it")
    return Waiting(f"{words}: {title}", at("survey_close", survey), day)


NAME = gettext_lazy("Surveys")


def pages(asked: Asked) -> Callable[[], QuerySet[Any]]:
    return partial(_found, asked)


def _found(asked: Asked) -> QuerySet[Any]:
    rows = Survey.objects.filter(hold(asked.words, fields=["title"]) & where_somebody_may(asked.access, Verb.SEE))
    return page_of("survey", rows, "pk", "title", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, *where: str) -> Found:
    programme = _programme(*where)
    return Found(title, at("survey", Survey(pk=key, programme=programme)), where=programme.name)


def _programme(slug: str, name: str, home: str) -> Programme:
    return programme_at(slug, name, home)
