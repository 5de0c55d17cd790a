"""Two ways compared: agreed before anybody is asked, shared out by chance, counted, and judged only at its end."""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import ArmCount, Campaign, Comparison, Message
from coproduction_star.methods import two_shares

from .judging import ARMS, is_reached
from .services import Refused, hold, of, put

HAS_BEGUN = gettext_noop("This comparison has begun. What was agreed before stays, so that its result can be trusted.")
NOT_BEGUN = gettext_noop("This comparison has not begun. Begin it before you count.")
IS_OVER = gettext_noop("This comparison has ended already.")
TWO_MESSAGES = gettext_noop("Write version A and version B for these people first. There is nothing to compare yet.")
SAY_WHY = gettext_noop("The result is known already. Write why you put a count right.")


@transaction.atomic
def add_comparison(*, campaign: Campaign, values: Mapping[str, Any], by: Any) -> Comparison:
    """Agree what is counted and what would be worth knowing; how many people that takes is worked out and kept."""
    held = hold(campaign)
    made = Comparison.objects.create(**of(held), **_worked_out(values), by=by)
    record(by=by, verb="market_it.comparison_planned", subject=made)
    return made


@transaction.atomic
def change_comparison(*, comparison: Comparison, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile, or Refused once it has begun."""
    _open(comparison, version)
    put(comparison, _worked_out(values))
    record(by=by, verb="market_it.comparison_changed", subject=comparison)


def _worked_out(values: Mapping[str, Any]) -> dict[str, Any]:
    needed = two_shares.people_needed(values["expected"], values["worth_knowing"])
    return {**values, "power": two_shares.POWER, "needed": needed, "method_version": two_shares.VERSION}


@transaction.atomic
def remove_comparison(*, comparison: Comparison, by: Any) -> None:
    """Raises Refused once it has begun: what was begun is told of, whatever it shows."""
    hold(comparison.campaign)
    if comparison.began_at is not None:
        raise Refused(HAS_BEGUN)
    record(by=by, verb="market_it.comparison_removed", subject=comparison)
    comparison.delete()


@transaction.atomic
def draw_lots(*, comparison: Comparison, version: int, number: int, by: Any) -> None:
    """Let chance give each line of a list its version; the list itself stays with the team. Drawn once.

    Raises ChangedMeanwhile or Refused.
    """
    _open(comparison, version)
    if comparison.lots:
        raise Refused(DRAWN)
    lots = two_shares.lots(number, below=secrets.randbelow)
    put(comparison, {"lots": lots, "drawn_at": timezone.now()})
    record(by=by, verb="market_it.lots_drawn", subject=comparison, number=number)


DRAWN = gettext_noop("Lots are drawn already. Drawing again until it suits would not be chance.")


@transaction.atomic
def begin_comparison(*, comparison: Comparison, by: Any) -> None:
    """From now on nothing of it changes. Beginning twice is the same. Raises Refused without two messages."""
    hold(comparison.campaign)
    comparison.refresh_from_db()
    if comparison.began_at is not None:
        return
    there = Message.objects.filter(
        campaign=comparison.campaign_id, segment=comparison.segment_id, withdrawn_at=None
    ).values_list("arm", flat=True)
    if not set(ARMS) <= set(there):
        raise Refused(TWO_MESSAGES)
    put(comparison, {"began_at": timezone.now(), "version": comparison.version + 1})
    record(by=by, verb="market_it.comparison_begun", subject=comparison)


@transaction.atomic
def count(
    *, comparison: Comparison, version: int, counts: Mapping[str, tuple[int, int]], counted_on: dt.date, source: str,
    why: str = "", by: Any,
) -> bool:  # fmt: skip
    """Keep how many met each version and how many did it; `counts` by arm. Say whether the result is known now.

    It ends by itself once both have reached as many people as planned, so that nobody can stop when it looks good.
    Afterwards a count is put right only with a reason. Raises ChangedMeanwhile or Refused.
    """
    hold(comparison.campaign)
    claim_version(comparison, version=version)
    comparison.refresh_from_db()
    if comparison.began_at is None:
        raise Refused(NOT_BEGUN)
    if comparison.ended_at is not None and not why:
        raise Refused(SAY_WHY)
    kept = {arm: _keep(comparison, arm, counts[arm], counted_on=counted_on, source=source, by=by) for arm in ARMS}
    if comparison.ended_at is not None:
        record(by=by, verb="market_it.count_put_right", subject=comparison, reason=why)
        return True
    record(by=by, verb="market_it.arms_counted", subject=comparison)
    if is_reached(comparison, kept):
        put(comparison, {"ended_at": timezone.now()})
        record(by=by, verb="market_it.comparison_reached", subject=comparison)
    return comparison.ended_at is not None


def _keep(comparison: Comparison, arm: str, found: tuple[int, int], **more: Any) -> ArmCount:
    own = {"programme_id": comparison.programme_id, "organisation_id": comparison.organisation_id}
    values = {"met": found[0], "did": found[1], **more}
    kept: ArmCount = ArmCount.objects.update_or_create(
        comparison=comparison, arm=arm, defaults=values, create_defaults={**own, **values}
    )[0]
    return kept


@transaction.atomic
def end_comparison(*, comparison: Comparison, version: int, because: str, by: Any) -> None:
    """End it before it reached its number: it then says that we cannot tell. Raises ChangedMeanwhile or Refused."""
    hold(comparison.campaign)
    claim_version(comparison, version=version)
    comparison.refresh_from_db()
    if comparison.began_at is None:
        raise Refused(NOT_BEGUN)
    if comparison.ended_at is not None:
        raise Refused(IS_OVER)
    put(comparison, {"ended_at": timezone.now(), "ended_because": because})
    record(by=by, verb="market_it.comparison_ended", subject=comparison, reason=because)


def _open(comparison: Comparison, version: int) -> None:
    hold(comparison.campaign)
    claim_version(comparison, version=version)
    comparison.refresh_from_db()
    if comparison.began_at is not None:
        raise Refused(HAS_BEGUN)
