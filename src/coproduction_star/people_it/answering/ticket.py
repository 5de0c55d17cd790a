"""What a browser keeps while somebody answers: whose row it is and how they read. Never an answer, never the words."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.models import AnswerChannel, Response
from coproduction_star.ui.reading import Look, look_called

SECONDS = 3 * 3600
SECONDS_AT_A_KIOSK = 900
SALT = "coproduction_star.people_it.answering"


@dataclass(frozen=True, slots=True)
class Ticket:
    """`not_apart` says that they would not have answers kept apart, so those questions are passed over.

    `invited` is the sealed invitation by which they came; no row of answers keeps it.
    """

    identity: UUID
    reference_hash: str
    code: str
    look: Look = Look.USUAL
    not_apart: bool = False
    invited: str = ""


def ticket_of(response: Response, *, code: str, look: str = Look.USUAL, invited: str = "") -> Ticket:
    return Ticket(response.pk, response.reference_hash, code, look_called(look), invited=invited)


def give(answer: HttpResponse, ticket: Ticket, response: Response) -> HttpResponse:
    """Only for the pages of this survey, out of reach of scripts."""
    kiosk = response.channel == AnswerChannel.KIOSK
    answer.set_cookie(
        settings.ANSWERING_COOKIE_NAME,
        signing.dumps(_kept(ticket), salt=SALT),
        max_age=SECONDS_AT_A_KIOSK if kiosk else SECONDS,
        path=_path(response.organisation.slug, ticket.code),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _kept(ticket: Ticket) -> list[object]:
    held = [str(ticket.identity), ticket.reference_hash, ticket.code, ticket.look.value, ticket.not_apart]
    return [*held, ticket.invited] if ticket.invited else held


def take(request: HttpRequest, code: str) -> Ticket | None:
    """The ticket for the survey of this code; nothing where there is none or its time is over."""
    try:
        identity, reference_hash, of, look, not_apart, *more = signing.loads(
            request.COOKIES.get(settings.ANSWERING_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS
        )
    except (signing.BadSignature, ValueError):
        return None
    if of != code:
        return None
    return Ticket(UUID(identity), reference_hash, of, look_called(look), not_apart, *more)


def without_apart(ticket: Ticket) -> Ticket:
    return replace(ticket, not_apart=True)


def forget(answer: HttpResponse, *, organisation: str, code: str) -> HttpResponse:
    answer.delete_cookie(settings.ANSWERING_COOKIE_NAME, path=_path(organisation, code), samesite="Lax")
    return answer


def _path(organisation: str, code: str) -> str:
    return public_address("public_survey", organisation, code)
