"""The background task: answers are read once, weighed, and written down as far as small numbers allow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star import __version__
from coproduction_star.audit.services import record
from coproduction_star.people_it.models import QuestionResult, ResultNeeds, ResultState, SurveyResult

from . import selectors

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results import Answered, Dimension, KnownMargin, Tables, Tally

SAID_EVERY = 20_000
"""So often the page hears how far it is."""


@task()
def work_out(organisation_id: str, programme_id: str, result_id: str) -> None:
    """Running it twice, or at once on two machines, writes one result."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        work_out_now(UUID(result_id))


def work_out_now(result_id: UUID) -> None:
    """Count, weigh, write. Where no weights can be found, why is written, and who was heard."""
    from coproduction_star.data.asset_surveys.results import count, tables_of, weigh
    from coproduction_star.data.asset_surveys.results.weighing import CannotWeigh
    from coproduction_star.methods.errors import InputRefused

    waiting = SurveyResult.objects.select_related("survey", "made_by").filter(state=ResultState.WAITING)
    result = waiting.filter(pk=result_id).first()
    if result is None:
        return
    asked = selectors.asked_by(result)
    places = selectors.names_of_places(result.organisation_id)
    groups = selectors.groups_in(asked, tuple(places))
    margins, drawing = selectors.known_margins(result.margins), selectors.known_drawing(result.drawing)
    clusters = selectors.known_clusters(result.clusters)
    counted_by = dict.fromkeys(one.dimension for one in (*margins, drawing, clusters) if one)
    rows = _told(result, selectors.answers_of(result.survey, asked))
    try:
        tally = count(asked, rows, margins=list(counted_by), groups=groups)
    except InputRefused as error:
        _finish(result, {}, obstacles=[{"why": "cells", "told": error.told}])
        return
    known = {one.dimension.question: one for one in (*([drawing.as_margin()] if drawing else ()), *margins)}
    first = _first_page(result, tally, tuple(known.values()), groups, places)
    try:
        weighed = weigh(tally, margins, drawing=drawing, clusters=clusters, cap=result.cap)
    except CannotWeigh as error:
        _finish(result, first, obstacles=[_plain(one) for one in error.obstacles])
        return
    _finish(result, first, tables=tables_of(weighed, groups=groups), weights=weighed.report)


def _told(result: SurveyResult, rows: "Iterator[Answered]") -> "Iterator[Answered]":
    """Pass the answers on, and say now and then how many there were."""
    for number, row in enumerate(rows, 1):
        if number % SAID_EVERY == 0:
            SurveyResult.objects.filter(pk=result.pk).update(read=number, moved_at=timezone.now())
        yield row


def _first_page(
    result: SurveyResult, tally: "Tally", margins: "tuple[KnownMargin, ...]", groups: "tuple[Dimension, ...]",
    places: dict[str, str],
) -> dict[str, Any]:  # fmt: skip
    """Who was heard, which is told before any estimate; and what places are called on this day."""
    from coproduction_star.data.asset_surveys.results.heard import heard
    from coproduction_star.methods.disclosure import shown

    finished = selectors.finished(result.survey).count()
    lines = [_plain(one) for one in heard(tally, margins, groups)]
    return {
        "answers": shown(tally.answers),
        "not_counted": shown(max(0, finished - tally.answers)),
        "heard": lines,
        "places": places,
        "ways": selectors.names_of_ways(result.survey),
    }


def _plain(row: Any) -> dict[str, Any]:
    """A frozen row as JSON keeps it."""
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


@transaction.atomic
def _finish(
    result: SurveyResult, first: dict[str, Any], *, tables: "Tables | None" = None,
    weights: dict[str, Any] | None = None, obstacles: list[dict[str, Any]] | None = None,
) -> None:  # fmt: skip
    held = SurveyResult.objects.select_for_update(of=("self",)).filter(pk=result.pk, state=ResultState.WAITING).first()
    if held is None:
        return
    held.tables, held.weights, held.obstacles = first, weights or {}, obstacles or []
    if tables is not None:
        held.tables |= _summary(tables)
        _write_questions(held, tables)
    held.needs = _needs(held, stopped=bool(obstacles))
    held.state = ResultState.STOPPED if obstacles else ResultState.DONE
    held.finished_at, held.method_version = timezone.now(), __version__
    held.save()
    record(by=result.made_by, verb="people_it.result_worked_out", subject=result.survey)


def _needs(result: SurveyResult, *, stopped: bool) -> str:
    """What somebody should do next about it."""
    if stopped:
        return ResultNeeds.MENDING
    if result.tables.get("effective") is None:
        return ResultNeeds.ANSWERS
    return "" if result.margins or result.drawing or result.clusters else ResultNeeds.FIGURES


def _summary(tables: "Tables") -> dict[str, Any]:
    return {
        "effective": tables.effective,
        "indices": [_table(table) for table in tables.indices],
        "crossed": [_table(table) for table in tables.crossed],
        "overall": [_table(table, everybody=True) for table in tables.questions],
    }


def _table(table: Any, *, everybody: bool = False) -> dict[str, Any]:
    lines = [line.as_plain() for line in table.lines if not (everybody and line.by)]
    return {"question": table.question, "statement": table.statement, "measure": table.measure, "lines": lines}


def _write_questions(result: SurveyResult, tables: "Tables") -> None:
    by_question: dict[str, list[dict[str, Any]]] = {}
    for table in tables.questions:
        by_question.setdefault(table.question, []).append(_table(table))
    QuestionResult.objects.bulk_create(
        QuestionResult(
            result=result,
            programme_id=result.programme_id,
            organisation_id=result.organisation_id,
            question=question,
            position=position,
            tables=kept,
        )
        for position, (question, kept) in enumerate(by_question.items())
    )
