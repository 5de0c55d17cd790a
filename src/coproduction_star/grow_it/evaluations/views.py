from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.protecting import sees_exact
from coproduction_star.grow_it.indicators.views import found_indicator
from coproduction_star.grow_it.models import Evaluation
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.word import WordDocument
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import exporting, forms, presenters, selectors, services
from .panel import panel_now
from .paper import evaluation_paper
from .working import series_of

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_INDICATORS)
def evaluations(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    page = presenters.list_page(
        here, access=request.access, rows=selectors.evaluations_of(here),
        measures=selectors.measures_to_evaluate(here),
    )  # fmt: skip
    return render(request, "grow_it/evaluations/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_INDICATORS)
def evaluation(request: HttpRequest, organisation: str, programme: str, evaluation_id: UUID) -> HttpResponse:
    page = _page(request, _evaluation(request, evaluation_id))
    return render(request, "grow_it/evaluations/evaluation.jinja", {"page": page})


@require_safe
@require(Permission.SEE_INDICATORS)
def evaluation_word(request: HttpRequest, organisation: str, programme: str, evaluation_id: UUID) -> HttpResponse:
    found = _evaluation(request, evaluation_id)
    return evaluation_paper(WordDocument, found, _page(request, found)).response()


@require_safe
@require(Permission.SEE_INDICATORS)
def evaluation_pdf(request: HttpRequest, organisation: str, programme: str, evaluation_id: UUID) -> HttpResponse:
    found = _evaluation(request, evaluation_id)
    return evaluation_paper(PdfDocument, found, _page(request, found)).response()


@require_safe
@require(Permission.SEE_INDICATORS)
def evaluation_workbook(request: HttpRequest, organisation: str, programme: str, evaluation_id: UUID) -> HttpResponse:
    found = _evaluation(request, evaluation_id)
    made = exporting.evaluation_workbook(
        found, series=series_of(found.indicator, found.group), panel=panel_now(found) if found.units else None,
        exact=sees_exact(request.access, request.programme), hidden=hidden_for(request),
    )  # fmt: skip
    return made.response()


@ASK
@require(Permission.EVALUATE)
@makes_once
def new_evaluation(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    indicator = found_indicator(request, indicator_id)
    form = forms.EvaluationForm(
        posted(request), indicator=indicator, others=selectors.others_beside(indicator),
        initiatives=selectors.initiatives_of(request.programme),
    )  # fmt: skip
    saved = save(
        form, lambda: services.evaluate(indicator=indicator, values=form.values, by=request.user),
        refusals={services.CannotTell: None},
    )  # fmt: skip
    if saved.done:
        return redirect(at("evaluation", request.programme, saved.kept.pk))
    page = hidden_for(request).over(presenters.form_page(indicator, access=request.access))
    return render(request, "grow_it/indicators/form.jinja", {"page": page, "form": form})


@ASK
@require(Permission.EVALUATE)
def remove_evaluation(request: HttpRequest, organisation: str, programme: str, evaluation_id: UUID) -> HttpResponse:
    found = _evaluation(request, evaluation_id)
    if request.method != "POST":
        page = hidden_for(request).over(presenters.remove_page(found, access=request.access))
        return render(request, "journeys/sure.jinja", {"page": page})
    services.remove_evaluation(evaluation=found, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect(at("evaluations", request.programme))


def _evaluation(request: HttpRequest, evaluation_id: UUID) -> Evaluation:
    with or_404(Evaluation.DoesNotExist):
        return selectors.evaluation_called(request.programme, evaluation_id)


def _page(request: HttpRequest, found: Evaluation) -> Any:
    page = presenters.evaluation_page(
        found, access=request.access, series=series_of(found.indicator, found.group),
        exact=sees_exact(request.access, request.programme), panel=panel_now(found) if found.units else None,
    )  # fmt: skip
    return hidden_for(request).over(page)
