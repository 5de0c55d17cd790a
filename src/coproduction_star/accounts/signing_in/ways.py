"""The staff's own sign-in service, as links."""

from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Way:
    """A service one can sign in with, and the address that goes there."""

    name: str
    address: str


def staff_ways(request: HttpRequest, *, process: str) -> list[Way]:
    where = {"process": process} | ({"next": request.GET["next"]} if request.GET.get("next") else {})
    return [
        Way(provider.name, provider.get_login_url(request, **where))
        for provider in get_adapter(request).list_providers(request)
    ]
