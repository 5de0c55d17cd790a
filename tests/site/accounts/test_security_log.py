"""Whoever watches the server sees that accounts are tried and opened, by which way, and never whose they are."""

import json
import logging
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.test import Client
from tests.factories.people import UserFactory

from coproduction_star.accounts import security_log
from coproduction_star.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet herons wading"


@pytest.fixture
def person() -> User:
    user = UserFactory(email="amal@example.org", name="Amal Said")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, object]]]:
    """The lines about signing in, with all that stands in them."""
    caplog.set_level(logging.INFO, logger="coproduction_star")

    def read() -> list[dict[str, object]]:
        return [dict(record.msg) for record in caplog.records if record.name == "coproduction_star.sign_in"]

    return read


def code_asked_for(client: Client) -> str:
    return str(client.post("/accounts/login/", {"login": "amal@example.org", "password": ""})["Location"])


def test_a_code_that_was_wrong_and_one_that_was_right(client: Client, person: User, said, code_sent) -> None:
    address = code_asked_for(client)
    client.post(address, {"code": "WRNG-CODE"})
    client.post(address, {"code": code_sent()})
    client.post("/accounts/logout/")
    mark = security_log.mark_of(person)
    assert [(line["event"], line.get("way", line.get("ways"))) for line in said()] == [
        ("sign-in refused", "code"), ("signed in", ["code"]), ("signed out", None),
    ]  # fmt: skip
    assert {line["account"] for line in said()} == {mark}
    assert {line["level"] for line in said()} == {"warning", "info"}
    assert all(line["request_id"] for line in said())


def test_a_wrong_password_is_told_for_an_account_and_for_none_in_the_same_way(
    client: Client, person: User, said
) -> None:
    for email in ("AMAL@example.org", "nobody@example.org"):
        client.post("/accounts/login/", {"login": email, "password": "not the herons"})
    first, second = said()
    assert (first["way"], second["way"]) == ("password", "password")
    assert first["account"] == security_log.mark_of(person) != second["account"]


def test_a_card_and_a_second_step_that_were_wrong(client: Client, person: User, said, rf) -> None:
    client.post("/accounts/card/", {"card": "2345-6789-ABCD"})
    authentication_failed.send(sender=Authenticator, request=rf.get("/"), user=person, authenticator=None)
    assert [(line["way"], line["account"]) for line in said()] == [
        ("card", ""), ("second step", security_log.mark_of(person)),
    ]  # fmt: skip


def test_no_line_says_who(client: Client, person: User, said, code_sent) -> None:
    client.post("/accounts/login/", {"login": "amal@example.org", "password": "not the herons"})
    client.post(code_asked_for(client), {"code": code_sent()})
    text = json.dumps(said())
    assert [word for word in ("amal", "Amal", "example.org", "herons", str(person.pk)) if word in text] == []


def test_a_mark_is_nobodys_without_the_secret_key(person: User, settings) -> None:
    before = security_log.mark_of(person)
    settings.SECRET_KEY = "another key, long enough that nobody will ever guess it, made for a test"
    assert security_log.mark_of(person) != before


def test_somebody_without_an_address_has_a_mark_too() -> None:
    assert len(security_log.mark_of(UserFactory(email=""))) == security_log.LENGTH


def test_a_file_that_a_member_takes_away_is_a_line_with_its_kind(signed_in, organisation, said) -> None:
    client = signed_in("administrator")
    client.get(f"/o/{organisation.slug}/people/")
    answer = client.get(f"/o/{organisation.slug}/audit/events.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    taken = [line for line in said() if line["event"] == "file taken away"]
    assert [(line["route"], line["organisation_id"]) for line in taken] == [
        ("o/<slug:organisation>/audit/events.csv", str(organisation.pk))
    ]
    assert organisation.slug not in json.dumps(taken)
