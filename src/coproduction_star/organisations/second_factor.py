from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from coproduction_star.accounts.second_factor.selectors import was_taken
from coproduction_star.ui.resilience import keeping

Handler = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Whoever sees others' contact or sensitive data, or changes who sees what, takes a second step first.

    Stands after the programme's middleware, which knows all of a person's roles.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        access = getattr(request, "access", None)
        if access is None or not access.needs_second_factor or _is_sure(request):
            return self.get_response(request)
        return redirect(f"{reverse('second_factor:needed')}?{urlencode({'next': _destination(request)})}")


def _is_sure(request: HttpRequest) -> bool:
    """A program's token was made by somebody who had taken the second step."""
    return getattr(request, "token", None) is not None or was_taken(request.session, user=request.user)


def _destination(request: HttpRequest) -> str:
    """Where to go afterwards: what was typed comes back first."""
    if keeping.is_form(request) and keeping.keep(request):
        return reverse("ui:typed")
    return request.get_full_path()
