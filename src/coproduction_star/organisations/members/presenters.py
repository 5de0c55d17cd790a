from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.organisations.election import shown_name
from coproduction_star.organisations.models import Invitation, Membership, Organisation
from coproduction_star.organisations.roles import SENTENCES, Role


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One person with access. `email` is empty for readers who may not see how to reach people."""

    number: int
    name: str
    email: str
    roles: str
    groups: str
    joined: object
    by_card: bool
    """Whether they have no e-mail to sign in by."""


@dataclass(frozen=True, slots=True)
class InvitationRow:
    id: str
    name: str
    email: str
    state: str
    by_card: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    title: str
    slug: str
    may_administer: bool
    sees_contact: bool
    members: tuple[MemberRow, ...]
    invitations: tuple[InvitationRow, ...]
    leaves: int
    """The reader's own membership, to leave by."""
    counted: str
    previous_page: int
    next_page: int


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Change what one member may do."""

    title: str
    button: str
    people: str


@dataclass(frozen=True, slots=True)
class RemovePage:
    title: str
    button: str
    left_behind: tuple[str, ...]
    own: bool
    people: str


@dataclass(frozen=True, slots=True)
class GiveCardPage:
    """Give a member a new card; not `possible` for whoever has another way in."""

    title: str
    possible: bool
    people: str


def give_card_page(membership: Membership, *, possible: bool) -> GiveCardPage:
    title = _("A new card for %(name)s") % {"name": membership.participant.name}
    return GiveCardPage(title, possible, _people(membership.organisation))


def people_page(
    organisation: Organisation,
    *,
    members: Page,
    invitations: Iterable[Invitation],
    may_administer: bool,
    sees_contact: bool,
    own: int,
) -> PeoplePage:
    number = members.paginator.count
    return PeoplePage(
        title=_("People"),
        slug=organisation.slug,
        may_administer=may_administer,
        sees_contact=sees_contact,
        members=tuple(_row(one, organisation, sees_contact=sees_contact) for one in members),
        invitations=tuple(_invitation(one) for one in invitations) if may_administer else (),
        leaves=own,
        counted=ngettext("%(number)s person has access", "%(number)s people have access", number) % {"number": number},
        previous_page=members.previous_page_number() if members.has_previous() else 0,
        next_page=members.next_page_number() if members.has_next() else 0,
    )


def roles_page(membership: Membership, organisation: Organisation) -> RolesPage:
    title = _("What %(name)s may do") % {"name": membership.participant.name}
    return RolesPage(title, _("Save"), _people(organisation))


def remove_page(membership: Membership, left: Iterable[tuple[str, int]], *, own: bool) -> RemovePage:
    organisation = membership.organisation
    title = (
        _("Leave %(name)s") % {"name": organisation.name}
        if own
        else _("Take away access: %(name)s") % {"name": membership.participant.name}
    )
    return RemovePage(
        title=title,
        button=_("Leave") if own else _("Take away access"),
        left_behind=tuple(f"{name}: {number}" for name, number in left),
        own=own,
        people=_people(organisation),
    )


def role_names(roles: Iterable[str]) -> str:
    held = set(roles)
    return ", ".join(str(role.label) for role in Role if role in held)


def sentence_of(role: str) -> str:
    return str(SENTENCES.get(role, ""))


def _people(organisation: Organisation) -> str:
    return f"/o/{organisation.slug}/people/"


def _row(membership: Membership, organisation: Organisation, *, sees_contact: bool) -> MemberRow:
    roles = [row.role for row in membership.roles.all()]
    return MemberRow(
        number=membership.pk,
        name=shown_name(membership.participant.name, roles, organisation),
        email=membership.participant.email if sees_contact else "",
        roles=role_names(roles) or _("Single programmes only"),
        groups=", ".join(group.get_group_display() for group in membership.participant.groups.all()),
        joined=membership.joined_at,
        by_card=not membership.user.email,
    )


def _invitation(invitation: Invitation) -> InvitationRow:
    late = invitation.expires_at <= timezone.now()
    return InvitationRow(
        id=str(invitation.pk),
        name=invitation.name,
        email=invitation.email,
        state=_("Too old") if late else _("Waiting"),
        by_card=invitation.by_card,
    )
