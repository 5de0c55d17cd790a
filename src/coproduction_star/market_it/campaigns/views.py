"""Campaigns: the list, one campaign, its plan, its beginning and its end."""

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
from coproduction_star.market_it.models import Campaign
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import campaign_page, forms, presenters, selectors, services
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = {services.Refused: None}


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaigns(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    pages = selectors.page_of_campaigns(request.programme, number=request.GET.get("page"))
    return show(request, "campaigns", presenters.campaigns_page(request.programme, request.access, pages))


@ASK
@require(Permission.KEEP_CAMPAIGNS)
@makes_once
def new_campaign(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _form(request, {})
    if form.is_valid():
        made = services.add_campaign(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved. Now say for whom it is."))
        return redirect(at("campaign", request.programme, made.pk))
    return ask(request, form, title=_("Plan a campaign"), button=_("Save and go on"))


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaign(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    page = campaign_page.campaign_page(
        found, access=request.access, segments=selectors.segments_of(found), messages=selectors.messages_of(found),
        comparisons=selectors.comparisons_of(found), hidden=hidden_for(request), panels=panels_of(request, found),
        removed=selectors.removed_message(found, request.GET.get("removed", "")),
    )  # fmt: skip
    return show(request, "campaign", page)


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def change_campaign(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    form = _form(request, forms.said_in_campaign(found))
    saved = save(
        form,
        lambda: services.change_campaign(
            campaign=found, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_campaign, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("The campaign is changed."))
    return ask(request, form, title=_("Change the campaign"), button=_("Save"), campaign=found, saved=saved)


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def begin_campaign(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    return pressed(
        request, found, lambda: services.begin_campaign(campaign=found, by=request.user),
        _("It has begun. When it is over, write down what came of it."),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def end_campaign(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    form = forms.EndForm(posted(request), initial=forms.said_at_the_end(found))
    saved = save(
        form, lambda: services.end_campaign(campaign=found, by=request.user, **form.cleaned_data),
        now=forms.said_at_the_end, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("The campaign has ended, and what came of it is kept."))
    return ask(request, form, title=_("End the campaign"), button=_("End it"), campaign=found, saved=saved)


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def reopen_campaign(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    return pressed(
        request, found, lambda: services.reopen_campaign(campaign=found, by=request.user), _("The campaign goes on.")
    )


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaign_history(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    page = presenters.history_page(
        request.programme, request.access, campaign=found, events=selectors.history_of(found),
        hidden=hidden_for(request),
    )  # fmt: skip
    return show(request, "history", page)


def found_campaign(request: HttpRequest, campaign_id: UUID) -> Campaign:
    with or_404(Campaign.DoesNotExist):
        return selectors.campaign_with(programme=request.programme, campaign_id=campaign_id)


def said(request: HttpRequest, found: Campaign, words: str) -> HttpResponse:
    """Say what was done, and go back to the campaign."""
    messages.success(request, words)
    return redirect(at("campaign", request.programme, found.pk))


def pressed(request: HttpRequest, found: Campaign, do: Any, done: str, *, then: str = "") -> HttpResponse:
    """Do what a button asks; a refusal is told in its own words."""
    try:
        do()
    except services.Refused as refusal:
        messages.error(request, _(str(refusal)))
    else:
        messages.success(request, done)
    return redirect(then or at("campaign", request.programme, found.pk))


def ask(
    request: HttpRequest, form: Any, *, title: str, button: str, campaign: Campaign | None = None,
    saved: Saved | None = None, template: str = "form", **more: Any,
) -> HttpResponse:  # fmt: skip
    page = presenters.form_page(
        request.programme, request.access, title=title, button=button, campaign=campaign,
        theirs=saved.theirs if saved else (), **more,
    )  # fmt: skip
    return show(request, template, page, form=form)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/campaigns/{template}.jinja", {"page": page, **more})


def _form(request: HttpRequest, initial: dict[str, Any]) -> forms.CampaignForm:
    here = request.programme
    return forms.CampaignForm(
        posted(request), initial=initial, initiatives=selectors.initiatives_of(here), plans=selectors.plans_of(here)
    )
