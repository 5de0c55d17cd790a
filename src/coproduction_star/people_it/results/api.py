"""What surveys said, for programs: the kept lines of the pages and files, after the rule of small numbers.

Nothing is worked out here, and no answer is read: a number that is not on the page is not here either.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Survey, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.listing import AskedPage, Listing, Text, listing
from coproduction_star.ui.shortcuts import or_404
from coproduction_star.ui.validation import only_known

from . import exporting, selectors
from .addresses import at
from .wording import called_in

router = Router(tags=["survey results"])
WEIGHED = "docs/methods/raking.md"
ALWAYS = ("docs/methods/estimation.md", "docs/methods/contribution-index.md", "docs/methods/small-numbers.md")
"""How every estimate, its range, the indices, and what is withheld come about."""


class SurveyShape(Schema):
    """A survey with a result."""

    survey: UUID
    title: str
    audience: str = Field(description="resident, staff or group.")
    closed: bool = Field(description="It takes no answers any more, and has said what came of them.")
    worked_out_at: dt.datetime = Field(description="When its newest result was worked out.")
    address: str = Field(description="Where people see the newest result.")


class SurveyShapes(Listing):
    """The surveys of a programme that have a result."""

    items: list[SurveyShape]


class SourceShape(Schema):
    """Figures of the population that the answers were weighed to."""

    question: str
    source: str
    year: int


class HeardShape(Schema):
    """How many of one group answered. Null is withheld, or not known."""

    by: str = Field(description="The question that tells the groups apart, or `place`.")
    group: str
    group_text: str
    answers: int | None = Field(description="Rounded.")
    people: float | None = Field(description="How many there are, from the figures of the population.")
    share_of_people: float | None
    share_of_answers: float | None
    not_heard: bool = Field(description="Hardly anybody of this group answered: nothing here speaks for them.")


class LineShape(Schema):
    """One estimate. Where too few answered, the number and its range are null and `note` says so."""

    table: str = Field(
        description="question; indices: what people contribute, 0 to 100; crossed: two things one person said."
    )
    question: str
    statement: str = Field(description="The part of the question; empty where it has none.")
    answer: str = Field(description="Empty for a mean.")
    by: str = Field(description="`place` or the question that tells groups apart; empty for everybody.")
    group: str
    measure: str = Field(description="share (0 to 1) or mean.")
    answers: int | None = Field(description="How many answered this; rounded, null is withheld.")
    count: int | None = Field(description="How many of them said so; rounded, not weighed, null is withheld.")
    estimate: float | None
    low: float | None = Field(description="The lower end of the 95% range.")
    high: float | None = Field(description="The upper end of the 95% range.")
    question_text: str
    answer_text: str
    group_text: str
    note: str = Field(description="“too few to say”, or empty.")


class ResultShape(Listing):
    """The newest result of a survey, with a page of its estimates."""

    survey: UUID
    title: str
    state: str = Field(
        description="done; waiting: it is being worked out; stopped: no weights fit; none: nobody asked for one yet."
    )
    result: UUID | None
    editions: list[int] = Field(description="The editions whose answers were counted.")
    worked_out_at: dt.datetime | None
    version: str = Field(description="Of the product that worked it out.")
    answers: int | None = Field(description="Rounded; null is withheld.")
    effective_answers: int | None = Field(description="How many answers of equal weight would say as much; rounded.")
    weighed: str = Field(description="none, poststratification or raking.")
    sources: list[SourceShape] = Field(description="What it was weighed to.")
    methods: list[str] = Field(description="The pages of the documentation that tell how it is worked out.")
    address: str = Field(description="Where people see it, with how it was weighed.")
    heard: list[HeardShape] = Field(description="Read this first: who was heard, and who was not.")
    questions: list[str] = Field(description="Each may be asked for alone with `question`.")
    items: list[LineShape]


class AskedLines(AskedPage):
    """Which estimates."""

    question: Text | None = Field(None, max_length=80, description="Only this question, or this index.")
    by: Text | None = Field(None, max_length=80, description="Only by `place` or by this question; empty: everybody.")


@router.get(
    "/{slug:organisation}/p/{slug:programme}/surveys/results",
    response=SurveyShapes,
    summary="List the surveys that have a result",
)
@for_tokens(Scope.READ)
@require(Permission.SEE_RESULTS)
def surveys_with_results(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:  # fmt: skip
    """By title, each with when its newest result was worked out."""
    only_known(request.GET, AskedPage.model_fields)
    rows = selectors.newest_results(request.programme).defer("tables", "definition", "weights")
    start = (asked.page - 1) * asked.size
    items = [_survey(row, request.programme) for row in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


@router.get(
    "/{slug:organisation}/p/{slug:programme}/surveys/{uuid:survey_id}/results",
    response=ResultShape,
    summary="Read what a survey says",
)
@for_tokens(Scope.READ)
@require(Permission.SEE_RESULTS)
def survey_results(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, asked: Query[AskedLines]
) -> dict[str, Any]:  # fmt: skip
    """Who was heard, then the estimates with their ranges, by place and group. Small numbers are withheld."""
    only_known(request.GET, AskedLines.model_fields)
    with or_404(Survey.DoesNotExist):
        survey = selectors.survey_with(programme=request.programme, survey_id=survey_id)
    found = whole(request, survey, selectors.newest_result(survey), asked, address=at("results", survey))
    return hidden_for(request).over(found)


def whole(
    request: HttpRequest, survey: Survey, shown: SurveyResult | None, asked: AskedLines, *, address: str
) -> dict[str, Any]:  # fmt: skip
    """A result as programs read it: its head, who was heard, and a page of its estimates."""
    called = called_in(survey, shown)
    lines = list(_lines(shown, asked, called)) if shown else []
    start = (asked.page - 1) * asked.size
    found = {
        "survey": survey.pk, "title": survey.title, "address": address,
        **_head(shown),
        "heard": [dict(zip(exporting.HEARD, row, strict=True)) for row in exporting.heard_rows(shown, called)]
        if shown
        else [],
    }  # fmt: skip
    items = lines[start : start + asked.size]
    return found | listing(request, asked, items=items, total=len(lines))


def _survey(row: SurveyResult, programme: Any) -> dict[str, Any]:
    survey = row.survey
    survey.programme = programme
    return {
        "survey": survey.pk, "title": survey.title, "audience": survey.audience,
        "closed": survey.closed_at is not None, "worked_out_at": row.finished_at, "address": at("results", survey),
    }  # fmt: skip


def _head(shown: SurveyResult | None) -> dict[str, Any]:
    weighed = shown.weights.get("method", "none") if shown else "none"
    tables = shown.tables if shown else {}
    return {
        "state": shown.state if shown else "none",
        "result": shown.pk if shown else None,
        "editions": shown.editions if shown else [],
        "worked_out_at": shown.finished_at if shown else None,
        "version": shown.method_version if shown else "",
        "answers": tables.get("answers"),
        "effective_answers": tables.get("effective"),
        "weighed": weighed,
        "sources": [
            {"question": one["name"], "source": one["source"], "year": one["year"]}
            for one in (shown.margins if shown else ())
        ],
        "methods": [*([] if weighed == "none" else [WEIGHED]), *ALWAYS],
        "questions": selectors.names_of_questions(shown) if shown else [],
    }


def _lines(shown: SurveyResult, asked: AskedLines, called: Any) -> Iterator[dict[str, Any]]:
    """The lines of the file, as far as they are asked for."""
    for row in exporting.rows_of(shown, selectors.questions_of(shown, only=asked.question), called):
        line = dict(zip(exporting.HEAD, row, strict=True))
        if asked.question in (None, line["question"]) and asked.by in (None, line["by"]):
            yield line
