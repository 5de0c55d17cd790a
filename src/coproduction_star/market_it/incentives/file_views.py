"""A plan as files: from the same words as its page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import IncentivePlan
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document

from . import exporting, plan_page, selectors
from .views import found_plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_INCENTIVES)
def plans_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = exporting.plans_csv(selectors.plans(request.programme), hidden_for(request))
    return Document(f"incentives-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_INCENTIVES)
def plan_word(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    plan = found_plan(request, plan_id)
    page = hidden_for(request).over(_page(request, plan))
    return exporting.plan_word(plan, page, name=f"{_name(plan)}.docx").response()


@require_safe
@require(Permission.SEE_INCENTIVES)
def plan_workbook(request: HttpRequest, organisation: str, programme: str, plan_id: UUID) -> HttpResponse:
    plan = found_plan(request, plan_id)
    body = exporting.plan_workbook(
        plan, selectors.items_of(plan), selectors.barriers_of(plan), _page(request, plan), hidden_for(request)
    )
    return Document(f"{_name(plan)}.xlsx", XLSX, body).response()


def _page(request: HttpRequest, plan: IncentivePlan) -> plan_page.PlanPage:
    return plan_page.plan_page(
        plan, access=request.access, items=selectors.items_of(plan), barriers=selectors.barriers_of(plan),
        lists=selectors.lists_of(request.organisation),
    )  # fmt: skip


def _name(plan: IncentivePlan) -> str:
    return slugify(plan.title)[:80] or "plan"
