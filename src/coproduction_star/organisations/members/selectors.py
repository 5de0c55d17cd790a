from django.core.paginator import Page, Paginator

from coproduction_star.organisations.models import Membership, Organisation
from coproduction_star.organisations.selectors import members_of

A_PAGE = 100


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
