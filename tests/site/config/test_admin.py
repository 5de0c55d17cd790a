"""The first administrator comes from the command line, and signs in without any e-mail being sent."""

import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from coproduction_star.accounts.models import User
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("admin", "First@Example.org", "--organisation", "Eastbridge Council")
    return capsys.readouterr().out


def test_it_makes_a_person_and_their_organisation(said: str) -> None:
    assert User.objects.get().email == "first@example.org"
    assert Organisation.objects.get().slug == "eastbridge-council"
    assert "/o/eastbridge-council/" in said
    assert mail.outbox == []


def test_the_code_signs_in_once(said: str) -> None:
    code = re.findall(r"with this code: (.+)", said)[0]
    first, second = Client(), Client()
    first.post(reverse("cards:enter"), {"card": code})
    second.post(reverse("cards:enter"), {"card": code})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_a_second_call_makes_nobody_twice(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("admin", "first@example.org")
    assert User.objects.count() == 1
    assert Organisation.objects.count() == 1
    assert "with this code" in capsys.readouterr().out


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("admin", "nobody")
    assert not User.objects.exists()
