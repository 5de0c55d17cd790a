"""The ethics gate, and the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.papers import offered
from coproduction_star.journeys.steps import papers_in
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import IncentivePlan
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, selectors, services
from .addresses import at
from .readiness import lacks_before_deciding, lacks_before_offering
from .views import ASK, REFUSALS, ask, found_plan


@ASK
@require(Permission.PLAN_INCENTIVES)
def answer_ethics(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    plan = found_plan(request, plan_id)
    form = forms.EthicsForm(
        posted(request), asked=selectors.questions_asked(request.organisation), initial=forms.said_in_ethics(plan)
    )
    saved = save(
        form,
        lambda: services.answer_ethics(
            plan=plan, version=form.cleaned_data["version"], answers=form.answers, by=request.user
        ),
        now=forms.said_in_ethics, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        if saved.kept:
            messages.success(request, _("The gate is passed. The plan can be decided."))
        else:
            messages.warning(request, _("Kept. The plan goes on when every answer is yes: change it where it is not."))
        return redirect(at("incentive_plan", request.programme, plan.pk))
    return ask(
        request, form, title=_("Is it fair? What we ask before anything is offered"), button=_("Save the answers"),
        plan=plan, saved=saved, lead=_("Only when every answer is yes may the plan be decided."),
    )  # fmt: skip


@ASK
@require(Permission.DECIDE_INCENTIVES)
def decide_plan(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    plan, mine = found_plan(request, plan_id), request.access.participant_id
    if not has_declared(programme=request.programme, participant_id=mine):
        return redirect(
            f"{address('interest', request.programme)}?next={at('decide_plan', request.programme, plan_id)}"
        )
    items = selectors.items_of(plan)
    lacks = {one: lacks_before_offering(one) for one in items}
    ready = [one for one in items if not lacks[one]]
    form = forms.DecideForm(
        posted(request), ready=ready, hidden=hidden_for(request), papers=offered(papers_in(request.programme)),
        initial={
            "version": plan.version, "offered": [str(one.pk) for one in ready],
            "what": _("We offer what the plan “%(plan)s” says.") % {"plan": plan.title},
        },
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.decide(
            plan=plan, version=form.cleaned_data["version"], words=form.decision, offered=form.chosen,
            participant_id=mine, by=request.user,
        ),
        now=lambda row: {"version": row.version}, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        told = ngettext("Decided. %(n)s thing is offered.", "Decided. %(n)s things are offered.", saved.kept)
        messages.success(request, told % {"n": saved.kept})
        return redirect(_duties_or_plan(form, selectors.plan_with(programme=request.programme, plan_id=plan_id)))
    missing = (*lacks_before_deciding(plan, items=items), *(words for one in items for words in lacks[one]))
    return ask(
        request, form, title=_("Decide the plan"), button=_("Decide it"), plan=plan, saved=saved, points=missing,
        lead=_("What you write stands among the decisions of the programme."),
    )  # fmt: skip


def _duties_or_plan(form: forms.DecideForm, plan: IncentivePlan) -> str:
    """Whoever answers a duty at once is led to it."""
    if form.answers_now:
        return address("decision_duties", plan.programme, plan.decision_id)
    return at("incentive_plan", plan.programme, plan.pk)


@require_POST
@require(Permission.DECIDE_INCENTIVES)
def reopen_plan(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    plan = found_plan(request, plan_id)
    services.reopen(plan=plan, by=request.user)
    messages.success(request, _("The plan is open again. Nothing of it is offered until you decide anew."))
    return redirect(at("incentive_plan", request.programme, plan.pk))
