"""The team opens the front door."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.map_it.models import DecisionAhead
from coproduction_star.map_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted
from coproduction_star.voices.selectors import what_else_closes

from . import forms, presenters, selectors, services, team_pages
from .addresses import front_door_address
from .gathered import seen


@require_safe
@require(Permission.KEEP_FRONT_DOOR)
def front_door(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    found = request.programme
    page = team_pages.team_page(
        programme=found,
        access=request.access,
        door=selectors.front_door_of(found),
        numbers=selectors.numbers_shown(found),
        wards=selectors.wards_of(found),
        coming=selectors.everything_ahead(found),
        closed=what_else_closes(found),
        missing=services.what_is_missing(found),
        hidden=hidden_for(request),
    )
    return render(request, "map_it/front_door/team.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_FRONT_DOOR)
def describe(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    door = selectors.front_door_of(request.programme)
    now = {name: getattr(door, name) for name in services.WORDS}
    now["purpose"] = now["purpose"] or request.programme.summary
    form = forms.DescribeForm(
        posted(request), initial=now, people=selectors.people_to_answer(request.programme),
        hidden=hidden_for(request),
    )  # fmt: skip
    if form.is_valid():
        services.describe(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(front_door_address(request.programme))
    return _asks(request, form, title=_("What people read first"), button=_("Save"))


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_FRONT_DOOR)
def choose(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    if kind not in selectors.KINDS:
        raise Http404
    pages = selectors.to_choose_from(kind, request.programme, number=request.GET.get("page"))
    if request.method == "POST":
        return _chosen(request, kind)
    page = team_pages.choose_page(
        kind,
        programme=request.programme,
        access=request.access,
        pages=pages,
        public=selectors.public_ids(kind, pages),
    )
    return render(request, "map_it/front_door/choose.jinja", {"page": hidden_for(request).over(page)})


def _chosen(request: HttpRequest, kind: str) -> HttpResponse:
    if "all" in request.POST and kind == "happening":
        number = services.show_all_that_happen(programme=request.programme, by=request.user)
        said = ngettext("%(number)s more is shown.", "%(number)s more are shown.", number) % {"number": number}
        messages.success(request, said)
    else:
        with or_404(ValueError):
            offered, chosen = ([UUID(one) for one in request.POST.getlist(name)] for name in ("offered", "shown"))
        refused = services.choose(
            programme=request.programme, kind=kind, offered=offered, chosen=chosen, by=request.user
        )
        messages.success(request, _("Saved."))
        for title in refused:
            said = _("“%(title)s” looks like somebody’s address, so it is not shown. Give it another name first.")
            messages.warning(request, said % {"title": title})
    return redirect(request.get_full_path())


@require_safe
@require(Permission.KEEP_FRONT_DOOR)
def preview(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    hidden = hidden_for(request)
    page = presenters.public_page(seen(request.programme), hidden=hidden, preview=True)
    return render(request, "map_it/front_door/public.jinja", {"page": hidden_for(request).over(page)})


@require_POST
@require(Permission.PUBLISH)
def publish(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    try:
        door = services.publish(programme=request.programme, by=request.user)
    except services.NotReady:
        messages.error(request, _("The page is not ready. Do what the list says first."))
    else:
        waits = door.publish_at and door.publish_at > timezone.now()
        messages.success(
            request,
            _("The councillors are told. The page opens by itself.") if waits else _("The page is public."),
        )
    return redirect(front_door_address(request.programme))


@require_http_methods(["GET", "POST"])
@require(Permission.PUBLISH)
def unpublish(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    if request.method == "GET":
        page = team_pages.close_page(programme=request.programme, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    services.unpublish(programme=request.programme, by=request.user)
    messages.success(request, _("The page is closed. Nothing is lost, and you can open it again."))
    return redirect(front_door_address(request.programme))


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_FRONT_DOOR)
def announce(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.AheadForm(posted(request))
    if form.is_valid():
        services.announce_decision(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(front_door_address(request.programme))
    return _asks(request, form, title=_("A decision to come"), button=_("Announce it"))


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_FRONT_DOOR)
def change_announcement(request: HttpRequest, organisation: str, programme: str, ahead_id: UUID) -> HttpResponse:
    ahead = _ahead(request, ahead_id)
    form = forms.AheadForm(posted(request), initial={"what": ahead.what, "on": ahead.on, "how": ahead.how})
    if form.is_valid():
        services.change_announcement(ahead=ahead, by=request.user, **form.cleaned_data)
        return redirect(front_door_address(request.programme))
    return _asks(request, form, title=_("A decision to come"), button=_("Save"))


@require_POST
@require(Permission.KEEP_FRONT_DOOR)
def withdraw_announcement(request: HttpRequest, organisation: str, programme: str, ahead_id: UUID) -> HttpResponse:
    services.withdraw_announcement(ahead=_ahead(request, ahead_id), by=request.user)
    messages.success(request, _("Removed."))
    return redirect(front_door_address(request.programme))


def _ahead(request: HttpRequest, ahead_id: UUID) -> DecisionAhead:
    with or_404(DecisionAhead.DoesNotExist):
        return selectors.ahead_with(programme=request.programme, ahead_id=ahead_id)


def _asks(request: HttpRequest, form: object, *, title: str, button: str) -> HttpResponse:
    page = team_pages.form_page(programme=request.programme, access=request.access, title=title, button=button)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})
