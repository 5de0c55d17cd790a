"""The desk: what waits, runs, what became of matches, weights, and who finds somebody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import MatchingRun
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import by_hand
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, rates_pages, running, selectors, under_way_pages, weighing
from .addresses import at


@require_safe
@require(Permission.SEE_DESK)
def desk(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    read = _read(request)
    page = presenters.desk_page(
        programme=request.programme, access=request.access, desk=read, hidden=hidden_for(request)
    )
    return _show(request, "desk", page, form=forms.StartForm() if page.start else None)


def _read(request: HttpRequest) -> presenters.Desk:
    programme, today = request.programme, timezone.localdate()
    run = selectors.last_run(programme)
    alone, waits = run.result.get("alone", ()) if run else (), selectors.waits_in(programme, today)
    return presenters.Desk(
        waits=waits,
        run=run,
        proposals=selectors.page_to_decide(
            programme, today=today, number=request.GET.get("page"), all_of_it=waits.to_decide
        ),
        named=selectors.named(
            programme, needs=[one["need"] for one in alone], offers=[key for one in alone for key in one["offers"]]
        ),
    )


@require_POST
@require(Permission.MATCH)
def start_matching(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.StartForm(posted(request))
    try:
        with_rings = form.is_valid() and form.cleaned_data["with_rings"]
        run = running.start(programme=request.programme, with_rings=with_rings, by=request.user)
    except running.RunUnderWay as error:
        run = error.run
    return redirect(at("matching_run", request.programme, run.pk))


@require_safe
@require(Permission.SEE_DESK)
def matching_run(request: HttpRequest, organisation: str, programme: str, run_id: UUID) -> HttpResponse:
    """How far a run is; once it is done the desk shows what came of it."""
    with or_404(MatchingRun.DoesNotExist):
        run = selectors.run_with(programme=request.programme, run_id=run_id)
    page = presenters.run_page(run, programme=request.programme, access=request.access)
    if getattr(request, "htmx", False):
        return render(request, "people_it/matching/_progress.jinja", {"page": page})
    return _show(request, "run", page)


@require_safe
@require(Permission.SEE_DESK)
def matches_under_way(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    proposals = selectors.page_under_way(request.programme, number=request.GET.get("page"))
    asked = [one.participant for proposal in proposals for one in proposal.asked.all()]
    page = under_way_pages.under_way_page(
        programme=request.programme, access=request.access, hidden=hidden_for(request), proposals=proposals,
        times=selectors.answer_times(request.programme), by_hand=by_hand(request.organisation.pk, asked),
    )  # fmt: skip
    return _show(request, "under_way", page)


@require_http_methods(["GET", "POST"])
@require(Permission.SEE_DESK)
@makes_once
def match_weights(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Whoever sees the desk reads them; whoever matches changes them, with a reason."""
    weights = weighing.weights_of(request.programme)
    may = allowed(request, Permission.MATCH, request.programme)
    lesson = weighing.lesson_of(request.programme)
    if may and request.POST.get("deed") == "accept":
        return _accept(request)
    form = forms.WeightsForm(posted(request) if may else None, initial=weights)
    if may and form.is_valid():
        weighing.change_weights(
            programme=request.programme, weights=form.weights, reason=form.cleaned_data["reason"], by=request.user
        )
        messages.success(request, _("Saved. The next run uses these weights."))
        return redirect(at("match_weights", request.programme))
    page = rates_pages.weights_page(
        programme=request.programme, access=request.access, weights=weights, hidden=hidden_for(request),
        changes=weighing.changes_of(request.programme), lesson=lesson, may=may,
    )  # fmt: skip
    return _show(request, "weights", page, form=form)


def _accept(request: HttpRequest) -> HttpResponse:
    try:
        weighing.accept_lesson(programme=request.programme, seen=request.POST.get("seen", ""), by=request.user)
    except weighing.SaysOther:
        messages.error(request, _("Something was told or changed meanwhile. Look at what results say now."))
    else:
        messages.success(request, _("Saved. The next run uses these weights."))
    return redirect(at("match_weights", request.programme))


@require_safe
@require(Permission.SEE_MATCH_FIGURES)
def match_rates(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    found = selectors.match_rates_of(request.programme)
    page = rates_pages.rates_page(programme=request.programme, access=request.access, rates=found)
    return _show(request, "rates", page)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, f"people_it/matching/{template}.jinja", {"page": hidden_for(request).over(page), **more})
