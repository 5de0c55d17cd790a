from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction_star.ui.shortcuts import signed_in

from . import keeping, presenters
from .marks import owner_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("What somebody typed before their session ended comes back to them.")
def typed(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        keeping.forget(request.session)
        return redirect("/")
    request.session.set_expiry(None)
    page = presenters.after_signing_in_page(keeping.kept(request.session, owner=owner_of(request)))
    return render(request, "ui/resilience/typed.jinja", {"page": page})


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's check against forged forms failed. Only what came from a page of ours may be sent again."""
    may_resend = keeping.is_form(request) and _is_from_us(request) and not request.path.startswith("/accounts/")
    page = presenters.stale_page(keeping.typed_in(request) if may_resend else None)
    return render(request, "ui/resilience/typed.jinja", {"page": page}, status=HTTPStatus.FORBIDDEN)


def _is_from_us(request: HttpRequest) -> bool:
    """Browsers say where a form was; a page of another site cannot change that."""
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    parts = urlsplit(source)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
