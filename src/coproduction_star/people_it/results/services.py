"""Census figures are kept, a result is asked for, and somebody promises to ask the unheard."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version, make_promise
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Margins, Reach, ResultState, Sample, Survey, SurveyResult

from . import selectors, working

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results import KnownDrawing, KnownMargin

LONGEST_PROMISE = 300


class NobodyAsked(Exception):
    """A survey without an edition has no answers."""


class ThereAlready(Exception):
    """This question has its figures, or this survey says how people were drawn; they can be changed."""


class StillWorking(Exception):
    """It is being worked out, and was moving a moment ago."""


def _population(margin: "KnownMargin | KnownDrawing") -> list[dict[str, Any]]:
    pairs = zip(margin.dimension.categories, margin.people, strict=True)
    kept: list[dict[str, Any]] = [{"choices": list(choices), "people": people} for choices, people in pairs]
    for row, drawn in zip(kept, getattr(margin, "drawn", ()), strict=False):
        row["drawn"] = drawn
    return kept


def keep_margins(
    *, survey: Survey, margin: "KnownMargin | KnownDrawing", typed: str, source: str, year: int, by: Any
) -> Margins:  # fmt: skip
    """Raises ThereAlready where the question has its figures."""
    try:
        with transaction.atomic():
            kept = Margins.objects.create(
                survey=survey,
                programme_id=survey.programme_id,
                organisation_id=survey.organisation_id,
                name=margin.dimension.question,
                population=_population(margin),
                drawn=hasattr(margin, "drawn"),
                typed=typed,
                source=source,
                year=year,
            )
            record(by=by, verb="people_it.margins_kept", subject=survey, question=kept.name)
    except IntegrityError as error:
        raise ThereAlready(margin.dimension.question) from error
    return kept


def use_sample(*, survey: Survey, sample: Sample, source: str, by: Any) -> Margins:
    """Weights begin from a sample that was drawn here: its answers are known by the letters that they came by.

    Raises ThereAlready where the survey says already how people were drawn.
    """
    population = [
        {"choices": [one["link"]], "people": one["people"], "drawn": one["drawn"]} for one in sample.strata
    ]  # fmt: skip
    on = timezone.localdate(sample.made_at)
    try:
        with transaction.atomic():
            kept = Margins.objects.create(
                survey=survey,
                programme_id=survey.programme_id,
                organisation_id=survey.organisation_id,
                name=selectors.WAY,
                population=population,
                drawn=True,
                sample=sample,
                drawn_on=on,
                source=source,
                year=on.year,
            )
            record(by=by, verb="people_it.margins_kept", subject=survey, question=kept.name)
    except IntegrityError as error:
        raise ThereAlready(selectors.WAY) from error
    return kept


@transaction.atomic
def change_margins(
    *, margins: Margins, version: int, margin: "KnownMargin | KnownDrawing", typed: str, source: str, year: int,
    by: Any,
) -> None:  # fmt: skip
    """Results that were worked out with the old figures keep them. Raises ChangedMeanwhile."""
    claim_version(margins, version=version)
    margins.population, margins.typed, margins.source, margins.year = _population(margin), typed, source, year
    margins.save(update_fields=["population", "typed", "source", "year"])
    record(by=by, verb="people_it.margins_kept", subject=margins.survey, question=margins.name)


@transaction.atomic
def remove_margins(*, margins: Margins, by: Any) -> None:
    record(by=by, verb="people_it.margins_removed", subject=margins.survey, question=margins.name)
    margins.delete()


@transaction.atomic
def ask_for_result(
    *, survey: Survey, cap: float | None, by: Any, clusters: Mapping[str, Any] | None = None
) -> SurveyResult:  # fmt: skip
    """Have it worked out by a task. One is worked out at a time: asking twice gives the same one.

    `clusters` says which answer tells apart groups that were drawn as a whole.
    """
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    editions = selectors.editions_of(held)
    if not editions:
        raise NobodyAsked(held.pk)
    figures = selectors.margins_of(held)
    under_way = SurveyResult.objects.filter(survey=held, state=ResultState.WAITING).first()
    if under_way is not None:
        return under_way
    result = SurveyResult.objects.create(
        survey=held,
        programme_id=held.programme_id,
        organisation_id=held.organisation_id,
        cap=cap,
        margins=selectors.kept_margins(row for row in figures if not row.drawn),
        drawing=next(iter(selectors.kept_margins(row for row in figures if row.drawn)), {}),
        clusters=clusters or {},
        definition=editions[0].definition,
        editions=sorted(edition.number for edition in editions),
        moved_at=timezone.now(),
        made_by=by,
    )
    record(by=by, verb="people_it.result_asked_for", subject=held)
    _work_out_soon(result)
    return result


def look_at(result: SurveyResult) -> None:
    """Somebody opened its page: it waits for nobody any more. Who it was is not kept."""
    if result.looked_at is None and result.state != ResultState.WAITING:
        SurveyResult.objects.filter(pk=result.pk, looked_at__isnull=True).update(looked_at=timezone.now())


@transaction.atomic
def go_on(*, result: SurveyResult, by: Any) -> None:
    """Whoever worked it out was stopped: begin again. Nothing is counted twice."""
    held = SurveyResult.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if not selectors.stands_still(held, now=timezone.now()):
        raise StillWorking(held.pk)
    held.read, held.moved_at = 0, timezone.now()
    held.save(update_fields=["read", "moved_at"])
    record(by=by, verb="people_it.result_asked_for", subject=result.survey)
    _work_out_soon(held)


def _work_out_soon(result: SurveyResult) -> None:
    keys = (str(result.organisation_id), str(result.programme_id), str(result.pk))
    transaction.on_commit(lambda: working.work_out.enqueue(*keys))


@transaction.atomic
def reach_out(
    *, survey: Survey, groups: Sequence[str], how: str, what: str, due_on: dt.date, by: Any,
    who: Participant | None = None, who_in_words: str = "",
) -> Reach:  # fmt: skip
    """Somebody will ask a group that was not heard: how, and by when, as a promise of the programme."""
    promise = make_promise(
        programme=survey.programme, what=what[:LONGEST_PROMISE], due_on=due_on, by=by, who=who,
        who_in_words=who_in_words,
    )  # fmt: skip
    reach = Reach.objects.create(
        survey=survey,
        programme_id=survey.programme_id,
        organisation_id=survey.organisation_id,
        group=", ".join(groups)[:120],
        how=how,
        promise=promise,
    )
    record(by=by, verb="people_it.reaching_out", subject=survey, for_whom=who.pk if who else None)
    return reach
