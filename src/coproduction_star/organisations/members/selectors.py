import datetime as dt

from django.core.paginator import Page, Paginator
from django.utils import timezone

from coproduction_star.audit.models import Event
from coproduction_star.organisations.models import Membership, Organisation
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.selectors import members_of, other_administrators

A_PAGE = 100
UNDO_WITHIN = dt.timedelta(days=7)
"""How long roles that were taken away can be given back with one press."""


def page_of_members(organisation: Organisation, number: object) -> Page:
    return Paginator(members_of(organisation), A_PAGE).get_page(number)


def member_called(organisation: Organisation, membership_id: int) -> Membership:
    return members_of(organisation).get(pk=membership_id)


def signs_in_by_card(membership: Membership) -> bool:
    """Nobody may let themselves into another person's e-mail account, or into another organisation, with a card."""
    elsewhere = Membership.objects.filter(user=membership.user_id, ended_at__isnull=True).exclude(pk=membership.pk)
    return not membership.user.email and not elsewhere.exists()


def possible_successors(membership: Membership) -> list[Membership]:
    """Who can take over the work of somebody who leaves: members of the whole organisation."""
    return list(members_of(membership.organisation).filter(roles__isnull=False).exclude(pk=membership.pk).distinct())


def is_last_administrator(membership: Membership) -> bool:
    if Role.ADMINISTRATOR not in {row.role for row in membership.roles.all()}:
        return False
    return not other_administrators(membership.organisation_id, besides=membership).exists()


def last_change(membership: Membership) -> Event | None:
    """What was last done to these roles, as long as it can be undone and they are what it made them."""
    lately = Event.objects.filter(
        organisation_id=membership.organisation_id, subject="organisations.membership", subject_id=str(membership.pk)
    )
    event = lately.filter(verb="organisations.roles_changed", at__gte=timezone.now() - UNDO_WITHIN).first()
    held = set(membership.roles.values_list("role", flat=True))
    if event is None or not event.detail.get("taken") or held & set(event.detail["taken"]):
        return None
    return event if set(event.detail["given"]) <= held else None


def can_give_back(organisation: Organisation, number: int) -> bool:
    membership = Membership.objects.filter(organisation=organisation, pk=number, ended_at__isnull=True).first()
    return membership is not None and last_change(membership) is not None
