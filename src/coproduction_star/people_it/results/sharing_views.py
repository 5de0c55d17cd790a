from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.data.workbook_writing import workbook
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import ResultState, SharedCore, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import posted

from . import exporting, forms, presenters, selectors, sharing, sharing_page
from .addresses import at
from .file_views import CSV, XLSX
from .views import found_survey
from .wording import Called, called_in

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results.core_twelve import Beside


@dataclass(frozen=True, slots=True)
class _Side:
    """The newest result, what is shared of the survey, and the lines that may be compared."""

    result: SurveyResult
    shared: SharedCore | None
    lines: "tuple[Beside, ...]"
    others: int
    called: Called


def _side(request: HttpRequest, survey_id: UUID) -> _Side:
    """Who shares nothing sees nothing of others."""
    from coproduction_star.data.asset_surveys.results.core_twelve import beside

    survey = found_survey(request, survey_id)
    result = selectors.newest_result(survey)
    if result is None or result.state != ResultState.DONE:
        raise Http404
    shared = sharing.shared_core(survey)
    others = sharing.others_of(request.organisation) if shared else []
    lines = beside(sharing.lines_of(shared), others) if shared else ()
    return _Side(result, shared, lines, len(others), called_in(survey, result))


@require_safe
@require(Permission.SEE_RESULTS)
def compare(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    side = _side(request, survey_id)
    page = sharing_page.compare_page(
        result=side.result, access=request.access, shared=side.shared, lines=side.lines, others=side.others,
        called=side.called,
    )  # fmt: skip
    return render(request, "people_it/results/compare.jinja", {"page": page})


@require_http_methods(["GET", "POST"])
@require(Permission.SHARE_RESULTS)
def share_core(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    shared = sharing.shared_core(survey)
    first = {"named": "yes" if shared.named else "no", "who": shared.decided_who} if shared else {}
    form = forms.ShareCoreForm(posted(request), initial=first)
    if form.is_valid():
        try:
            _share(request, form, survey_id)
        except sharing.NothingToShare:
            messages.error(
                request, _("There is nothing to compare yet: work out a result that has the twelve questions.")
            )
            return redirect(at("results", survey))
        messages.success(request, _("Other organisations that share theirs can now compare."))
        return redirect(at("compare", survey))
    page = presenters.FormPage(
        _("Let other organisations compare"), presenters.frame(survey, request.access), _("Let them compare"),
        _(
            "They see what everybody said to the twelve core questions, as far as small numbers allow: no places, no "
            "groups, no words. You can take it back at any time; then it is gone at once."
        ),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


def _share(request: HttpRequest, form: forms.ShareCoreForm, survey_id: UUID) -> None:
    result = selectors.newest_result(found_survey(request, survey_id))
    if result is None:
        raise sharing.NothingToShare(survey_id)
    who, named = form.cleaned_data["who"], form.cleaned_data["named"] == "yes"
    sharing.share(result=result, named=named, who=who, by=request.user)


@require_POST
@require(Permission.SHARE_RESULTS)
def take_back_core(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    sharing.take_back(survey=survey, by=request.user)
    messages.success(request, _("Taken back. No other organisation sees it any more."))
    return redirect(at("results", survey))


@require_safe
@require(Permission.SEE_RESULTS)
def compare_csv(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    side = _side(request, survey_id)
    head, *rows = sharing_page.rows_of(side.lines, side.called)
    return Document(f"{_name(side)}.csv", CSV, exporting.as_csv(rows, head=head)).response()


@require_safe
@require(Permission.SEE_RESULTS)
def compare_xlsx(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    side = _side(request, survey_id)
    rows: list[Sequence[str]] = [exporting.cells_of(row) for row in sharing_page.rows_of(side.lines, side.called)]
    sheets: dict[str, list[Sequence[str]]] = {
        "comparison": rows,
        "codebook": exporting.codebook_of(side.result, side.called),
    }
    return Document(f"{_name(side)}.xlsx", XLSX, workbook(sheets)).response()


def _name(side: _Side) -> str:
    return f"{slugify(side.result.survey.title)[:70] or 'results'}-compared"
