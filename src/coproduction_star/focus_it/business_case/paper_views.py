"""A case, or an edition of it, to hand over: the spreadsheet, the document of the five cases, and each chart."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coproduction_star.focus_it import appraisal_documents as papers
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document, download

from .answering import Worked, answer_to
from .editions import writing_of_edition
from .pictures import charts_of
from .selectors import writing_of
from .views import found_case, found_edition

DEPTHS = {depth.value.replace(" ", "-"): depth for depth in papers.Depth}


@dataclass(frozen=True, slots=True)
class Handed:
    """What a paper is made from: a living case, or what was frozen of it."""

    name: str
    """What its files are called."""
    content: dict[str, Any]
    worked: Worked
    writing: papers.Writing
    made: dt.datetime | None = None

    def workbook(self) -> HttpResponse:
        worked = self.worked
        body = papers.workbook(
            worked.case, worked.appraisal, simulation=worked.simulation, document=self.content, made=self.made,
            gaps=worked.gaps, writing=self.writing,
        )  # fmt: skip
        return Document(f"{self.name}.xlsx", papers.SPREADSHEET, body).response()

    def word(self, depth: str) -> HttpResponse:
        body = papers.word(*self._told(depth), made=self.made, gaps=self.worked.gaps)
        return Document(f"{self.name}-{depth}.docx", papers.WORD, body).response()

    def pdf(self, depth: str) -> HttpResponse:
        body = papers.pdf(*self._told(depth), made=self.made, gaps=self.worked.gaps)
        return Document(f"{self.name}-{depth}.pdf", papers.PDF, body).response()

    def _told(self, depth: str) -> tuple[Any, ...]:
        if depth not in DEPTHS:
            raise Http404
        return self.worked.case, self.worked.appraisal, self.worked.simulation, self.writing, DEPTHS[depth]


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_workbook(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    return _living(request, case_id).workbook()


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_word(request: HttpRequest, organisation: str, programme: str, case_id: UUID, depth: str) -> HttpResponse:
    return _living(request, case_id).word(depth)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_pdf(request: HttpRequest, organisation: str, programme: str, case_id: UUID, depth: str) -> HttpResponse:
    return _living(request, case_id).pdf(depth)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def edition_workbook(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, edition: int
) -> HttpResponse:
    return _frozen(request, case_id, edition).workbook()


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def edition_word(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, edition: int, depth: str
) -> HttpResponse:
    return _frozen(request, case_id, edition).word(depth)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def edition_pdf(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, edition: int, depth: str
) -> HttpResponse:
    return _frozen(request, case_id, edition).pdf(depth)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_picture(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, picture: str, kind: str
) -> HttpResponse:
    """One chart of the page, as a picture, a drawing or a slide."""
    content = hidden_for(request).over(found_case(request, case_id).content)
    chart = next((one for one in charts_of(_worked(content)) if one.key == picture), None)
    if chart is None:
        raise Http404
    return download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source).response()


def _living(request: HttpRequest, case_id: UUID) -> Handed:
    case, hidden = found_case(request, case_id), hidden_for(request)
    content = hidden.over(case.content)
    return Handed(f"business-case-{case.pk}", content, _worked(content), hidden.over(writing_of(case)))


def _frozen(request: HttpRequest, case_id: UUID, number: int) -> Handed:
    case, hidden = found_case(request, case_id), hidden_for(request)
    edition = found_edition(case, number)
    content = hidden.over(edition.content)
    worked = _worked(content)
    writing = hidden.over(writing_of_edition(case, edition, worked))
    return Handed(f"business-case-{case.pk}-{number}", content, worked, writing, edition.made_at)


def _worked(content: dict[str, object]) -> Worked:
    """A case without an answer has no document yet: its page says what is missing."""
    worked = answer_to(content).worked
    if worked is None:
        raise Http404
    return worked
