"""Showing a risk to everybody, and to the team only again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coproduction_star.journeys.versions import save
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, public_page, publishing
from .addresses import at
from .views import ASK, ask, found_risk


@ASK
@require(Permission.PUBLISH_RISKS)
def publish_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    """What anyone will read is shown as they will read it."""
    found = found_risk(request, risk_id)
    form = forms.PublishForm(posted(request), initial={"version": found.version})
    saved = save(
        form, lambda: publishing.publish_risk(risk=found, version=form.cleaned_data["version"], by=request.user),
        now=lambda row: {"version": row.version}, refusals={publishing.NotWeighed: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Everybody can read this risk now, without the name of whoever looks after it."))
        return redirect(at("risk", request.programme, found.pk))
    read = public_page.row_of(found)
    return ask(request, form, _("Show this risk to everybody"), _("Show it"), saved, found, facts=read.facts)


@require_POST
@require(Permission.PUBLISH_RISKS)
def hide_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    found = found_risk(request, risk_id)
    publishing.hide_risk(risk=found, by=request.user)
    messages.success(request, _("Only the team reads this risk now."))
    return redirect(at("risk", request.programme, found.pk))
