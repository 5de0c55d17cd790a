"""The incentives a charter includes and the risks it carries."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import CharterIncentive, CharterRisk
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted

from . import carrying, forms, presenters, selectors
from .addresses import of
from .views import ASK, found_charter, show


@ASK
@require(Permission.WRITE_CHARTER)
def charter_incentives(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    items = selectors.items_to_include(found)
    form = forms.IncludeForm(posted(request), items=items, clauses=selectors.with_first_words(found))
    saved = save(
        form, lambda: carrying.include(charter=found, by=request.user, **form.cleaned_data),
        refusals={carrying.ThereAlready: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("It is in the charter."))
        return redirect(of("charter_incentives", found))
    page = presenters.incentives_page(
        found, request.access, selectors.incentives_of(found), is_empty=not items.exists()
    )
    return show(request, "carried", page, form=form)


@require_POST
@require(Permission.WRITE_CHARTER)
def leave_out(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, included_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    with or_404(CharterIncentive.DoesNotExist):
        carrying.leave_out(included=selectors.included_with(found, included_id), by=request.user)
    return redirect(of("charter_incentives", found))


@ASK
@require(Permission.WRITE_CHARTER)
def charter_risks(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    risks = selectors.risks_to_carry(found)
    form = forms.CarryForm(posted(request), charter=found, risks=risks, clauses=selectors.with_first_words(found))
    saved = save(
        form, lambda: carrying.carry(charter=found, by=request.user, **form.cleaned_data),
        refusals={carrying.ThereAlready: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("It is in the charter."))
        return redirect(of("charter_risks", found))
    page = presenters.risks_page(found, request.access, selectors.risks_of(found), is_empty=not risks.exists())
    return show(request, "carried", page, form=form)


@require_POST
@require(Permission.WRITE_CHARTER)
def put_down(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, carried_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    with or_404(CharterRisk.DoesNotExist):
        carrying.put_down(carried=selectors.carried_with(found, carried_id), by=request.user)
    return redirect(of("charter_risks", found))
