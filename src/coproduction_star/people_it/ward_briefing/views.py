"""The page of a ward, as a page and as one sheet of paper, and its figures."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import PlaceFigure, WardFunding
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, on_paper, on_word, pages, presenters, selectors, services
from .addresses import ward_address

ASK = require_http_methods(["GET", "POST"])


@require_safe
@require(Permission.SEE_WARD)
def ward(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    return render(request, "people_it/ward_briefing/ward.jinja", {"page": _page(request, place_id)})


@require_safe
@require(Permission.SEE_WARD)
def ward_pdf(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    # Of one day everybody gets the same bytes.
    made = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    body = on_paper.as_pdf(_page(request, place_id), language=request.LANGUAGE_CODE, made=made)
    return Document(on_paper.file_name(place), MEDIA_TYPE, body).response()


@require_safe
@require(Permission.SEE_WARD)
def ward_word(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    return on_word.as_word(_page(request, place_id), place=place, language=request.LANGUAGE_CODE).response()


@ASK
@require(Permission.KEEP_WARD_FIGURES)
@makes_once
def ward_funding(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    form = forms.FundForm(posted(request))
    if form.is_valid():
        services.add_fund(place=place, by=request.user, **form.values)
        messages.success(request, _("The fund is added."))
        return redirect(ward_address(place, "ward_funding"))
    return show(request, "figures", pages.funding_page(place, selectors.funds_of(place)), form=form)


@require_POST
@require(Permission.KEEP_WARD_FIGURES)
def remove_ward_fund(request: HttpRequest, organisation: str, place_id: UUID, ward_fund_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    with or_404(WardFunding.DoesNotExist):
        fund = selectors.fund_with(place, ward_fund_id)
    services.remove_fund(fund=fund, place=place, by=request.user)
    messages.success(request, _("The fund is removed."))
    return redirect(ward_address(place, "ward_funding"))


@ASK
@require(Permission.KEEP_WARD_FIGURES)
@makes_once
def ward_figures(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    form = forms.FigureForm(posted(request))
    if form.is_valid():
        services.add_figure(place=place, by=request.user, **form.cleaned_data)
        messages.success(request, _("The figure is added."))
        return redirect(ward_address(place, "ward_figures"))
    page = pages.figures_page(place, selectors.figures_of(place))
    return show(request, "figures", page, form=form)


@require_POST
@require(Permission.KEEP_WARD_FIGURES)
def remove_ward_figure(request: HttpRequest, organisation: str, place_id: UUID, ward_figure_id: UUID) -> HttpResponse:
    place = place_of(request, place_id)
    with or_404(PlaceFigure.DoesNotExist):
        figure = selectors.figure_with(place, ward_figure_id)
    services.remove_figure(figure=figure, place=place, by=request.user)
    messages.success(request, _("The figure is removed."))
    return redirect(ward_address(place, "ward_figures"))


def panel(request: HttpRequest, place: Place) -> str:
    """On the page of a place: the way to the page for its councillors."""
    if not allowed(request, Permission.SEE_WARD, request.organisation):
        return ""
    place.organisation = request.organisation
    context = {"ward": ward_address(place)}
    return render_to_string("people_it/ward_briefing/panel.jinja", context, request=request)


def place_of(request: HttpRequest, place_id: UUID) -> Place:
    with or_404(Place.DoesNotExist):
        return selectors.place_with(request.organisation, place_id)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    name = f"people_it/ward_briefing/{template}.jinja"
    return render(request, name, {"page": hidden_for(request).over(page), **more})


def _page(request: HttpRequest, place_id: UUID) -> presenters.WardPage:
    today = timezone.localdate()
    brief = selectors.brief_of(place_of(request, place_id), today=today)
    page = presenters.ward_page(
        brief, access=request.access, lessons=selectors.lessons_in(request.LANGUAGE_CODE), today=today
    )
    return hidden_for(request).over(page)
