from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django_scopes import scope

from coproduction_star.organisations.addresses import place_of

from . import selectors
from .models import Programme
from .personal.counting import count_anew
from .toolbox import inside

Handler = Callable[[HttpRequest], HttpResponse]


class WaitingMiddleware:
    """After whatever somebody does, what waits for them is counted anew."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.user.is_authenticated:
            count_anew(request.user)
        return self.get_response(request)


class ProgrammeMiddleware:
    """Open the programme scope inside an organisation's address.

    Whoever holds a role in the whole organisation sees all its programmes; a
    partner or a programme-only role sees their own. `/p/<slug>/` narrows to
    one, and sets `request.programme`.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "access", None) is None:
            return self.get_response(request)
        request.access = selectors.with_programme_roles(request.access)
        own = None if request.access.sees_whole_organisation else list(request.access.programme_roles)
        with scope(programme=own):
            slug = place_of(request.path_info).programme
            return self._one(request, slug) if slug else self.get_response(request)

    def _one(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            request.programme = selectors.programme_called(slug)
        except Programme.DoesNotExist as error:
            raise Http404(request.path_info) from error
        with scope(programme=request.programme.pk), inside(request.programme):
            return self.get_response(request)
