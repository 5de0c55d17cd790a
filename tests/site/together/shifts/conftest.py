"""A published programme that listens, with a shift that needs one walk leader."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories import shifts as make

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.together.models import Shift, ShiftRole


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def listening(programme: Programme, member: Callable[..., Membership]) -> Iterator[Programme]:
    """Published, with a safeguarding lead, and in its scope."""
    member("safeguarding-lead")
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = "Ageing well", timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def shift(listening: Programme) -> Shift:
    made: Shift = make.ShiftFactory(programme=listening, title="Memory walk", missing=1)
    return made


@pytest.fixture
def role(shift: Shift) -> ShiftRole:
    made: ShiftRole = make.ShiftRoleFactory(shift=shift, name="Walk leader", needed=1)
    return made


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")


@pytest.fixture
def resident(signed_in: Callable[..., Client]) -> Client:
    return signed_in("co-producer")


@pytest.fixture
def joining(role: ShiftRole) -> dict[str, str]:
    """What somebody fills in."""
    return {"role": str(role.pk), "name": "Sam", "adult": "on"}


def said_of(day: dt.date) -> dict[str, str]:
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


@pytest.fixture
def words() -> dict[str, Any]:
    """What whoever leads fills in."""
    return {
        "title": "Litter pick", "about": "We clean the beach.", "starts": "10", "ends": "12.30", "where": "The pier",
        "access": "Sand, and a toilet at the pier.", "costs": "Nothing.", "contact": "", "role": "Picker",
        "needed": "6", "weeks": "1", "counts": "Bags of litter\nbags of litter\nTyres",
        **said_of(timezone.localdate() + dt.timedelta(days=3)),
    }  # fmt: skip
