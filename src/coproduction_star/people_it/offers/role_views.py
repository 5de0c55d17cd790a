"""The roles that look for people, for the team."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative, Place
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.steps import tool_address
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import Condition, MeetingArrangement, RoleWanted
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import arranging, role_forms, role_services, team_pages, team_selectors
from .addresses import at
from .board_pages import conditions_of

ASK = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something a role asks about the meeting itself, and who stated how it is met. No link without the right."""

    name: str
    said: str
    who: str
    state: str
    end: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    title: str
    words: str
    until: dt.date
    people: int
    conditions: tuple[str, ...]
    is_open: bool
    change: str
    close: str
    meetings: tuple[Meeting, ...]
    asks: str
    """Where another step keeps what the role asks for; empty where none does."""


@dataclass(frozen=True, slots=True)
class RolesPage:
    title: str
    frame: Frame
    rows: tuple[RoleRow, ...]
    pages: Any
    new: str
    back: str


@require_safe
@require(Permission.SEE_OFFERS)
def roles_wanted(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, today = request.programme, timezone.localdate()
    asking = tool_address("agreements", here)
    pages = Paginator(team_selectors.roles_of(here), ON_A_PAGE).get_page(request.GET.get("page"))
    stated = arranging.stated_for(pages)
    rows = tuple(
        RoleRow(
            role.title, role.words, role.until, role.people, conditions_of(role.conditions),
            role.closed_at is None and role.until >= today, at("role_wanted", here, role.pk),
            at("close_role", here, role.pk), tuple(_meetings(role, stated, request)), _asks(asking, role),
        )
        for role in pages
    )  # fmt: skip
    frame = team_pages.frame_of(here, request.access)
    page = RolesPage(_("Roles that look for people"), frame, rows, pages, at("new_role", here), at("offers", here))
    return render(request, "people_it/offers/roles.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_ROLES)
@makes_once
def new_role(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _form(request, {"people": 1, "whom": "anyone"})
    if form.is_valid():
        role_services.write_role(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(at("roles_wanted", request.programme))
    return _ask(request, form, _("A role that looks for people"))


@ASK
@require(Permission.KEEP_ROLES)
def role_wanted(request: HttpRequest, organisation: str, programme: str, wanted_id: UUID) -> HttpResponse:
    role = _role(request, wanted_id)
    form = _form(request, role_forms.said_in(role))

    def change() -> None:
        role_services.change_role(
            role=role, values=form.values, version=form.cleaned_data["version"] or 0, by=request.user
        )

    saved = save(form, change, now=role_forms.said_in)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("roles_wanted", request.programme))
    return _ask(request, form, role.title, saved.theirs)


@require_POST
@require(Permission.KEEP_ROLES)
def close_role(request: HttpRequest, organisation: str, programme: str, wanted_id: UUID) -> HttpResponse:
    role_services.close_role(role=_role(request, wanted_id), by=request.user)
    return redirect(at("roles_wanted", request.programme))


@ASK
@require(Permission.MATCH)
def state_meeting(
    request: HttpRequest, organisation: str, programme: str, wanted_id: UUID, arranged: str
) -> HttpResponse:  # fmt: skip
    role, condition = _arranged(request, wanted_id, arranged)
    held = arranging.stated_for([role]).get((role.pk, condition.value))
    form = role_forms.MeetingForm(
        posted(request), condition=condition, initial={"words": held.words} if held else None
    )  # fmt: skip
    if form.is_valid():
        arranging.state(role=role, condition=condition.value, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Stated. Your name and the day stand beside it."))
        return redirect(at("roles_wanted", request.programme))
    return _ask(request, form, f"{role.title}: {condition.label}")


@require_POST
@require(Permission.MATCH)
def end_meeting(
    request: HttpRequest, organisation: str, programme: str, wanted_id: UUID, arranged: str
) -> HttpResponse:  # fmt: skip
    role, condition = _arranged(request, wanted_id, arranged)
    arranging.take_back(role=role, condition=condition.value, by=request.user)
    messages.success(request, _("Taken back. Nobody is introduced in this role until it is stated again."))
    return redirect(at("roles_wanted", request.programme))


def _arranged(request: HttpRequest, wanted_id: UUID, arranged: str) -> tuple[RoleWanted, Condition]:
    """Only what this role asks about the meeting."""
    role = _role(request, wanted_id)
    for one in arranging.asked_by(role):
        if one.value == arranged:
            return role, one
    raise Http404


def _meetings(
    role: RoleWanted, stated: Mapping[tuple[UUID, str], MeetingArrangement], request: HttpRequest
) -> Iterator[Meeting]:  # fmt: skip
    here, may = request.programme, allowed(request, Permission.MATCH, request.programme)
    for one in arranging.asked_by(role):
        held = stated.get((role.pk, one.value))
        who = ""
        if held:
            name = hidden_for(request).sentence(held.by, str(held.by)) if held.by else _("Somebody")
            day = date_format(timezone.localdate(held.made_at), "j F Y")
            who = _("Stated by %(name)s on %(day)s.") % {"name": name, "day": day}
        yield Meeting(
            str(one.label), held.words if held else "", who,
            at("state_meeting", here, role.pk, one.value) if may else "",
            at("end_meeting", here, role.pk, one.value) if may and held else "",
        )  # fmt: skip


def _asks(address: str, role: RoleWanted) -> str:
    return f"{address}?{urlencode({'role': role.pk, 'title': role.title})}" if address else ""


def _role(request: HttpRequest, wanted_id: UUID) -> RoleWanted:
    with or_404(RoleWanted.DoesNotExist):
        return team_selectors.role_called(request.programme, wanted_id)


def _form(request: HttpRequest, initial: dict[str, Any]) -> role_forms.RoleForm:
    programme = request.programme
    return role_forms.RoleForm(
        posted(request), initial=initial, hidden=hidden_for(request),
        initiatives=Initiative.objects.filter(programme=programme).order_by("title"),
        places=Place.objects.filter(organisation=programme.organisation_id),
        people=people_in(programme, and_also=getattr(initial.get("contact"), "pk", None)),
    )  # fmt: skip


def _ask(request: HttpRequest, form: Any, title: str, theirs: Any = ()) -> HttpResponse:
    page = team_pages.form_page(
        programme=request.programme, access=request.access, title=title, button=_("Save"),
        back=at("roles_wanted", request.programme), theirs=theirs,
    )  # fmt: skip
    return render(request, "people_it/offers/team_form.jinja", {"page": page, "form": form})
