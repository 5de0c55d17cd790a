"""A critical friend without an account: the code in the address is the only key, and no cookie is set.

The code is as hard to guess as the mark against forged forms would be, and a page of another site cannot know it:
so these forms carry no such mark, and a phone that others use keeps nothing.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_scopes import scope

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.focus_it.challengeable import NoSuchDraft, find
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.ui.resilience.marks import new_mark, owner_of
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, public
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import challenging, forms, friend_page, selectors

DOOR = "A critical friend has no account; the code of the link is the key."
WRONG = (Limit("friend-code-minute", 10, 60), Limit("friend-code-hour", 60, 3600))
"""Wrong codes from one address."""
OVER = {selectors.State.ENDED, selectors.State.EXPIRED}
View = Callable[..., HttpResponse]


def of_code(view: View) -> View:
    """Hand the view what the code opens, inside the programme's scope; else say plainly why nothing opens."""

    @wraps(view)
    def opened(request: HttpRequest, friend_code: str, **more: object) -> HttpResponse:
        return _private(_opened(request, view, friend_code, more))

    return opened


def _opened(request: HttpRequest, view: View, code: str, more: dict[str, object]) -> HttpResponse:
    typed, who = (posted(request) or {}).get("words", ""), address_of(request)
    wait = seconds_to_wait(WRONG, who)
    if wait:
        return _closed(request, friend_page.too_many_page(words=typed, wait=wait), HTTPStatus.TOO_MANY_REQUESTS)
    try:
        friend = selectors.friend_with_code(code)
    except CriticalFriend.DoesNotExist:
        count(WRONG, who)
        return _closed(request, friend_page.unknown_page(words=typed), HTTPStatus.NOT_FOUND)
    request.organisation = friend.programme.organisation
    with scope(organisation=friend.organisation_id, programme=friend.programme_id):
        state = selectors.state_of(friend)
        if state in OVER:
            return _closed(request, friend_page.closed_page(friend, state, words=typed), HTTPStatus.GONE)
        with or_404(NoSuchDraft):
            draft = find(friend.programme, kind=friend.draft_kind, record_id=friend.draft_id)
        mark, way = new_mark(owner_of(request)), friend_page.ByCode(code)
        return view(request, challenging.Visit(friend, draft, state, way, None, mark), **more)


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is a secret: no other page is told it, and no search engine keeps it."""
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _closed(request: HttpRequest, page: friend_page.ClosedPage, status: int) -> HttpResponse:
    return render(request, "focus_it/critical_friends/closed.jinja", {"page": page}, status=status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(DOOR)
def friend_code(request: HttpRequest) -> HttpResponse:
    """Where somebody types the code of a card."""
    form = forms.CodeForm(posted(request))
    if form.is_valid():
        return redirect("focus_it:friend_link", form.cleaned_data["code"].replace(" ", "-").replace("/", ""))
    page = friend_page.CodePage(_("Question a draft"), _("Open it"))
    return render(request, "focus_it/critical_friends/code.jinja", {"page": page, "form": form})


@require_safe
@never_cache
@public(DOOR)
@of_code
def friend_link(request: HttpRequest, visit: challenging.Visit) -> HttpResponse:
    return challenging.read(request, visit)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(DOOR)
@makes_once
@of_code
def friend_link_challenge(request: HttpRequest, visit: challenging.Visit, anchor: str) -> HttpResponse:
    return challenging.challenge(request, visit, anchor=anchor)


@csrf_exempt
@require_POST
@never_cache
@public(DOOR)
@of_code
def friend_link_take_back(request: HttpRequest, visit: challenging.Visit, challenge_id: UUID) -> HttpResponse:
    with or_404(Challenge.DoesNotExist):
        found = selectors.own_challenge(visit.friend, challenge_id)
    return challenging.take_back(request, visit, found)
