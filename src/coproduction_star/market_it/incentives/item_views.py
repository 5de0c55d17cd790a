"""What a plan offers: put in, changed, taken out and brought back, warned about, and offered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, PlanItem
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services
from .addresses import at
from .menu import Entry, found_in
from .views import ASK, REFUSALS, ask, found_plan, show


@ASK
@require(Permission.PLAN_INCENTIVES)
@makes_once
def new_item(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    """Empty, or begun with a line of the menu (`from`), against a barrier of the plan (`barrier`)."""
    plan, entry = found_plan(request, plan_id), _entry(request, request.GET.get("from", ""))
    barrier = request.GET.get("barrier", "")
    form = _form(request, plan, entry, forms.first_words(entry, audience=plan.audience, barrier=barrier))
    if form.is_valid():
        values = form.values | {"incentive": entry.key if entry else ""}
        made = services.add_item(plan=plan, values=values, by=request.user)
        messages.success(request, _next(made))
        return redirect(at("incentive_plan", request.programme, plan.pk))
    title = entry.title if entry else _("Something of our own")
    return _ask(request, form, plan, title=title, button=_("Put it into the plan"), entry=entry)


def _next(item: PlanItem) -> str:
    if item.is_payment:
        return _("It is in the plan. Read the warning about benefits and tax before you offer it.")
    return _("It is in the plan.")


@ASK
@require(Permission.PLAN_INCENTIVES)
def change_item(request: HttpRequest, organisation: str, programme: str, plan_id: UUID, line_id: UUID) -> HttpResponse:
    plan, item = _found(request, plan_id, line_id)
    entry = _entry(request, item.incentive)
    form = _form(request, plan, entry, forms.said_in_item(item))
    saved = save(
        form,
        lambda: services.change_item(
            item=item, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_item,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("It is changed. What was offered of it is not offered any more: offer it anew."))
        return redirect(at("incentive_plan", request.programme, plan.pk))
    return _ask(request, form, plan, title=_("Change it"), button=_("Save"), entry=entry, saved=saved)


@require_POST
@require(Permission.PLAN_INCENTIVES)
def remove_item(request: HttpRequest, organisation: str, programme: str, plan_id: UUID, line_id: UUID) -> HttpResponse:
    plan, item = _found(request, plan_id, line_id)
    services.remove_item(item=item, by=request.user)
    return redirect(f"{at('incentive_plan', request.programme, plan.pk)}?removed={item.pk}")


@require_POST
@require(Permission.PLAN_INCENTIVES)
def restore_item(
    request: HttpRequest, organisation: str, programme: str, plan_id: UUID, line_id: UUID
) -> HttpResponse:  # fmt: skip
    plan, item = _found(request, plan_id, line_id)
    services.restore_item(item=item, by=request.user)
    messages.success(request, _("It is back in the plan."))
    return redirect(at("incentive_plan", request.programme, plan.pk))


@ASK
@require(Permission.PLAN_INCENTIVES)
def read_warning(
    request: HttpRequest, organisation: str, programme: str, plan_id: UUID, line_id: UUID
) -> HttpResponse:  # fmt: skip
    plan, item = _found(request, plan_id, line_id)
    form = forms.WarningForm(posted(request), initial={"version": item.version})
    saved = save(
        form,
        lambda: services.acknowledge_warning(item=item, version=form.cleaned_data["version"], by=request.user),
        now=forms.said_in_item, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("It is written down that you read it, and when."))
        return redirect(at("incentive_plan", request.programme, plan.pk))
    page = presenters.warning_page(
        request.programme, request.access, plan=plan, what=item.words, entry=_entry(request, item.incentive),
        theirs=saved.theirs,
    )  # fmt: skip
    return show(request, "warning", page, form=form)


@require_POST
@require(Permission.DECIDE_INCENTIVES)
def offer_item(request: HttpRequest, organisation: str, programme: str, plan_id: UUID, line_id: UUID) -> HttpResponse:
    plan, item = _found(request, plan_id, line_id)
    try:
        services.offer(item=item, by=request.user)
    except services.NotReady as error:
        messages.error(request, " ".join(map(_, error.lacks)))
    else:
        messages.success(request, _("It is offered from today on."))
    return redirect(at("incentive_plan", request.programme, plan.pk))


def _found(request: HttpRequest, plan_id: UUID, line_id: UUID) -> tuple[IncentivePlan, PlanItem]:
    plan = found_plan(request, plan_id)
    with or_404(PlanItem.DoesNotExist):
        return plan, selectors.item_with(plan=plan, item_id=line_id)


def _entry(request: HttpRequest, key: str) -> Entry | None:
    return found_in(selectors.menu_of(request.organisation), key) if key else None


def _form(request: HttpRequest, plan: IncentivePlan, entry: Entry | None, initial: dict[str, Any]) -> forms.ItemForm:
    barriers = PlanBarrier.objects.filter(plan=plan)
    return forms.ItemForm(posted(request), barriers=barriers, entry=entry, initial=initial)


def _ask(request: HttpRequest, form: Any, plan: IncentivePlan, *, entry: Entry | None, **more: Any) -> HttpResponse:
    lead = hidden_for(request).text(entry.example) if entry else ""
    warns = entry is not None and entry.payment is not None
    return ask(request, form, plan=plan, template="item", lead=lead, warns=warns, **more)
