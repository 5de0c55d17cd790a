"""What organisations chose to show of surveys, for programs: no token, and never a small number."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known

from . import publishing
from .api import AskedLines, ResultShape, whole
from .public_page import address_of

router = Router(tags=["public pages"])
EVERYONE = "What an organisation chose to show of a survey, after the rule of small numbers, is for everyone."
MISSING = (Programme.DoesNotExist, SurveyResult.DoesNotExist)


class PublicResultShape(Schema):
    """A survey of which a result is in public."""

    survey: UUID
    title: str
    published_at: dt.datetime
    decided_by: str = Field(description="Who decided to show it: a board or a post.")
    address: str = Field(description="Where people read it.")


class PublicResultShapes(Listing):
    """The surveys of a programme of which a result is in public."""

    items: list[PublicResultShape]


class PublicResult(ResultShape):
    """The result of a survey that is in public, with a page of its estimates; or why it was taken back."""

    state: str = Field(description="done; taken-back: its numbers are in public no more.")
    published_at: dt.datetime
    decided_by: str = Field(description="Who decided to show it: a board or a post.")
    taken_back_at: dt.datetime | None
    taken_back_why: str


@router.get(
    "/{slug:organisation}/{slug:programme}/survey-results", response=PublicResultShapes, auth=None,
    summary="The surveys whose results are in public",
)  # fmt: skip
@public(EVERYONE)
def public_surveys_with_results(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:  # fmt: skip
    """By title, each with who decided to show it."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(*MISSING), publishing.in_public(request.organisation, programme) as found:
        rows = publishing.public_results(found).defer("tables", "definition", "weights")
        start = (asked.page - 1) * asked.size
        items = [_item(row, found) for row in rows[start : start + asked.size]]
        return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


@router.get(
    "/{slug:organisation}/{slug:programme}/survey-results/{uuid:survey_id}", response=PublicResult, auth=None,
    summary="What a survey says, as anyone may read it",
)  # fmt: skip
@public(EVERYONE)
def public_survey_results(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, asked: Query[AskedLines]
) -> dict[str, Any]:  # fmt: skip
    """Who was heard, then the estimates with their ranges. A result that was taken back says why, and no number."""
    only_known(request.GET, AskedLines.model_fields)
    with or_404(*MISSING), publishing.in_public(request.organisation, programme) as found:
        shown = publishing.public_result(found, survey_id=survey_id)
        numbers = shown if shown.is_public else None
        told = whole(request, shown.survey, numbers, asked, address=address_of(shown))
        told |= _decided(shown) | {"taken_back_at": shown.taken_back_at, "taken_back_why": shown.taken_back_why}
        if numbers is None:
            told["state"] = "taken-back"
        return hidden_for(request).over(told)


def _decided(row: SurveyResult) -> dict[str, Any]:
    return {"published_at": row.published_at, "decided_by": row.published_who}


def _item(row: SurveyResult, programme: Programme) -> dict[str, Any]:
    row.survey.programme = programme
    return {"survey": row.survey_id, "title": row.survey.title, "address": address_of(row), **_decided(row)}
