"""Shares of answers in published results of surveys, for measures: one figure for each survey that asked the same."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import SHARE, CountedPoint, CountedSeries, Period
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import QuestionResult, ResultState, SurveyResult

from .wording import Called, called_then

LATEST = 12
HUNDREDTHS = Decimal("0.01")
Answer = tuple[str, str, str]
"""A question, a statement of it or nothing, and an answer."""


def series(programme: Programme) -> Iterator[CountedSeries]:
    """Of the newest published results: two queries."""
    public = SurveyResult.objects.filter(
        programme=programme, state=ResultState.DONE, published_at__isnull=False, taken_back_at=None
    )
    results = {one.pk: one for one in public.select_related("survey").order_by("-published_at")[:LATEST]}
    points: dict[Answer, list[CountedPoint]] = defaultdict(list)
    names: dict[Answer, str] = {}
    titles: dict[Answer, list[str]] = defaultdict(list)
    held = {pk: (called_then(one), _period(one)) for pk, one in results.items()}
    for row in QuestionResult.objects.filter(result__in=results).order_by("position"):
        called, period = held[row.result_id]
        for answer, value in _shares(row.tables):
            names.setdefault(answer, _name(called, *answer))
            points[answer].append(CountedPoint(*period, value))
            titles[answer].append(results[row.result_id].survey.title)
    for answer, found in points.items():
        source = _("Published results of: %(surveys)s. Shares as they were published.") % {
            "surveys": ", ".join(titles[answer])
        }
        key, tell = ":".join(("answer", *answer)), partial(_told, tuple(found))
        yield CountedSeries(key, names[answer], SHARE, _("per cent of those who answered"), source, tell)


def _told(found: tuple[CountedPoint, ...], _periods: Sequence[Period]) -> tuple[CountedPoint, ...]:
    return found


def _period(result: SurveyResult) -> tuple[dt.date, dt.date]:
    """From the day the survey opened to the day it closed, or was counted."""
    survey = result.survey
    ends = timezone.localdate(survey.closed_at or result.finished_at or result.published_at)
    starts = timezone.localdate(survey.published_at) if survey.published_at else ends
    return min(starts, ends), ends


def _shares(tables: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Answer, Decimal]]:
    """Over everybody, each share that may be shown."""
    for table in tables:
        for line in table["lines"] if table["measure"] == "share" else ():
            if not line["by"] and line["answer"] and line["value"] is not None:
                share = (Decimal(str(line["value"])) * 100).quantize(HUNDREDTHS)
                yield (table["question"], table["statement"] or "", line["answer"]), share


def _name(called: Called, question: str, statement: str, answer: str) -> str:
    said = (called.question(question), called.statement(question, statement) if statement else "")
    return " – ".join((*filter(None, said), called.answer(question, answer)))
