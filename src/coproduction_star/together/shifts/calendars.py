"""Shifts in a calendar: all that anyone can come to, one's own by a secret address, and one by four words."""

import datetime as dt
import secrets
from collections.abc import Iterable
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from coproduction_star.accounts.tokens.selectors import hash_of
from coproduction_star.audit.services import record
from coproduction_star.journeys.hiding import Hidden, hidden_now
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import PlaceState, Shift, ShiftFeed
from coproduction_star.ui.documents.calendar import Day, as_calendar

BACK = dt.timedelta(days=30)
MOST = 500
"""Shifts in one file."""
THE_DAY_BEFORE = dt.timedelta(days=1)


class NoSuchFeed(LookupError):
    """The address was ended, or never was one."""


@transaction.atomic
def make_feed(*, programme: Programme, participant: Participant, by: Any) -> str:
    """A new secret address in the place of any before. Only its hash is kept, so it is shown now or never."""
    _drop(programme, participant)
    raw = secrets.token_urlsafe(32)
    made = ShiftFeed.objects.create(
        programme=programme, organisation_id=programme.organisation_id, participant=participant, hash=hash_of(raw)
    )
    record(by=by, verb="together.shift_feed_made", subject=made, for_whom=participant.pk)
    return raw


@transaction.atomic
def end_feed(*, programme: Programme, participant: Participant, by: Any) -> None:
    """The address stops working at once."""
    for one in ShiftFeed.objects.filter(programme=programme, participant=participant):
        record(by=by, verb="together.shift_feed_ended", subject=one, for_whom=participant.pk)
    _drop(programme, participant)


def _drop(programme: Programme, participant: Participant) -> None:
    ShiftFeed.objects.filter(programme=programme, participant=participant).delete()


def has_feed(programme: Programme, participant: Participant) -> bool:
    return ShiftFeed.objects.filter(programme=programme, participant=participant).exists()


def feed_of(raw: str) -> bytes:
    """The shifts somebody comes to, by their secret address. Raises NoSuchFeed."""
    with _opened(raw) as feed:
        shifts = Shift.objects.filter(
            places__participant=feed.participant_id, places__state=PlaceState.SIGNED, programme=feed.programme_id,
            on__gte=timezone.localdate() - BACK,
        ).distinct()  # fmt: skip
        home = feed.programme.organisation
        return written(shifts, name=_("My shifts"), hidden=hidden_now(home))


@contextmanager
def _opened(raw: str) -> Any:
    with scopes_disabled():
        feed = ShiftFeed.objects.select_related("programme__organisation").filter(hash=hash_of(raw)).first()
    if feed is None:
        raise NoSuchFeed
    with scope(organisation=feed.organisation_id, programme=feed.programme_id):
        yield feed


def written(shifts: Iterable[Shift], *, name: str, hidden: Hidden, address: str = "") -> bytes:
    """The file; what was called off is not in it. `address` is where each is read, if there is one page for all."""
    days = (_day(one, hidden, address) for one in shifts if not one.cancelled_because)
    return as_calendar(days, name=name, now=timezone.now())


def _day(shift: Shift, hidden: Hidden, address: str) -> Day:
    return Day(
        key=f"{shift.pk}@co-production-star", what=hidden.text(shift.title), on=shift.on,
        more=hidden.text("\n".join(filter(None, (shift.where, shift.access, shift.costs, shift.contact)))),
        address=f"{settings.SITE_URL}{address}" if address else "", remind=THE_DAY_BEFORE,
        begins=shift.begins, ends=timezone.make_aware(dt.datetime.combine(shift.on, shift.ends)),
    )  # fmt: skip
