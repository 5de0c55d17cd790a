"""What a browser keeps after somebody joined: which seat is theirs, signed. Never a name, never a word."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

PATH = "/w/"
SECONDS = 2 * 24 * 3600
SALT = "coproduction_star.together.workshop"


def give(answer: HttpResponse, *, code: str, seat: UUID) -> HttpResponse:
    """Only for the pages under /w/, out of reach of scripts."""
    answer.set_cookie(
        settings.WORKSHOP_COOKIE_NAME, signing.dumps([code, str(seat)], salt=SALT), max_age=SECONDS, path=PATH,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return answer


def take(request: HttpRequest, *, code: str) -> UUID | None:
    """The seat in the room of this code; nothing where there is none or its time is over."""
    try:
        of, seat = signing.loads(request.COOKIES.get(settings.WORKSHOP_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return UUID(seat) if of == code else None


def tag_of(seat: UUID) -> str:
    """By which a phone knows its own seat again; nothing opens with it."""
    return salted_hmac(SALT, str(seat)).hexdigest()[:16]


def forget(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(settings.WORKSHOP_COOKIE_NAME, path=PATH, samesite="Lax")
    return answer
