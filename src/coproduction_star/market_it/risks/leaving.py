"""The risks of a member who leaves: another looks after them, or the register says that nobody does."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from coproduction_star.market_it.models import Risk
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.services import Work


def _count(membership: Membership) -> int:
    return Risk._base_manager.filter(owner=membership.participant_id).count()


def _hand_over(leaver: Membership, successor: Membership | None) -> int:
    rows = Risk._base_manager.filter(owner=leaver.participant_id)
    if successor is not None:
        return rows.update(owner=successor.participant_id)
    rows.filter(owner_in_words="").update(owner_gone_on=timezone.localdate())
    return rows.update(owner=None)


WORK = Work(gettext_lazy("risks they look after"), _count, _hand_over)
