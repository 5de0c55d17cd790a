"""Roles in the whole organisation are taken away only after it was said what goes, and come back in one press."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import OrganisationFactory

from coproduction_star.audit.models import Event
from coproduction_star.organisations.members import services
from coproduction_star.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db
Make = Callable[..., Membership]


def roles_of(membership: Membership) -> set[str]:
    return set(membership.roles.values_list("role", flat=True))


def where(name: str, membership: Membership, slug: str = "") -> str:
    return reverse(f"organisations:{name}", args=[slug or membership.organisation.slug, membership.pk])


def choose(client: Client, membership: Membership, *roles: str, **more: str) -> str:
    answer = client.post(where("member_roles", membership), {"roles": roles, **more}, follow=True)
    return answer.content.decode()


def test_it_is_asked_first_and_nothing_is_written(signed_in: Any, member: Make) -> None:
    one, client = member("broker", "observer"), signed_in("administrator")
    page = choose(client, one, "observer", "editor")
    assert "They no longer see how to reach people." in page
    assert "They get: Editor." in page
    assert roles_of(one) == {"broker", "observer"}
    choose(client, one, "observer", "editor", sure="yes")
    assert roles_of(one) == {"editor", "observer"}


def test_only_giving_needs_no_question(signed_in: Any, member: Make) -> None:
    one = member("observer")
    assert "Saved." in choose(signed_in("administrator"), one, "observer", "broker")
    assert roles_of(one) == {"observer", "broker"}


def test_without_any_role_they_see_the_organisation_no_more(signed_in: Any, member: Make) -> None:
    page = choose(signed_in("administrator"), member("observer"))
    assert "They will not see the organisation any more" in page


@pytest.mark.parametrize(
    ("role", "warning"),
    [("safeguarding-lead", "Nobody else is a safeguarding lead"), ("programme-lead", "Nobody else leads here")],
)
def test_the_last_one_is_warned_about(signed_in: Any, member: Make, role: str, warning: str) -> None:
    one, client = member(role), signed_in("administrator")
    assert warning in choose(client, one)
    assert warning in client.get(where("remove_member", one)).content.decode()
    member(role)
    assert warning not in choose(client, one)
    assert warning not in client.get(where("remove_member", one)).content.decode()


def test_the_last_administrator_is_refused_and_not_asked(member: Make, signed_in: Any) -> None:
    client = signed_in("administrator")
    only = Membership.objects.get()
    page = choose(client, only, "observer")
    assert "This is the last administrator." in page
    assert "Take it away" not in page
    assert roles_of(only) == {"administrator"}


def test_roles_come_back_exactly(signed_in: Any, member: Make) -> None:
    one, client = member("broker", "observer"), signed_in("administrator")
    page = choose(client, one, "editor", sure="yes")
    back = where("member_roles_back", one)
    assert f'action="{back}"' in page
    assert "The roles are as they were before." in client.post(back, follow=True).content.decode()
    assert roles_of(one) == {"broker", "observer"}
    event = Event.objects.first()
    assert (event.verb, event.for_whom) == ("organisations.roles_changed", one.participant_id)
    assert event.detail == {"given": ["broker", "observer"], "taken": ["editor"]}


@pytest.mark.parametrize("excuse", ["nothing taken", "changed since", "long ago"])
def test_what_cannot_be_given_back_is_said(signed_in: Any, member: Make, excuse: str) -> None:
    one, client = member("broker"), signed_in("administrator")
    if excuse != "nothing taken":
        services.change_roles(membership=one, roles=[], by=one.user)
    if excuse == "changed since":
        services.change_roles(membership=one, roles=["broker"], by=one.user)
    if excuse == "long ago":
        Event.objects.update(at=timezone.now() - dt.timedelta(days=8))
    held = roles_of(one)
    page = client.post(where("member_roles_back", one), follow=True).content.decode()
    assert "Choose them anew instead." in page
    assert roles_of(one) == held


def test_only_an_administrator_here_may_give_back(signed_in: Any, member: Make, organisation: Organisation) -> None:
    one = member("broker")
    services.change_roles(membership=one, roles=[], by=one.user)
    back = where("member_roles_back", one)
    client = signed_in("programme-lead")
    assert client.post(back).status_code == 403
    assert back not in client.get(f"/o/{organisation.slug}/people/?changed={one.pk}").content.decode()
    foreign = OrganisationFactory()
    answer = signed_in("administrator").post(where("member_roles_back", one, slug=foreign.slug))
    assert answer.status_code == 404
    assert roles_of(one) == set()
