"""A worry about somebody: who reads it, and that it stays open until somebody wrote what was done."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories.people import HOSTILE

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.roles import Role
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.safeguarding.services import NothingWasDone, close_worry

pytestmark = pytest.mark.django_db
HOME = "/o/eastbridge/p/ageing-well/worries/"


@pytest.fixture
def worry(said: Callable[..., Contribution]) -> Contribution:
    return said(worried=True, words=f"The child next door {HOSTILE}")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SAFEGUARDING_LEAD])
def test_nobody_else_reads_a_worry(worry: Contribution, signed_in: Callable[..., Client], role: str) -> None:
    client = signed_in(role)
    assert client.get(HOME).status_code == 403
    assert client.get(f"{HOME}{worry.pk}/").status_code == 403


def test_the_lead_reads_it_and_how_to_reach_the_writer(worry: Contribution, signed_in: Any) -> None:
    client = signed_in("safeguarding-lead")
    assert str(worry.pk) in client.get(HOME).content.decode()
    page = client.get(f"{HOME}{worry.pk}/").content.decode()
    assert "The child next door" in page
    assert "writer@example.org" in page
    assert HOSTILE not in page


def test_a_worry_stays_open_until_somebody_says_what_was_done(worry: Contribution, signed_in: Any, lead: Any) -> None:
    client = signed_in("safeguarding-lead")
    page = client.post(f"{HOME}{worry.pk}/", {"outcome": " ", "version": "1"}).content.decode()
    assert "Write what was done." in page
    with pytest.raises(NothingWasDone):
        close_worry(contribution=worry, version=1, outcome=" ", may_be_checked=False, by=lead.user)
    worry.refresh_from_db()
    assert worry.worry_closed_at is None
    assert client.post(f"{HOME}{worry.pk}/", {"outcome": "Rang the family team", "version": "1"}).status_code == 302
    worry.refresh_from_db()
    assert worry.worry_closed_at is not None
    assert (worry.worry, worry.state) == (True, State.HELD)


def test_a_closed_worry_may_go_on_to_the_moderators(worry: Contribution, signed_in: Any) -> None:
    answers = {"outcome": "Nobody is in danger", "may_be_checked": "on", "version": "1"}
    signed_in("safeguarding-lead").post(f"{HOME}{worry.pk}/", answers)
    worry.refresh_from_db()
    assert (worry.worry, worry.state) == (False, State.WAITING)


def test_two_leads_at_once_are_told_and_keep_what_they_wrote(worry: Contribution, signed_in: Any) -> None:
    one, other = signed_in("safeguarding-lead"), signed_in("safeguarding-lead")
    one.post(f"{HOME}{worry.pk}/", {"outcome": "Rang the family team", "version": "1"})
    page = other.post(f"{HOME}{worry.pk}/", {"outcome": "Wrote to the school", "version": "1"}).content.decode()
    assert "Somebody else changed this while you were reading." in page
    assert "Wrote to the school" in page
    assert "Rang the family team" in page
    assert 'name="version" value="2"' in page


def test_the_lead_of_one_programme_reads_only_its_worries(
    worry: Contribution, listening_programme: Programme, member: Any, in_organisation: Any
) -> None:
    from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
    from tests.site.conftest import take_second_step

    person = member()
    with in_organisation(listening_programme.organisation):
        next_door = ProgrammeFactory(organisation=listening_programme.organisation, slug="next-door")
        ProgrammeRoleFactory(programme=next_door, membership=person, role=Role.SAFEGUARDING_LEAD)
    client = Client()
    client.force_login(person.user)
    take_second_step(client, person.user)
    assert client.get("/o/eastbridge/p/next-door/worries/").status_code == 200
    assert client.get(f"/o/eastbridge/p/next-door/worries/{worry.pk}/").status_code == 404
    assert client.get(f"{HOME}{worry.pk}/").status_code == 404
