"""Letters about risks that are to be looked at again. Each review day is reminded of once."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Risk, RiskState
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.reaching import may_write_to

from .addresses import at

BEFORE = dt.timedelta(days=7)


def remind_due(*, today: dt.date) -> int:
    """Remind whoever looks after a risk a week before its review day. Of how many; in an organisation's scope."""
    due = Risk.objects.filter(
        Q(reminded_for__isnull=True) | ~Q(reminded_for=F("review_on")), state=RiskState.OPEN, owner__isnull=False,
        review_on__lte=today + BEFORE, programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    rows = list(due.select_related("owner__user", "programme__organisation").order_by("review_on"))
    return sum(_remind(risk) for risk in rows)


@transaction.atomic
def _remind(risk: Risk) -> int:
    mine = Risk.objects.filter(pk=risk.pk, review_on=risk.review_on).exclude(reminded_for=risk.review_on)
    if not mine.update(reminded_for=risk.review_on):
        return 0
    return int(_write(risk))


def _write(risk: Risk) -> bool:
    owner = risk.owner
    if owner is None or owner.user is None or not _is_here(risk) or not may_write_to(owner.user, risk.organisation_id):
        return False
    with translation.override(owner.user.language or settings.LANGUAGE_CODE):
        facts = {
            "title": risk.title, "day": date_format(risk.review_on, "j F Y"), "programme": risk.programme.name,
            "address": f"{settings.SITE_URL}{at('risk', risk.programme, risk.pk)}",
        }  # fmt: skip
        message = notify(
            kind="market_it.risk_due", user=owner.user, organisation_id=risk.organisation_id,
            subject=_("Look at this risk again: %(title)s") % facts,
            text=_(
                "You look after this risk of “%(programme)s”. It is to be looked at again by %(day)s:\n\n%(title)s\n\n"
                "Say what you see, also when nothing changed:\n%(address)s"
            ) % facts,
            key=f"market_it.risk_due:{risk.pk}:{risk.review_on.isoformat()}:{owner.pk}",
        )  # fmt: skip
    return message is not None


def _is_here(risk: Risk) -> bool:
    """Whoever left is not written to."""
    return Membership.objects.filter(
        organisation=risk.organisation_id, user=risk.owner.user_id, ended_at__isnull=True
    ).exists()
