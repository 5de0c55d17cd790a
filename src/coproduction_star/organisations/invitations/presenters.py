from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.organisations.models import Invitation, Organisation
from coproduction_star.organisations.roles import SENTENCES, Role


@dataclass(frozen=True, slots=True)
class InvitePage:
    title: str
    button: str
    people: str
    """The address of the people page."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """A printed card: the code in large letters, and as a picture a phone can read."""

    title: str
    name: str
    organisation: str
    code: str
    address: str
    join_address: str
    until: object
    picture: tuple[str, int]
    """The path of the QR code's dark squares, and the side of its box."""
    people: str


@dataclass(frozen=True, slots=True)
class JoinPage:
    title: str
    button: str
    organisation: str
    controller: str
    roles: tuple[tuple[str, str], ...]
    """Each role's name and plain sentence."""
    invited_by: str
    sign_in: str
    """Where somebody who has an account signs in first; empty for those signed in."""


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """Why a code does not open the door any more, and what to do."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitlePage:
    title: str
    button: str


def invite_page(organisation: Organisation, *, by_card: bool) -> InvitePage:
    title = _("Invite somebody with a printed card") if by_card else _("Invite somebody by e-mail")
    return InvitePage(
        title, _("Make the card") if by_card else _("Send the invitation"), f"/o/{organisation.slug}/people/"
    )


def card_page(invitation: Invitation, *, code: str) -> CardPage:
    address = f"{settings.SITE_URL}/join/"
    return CardPage(
        title=_("Card for %(name)s") % {"name": invitation.name},
        name=invitation.name,
        organisation=invitation.organisation.name,
        code=code,
        address=address,
        join_address=f"{address}{code}/",
        until=invitation.expires_at,
        picture=_picture(f"{address}{code}/"),
        people=f"/o/{invitation.organisation.slug}/people/",
    )


def join_page(invitation: Invitation, *, code: str, signed_in: bool) -> JoinPage:
    roles = [role for role in Role if role in {*invitation.roles, *invitation.programme_roles}]
    return JoinPage(
        title=_("Join %(organisation)s") % {"organisation": invitation.organisation.name},
        button=_("Join"),
        organisation=invitation.organisation.name,
        controller=invitation.organisation.controller or invitation.organisation.name,
        roles=tuple((str(role.label), str(SENTENCES[role])) for role in roles),
        invited_by=str(invitation.invited_by or ""),
        sign_in="" if signed_in else f"/accounts/login/?next=/join/{code}/",
    )


def code_page() -> TitlePage:
    return TitlePage(_("Join with a code"), _("Continue"))


def closed_page(state: str, organisation: str = "") -> ClosedPage:
    ask = _("Ask the person who invited you for a new one.")
    if organisation:
        ask = _("Ask the person at %(organisation)s who invited you for a new one.") % {"organisation": organisation}
    title, why = {
        "expired": (_("This invitation is too old"), _("An invitation works for a short time, to keep others out.")),
        "used": (
            _("This invitation was used"),
            _("Each code works once. If it was you, sign in: you are already a member."),
        ),
        "withdrawn": (_("This invitation was taken back"), _("The person who sent it, or a colleague, took it back.")),
    }.get(state, (_("We do not know this code"), _("Check each letter and number, and try again.")))
    return ClosedPage(title, (why, ask))


def _picture(address: str) -> tuple[str, int]:
    """The QR code as one path, drawn here because the policy forbids pictures from data."""
    code = segno.make(address, error="m")
    rows = code.matrix_iter(border=2)
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return "".join(squares), code.symbol_size(border=2)[0]
