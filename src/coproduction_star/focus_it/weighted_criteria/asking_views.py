"""Who has not weighed yet, and from a closed comparison to the decision."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.asked import RemindedBefore, reminded
from coproduction_star.focus_it.deciding import StillOpen
from coproduction_star.focus_it.models import Comparison
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Decision
from coproduction_star.journeys.papers import offered
from coproduction_star.journeys.steps import papers_in
from coproduction_star.journeys.versions import Refusals, save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, posted, pressed

from . import deciding, forms, presenters, results_page, selectors, services, who_page
from .addresses import at
from .asking import awaited_in
from .views import found_comparison, show


@require_safe
@require(Permission.FACILITATE)
def who_weighs(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    people, hidden = awaited_in(found), hidden_for(request)
    page = who_page.who_page(comparison=found, access=request.access, people=people, hidden=hidden)
    return show(request, "focus_it/who.jinja", page)


@require_POST
@require(Permission.FACILITATE)
def remind_weighers(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    refusals = {
        RemindedBefore: _("They were reminded already. One reminder is enough."),
        services.ComparisonClosed: _("Weighing is not open, so nobody is reminded."),
    }
    remind = partial(services.remind, comparison=found, by=request.user)
    return pressed(request, remind, done=reminded, refusals=refusals, then=at("who_weighs", found))


@require_http_methods(["GET", "POST"])
@require(Permission.DECIDE)
@makes_once
def decide_comparison(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found, mine = found_comparison(request, comparison_id), request.access.participant_id
    if posted(request) is None and found.closed_at is None:
        raise PermissionDenied(_("Close weighing first. A decision comes after everyone has been heard."))
    if posted(request) is None and found.is_decided:
        return redirect(at("comparison", found))
    if not has_declared(programme=request.programme, participant_id=mine):
        return redirect(f"{address('interest', request.programme)}?next={at('decide_comparison', found)}")
    options = [one for one in selectors.options_of(found) if one.withdrawn_at is None]
    form = forms.DecideForm(
        posted(request), options=options, hidden=hidden_for(request), initial=_initial(request, found),
        papers=offered(papers_in(request.programme)),
    )  # fmt: skip

    def decide() -> Decision:
        return deciding.decide(
            comparison=found, outcomes=form.outcomes, reasons=form.reasons, words=form.decision, participant_id=mine,
            by=request.user,
        )  # fmt: skip

    saved = save(form, decide, refusals=_refusals())
    if saved.done:
        messages.success(request, _("The decision is written down. Everyone who weighed is told."))
        if form.answers_now:
            return redirect(address("decision_duties", request.programme, saved.kept.pk))
        return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Write down what was decided"), button=_("Save"),
        lead=_("Weights decide nothing. People do, and say why, also when they decide against them."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


def _refusals() -> Refusals:
    return {
        StillOpen: _("Weighing was opened again meanwhile, so nothing was saved. Your words are still below. A "
                     "decision comes after everyone has been heard."),
        deciding.DecidedAlready: _("Somebody wrote a decision down meanwhile, so nothing was saved. Your words are "
                                   "still below."),
    }  # fmt: skip


def _initial(request: HttpRequest, found: Comparison) -> dict[str, Any]:
    """What the comparison found, to begin the reasons with."""
    said = selectors.said_in(found)
    rows = selectors.results_of(found, heard=said.heard)
    results = results_page.results_of(found, rows, heard=said.heard, reasons={}, blind=False)
    return {"why": hidden_for(request).text("\n".join([results.sentence, *results.not_yet]))}
