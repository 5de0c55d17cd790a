"""The result as files and pictures: from the same lines as the page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import QuestionResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document, UnknownKind, download
from coproduction_star.ui.shortcuts import or_404

from . import charts, drawing_export, exporting, selectors
from .views import found_result, found_survey
from .wording import called_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_RESULTS)
def result_csv(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID
) -> HttpResponse:  # fmt: skip
    shown = found_result(found_survey(request, survey_id), result_id)
    called = called_in(shown.survey, shown)
    rows = exporting.rows_of(shown, selectors.questions_of(shown), called)
    body = exporting.as_csv([*rows, *drawing_export.lines_of(shown, called)])
    return Document(f"{_name(shown.survey.title)}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_RESULTS)
def result_xlsx(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID
) -> HttpResponse:  # fmt: skip
    shown = found_result(found_survey(request, survey_id), result_id)
    body = exporting.as_xlsx(shown, selectors.questions_of(shown), called_in(shown.survey, shown))
    return Document(f"{_name(shown.survey.title)}.xlsx", XLSX, body).response()


def _name(title: str) -> str:
    return slugify(title)[:80] or "results"


@require_safe
@require(Permission.SEE_RESULTS)
def chart_file(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, result_id: UUID, chart: str, kind: str
) -> HttpResponse:  # fmt: skip
    shown = found_result(found_survey(request, survey_id), result_id)
    question = charts.question_in(chart)
    with or_404(QuestionResult.DoesNotExist):
        tables = selectors.question_of(shown, question=question).tables if question else ()
    made = charts.chart_of(chart, shown, tables, called_in(shown.survey, shown))
    if made is None:
        raise Http404
    with or_404(UnknownKind):
        return download(made, kind=kind, title=made.title, table=made.table, source=made.source).response()
