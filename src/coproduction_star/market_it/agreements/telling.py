"""Letters before something runs out: 60, 30 and 7 days. None of them says of what kind of check it is."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import REMIND_BEFORE, Evidence, InsuranceCover, RoleTaker
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.reaching import may_write_to

from .addresses import agreements_address, at

MINE = gettext_noop("Something you have shown us runs out on %(day)s.")
THEIRS = gettext_noop("Something that somebody has shown you runs out on %(day)s.")
COVER = gettext_noop("A cover that you wrote down runs out on %(day)s.")


def remind_due(*, today: dt.date) -> int:
    """Tell whoever it is about and whoever saw it. Of how many things; in an organisation's scope."""
    return sum(_remind(row, today) for row in (*_evidence(today), *_covers(today)))


def _near(today: dt.date, field: str) -> Q:
    return Q(**{f"{field}__gte": today, f"{field}__lte": today + dt.timedelta(days=max(REMIND_BEFORE))})


def _evidence(today: dt.date) -> list[Evidence]:
    rows = Evidence.objects.filter(_near(today, "expires_on"), ended_at=None, participant__erased_at=None)
    return list(rows.select_related("participant__user", "seen_by").order_by("expires_on"))


def _covers(today: dt.date) -> list[InsuranceCover]:
    rows = InsuranceCover.objects.filter(
        _near(today, "ends_on"), programme__archived_at__isnull=True, programme__closed_at__isnull=True
    )
    return list(rows.select_related("by", "programme__organisation").order_by("ends_on"))


def stage_of(days: int) -> int:
    """Which reminder it is time for: of those that are due, the last."""
    return min(stage for stage in REMIND_BEFORE if days <= stage)


@transaction.atomic
def _remind(row: Any, today: dt.date) -> int:
    last = row.expires_on if isinstance(row, Evidence) else row.ends_on
    stage = stage_of((last - today).days)
    mine = type(row).objects.filter(pk=row.pk).filter(Q(reminded_days=None) | Q(reminded_days__gt=stage))
    if not mine.update(reminded_days=stage):
        return 0
    if isinstance(row, Evidence):
        _tell_of_evidence(row, stage)
    else:
        _tell(row.by, COVER, row.ends_on, row.programme, agreements_address(row.programme), row, stage)
    return 1


def _tell_of_evidence(row: Evidence, stage: int) -> None:
    """In the programme where they have a role; somebody with no role left is not written to."""
    taken = RoleTaker.objects.filter(participant=row.participant_id, ended_on=None, pack__closed_at=None)
    if row.pack_id:
        taken = taken.filter(pack=row.pack_id)
    one = taken.select_related("programme__organisation").order_by("since", "pk").first()
    if one is None:
        return
    programme = one.programme
    _tell(row.participant.user, MINE, row.expires_on, programme, at("my_agreements", programme), row, stage)
    theirs = at("agreement_person", programme, one.pack_id, row.participant_id)
    if row.seen_by != row.participant.user:
        _tell(row.seen_by, THEIRS, row.expires_on, programme, theirs, row, stage)


def _tell(user: Any, words: str, day: dt.date | None, programme: Programme, where: str, row: Any, stage: int) -> None:
    if user is None or day is None or not _is_here(user, programme):
        return
    with translation.override(user.language or settings.LANGUAGE_CODE):
        said = _(words) % {"day": date_format(day, "j F Y")}
        facts = {"said": said, "programme": programme.name, "address": f"{settings.SITE_URL}{where}"}
        notify(
            kind="market_it.runs_out", user=user, organisation_id=row.organisation_id,
            subject=said,
            text=_("%(said)s It is about “%(programme)s”.\n\nSee what it is, and what to do:\n%(address)s") % facts,
            key=f"market_it.runs_out:{row.pk}:{day.isoformat()}:{stage}:{user.pk}",
        )  # fmt: skip


def _is_here(user: Any, programme: Programme) -> bool:
    """Whoever left is not written to, nor whoever is safe in another way than by e-mail."""
    held = Membership.objects.filter(organisation=programme.organisation_id, user=user, ended_at__isnull=True)
    return held.exists() and may_write_to(user, programme.organisation_id)
