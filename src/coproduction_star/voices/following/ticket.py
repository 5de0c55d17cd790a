"""What a browser keeps, for half an hour, after somebody typed their four words: never the words themselves."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from coproduction_star.voices.models import Contribution

PATH = "/r/"
SECONDS = 1800
SALT = "coproduction_star.voices.following"


def give(response: HttpResponse, contribution: Contribution) -> HttpResponse:
    """Only for the pages under /r/, out of reach of scripts."""
    value = signing.dumps([str(contribution.pk), contribution.reference_hash], salt=SALT)
    response.set_cookie(
        settings.FOLLOWING_COOKIE_NAME,
        value,
        max_age=SECONDS,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def take(request: HttpRequest) -> tuple[UUID, str] | None:
    """Whose words this browser follows, and under which reference; nothing when its time is over."""
    try:
        identity, reference_hash = signing.loads(
            request.COOKIES.get(settings.FOLLOWING_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS
        )
    except signing.BadSignature:
        return None
    return UUID(identity), reference_hash


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(settings.FOLLOWING_COOKIE_NAME, path=PATH, samesite="Lax")
    return response
