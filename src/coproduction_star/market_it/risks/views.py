from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.market_it.models import Risk, RiskState
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted
from coproduction_star.voices.models import Contribution

from . import filtering, forms, picturing, presenters, selectors, services
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 20
RAISED_SHOWN = 10
REFUSALS = {services.NothingChanged: None, services.IsClosed: None}


@require_safe
@require(Permission.SEE_RISKS)
def risks(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, today, hidden = request.programme, timezone.localdate(), hidden_for(request)
    form = forms.FilterForm(request.GET, initiatives=selectors.initiatives_at_risk(here))
    asked = filtering.asked_by(form, request.GET, reader=request.access.participant_id)
    picture, counts = selectors.tally(here, today=today)
    raised = list(selectors.raised(here)[: RAISED_SHOWN + 1])
    rows = selectors.register(here, asked.wanted, today=today).only(*selectors.SHOWN)
    page = presenters.register_page(
        programme=here, access=request.access, hidden=hidden, today=today,
        pages=Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        counts=counts, charts=picturing.charts_of(picture, here, today=today),
        sentence=picturing.sentence_of(picture), raised=raised[:RAISED_SHOWN], waiting=len(raised),
        asked=asked.query, chosen=asked.chosen,
    )  # fmt: skip
    return render(request, "market_it/risks/register.jinja", {"page": hidden.over(page), "form": form})


@require_safe
@require(Permission.SEE_RISKS)
def risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    found, hidden = found_risk(request, risk_id), hidden_for(request)
    page = presenters.risk_page(
        risk=found, access=request.access, changes=selectors.changes_of(found), panels=panels_of(request, found),
        hidden=hidden, today=timezone.localdate(),
    )  # fmt: skip
    return render(request, "market_it/risks/risk.jinja", {"page": hidden.over(page)})


@ASK
@require(Permission.RAISE_RISK)
@makes_once
def raise_risk(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.RaiseForm(posted(request))
    if form.is_valid():
        made = services.raise_risk(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. Those who keep the register weigh it."))
        return redirect(at("risk", request.programme, made.pk))
    return ask(request, form, _("Raise a risk"), _("Raise it"))


@require_safe
@require(Permission.KEEP_RISKS)
def risk_catalogue(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.catalogue_page(
        programme=request.programme, access=request.access, rows=selectors.in_catalogue(request.organisation),
        used=selectors.used_of_catalogue(request.programme),
    )  # fmt: skip
    return render(request, "market_it/risks/catalogue.jinja", {"page": page})


@ASK
@require(Permission.KEEP_RISKS)
@makes_once
def new_risk(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Empty, from the list (`from`), or from what a resident raised (`said`)."""
    listed = selectors.from_catalogue(request.organisation, request.GET.get("from", ""))
    said = selectors.raised_one(request.programme, request.GET.get("said", ""))
    kind = forms.AnsweredRiskForm if said else forms.RiskForm
    form = _form(request, kind, filtering.first_words(listed, said))
    if form.is_valid():
        values = form.values | {"catalogue": listed.id if listed else ""}
        made = services.add_risk(
            programme=request.programme, values=values, by=request.user, said=said,
            words=form.cleaned_data.get("answer", ""),
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect(at("risk", request.programme, made.pk))
    return ask(request, form, _("A risk"), _("Put it on the register"), said=said)


@ASK
@require(Permission.KEEP_RISKS)
def change_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    """The same page weighs one that was raised."""
    found = found_risk(request, risk_id)
    raised = found.state == RiskState.PROPOSED
    form = _form(request, forms.WeighRiskForm if raised else forms.ChangeRiskForm, forms.said_in(found), found)
    saved = save(
        form,
        lambda: services.change_risk(
            risk=found, version=form.cleaned_data["version"], values=form.values,
            reason=form.cleaned_data.get("reason", ""), by=request.user,
        ),
        now=forms.said_in, refusals=REFUSALS,
    )  # fmt: skip
    title = _("Weigh this risk") if raised else _("Change this risk")
    return _saved(request, found) if saved.done else ask(request, form, title, _("Save"), saved, found)


@ASK
@require(Permission.KEEP_RISKS)
def review_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    found = found_risk(request, risk_id)
    form = forms.ReviewForm(posted(request), initial=filtering.looked_at(found))
    saved = save(
        form, lambda: services.review_risk(risk=found, by=request.user, **form.cleaned_data),
        now=filtering.looked_at, refusals=REFUSALS,
    )  # fmt: skip
    title = _("Look at this risk again")
    return _saved(request, found) if saved.done else ask(request, form, title, _("Save"), saved, found)


@ASK
@require(Permission.KEEP_RISKS)
def close_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    found = found_risk(request, risk_id)
    form = forms.CloseForm(posted(request), initial={"version": found.version})
    saved = save(
        form, lambda: services.close_risk(risk=found, by=request.user, **form.cleaned_data),
        now=lambda row: {"version": row.version}, refusals=REFUSALS,
    )  # fmt: skip
    title = _("Close this risk")
    return _saved(request, found) if saved.done else ask(request, form, title, _("Close it"), saved, found)


@ASK
@require(Permission.KEEP_RISKS)
def reopen_risk(request: HttpRequest, organisation: str, programme: str, risk_id: UUID) -> HttpResponse:
    found = found_risk(request, risk_id)
    form = forms.ReopenForm(posted(request), initial={"version": found.version})
    saved = save(
        form, lambda: services.reopen_risk(risk=found, by=request.user, **form.cleaned_data),
        now=lambda row: {"version": row.version}, refusals=REFUSALS,
    )  # fmt: skip
    title = _("Open this risk again")
    return _saved(request, found) if saved.done else ask(request, form, title, _("Open it"), saved, found)


def found_risk(request: HttpRequest, risk_id: UUID) -> Risk:
    with or_404(Risk.DoesNotExist):
        return selectors.risk_called(request.programme, risk_id)


def _form(
    request: HttpRequest, kind: type[forms.RiskForm], initial: dict[str, Any], found: Risk | None = None
) -> forms.RiskForm:
    programme, owner = request.programme, found.owner_id if found else None
    return kind(
        posted(request), initial=initial, initiatives=selectors.initiatives_of(programme),
        people=people_in(programme, and_also=owner or request.access.participant_id), hidden=hidden_for(request),
    )  # fmt: skip


def _saved(request: HttpRequest, found: Risk) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(at("risk", request.programme, found.pk))


def ask(
    request: HttpRequest, form: Any, title: str, button: str, saved: Saved | None = None, found: Risk | None = None,
    said: Contribution | None = None, facts: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:  # fmt: skip
    hidden = hidden_for(request)
    page = presenters.form_page(
        programme=request.programme, access=request.access, title=title, button=button,
        back=at("risk", request.programme, found.pk) if found else "", lead=found.title if found else "",
        said=said.words if said else "", theirs=saved.theirs if saved else (),
        facts=facts, public=bool(found and found.published_at),
    )  # fmt: skip
    return render(request, "market_it/risks/form.jinja", {"page": hidden.over(page), "form": form})
