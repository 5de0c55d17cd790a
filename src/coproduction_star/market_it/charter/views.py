"""Charters of a programme: the list, a new one, the page on which it is written, and what stands around clauses."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.data.charter_templates import templates
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.market_it.models import Charter, CharterParty
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services, workshop_page
from .addresses import of
from .wording import content_language, language_asked, spoken_here

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_CHARTERS)
def charters(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    pages = selectors.page_of_charters(request.programme, number=request.GET.get("page"))
    page = presenters.charters_page(request.programme, request.access, pages, today=timezone.localdate())
    return show(request, "charters", page)


@ASK
@require(Permission.WRITE_CHARTER)
@makes_once
def new_charter(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.NewCharterForm(
        posted(request), templates=templates(content_language(spoken_here())), initial={"languages": "en"},
        initiatives=selectors.initiatives_of(request.programme),
    )  # fmt: skip
    if form.is_valid():
        made = services.begin_charter(
            programme=request.programme, template=form.cleaned_data["template"], by=request.user, **form.values
        )
        messages.success(request, _("The charter is begun. Change it until it is yours; nothing is signed yet."))
        return redirect(of("charter", made))
    return ask(request, form, title=_("Begin a charter"), button=_("Begin"))


@require_safe
@require(Permission.SEE_CHARTERS)
def charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    language = language_asked(found.languages, request.GET.get("language") or spoken_here())
    page = workshop_page.workshop_page(
        charter=found, access=request.access, clauses=selectors.clauses_of(found, language=language),
        beside=selectors.beside(found), language=language,
        today=timezone.localdate(), panels=panels_of(request, found),
    )  # fmt: skip
    return show(request, "workshop", page)


@ASK
@require(Permission.WRITE_CHARTER)
def change_charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.ChangeCharterForm(
        posted(request), initial=forms.said_in(found), initiatives=selectors.initiatives_of(request.programme)
    )
    saved = save(
        form,
        lambda: services.change_charter(
            charter=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_in,
    )  # fmt: skip
    if saved.done:
        return done(request, found, _("Saved."))
    return ask(request, form, title=_("What the charter is about"), button=_("Save"), charter=found, saved=saved)


@ASK
@require(Permission.WRITE_CHARTER)
@makes_once
def charter_sides(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.SideForm(posted(request))
    saved = save(
        form, lambda: services.add_side(charter=found, by=request.user, **form.cleaned_data),
        refusals={services.SideThere: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("This side takes part now."))
        return redirect(of("charter_sides", found))
    page = presenters.sides_page(found, request.access, selectors.sides_of(found))
    return show(request, "sides", page, form=form)


@ASK
@require(Permission.WRITE_CHARTER)
def rename_side(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, side_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    side = _side(found, side_id)
    form = forms.RenameSideForm(posted(request), initial={"name": side.name})
    saved = save(
        form, lambda: services.rename_side(side=side, by=request.user, **form.cleaned_data),
        refusals={services.SideThere: None},
    )  # fmt: skip
    if saved.done:
        return redirect(of("charter_sides", found))
    return ask(
        request, form, title=_("Give this side another name"), button=_("Save"), charter=found,
        back=of("charter_sides", found),
    )  # fmt: skip


@require_POST
@require(Permission.WRITE_CHARTER)
def remove_side(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, side_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    try:
        services.remove_side(side=_side(found, side_id), by=request.user)
    except services.HasClauses as refusal:
        messages.error(request, _(str(refusal)))
    else:
        messages.success(request, _("This side takes no part any more."))
    return redirect(of("charter_sides", found))


@ASK
@require(Permission.WRITE_CHARTER)
def open_to_residents(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.OpenForm(posted(request), initial={"until": found.suggest_until})
    if form.is_valid():
        services.ask_residents(charter=found, by=request.user, **form.cleaned_data)
        return done(request, found, _("Residents can read the draft and suggest words. Its address stands below."))
    lead = _(
        "Anyone with the address reads the draft and suggests words without an account. Somebody checks them first."
    )
    if not request.programme.published_at:
        lead = _("Publish the programme first: until then nobody outside can open its pages.")
    return ask(
        request, form, title=_("Let residents suggest words"), button=_("Open the draft"), charter=found, lead=lead,
        template="open",
    )  # fmt: skip


@require_POST
@require(Permission.WRITE_CHARTER)
def close_to_residents(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    services.ask_residents(charter=found, until=None, by=request.user)
    return done(request, found, _("Residents cannot suggest words any more. What they said is still here."))


@require_safe
@require(Permission.SEE_CHARTERS)
def charter_history(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found, hidden = found_charter(request, charter_id), hidden_for(request)
    page = presenters.history_page(found, request.access, selectors.history_of(found), hidden)
    return show(request, "history", page)


def found_charter(request: HttpRequest, charter_id: UUID) -> Charter:
    with or_404(Charter.DoesNotExist):
        return selectors.charter_with(programme=request.programme, charter_id=charter_id)


def _side(charter: Charter, side_id: UUID) -> CharterParty:
    with or_404(CharterParty.DoesNotExist):
        return selectors.side_with(charter=charter, side_id=side_id)


def done(request: HttpRequest, charter: Charter, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(of("charter", charter))


def ask(
    request: HttpRequest, form: Any, *, title: str, button: str, charter: Charter | None = None,
    saved: Saved | None = None, template: str = "form", **more: Any,
) -> HttpResponse:  # fmt: skip
    page = presenters.form_page(
        request.programme, request.access, title=title, button=button, charter=charter,
        theirs=saved.theirs if saved else (), **more,
    )  # fmt: skip
    return show(request, template, page, form=form)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/charter/{template}.jinja", {"page": page, **more})
