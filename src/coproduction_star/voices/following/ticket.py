"""What a browser keeps, for half an hour, after somebody typed their four words: never the words themselves."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

PATH = "/r/"
SECONDS = 1800
SALT = "coproduction_star.voices.following"
SAID = "said"


def give(response: HttpResponse, identity: UUID, reference_hash: str, *, kind: str = SAID) -> HttpResponse:
    """Only for the pages under /r/, out of reach of scripts. `kind` is what the words were given for."""
    value = signing.dumps([str(identity), reference_hash, kind], salt=SALT)
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


def take(request: HttpRequest, *, kind: str = SAID) -> tuple[UUID, str] | None:
    """What this browser follows, and under which reference; nothing when its time is over or it is another kind."""
    try:
        identity, reference_hash, *more = signing.loads(
            request.COOKIES.get(settings.FOLLOWING_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS
        )
    except signing.BadSignature:
        return None
    return (UUID(identity), reference_hash) if (more or [SAID]) == [kind] else None


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(settings.FOLLOWING_COOKIE_NAME, path=PATH, samesite="Lax")
    return response
