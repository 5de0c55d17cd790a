import datetime as dt
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.roles import VERBS, Verb
from coproduction_star.voices.models import Contribution, State

A_PAGE = 25
CLAIMED_FOR = dt.timedelta(minutes=15)
MODERATING = [role for role, verbs in VERBS.items() if Verb.MODERATE in verbs]


def to_check() -> Q:
    """What waits for a moderator: new, held, or refused and asked about again. Worries never."""
    appeal = Q(state=State.REFUSED, appealed_at__isnull=False, appeal_answered_at__isnull=True)
    return Q(worry=False) & (Q(state__in=[State.WAITING, State.HELD]) | appeal)


def queue_of(programme: Programme, *, number: object) -> Page[Contribution]:
    """The oldest first."""
    rows = _rows(programme).filter(to_check()).order_by("made_at", "pk")
    return Paginator(rows, A_PAGE).get_page(number)


def to_moderate(programme: Programme, contribution_id: UUID) -> Contribution:
    """Any that moderators may read: what was shown can be taken down again."""
    return _rows(programme).exclude(state=State.WITHDRAWN).get(pk=contribution_id, worry=False)


def is_claimed_by_another(contribution: Contribution, user_id: UUID) -> bool:
    """Whether somebody else began to read it in the last minutes."""
    taken = contribution.claimed_at is not None and contribution.claimed_at > timezone.now() - CLAIMED_FOR
    return taken and contribution.claimed_by_id not in {None, user_id}


def must_be_left_to_another(contribution: Contribution, user_id: UUID) -> bool:
    """An appeal goes to another moderator than the one who refused it, when there is another."""
    if contribution.appealed_at is None or contribution.appeal_answered_at or contribution.checked_by_id != user_id:
        return False
    everywhere = Q(roles__role__in=MODERATING)
    here = Q(programme_roles__programme=contribution.programme_id, programme_roles__role__in=MODERATING)
    others = Membership.objects.filter(everywhere | here, organisation=contribution.organisation_id)
    return others.filter(ended_at__isnull=True).exclude(user=user_id).exists()


def _rows(programme: Programme) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(programme=programme, worry=False)
    return rows.select_related("programme__organisation", "place", "about", "claimed_by")
