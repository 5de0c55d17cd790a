from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Connector
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import outcomes_of
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, selectors, services
from . import scrutiny as asking

ASK = require_http_methods(["GET", "HEAD", "POST"])
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_CONNECTORS)
def connectors(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, hidden = request.programme, hidden_for(request)
    page = presenters.connectors_page(
        here, access=request.access, rows=selectors.connectors_of(here), outcomes=selectors.outcomes_of(here),
        wards=selectors.wards_of(here), mine=selectors.promised_by(here, request.access.participant_id),
        removed=selectors.removed_from(here), hidden=hidden, today=timezone.localdate(),
    )  # fmt: skip
    return render(request, "grow_it/connectors/list.jinja", {"page": hidden.over(page)})


@require_safe
@require(Permission.SEE_CONNECTORS)
def scrutiny(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = asking.scrutiny_page(request.programme, access=request.access)
    return render(request, "grow_it/connectors/scrutiny.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_CONNECTORS)
@makes_once
def new_connector(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, form = request.programme, _form(request, forms.ConnectorForm)
    saved = save(form, lambda: services.add_connector(programme=here, values=form.values, by=request.user))
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("connectors", here))
    return _ask(request, form, saved, title=_("A councillor’s part"))


@ASK
@require(Permission.KEEP_CONNECTORS)
def change_connector(request: HttpRequest, organisation: str, programme: str, connector_id: UUID) -> HttpResponse:
    found, here = _connector(request, connector_id), request.programme
    form = _form(request, forms.ChangeConnectorForm, found)
    saved = save(
        form,
        lambda: services.change_connector(
            connector=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_in,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("connectors", here))
    return _ask(request, form, saved, title=_("Change this part"), remove=at("remove_connector", here, found.pk))


@ASK
@require(Permission.KEEP_CONNECTORS)
def remove_connector(request: HttpRequest, organisation: str, programme: str, connector_id: UUID) -> HttpResponse:
    found, here = _connector(request, connector_id), request.programme
    if request.method != "POST":
        hidden = hidden_for(request)
        page = presenters.remove_page(found, programme=here, access=request.access, hidden=hidden)
        return render(request, "journeys/sure.jinja", {"page": hidden.over(page)})
    return pressed(
        request, lambda: services.remove_connector(connector=found, by=request.user), done=_("It is taken out."),
        refusals={services.NotNow: _("Somebody did that already.")}, then=at("connectors", here),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_CONNECTORS)
def restore_connector(request: HttpRequest, organisation: str, programme: str, connector_id: UUID) -> HttpResponse:
    with or_404(Connector.DoesNotExist):
        found = selectors.any_connector(request.programme, connector_id)
    return pressed(
        request, lambda: services.restore_connector(connector=found, by=request.user), done=_("It is back."),
        refusals={services.NotNow: _("Somebody did that already.")}, then=at("connectors", request.programme),
    )  # fmt: skip


@require_safe
@require(Permission.SEE_CONNECTORS)
def connectors_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = presenters.as_csv(selectors.connectors_of(request.programme), hidden_for(request))
    return Document(f"connectors-{request.programme.slug}.csv", CSV, body).response()


def _connector(request: HttpRequest, connector_id: UUID) -> Connector:
    with or_404(Connector.DoesNotExist):
        return selectors.connector_called(request.programme, connector_id)


def _form(request: HttpRequest, kind: type[forms.ConnectorForm], found: Connector | None = None) -> Any:
    here = request.programme
    return kind(
        posted(request), initial=forms.said_in(found) if found else {}, hidden=hidden_for(request),
        people=selectors.councillors(here, and_also=found.participant_id if found else None),
        outcomes=outcomes_of(here), places=selectors.all_wards(here),
    )  # fmt: skip


def _ask(request: HttpRequest, form: Any, saved: Saved, *, title: str, **more: Any) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=_("Save"),
        back=at("connectors", request.programme), theirs=saved.theirs, **more,
    )  # fmt: skip
    return render(request, "grow_it/connectors/form.jinja", {"page": hidden_for(request).over(page), "form": form})
