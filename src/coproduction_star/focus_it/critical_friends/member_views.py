"""A member who is asked as a critical friend."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.models import Challenge
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404

from . import challenging, friend_page, presenters, selectors
from .views import draft_of, found_friend


@require_safe
@require(Permission.SEE_CHALLENGES)
def friend(request: HttpRequest, organisation: str, programme: str, friend_id: UUID) -> HttpResponse:
    return challenging.read(request, _visit(request, friend_id))


@require_http_methods(["GET", "POST"])
@require(Permission.SEE_CHALLENGES)
@makes_once
def challenge_line(
    request: HttpRequest, organisation: str, programme: str, friend_id: UUID, anchor: str
) -> HttpResponse:
    return challenging.challenge(request, _visit(request, friend_id), anchor=anchor)


@require_POST
@require(Permission.SEE_CHALLENGES)
def take_back_challenge(
    request: HttpRequest, organisation: str, programme: str, friend_id: UUID, challenge_id: UUID
) -> HttpResponse:
    visit = _visit(request, friend_id)
    with or_404(Challenge.DoesNotExist):
        found = selectors.own_challenge(visit.friend, challenge_id)
    return challenging.take_back(request, visit, found)


def _visit(request: HttpRequest, friend_id: UUID) -> challenging.Visit:
    found = found_friend(request, friend_id)
    if found.participant_id != request.access.participant_id:
        raise PermissionDenied(_("Somebody else was asked. If you want to challenge this too, ask whoever leads."))
    return challenging.Visit(
        friend=found, draft=draft_of(request, found), state=selectors.state_of(found),
        way=friend_page.AsMember(found), mark="",
        frame=presenters.frame_of(request.programme, request.access, deep=True),
    )  # fmt: skip
