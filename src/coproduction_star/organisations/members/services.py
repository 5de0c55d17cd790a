"""Changing what a member may do, and ending a membership without losing the work."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from coproduction_star.accounts.cards.services import make_card
from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Membership, MembershipRole
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.services import hand_over_work, keep_an_administrator, lock

from .selectors import last_change, signs_in_by_card


@transaction.atomic
def change_roles(*, membership: Membership, roles: Collection[str], by: Any) -> None:
    """Give exactly these roles in the whole organisation. The last administrator stays one."""
    lock(membership.organisation_id)
    held = set(MembershipRole.objects.filter(membership=membership).values_list("role", flat=True))
    wanted = set(roles)
    if Role.ADMINISTRATOR in held - wanted:
        keep_an_administrator(membership.organisation_id, without=membership)
    MembershipRole.objects.filter(membership=membership, role__in=held - wanted).delete()
    MembershipRole.objects.bulk_create(
        MembershipRole(membership=membership, role=role) for role in sorted(wanted - held)
    )
    if held != wanted:
        record(
            by=by,
            verb="organisations.roles_changed",
            subject=membership,
            for_whom=membership.participant_id,
            given=sorted(wanted - held),
            taken=sorted(held - wanted),
        )


class NothingToGiveBack(LookupError):
    """Nothing was taken away in the last days, or the roles were changed since."""


@transaction.atomic
def give_roles_back(*, membership: Membership, by: Any) -> None:
    """Undo the last change of roles: exactly those held before it."""
    lock(membership.organisation_id)
    change = last_change(membership)
    if change is None:
        raise NothingToGiveBack
    held = set(MembershipRole.objects.filter(membership=membership).values_list("role", flat=True))
    change_roles(membership=membership, roles=held - set(change.detail["given"]) | set(change.detail["taken"]), by=by)


class NotByCard(Exception):
    """This person has another way in, or belongs elsewhere too: an administrator here may not open their account."""


@transaction.atomic
def give_card(*, membership: Membership, by: Any) -> str:
    """A new card for somebody who lost theirs. Returns its code, which is kept nowhere: print it now."""
    if not signs_in_by_card(membership):
        raise NotByCard
    record(by=by, verb="organisations.card_given", subject=membership, for_whom=membership.participant_id)
    return make_card(user=membership.user, by=by)


@transaction.atomic
def end_membership(*, membership: Membership, by: Any, successor: Membership | None = None) -> dict[str, int]:
    """Take somebody's access away and hand their work to the successor. Returns what moved, counted.

    The participant stays, so that what they said and did keeps its place.
    """
    lock(membership.organisation_id)
    held = MembershipRole.objects.filter(membership=membership)
    if held.filter(role=Role.ADMINISTRATOR).exists():
        keep_an_administrator(membership.organisation_id, without=membership)
    # A partner who leaves is inside one programme's scope; their work is in all of theirs.
    with scope(organisation=membership.organisation_id, programme=None):
        moved = hand_over_work(leaver=membership, successor=successor)
    held.delete()
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    left = by.pk == membership.user_id
    record(
        by=by,
        verb="organisations.member_left" if left else "organisations.member_removed",
        subject=membership,
        for_whom=membership.participant_id,
        successor=str(successor.participant_id) if successor else "",
        moved=sum(moved.values()),
    )
    return moved
