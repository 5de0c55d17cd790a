from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django_scopes import scope

from . import selectors
from .addresses import place_of
from .models import Membership, Organisation

Handler = Callable[[HttpRequest], HttpResponse]


class OrganisationMiddleware:
    """Open the scope an address names.

    `/o/<slug>/…` is for members of the organisation, and does not exist for
    anyone else. `/in/<slug>/…` is public; the selectors there show published
    rows only. No other address has a tenant.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = place_of(request.path_info)
        if place.door == "o" and request.user.is_authenticated:
            return self._member(request, place.organisation)
        if place.door == "in":
            return self._visitor(request, place.organisation)
        return self.get_response(request)

    def _member(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            request.organisation, request.access = selectors.member_of(user=request.user, slug=slug)
        except Membership.DoesNotExist:
            return self._missing(request)
        with scope(organisation=request.organisation.pk):
            return self.get_response(request)

    def _visitor(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            request.organisation = selectors.organisation_called(slug)
        except Organisation.DoesNotExist:
            return self._missing(request)
        with scope(organisation=request.organisation.pk):
            return self.get_response(request)

    def _missing(self, request: HttpRequest) -> HttpResponse:
        """Raised inside a middleware, Http404 is turned into the page by Django."""
        raise Http404(request.path_info)
