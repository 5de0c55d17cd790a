"""The door of every page inside an organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any
from urllib.parse import urlsplit

import rules
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import Resolver404, URLResolver, get_resolver
from django.utils.translation import gettext as _

from .access import Access

View = Callable[..., Any]


def allowed(request: HttpRequest, permission: str, subject: Any) -> bool:
    """Whether the signed-in person may do this to this record."""
    access = getattr(request, "access", None)
    return access is not None and rules.has_perm(str(permission), access, subject)


def opens(address: str, *, access: Access, organisation: Any, programme: Any) -> bool:
    """Whether the page at an address of this programme or organisation lets them in: only then is it linked to.

    An address that is no page of ours has no door of ours.
    """
    path = urlsplit(address).path.replace(f"/o/{organisation.slug}/", "/o/any/", 1)
    door = _door_at(path.replace(f"/p/{programme.slug}/", "/p/any/", 1), get_resolver())
    if door is None or not door.permission:
        return True
    return bool(rules.has_perm(door.permission, access, programme if door.of_programme else organisation))


@dataclass(frozen=True, slots=True)
class _Door:
    """What a page asks of whoever opens it, and whether it asks about a programme."""

    permission: str
    of_programme: bool


@lru_cache(maxsize=1_000)
def _door_at(path: str, pages: URLResolver) -> _Door | None:
    """The same in every programme, so it is found once: to find a page by its address takes long."""
    try:
        page = pages.resolve(path)
    except Resolver404:
        return None
    return _Door(getattr(page.func, "required_permission", ""), "programme" in page.kwargs)


def check(request: HttpRequest, permission: str, subject: Any) -> None:
    """Refuse with a reason when the person may not do this to this record."""
    if not allowed(request, permission, subject):
        raise PermissionDenied(_("Your role does not include this."))


def require(permission: str) -> Callable[[View], View]:
    """Only for people with this permission in the programme of the address, or else in the organisation.

    Without the right: a member of the whole organisation gets 403 and the
    reason; to anyone else the page does not exist.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            access = getattr(request, "access", None)
            if access is None:
                raise Http404
            subject = getattr(request, "programme", None) or request.organisation
            if not allowed(request, permission, subject):
                if not access.sees_whole_organisation and getattr(request, "programme", None) is None:
                    raise Http404
                raise PermissionDenied(_("Your role does not include this."))
            return view(request, *args, **kwargs)

        checked.required_permission = permission  # type: ignore[attr-defined]  # read by the walk over every address
        return checked

    return decorate
