"""Fixtures of the pages' tests. A scope is opened for one organisation at a time; there is no global off-switch."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.accounts.models import User
from coproduction_star.accounts.second_factor.services import mark_taken
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership, Organisation

InOrganisation = Callable[..., AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _each_test_begins_in_english() -> None:
    """A page read in Welsh leaves its thread in Welsh; the next request would say what it speaks, a bare test not."""
    translation.activate("en")


@pytest.fixture
def one_moment() -> Iterator[None]:
    """The clock stands, so that no minute ends while something is counted in it."""
    with time_machine.travel(timezone.now().replace(second=30), tick=False):
        yield


@contextmanager
def _inside(organisation: Organisation, programme: Programme | None = None) -> Iterator[None]:
    with scope(organisation=organisation.pk, programme=programme.pk if programme else None):
        yield


@pytest.fixture
def in_organisation() -> InOrganisation:
    """`with in_organisation(organisation):` or `with in_organisation(organisation, programme):`"""
    return _inside


@pytest.fixture
def organisation(db: None) -> Organisation:
    return OrganisationFactory(slug="eastbridge")


@pytest.fixture
def programme(organisation: Organisation) -> Programme:
    with _inside(organisation):
        return ProgrammeFactory(organisation=organisation, slug="ageing-well")


@pytest.fixture
def member(organisation: Organisation) -> Callable[..., Membership]:
    """`member("administrator")` makes a member holding that role in the whole organisation."""

    def make(*roles: str, **more: Any) -> Membership:
        with _inside(organisation):
            return MembershipFactory(organisation=organisation, roles=list(roles), **more)

    return make


@pytest.fixture
def lead(member: Callable[..., Membership]) -> Membership:
    """A programme lead of the whole organisation."""
    return member("programme-lead")


@pytest.fixture
def inside(organisation: Organisation, programme: Programme) -> Iterator[Programme]:
    """The scope of the programme, as its pages have it."""
    with _inside(organisation, programme):
        yield programme


def take_second_step(client: Client, user: User) -> None:
    """As if this browser had also entered the code of an app; roles that see contacts need it."""
    session = client.session
    mark_taken(session, user=user)
    session.save()


@pytest.fixture
def signed_in(member: Callable[..., Membership]) -> Callable[..., Client]:
    """`signed_in("administrator")` gives a browser where that member is signed in."""

    def make(*roles: str) -> Client:
        client = Client()
        person = member(*roles).user
        client.force_login(person)
        take_second_step(client, person)
        return client

    return make
