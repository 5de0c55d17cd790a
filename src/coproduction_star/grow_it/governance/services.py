import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.services import claim_version

CHANGING = (LayoutState.TODAY, LayoutState.TRIAL)
MOST_TRIALS = 5


class Settled(ValueError):
    """What was before, or was dropped, stays as it is."""


class NothingToTry(ValueError):
    """A trial begins from what there is today."""


class TooMany(ValueError):
    """A few trials at once."""


class NotNow(ValueError):
    """Somebody did it already."""


@transaction.atomic
def today_of(*, programme: Programme, title: str, by: Any) -> GovernanceLayout:
    """Today's layout; begun empty where there is none."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    made, _new = GovernanceLayout.objects.get_or_create(
        programme=programme, state=LayoutState.TODAY,
        defaults={"organisation_id": programme.organisation_id, "title": title, "by": by},
    )  # fmt: skip
    return made


@transaction.atomic
def add_body(
    *, layout: GovernanceLayout, values: Mapping[str, Any], outcomes: Collection[Outcome], by: Any
) -> GovernanceBody:
    """Raises Settled."""
    _hold(layout)
    made = GovernanceBody.objects.create(
        layout=layout, programme_id=layout.programme_id, organisation_id=layout.organisation_id, by=by, **values
    )
    made.outcomes.set(outcomes)
    record(by=by, verb="grow_it.body_added", subject=made)
    return made


@transaction.atomic
def change_body(
    *, body: GovernanceBody, version: int, values: Mapping[str, Any], outcomes: Collection[Outcome], by: Any
) -> None:
    """Raises ChangedMeanwhile, Settled."""
    _hold(body.layout)
    claim_version(body, version=version)
    GovernanceBody.objects.filter(pk=body.pk).update(**values)
    body.outcomes.set(outcomes)
    body.refresh_from_db()
    record(by=by, verb="grow_it.body_changed", subject=body)


@transaction.atomic
def remove_body(*, body: GovernanceBody, by: Any) -> None:
    """Raises NotNow, Settled."""
    _hold(body.layout)
    if not GovernanceBody.objects.filter(pk=body.pk).update(removed_at=timezone.now()):
        raise NotNow
    record(by=by, verb="grow_it.body_removed", subject=body)


@transaction.atomic
def restore_body(*, body: GovernanceBody, by: Any) -> None:
    """Raises NotNow, Settled."""
    _hold(body.layout)
    if not GovernanceBody.everything.filter(pk=body.pk, removed_at__isnull=False).update(removed_at=None):
        raise NotNow
    record(by=by, verb="grow_it.body_restored", subject=body)


@transaction.atomic
def add_seat(*, body: GovernanceBody, values: Mapping[str, Any], by: Any) -> GovernanceSeat:
    """Raises Settled."""
    _hold(body.layout)
    made = GovernanceSeat.objects.create(
        body=body, programme_id=body.programme_id, organisation_id=body.organisation_id, by=by, **values
    )
    record(by=by, verb="grow_it.seat_added", subject=made, for_whom=made.participant_id, body=body.name)
    return made


@transaction.atomic
def change_seat(*, seat: GovernanceSeat, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile, Settled."""
    _hold(seat.body.layout)
    claim_version(seat, version=version)
    GovernanceSeat.objects.filter(pk=seat.pk).update(**values)
    held = GovernanceSeat.objects.get(pk=seat.pk)
    record(by=by, verb="grow_it.seat_changed", subject=held, for_whom=held.participant_id, body=seat.body.name)


@transaction.atomic
def remove_seat(*, seat: GovernanceSeat, by: Any) -> None:
    """Raises NotNow, Settled."""
    _hold(seat.body.layout)
    if not GovernanceSeat.objects.filter(pk=seat.pk).update(removed_at=timezone.now()):
        raise NotNow
    record(by=by, verb="grow_it.seat_removed", subject=seat, body=seat.body.name)


@transaction.atomic
def restore_seat(*, seat: GovernanceSeat, by: Any) -> None:
    """Raises NotNow, Settled."""
    _hold(seat.body.layout)
    if not GovernanceSeat.everything.filter(pk=seat.pk, removed_at__isnull=False).update(removed_at=None):
        raise NotNow
    record(by=by, verb="grow_it.seat_restored", subject=seat, body=seat.body.name)


@transaction.atomic
def try_another(*, programme: Programme, title: str, by: Any) -> GovernanceLayout:
    """A copy of today's that may be changed. Raises NothingToTry, TooMany."""
    today = GovernanceLayout.objects.filter(programme=programme, state=LayoutState.TODAY).first()
    if today is None or not today.bodies.filter(removed_at=None).exists():
        raise NothingToTry(gettext_noop("Write down who decides today first. A trial begins from that."))
    trials = GovernanceLayout.objects.select_for_update().filter(programme=programme, state=LayoutState.TRIAL)
    if len(trials) >= MOST_TRIALS:
        raise TooMany(gettext_noop("There are five trials already. Adopt or drop one first."))
    made = GovernanceLayout.objects.create(
        programme=programme, organisation_id=programme.organisation_id, title=title, by=by
    )
    for body in GovernanceBody.objects.filter(layout=today).prefetch_related("outcomes"):
        _copy(body, made, by)
    record(by=by, verb="grow_it.layout_tried", subject=made)
    return made


def _copy(body: GovernanceBody, into: GovernanceLayout, by: Any) -> None:
    same = {name: getattr(body, name) for name in ("origin", "kind", "name", "purpose", "meets")}
    home = {"programme_id": body.programme_id, "organisation_id": body.organisation_id, "by": by}
    made = GovernanceBody.objects.create(layout=into, **same, **home)
    made.outcomes.set(body.outcomes.all())
    names = ("origin", "role", "participant_id", "votes", "resident", "ends_on")
    GovernanceSeat.objects.bulk_create(
        GovernanceSeat(body=made, **{name: getattr(seat, name) for name in names}, **home)
        for seat in GovernanceSeat.objects.filter(body=body)
    )


@transaction.atomic
def adopt(
    *, layout: GovernanceLayout, words: Mapping[str, Any], participant_id: Any, by: Any, on: dt.date
) -> GovernanceLayout:
    """Make a trial today's by a decision; what was today's is kept as it was. Raises NotDeclared, NotNow."""
    Programme.objects.select_for_update().get(pk=layout.programme_id)
    held = GovernanceLayout.objects.filter(pk=layout.pk, state=LayoutState.TRIAL).select_related("programme").first()
    if held is None:
        raise NotNow(gettext_noop("It is adopted or dropped already."))
    decision = record_decision(programme=held.programme, participant_id=participant_id, by=by, **words)
    GovernanceLayout.objects.filter(programme=held.programme_id, state=LayoutState.TODAY).update(
        state=LayoutState.FORMER, ended_on=on
    )
    held.state, held.began_on, held.decision = LayoutState.TODAY, on, decision
    held.save(update_fields=["state", "began_on", "decision"])
    record(by=by, verb="grow_it.layout_adopted", subject=held)
    return held


@transaction.atomic
def drop(*, layout: GovernanceLayout, by: Any, on: dt.date) -> None:
    """Put a trial away; it can still be read. Raises NotNow."""
    rows = GovernanceLayout.objects.filter(pk=layout.pk, state=LayoutState.TRIAL)
    if not rows.update(state=LayoutState.DROPPED, ended_on=on):
        raise NotNow(gettext_noop("It is adopted or dropped already."))
    record(by=by, verb="grow_it.layout_dropped", subject=layout)


@transaction.atomic
def take_up_again(*, layout: GovernanceLayout, by: Any) -> None:
    """A trial that was dropped goes on. Raises NotNow."""
    rows = GovernanceLayout.objects.filter(pk=layout.pk, state=LayoutState.DROPPED)
    if not rows.update(state=LayoutState.TRIAL, ended_on=None):
        raise NotNow(gettext_noop("It is there already."))
    record(by=by, verb="grow_it.layout_tried", subject=layout)


def _hold(layout: GovernanceLayout) -> None:
    """Nobody adopts or drops it while it is changed."""
    held = GovernanceLayout.objects.select_for_update().get(pk=layout.pk)
    if held.state not in CHANGING:
        raise Settled(gettext_noop("It was adopted or dropped meanwhile, so it stays as it was. Nothing was changed."))
