"""Inviting one person, taking it back, and letting them in."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.notices.services import notify, withdraw
from coproduction_star.organisations.codes import hash_of, new_code
from coproduction_star.organisations.models import Invitation, Membership, Organisation, Participant
from coproduction_star.organisations.services import accepted, join

from .selectors import state_of

LASTS = dt.timedelta(days=14)
CARD_LASTS = dt.timedelta(days=60)
"""A printed card travels more slowly than a message."""
KEPT_AFTER = dt.timedelta(days=30)


class InvitationClosed(Exception):
    """The invitation was used, taken back or is too old. `state` says which."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AccountExists(Exception):
    """The address invited has an account: its owner signs in instead of getting a second one."""


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    name: str,
    by: Any,
    email: str = "",
    roles: Sequence[str] = (),
    groups: Sequence[str] = (),
    programme: UUID | None = None,
    programme_roles: Sequence[str] = (),
    partner: UUID | None = None,
    participant: Participant | None = None,
) -> tuple[Invitation, str]:
    """Open the door for one person. With an e-mail they get a link; without, print the code on a card.

    Returns the invitation and its code, which is kept nowhere: show or send it now.
    """
    code = new_code()
    expires = timezone.now() + (LASTS if email else CARD_LASTS)
    invitation = Invitation.objects.create(
        organisation=organisation,
        name=name,
        email=email.strip().lower(),
        by_card=not email,
        roles=list(roles),
        programme=programme,
        programme_roles=list(programme_roles),
        partner=partner,
        stakeholder_groups=list(groups),
        participant=participant,
        hash=hash_of(code),
        expires_at=expires,
        invited_by=by,
        delete_after=timezone.localdate(expires) + KEPT_AFTER,
    )
    roles_given = sorted({*roles, *programme_roles})
    record(by=by, verb="organisations.person_invited", subject=invitation, roles=roles_given)
    _send(invitation, code=code)
    return invitation, code


@transaction.atomic
def send_again(*, invitation: Invitation, by: Any) -> str:
    """Give the same person a new code; the old one stops working."""
    code = new_code()
    withdraw(key=_key(invitation))
    invitation.hash = hash_of(code)
    invitation.expires_at = timezone.now() + (CARD_LASTS if invitation.by_card else LASTS)
    invitation.delete_after = timezone.localdate(invitation.expires_at) + KEPT_AFTER
    invitation.save(update_fields=["hash", "expires_at", "delete_after"])
    record(by=by, verb="organisations.invitation_renewed", subject=invitation)
    _send(invitation, code=code)
    return code


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Any) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    withdraw(key=_key(invitation))
    record(by=by, verb="organisations.invitation_withdrawn", subject=invitation)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: Any) -> Membership:
    """Let the signed-in person in, once. Needs the organisation's scope."""
    held = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "participant")
        .get(pk=invitation.pk)
    )
    if state_of(held) != "open":
        raise InvitationClosed(state_of(held))
    held.accepted_at, held.accepted_by = timezone.now(), by
    held.save(update_fields=["accepted_at", "accepted_by"])
    membership = join(
        organisation=held.organisation,
        user=by,
        roles=held.roles,
        groups=held.stakeholder_groups,
        participant=held.participant,
        by=by,
    )
    accepted(invitation=held, membership=membership)
    return membership


@transaction.atomic
def open_account(*, invitation: Invitation, name: str, language: str = "") -> Any:
    """Make the account of somebody who holds the code and has none.

    The link went to their address alone, so the address is confirmed by it.
    """
    users = get_user_model()
    if invitation.email and users._default_manager.filter(email__iexact=invitation.email).exists():
        raise AccountExists
    user = users.objects.create_person(name=name, email=invitation.email, language=language)
    if invitation.email:
        EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
    return user


def _key(invitation: Invitation) -> str:
    return f"invitation {invitation.pk} {invitation.hash[:16]}"


def _send(invitation: Invitation, *, code: str) -> None:
    if not invitation.email:
        return
    facts = {
        "name": invitation.name,
        "organisation": invitation.organisation.name,
        "address": f"{settings.SITE_URL}/join/{code}/",
        "until": timezone.localdate(invitation.expires_at).isoformat(),
    }
    text = _(
        "Hello %(name)s,\n\n%(organisation)s would like you to take part in the Co-production Star, where people and "
        "services plan together.\n\nOpen this link to join:\n%(address)s\n\nIt works once, until %(until)s. "
        "It is for you alone: please do not pass it on. If you did not expect it, you need do nothing."
    )
    notify(
        to=invitation.email,
        kind="invitation",
        subject=_("%(organisation)s invites you to take part") % facts,
        text=text % facts,
        key=_key(invitation),
        organisation_id=invitation.organisation_id,
        urgent=True,
    )
