"""A ward's councillors are told together, whatever their party, before anything about their ward is published."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Place, Programme, WardCouncillor
from coproduction_star.notices.services import notify
from coproduction_star.organisations.reaching import safe_email_of

from .models import CouncillorsTold

HEAD_START = dt.timedelta(hours=24)
"""How long councillors know before the public does."""


@dataclass(frozen=True, slots=True)
class Ward:
    """A place, its councillors with their parties, and when they were told in this programme."""

    place: Place
    councillors: tuple[WardCouncillor, ...]
    told_at: dt.datetime | None

    @property
    def must_be_told(self) -> bool:
        return bool(self.councillors) and self.told_at is None


def wards(*, programme: Programme, places: Iterable[Place]) -> tuple[Ward, ...]:
    """Two queries, however many places."""
    listed = tuple(places)
    told = dict(CouncillorsTold.objects.filter(programme=programme, place__in=listed).values_list("place", "at"))
    seats: dict[UUID, list[WardCouncillor]] = {place.pk: [] for place in listed}
    for seat in WardCouncillor.objects.filter(place__in=listed).select_related("participant__user"):
        seats[seat.place_id].append(seat)
    return tuple(Ward(place, tuple(seats[place.pk]), told.get(place.pk)) for place in listed)


@transaction.atomic
def tell(*, programme: Programme, places: Iterable[Place], by: Any, told_at: dt.datetime | None = None) -> dt.datetime:
    """Tell whoever was not told yet, all in one moment; returns from when the public may read it.

    Councillors to whom no e-mail may go are counted: the team tells them another way. `told_at` is now, but where
    an earlier telling is written down.
    """
    return max([timezone.now(), *tell_each(programme=programme, places=places, by=by, told_at=told_at).values()])


@transaction.atomic
def tell_each(
    *, programme: Programme, places: Iterable[Place], by: Any, told_at: dt.datetime | None = None
) -> dict[UUID, dt.datetime]:
    """The same, with the moment from which each place may be read about."""
    now = told_at or timezone.now()
    listed = wards(programme=programme, places=places)
    told = {ward.place.pk: _tell(ward, programme, now, by) if ward.must_be_told else ward.told_at for ward in listed}
    return {place: at + HEAD_START if at is not None else now for place, at in told.items()}


def _tell(ward: Ward, programme: Programme, now: dt.datetime, by: Any) -> dt.datetime:
    reached = [seat for seat in ward.councillors if _write_to(seat, ward, programme, now)]
    row, _made = CouncillorsTold.objects.get_or_create(
        programme=programme, place=ward.place,
        defaults={
            "organisation_id": programme.organisation_id, "at": now, "by": by,
            "councillors": len(ward.councillors), "unreached": len(ward.councillors) - len(reached),
        },
    )  # fmt: skip
    record(by=by, verb="map_it.councillors_told", subject=programme, ward=ward.place.name)
    return row.at


def _write_to(seat: WardCouncillor, ward: Ward, programme: Programme, now: dt.datetime) -> bool:
    person = seat.participant
    to = safe_email_of(person)
    if not to:
        return False
    language = getattr(person.user, "language", "") or settings.LANGUAGE_CODE
    with translation.override(language):
        said = {"programme": programme.name, "ward": ward.place.name, "day": _moment(now + HEAD_START)}
        message = notify(
            kind="map_it.councillors_told",
            subject=_("%(programme)s in %(ward)s will be published") % said,
            text=_(
                "“%(programme)s” has something about %(ward)s, and will be on its public page from %(day)s.\n\n"
                "Every councillor of the ward is told at the same time, whatever their party."
            )
            % said,
            key=f"map_it.told:{programme.pk}:{ward.place.pk}:{person.pk}",
            user=person.user,
            to=to,
            organisation_id=programme.organisation_id,
            urgent=True,
            language=language,
        )
    return message is not None


def _moment(when: dt.datetime) -> str:
    return date_format(timezone.localtime(when), "j F Y, H:i")
