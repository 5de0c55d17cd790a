"""Plans of incentives: the list, one plan, the behaviour it hopes for and what stops people."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, Source
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, plan_page, presenters, selectors, services
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = {services.IsDecided: None, services.NotReady: None, services.NoPayment: None}


@require_safe
@require(Permission.SEE_INCENTIVES)
def plans(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    pages = selectors.page_of_plans(request.programme, number=request.GET.get("page"))
    return show(request, "plans", presenters.plans_page(request.programme, request.access, pages))


@ASK
@require(Permission.PLAN_INCENTIVES)
@makes_once
def new_plan(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _plan_form(request, {})
    if form.is_valid():
        made = services.add_plan(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved. Now write down what stops people."))
        return redirect(at("incentive_plan", request.programme, made.pk))
    return ask(request, form, title=_("Which behaviour do you hope for?"), button=_("Save and go on"))


@require_safe
@require(Permission.SEE_INCENTIVES)
def plan(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    found = found_plan(request, plan_id)
    page = plan_page.plan_page(
        found, access=request.access, items=selectors.items_of(found), barriers=selectors.barriers_of(found),
        lists=selectors.lists_of(request.organisation), panels=panels_of(request, found),
        removed=selectors.removed_item(found, request.GET.get("removed", "")),
    )  # fmt: skip
    return show(request, "plan", page)


@ASK
@require(Permission.PLAN_INCENTIVES)
def change_plan(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    found = found_plan(request, plan_id)
    form = _plan_form(request, forms.said_in_plan(found))
    saved = save(
        form,
        lambda: services.change_plan(
            plan=found, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_plan, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("The plan is changed. Answer the ethics gate again before you decide it."))
        return redirect(at("incentive_plan", request.programme, found.pk))
    return ask(request, form, title=_("Change the behaviour"), button=_("Save"), plan=found, saved=saved)


@ASK
@require(Permission.PLAN_INCENTIVES)
@makes_once
def add_barriers(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    found, surveys = found_plan(request, plan_id), selectors.named_in_surveys(request.programme)
    there = [one.barrier for one in selectors.barriers_of(found)]
    listed = selectors.barriers_offered(request.organisation)
    form = forms.BarriersForm(posted(request), there=there, listed=listed, initial=_from_surveys(surveys, there))
    if form.is_valid():
        added = services.add_barriers(
            plan=found, by=request.user, counts=_counts(surveys, form.cleaned_data), **form.cleaned_data
        )
        messages.success(request, _("Written down: %(n)s. Now choose what helps.") % {"n": added})
        return redirect(at("incentive_plan", request.programme, found.pk))
    titles = {key: one.title for key, one in listed.items()}
    return ask(
        request, form, title=_("What stops them?"), button=_("Write these down"), plan=found, template="barriers",
        heard=presenters.heard(surveys, titles),
    )  # fmt: skip


@require_POST
@require(Permission.PLAN_INCENTIVES)
def remove_barrier(
    request: HttpRequest, organisation: str, programme: str, plan_id: UUID, barrier_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_plan(request, plan_id)
    with or_404(PlanBarrier.DoesNotExist):
        barrier = selectors.barrier_with(plan=found, barrier_id=barrier_id)
    services.remove_barrier(barrier=barrier, by=request.user)
    messages.success(
        request, _("Taken out: %(what)s. You can write it down again.") % {"what": forms.called()(barrier)}
    )
    return redirect(at("incentive_plan", request.programme, found.pk))


@require_safe
@require(Permission.SEE_INCENTIVES)
def plan_history(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    found = found_plan(request, plan_id)
    page = presenters.history_page(
        request.programme, request.access, plan=found, events=selectors.history_of(found), hidden=hidden_for(request)
    )
    return show(request, "history", page)


def found_plan(request: HttpRequest, plan_id: UUID) -> IncentivePlan:
    with or_404(IncentivePlan.DoesNotExist):
        return selectors.plan_with(programme=request.programme, plan_id=plan_id)


def ask(
    request: HttpRequest, form: Any, *, title: str, button: str, plan: IncentivePlan | None = None,
    saved: Saved | None = None, template: str = "form", lead: str = "", points: tuple[str, ...] = (), **more: Any,
) -> HttpResponse:  # fmt: skip
    hidden = hidden_for(request)
    page = presenters.form_page(
        request.programme, request.access, title=title, button=button, plan=plan, lead=lead, points=points,
        theirs=saved.theirs if saved else (),
    )  # fmt: skip
    return render(
        request,
        f"market_it/incentives/{template}.jinja",
        {"page": hidden.over(page), "form": form, **hidden.over(more)},
    )


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/incentives/{template}.jinja", {"page": page, **more})


def _plan_form(request: HttpRequest, initial: dict[str, Any]) -> forms.PlanForm:
    return forms.PlanForm(posted(request), initial=initial, initiatives=selectors.initiatives_of(request.programme))


def _from_surveys(surveys: tuple[selectors.NamedBarrier, ...], there: list[str]) -> dict[str, Any]:
    """The form begins with what people named most in the first survey; every tick can be taken away."""
    if not surveys:
        return {}
    source = surveys[0].source
    listed = [one.key for one in surveys if one.source == source and one.key not in there][:MOST_TICKED]
    return {"listed": listed, "how": Source.SURVEY, "source": source}


MOST_TICKED = 3


def _counts(surveys: tuple[selectors.NamedBarrier, ...], said: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """How many named each, where the team says that it knows it from this very survey."""
    if said["how"] != Source.SURVEY:
        return {}
    return {one.key: (one.people, one.of_people) for one in surveys if one.source == said["source"]}
