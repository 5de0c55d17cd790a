"""Somebody who was invited, without an account: the code in the address is the only key, and no cookie is set.

The code is as hard to guess as the mark against forged forms would be, and a page of another site cannot know it:
so these forms carry no such mark, and a phone that others use keeps nothing.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_scopes import scope

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.invited import FIELD, sealed
from coproduction_star.people_it.asking.links import link_to
from coproduction_star.people_it.models import Invitee
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import link_pages, selectors, services
from .addresses import by_code
from .forms import SayForm

DOOR = "Whoever is invited has no account; the code of the link is the key."
WRONG = (Limit("invited-code-minute", 10, 60), Limit("invited-code-hour", 60, 3600))
"""Wrong codes from one address."""
View = Callable[..., HttpResponse]


def of_code(view: View) -> View:
    """Hand the view the invitation that the code opens, inside its programme's scope; else say why nothing opens."""

    @wraps(view)
    def opened(request: HttpRequest, invite_code: str) -> HttpResponse:
        answer = _opened(request, view, invite_code)
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return opened


def _opened(request: HttpRequest, view: View, code: str) -> HttpResponse:
    who = address_of(request)
    wait = seconds_to_wait(WRONG, who)
    if wait:
        return _told(request, link_pages.too_many(wait), HTTPStatus.TOO_MANY_REQUESTS)
    try:
        invitee = selectors.invited_by(code)
    except Invitee.DoesNotExist:
        count(WRONG, who)
        return _told(request, link_pages.unknown(), HTTPStatus.NOT_FOUND)
    request.organisation = invitee.sample.survey.programme.organisation
    with scope(organisation=invitee.organisation_id, programme=invitee.programme_id):
        if not selectors.can_send(invitee.sample.survey):
            return _told(request, link_pages.over(invitee), HTTPStatus.GONE)
        return view(request, invitee, code)


def _told(request: HttpRequest, page: link_pages.ToldPage, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "people_it/inviting/told.jinja", {"page": page}, status=status)


@require_safe
@never_cache
@public(DOOR)
@of_code
def invited(request: HttpRequest, invitee: Invitee, code: str) -> HttpResponse:
    if invitee.answered or invitee.stopped:
        return _told(request, link_pages.done(invitee))
    return render(request, "people_it/inviting/invited.jinja", {"page": link_pages.invited_page(invitee, code)})


@require_safe
@never_cache
@public(DOOR)
@of_code
def invited_go(request: HttpRequest, invitee: Invitee, code: str) -> HttpResponse:
    """On to the survey by a way that many share; the browser carries, sealed, whose invitation it was."""
    link = invitee.link or link_to(invitee.sample.survey)
    if invitee.answered or link is None:
        return redirect(by_code("own_invitation", code))
    where = public_address("public_survey", request.organisation.slug, link.code)
    return redirect(f"{where}?{FIELD}={sealed(invitee.pk)}")


@csrf_exempt
@require_POST
@never_cache
@public(DOOR)
@of_code
def invited_answered(request: HttpRequest, invitee: Invitee, code: str) -> HttpResponse:
    services.has_answered(invitee=invitee)
    return redirect(by_code("own_invitation", code))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(DOOR)
@of_code
def invited_stop(request: HttpRequest, invitee: Invitee, code: str) -> HttpResponse:
    """For this survey, or for all: a page with two buttons, so that a program that follows links stops nothing."""
    form = SayForm(posted(request))
    if form.is_valid():
        services.heard(invitee=invitee, said=form.cleaned_data["said"])
        return redirect(by_code("own_invitation", code))
    return render(request, "people_it/inviting/stop.jinja", {"page": link_pages.stop_page(invitee, code)})
