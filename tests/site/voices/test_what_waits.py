"""For me: what waits for a moderator, a safeguarding lead and whoever leads; a worry left open is shouted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.step import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(said: Callable[..., Contribution]) -> None:
    said(words="Unchecked")
    said(shown=True, answer_due=dt.date(2020, 1, 1))
    said(worried=True)


def titles(user: Any) -> list[str]:
    return [waiting.title for waiting in waiting_for(user)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("moderator", ["Check 1 thing somebody said: Ageing well"]),
        (
            "safeguarding-lead",
            ["1 worry about somebody is open: Ageing well", "Check 1 thing somebody said: Ageing well"],
        ),
        ("programme-lead", ["Answer 1 thing somebody said: Ageing well"]),
        ("observer", []),
    ],
)
@pytest.mark.parametrize("everywhere", [True, False], ids=["in-the-organisation", "in-one-programme"])
def test_what_waits_by_role(
    world: None, listening_programme: Programme, member: Any, role: str, expected: list[str], everywhere: bool
) -> None:
    person = member(*([role] if everywhere else []))
    if not everywhere:
        ProgrammeRoleFactory(programme=listening_programme, membership=person, role=role)
    assert titles(person.user) == expected


def test_nothing_of_another_organisation_waits(world: None) -> None:
    other = OrganisationFactory()
    with scopes_disabled():
        stranger = MembershipFactory(organisation=other, roles=["safeguarding-lead", "programme-lead"])
    assert titles(stranger.user) == []


def test_somebody_who_left_is_not_asked(world: None, lead: Any) -> None:
    lead.ended_at = timezone.now()
    lead.save()
    assert titles(lead.user) == []


def test_a_worry_that_nobody_closes_is_shouted(said: Callable[..., Contribution], lead: Any, signed_in: Any) -> None:
    one = said(worried=True)
    Contribution.objects.filter(pk=one.pk).update(made_at=timezone.now() - dt.timedelta(days=2))
    assert titles(lead.user) == ["URGENT: 1 worry about somebody, and nobody wrote what was done: Ageing well"]
    assert "URGENT: 1 worry about somebody" in signed_in("safeguarding-lead").get("/me/").content.decode()


def test_it_is_one_query(world: None, lead: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        list(waiting_for(lead.user))
