"""What whoever leads does with a shift: put it on the page, change it, call it off, say which roles it has."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.together.models import Shift, ShiftCount, ShiftPlace, ShiftRole, ShiftSeen

from . import telling
from .settling import locked, settle
from .signing import KEPT

WORDS = ("title", "about", "initiative", "on", "starts", "ends", "where", "access", "costs", "contact")
A_WEEK = dt.timedelta(days=7)


class SomebodyThere(ValueError):
    """A role that somebody stands in cannot go."""


class RoleTwice(ValueError):
    """A shift has a role of this name already."""


@transaction.atomic
def put_on(
    *, programme: Programme, values: Mapping[str, Any], role: Mapping[str, Any], counts: Sequence[str], weeks: int = 1,
    by: Any,
) -> Shift:  # fmt: skip
    """Put a shift on the page, as often as it comes, a week apart. Gives the first."""
    series = uuid.uuid4() if weeks > 1 else None
    made = [
        Shift.objects.create(
            programme=programme, organisation_id=programme.organisation_id, series=series, by=by,
            **{**values, "on": values["on"] + number * A_WEEK},
        )
        for number in range(weeks)
    ]  # fmt: skip
    for one in made:
        _make_role(one, role)
        _set_counts(one, counts)
        record(by=by, verb="together.shift_added", subject=one)
    return made[0]


def _make_role(shift: Shift, values: Mapping[str, Any]) -> ShiftRole:
    role = ShiftRole.objects.create(
        shift=shift, programme_id=shift.programme_id, organisation_id=shift.organisation_id, **values
    )
    settle(shift)
    return role


def _set_counts(shift: Shift, names: Sequence[str]) -> None:
    """What a shift counts. A thing with a number stays, whatever the list says."""
    owned = {"programme_id": shift.programme_id, "organisation_id": shift.organisation_id}
    there = {one.name.casefold(): one for one in ShiftCount.objects.filter(programme=shift.programme_id)}
    wanted = [there.get(name.casefold()) or ShiftCount.objects.create(name=name, **owned) for name in names]
    ShiftSeen.objects.filter(shift=shift, number__isnull=True).exclude(count__in=wanted).delete()
    for count in wanted:
        ShiftSeen.objects.get_or_create(shift=shift, count=count, defaults=owned)


@transaction.atomic
def change(
    *, shift: Shift, version: int, values: Mapping[str, Any], counts: Sequence[str], later: bool = False, by: Any
) -> None:
    """Word it anew; `later` does the same to those of its series that come after it, but not to their days.

    Raises ChangedMeanwhile.
    """
    held = locked([shift.pk, *(one.pk for one in (_later(shift) if later else ()))])
    claim_version(shift, version=version)
    shift.refresh_from_db()
    _word_anew(shift, values, counts, by=by)
    for one in held:
        if one.pk != shift.pk and one.on > shift.on:
            Shift.objects.filter(pk=one.pk).update(version=F("version") + 1)
            _word_anew(one, {**values, "on": one.on}, counts, by=by)


def _word_anew(shift: Shift, values: Mapping[str, Any], counts: Sequence[str], *, by: Any) -> None:
    """What is kept of people goes by the new day, and they hear where the day, the hour or the place changed."""
    moved = any(getattr(shift, name) != values[name] for name in ("on", "starts", "where"))
    Shift.objects.filter(pk=shift.pk).update(**values)
    shift.refresh_from_db()
    ShiftPlace.objects.filter(shift=shift).update(delete_after=shift.on + KEPT)
    _set_counts(shift, counts)
    record(by=by, verb="together.shift_changed", subject=shift)
    if moved:
        telling.moved(shift)
        settle(shift)


def _later(shift: Shift) -> list[Shift]:
    if shift.series is None:
        return []
    return list(Shift.objects.filter(series=shift.series, on__gt=shift.on, programme=shift.programme_id))


@transaction.atomic
def cancel(*, shift: Shift, because: str, by: Any) -> None:
    """Everybody on it reads why; an empty reason says that it takes place after all."""
    held = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    if held.cancelled_because == because:
        return
    held.cancelled_because = because
    held.save(update_fields=["cancelled_because"])
    verb = "together.shift_cancelled" if because else "together.shift_takes_place"
    record(by=by, verb=verb, subject=held, **({"reason": because} if because else {}))
    telling.cancelled(held) if because else telling.takes_place(held)


@transaction.atomic
def add_role(*, shift: Shift, values: Mapping[str, Any], later: bool = False, by: Any) -> ShiftRole:
    """Raises RoleTwice."""
    for one in locked([shift.pk, *(one.pk for one in (_later(shift) if later else ()))]):
        if one.pk != shift.pk and not ShiftRole.objects.filter(shift=one, name=values["name"]).exists():
            _make_role(one, values)
    if ShiftRole.objects.filter(shift=shift, name=values["name"]).exists():
        raise RoleTwice(gettext_noop("This shift has a role of this name. Change that one, or choose another name."))
    role = _make_role(shift, values)
    record(by=by, verb="together.shift_role_added", subject=role)
    return role


@transaction.atomic
def change_role(*, role: ShiftRole, version: int, values: Mapping[str, Any], out: bool, by: Any) -> None:
    """Change what it needs or asks, or take it out. Nobody who comes already is sent away.

    Raises ChangedMeanwhile, SomebodyThere, RoleTwice.
    """
    shift = Shift.objects.select_for_update(of=("self",)).get(pk=role.shift_id)
    claim_version(role, version=version)
    if out:
        return _take_out(role, shift, by=by)
    try:
        with transaction.atomic():
            ShiftRole.objects.filter(pk=role.pk).update(**values)
    except IntegrityError as error:
        raise RoleTwice(
            gettext_noop("This shift has a role of this name. Change that one, or choose another name.")
        ) from error
    role.refresh_from_db()
    record(by=by, verb="together.shift_role_changed", subject=role)
    settle(shift)
    return None


def _take_out(role: ShiftRole, shift: Shift, *, by: Any) -> None:
    if role.places.exclude(state="back").exists():
        raise SomebodyThere(gettext_noop("Somebody stands in this role. Ask them first which other role they take."))
    if not ShiftRole.objects.filter(shift=shift).exclude(pk=role.pk).exists():
        raise SomebodyThere(gettext_noop("A shift needs one role at least. Add another one first."))
    record(by=by, verb="together.shift_role_removed", subject=role)
    ShiftRole.objects.filter(pk=role.pk).delete()
    settle(shift)
