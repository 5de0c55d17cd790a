from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.organisations.election import Names, managed_name
from coproduction_star.organisations.losing import held_by_another, left_empty, lost
from coproduction_star.organisations.models import Invitation, Membership, Organisation
from coproduction_star.organisations.roles import SENTENCES, Role
from coproduction_star.organisations.services import work_left_by


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
    back: str = ""
    """Where to give back the roles that were just taken away."""


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Change what one member may do."""

    title: str
    button: str
    people: str


@dataclass(frozen=True, slots=True)
class SurePage:
    """Asks before roles are taken away: what goes, what stays, and who is missing then."""

    title: str
    points: tuple[str, ...]
    warnings: tuple[str, ...]
    chosen: tuple[str, ...]
    """The roles they would hold, to be sent again."""
    action: str
    people: str


@dataclass(frozen=True, slots=True)
class RemovePage:
    title: str
    button: str
    left_behind: tuple[str, ...]
    own: bool
    people: str
    stays: bool
    """The last administrator: nobody could give access after them."""
    warnings: tuple[str, ...] = ()


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
    names: Names,
    back: str = "",
) -> PeoplePage:
    number = members.paginator.count
    return PeoplePage(
        title=_("People"),
        slug=organisation.slug,
        may_administer=may_administer,
        sees_contact=sees_contact,
        members=tuple(_row(one, names, sees_contact=sees_contact, may_administer=may_administer) for one in members),
        invitations=tuple(_invitation(one) for one in invitations) if may_administer else (),
        leaves=own,
        counted=ngettext("%(number)s person has access", "%(number)s people have access", number) % {"number": number},
        previous_page=members.previous_page_number() if members.has_previous() else 0,
        next_page=members.next_page_number() if members.has_next() else 0,
        back=back,
    )


def roles_page(membership: Membership, organisation: Organisation) -> RolesPage:
    title = _("What %(name)s may do") % {"name": membership.participant.name}
    return RolesPage(title, _("Save"), _people(organisation))


def sure_page(membership: Membership, *, held: Collection[str], chosen: Collection[str], names: Names) -> SurePage:
    taken = frozenset(held) - frozenset(chosen)
    about = {"roles": role_names(taken), "name": managed_name(names, membership.participant)}
    given = role_names(frozenset(chosen) - frozenset(held))
    unseen = _("They will not see the organisation any more, only single programmes in which they have a role.")
    return SurePage(
        title=_("Take away from %(name)s: %(roles)s?") % about,
        points=(
            *lost(before=frozenset(held), after=frozenset(chosen), unseen=unseen),
            *([_("They get: %(roles)s.") % {"roles": given}] if given else []),
            _("What they said and did stays as it is, under their name."),
            *(
                _("%(work)s: %(number)s. They stay theirs.") % {"work": one, "number": n}
                for one, n in _work(membership)
            ),
        ),
        warnings=tuple(left_empty(taken, is_held=lambda role: held_by_another(role, besides=membership))),
        chosen=tuple(chosen),
        action=reverse("organisations:member_roles", args=[membership.organisation.slug, membership.pk]),
        people=_people(membership.organisation),
    )


def _work(membership: Membership) -> list[str]:
    """What they look after, counted: with another role it is still theirs."""
    about = ({"work": f"{name[:1].upper()}{name[1:]}", "number": number} for name, number in work_left_by(membership))
    return [_("%(work)s: %(number)s. They stay theirs.") % one for one in about]


def remove_page(membership: Membership, left: Iterable[tuple[str, int]], *, own: bool, stays: bool) -> RemovePage:
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
        stays=stays,
        warnings=tuple(
            left_empty(
                (row.role for row in membership.roles.all()),
                is_held=lambda role: held_by_another(role, besides=membership),
            )
        ),
    )


def role_names(roles: Iterable[str]) -> str:
    held = set(roles)
    return ", ".join(str(role.label) for role in Role if role in held)


def sentence_of(role: str) -> str:
    return str(SENTENCES.get(role, ""))


def _people(organisation: Organisation) -> str:
    return f"/o/{organisation.slug}/people/"


def _row(membership: Membership, names: Names, *, sees_contact: bool, may_administer: bool) -> MemberRow:
    roles, person = [row.role for row in membership.roles.all()], membership.participant
    reachable = sees_contact and (may_administer or person.pk not in names.people)
    return MemberRow(
        number=membership.pk,
        name=managed_name(names, person) if may_administer else names.name(person),
        email=person.email if reachable else "",
        roles=role_names(roles) or _("Single programmes only"),
        groups=", ".join(group.get_group_display() for group in person.groups.all()),
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
