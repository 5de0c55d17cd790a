"""Letters about claims that wait: to whoever may answer or pay them, once a week once the promised day is near.

No letter names anybody or says what was bought.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme, ProgrammeRole
from coproduction_star.market_it.models import Claim, RewardRules
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.reaching import may_write_to

from .addresses import at
from .asking import APPROVES, PAYS

BEFORE = 2
"""Days before the promised day on which claims begin to be reminded of."""


def remind_due(*, today: dt.date) -> int:
    """To how many people there is a letter of this week; in an organisation's scope."""
    rules = RewardRules.objects.filter(programme__archived_at__isnull=True).select_related("programme__organisation")
    return sum(_remind(one, today) for one in rules)


def _remind(rules: RewardRules, today: dt.date) -> int:
    programme = rules.programme
    sent_by = today - dt.timedelta(days=max(rules.within_days - BEFORE, 0))
    rows = Claim.objects.filter(
        programme=programme, submitted_at__isnull=False, refused_at=None, taken_back_at=None, paid_at=None
    ).select_related("participant")  # fmt: skip
    due = [one for one in rows if timezone.localdate(one.submitted_at) <= sent_by]
    if not due:
        return 0
    return sum(_tell(user, programme, number, today) for user, number in _whom(programme, due))


def _whom(programme: Programme, due: list[Claim]) -> Iterator[tuple[Any, int]]:
    """Everybody for whom some of them wait, with how many; never one's own."""
    approve, pay = (set(_people(programme, roles)) for roles in (APPROVES, PAYS))
    for user in sorted(approve | pay, key=lambda one: str(one.pk)):
        number = sum(_waits_for(user, one, approves=user in approve, pays=user in pay) for one in due)
        if number:
            yield user, number


def _waits_for(user: Any, one: Claim, *, approves: bool, pays: bool) -> bool:
    if one.participant is not None and one.participant.user_id == user.pk:
        return False
    return approves if one.approved_at is None else pays and one.approved_by_id != user.pk


def _people(programme: Programme, roles: Collection[str]) -> QuerySet[Any]:
    living = {"membership__ended_at__isnull": True, "role__in": sorted(roles)}
    everywhere = MembershipRole.objects.filter(membership__organisation=programme.organisation_id, **living)
    here = ProgrammeRole.objects.filter(programme=programme, **living)
    both = Q(pk__in=everywhere.values("membership__user")) | Q(pk__in=here.values("membership__user"))
    return get_user_model().objects.filter(both, is_active=True)


def _tell(user: Any, programme: Programme, number: int, today: dt.date) -> bool:
    if not may_write_to(user, programme.organisation_id):
        return False
    year, week, _day = today.isocalendar()
    with translation.override(user.language or settings.LANGUAGE_CODE):
        facts = {
            "n": number, "programme": programme.name, "address": f"{settings.SITE_URL}{at('claims', programme)}",
        }  # fmt: skip
        message = notify(
            kind="market_it.claims_due", user=user, organisation_id=programme.organisation_id,
            subject=_("People wait for their money"),
            text=ngettext(
                "%(n)s claim in “%(programme)s” is to be answered or paid by the day that was promised, or is past it."
                "\n\nSee it here:\n%(address)s",
                "%(n)s claims in “%(programme)s” are to be answered or paid by the day that was promised, or are past "
                "it.\n\nSee them here:\n%(address)s",
                number,
            ) % facts,
            key=f"market_it.claims_due:{programme.pk}:{year}-{week}:{user.pk}",
        )  # fmt: skip
    return message is not None
