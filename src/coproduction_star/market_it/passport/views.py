"""The reader's own passport, signed in; and what a team sees of the passports of others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.access_needs import needs_among
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import AccessPassport
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, presenters, selectors, services
from .addresses import at

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_ACCESS_NEEDS)
def access_needs(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, people = request.programme, selectors.people_of(request.programme)
    page = presenters.team_page(
        here, request.access, needs_among(here, people, coming=len(people)), selectors.shares_in(here),
        hidden=hidden_for(request),
    )  # fmt: skip
    return show(request, "team", page)


@require_safe
@never_cache
@require(Permission.SEE_ACCESS_NEEDS)
def read_passport(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    """Only what is shared here now; that it was read is written down."""
    here = request.programme
    found = services.read(here, [participant], by=request.user)
    if not found:
        raise Http404
    name = hidden_for(request).name(selectors.person_called(participant))
    return show(request, "person", presenters.person_page(here, request.access, name, found[0]))


@require_safe
@never_cache
@require(Permission.KEEP_OWN_PASSPORT)
def my_passport(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    held = selectors.passport_of(request.access.participant_id)
    shares = presenters.share_rows(_programmes_for(request), selectors.shared_with(held)) if held is not None else ()
    page = presenters.my_page(request.programme, request.access, held, shares=shares)
    return show(request, "mine", page)


@ASK
@never_cache
@require(Permission.KEEP_OWN_PASSPORT)
def change_my_passport(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    me = request.access.participant_id
    held = selectors.passport_of(me)
    form = forms.PassportForm(posted(request), initial=forms.said_in(held) if held else {})
    saved = save(form, lambda: services.keep(
        participant=selectors.person_called(me), version=form.cleaned_data["version"] or 0, values=form.values,
        by=request.user,
    ), now=forms.said_in)  # fmt: skip
    if saved.done:
        messages.success(request, _("Kept. Now you can choose who may read it."))
        return redirect(at("my_passport", request.programme))
    page = presenters.form_page(
        request.programme, request.access, title=_("What I need to take part"), button=_("Keep it"),
        theirs=saved.theirs,
    )  # fmt: skip
    return render(request, "market_it/passport/form.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.KEEP_OWN_PASSPORT)
def share_my_passport(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    share_as_pressed(request, mine(request), _programmes_for(request), by=request.user)
    return redirect(at("my_passport", request.programme))


@require_safe
@never_cache
@require(Permission.KEEP_OWN_PASSPORT)
def my_passport_card(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.card_page(mine(request), back=at("my_passport", request.programme))
    return render(request, "market_it/passport/card.jinja", {"page": page})


@ASK
@require(Permission.KEEP_OWN_PASSPORT)
def end_my_passport(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    held, back = mine(request), at("my_passport", request.programme)
    if request.method == "POST":
        services.delete(passport=held, by=request.user)
        messages.success(request, _("Your access passport is deleted."))
        return redirect(back)
    page = presenters.sure_page(caption=request.programme.name, back=back)
    return render(request, "market_it/passport/sure.jinja", {"page": page})


def share_as_pressed(
    request: HttpRequest, passport: AccessPassport, programmes: list[Programme], *, by: Any = None
) -> None:  # fmt: skip
    """Share with the programme of the button, or take it back. What is not offered cannot be pressed."""
    chosen = next((one for one in programmes if str(one.pk) == request.POST.get("programme")), None)
    if chosen is None:
        raise Http404
    if request.POST.get("share") == "yes":
        form = forms.ShareForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose one of the lengths of time. Nothing was shared."))
            return
        services.share(passport=passport, programme=chosen, until=form.last_day, by=by)
        messages.success(request, _("Shared with: %(programme)s") % {"programme": chosen.name})
    else:
        services.take_back(passport=passport, programme=chosen, by=by)
        messages.success(request, _("Taken back. It cannot be read any more by: %(programme)s") % {
            "programme": chosen.name,
        })  # fmt: skip


def mine(request: HttpRequest) -> AccessPassport:
    held = selectors.passport_of(request.access.participant_id)
    if held is None:
        raise Http404
    return held


def _programmes_for(request: HttpRequest) -> list[Programme]:
    """Those that the reader sees."""
    access, home = request.access, request.organisation.pk
    seen = selectors.all_programmes(home) if access.sees_whole_organisation else set(access.programme_roles)
    return selectors.programmes_of(home, only=seen)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/passport/{template}.jinja", {"page": page, **more})
