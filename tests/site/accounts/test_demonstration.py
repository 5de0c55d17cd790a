"""One click signs in as somebody made up, only where nothing is real."""

import os
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as before_any_test
from django.test import Client
from tests.factories.people import UserFactory

from coproduction_star.accounts.demonstration import presenters, services
from coproduction_star.accounts.models import DemonstrationPerson, User

pytestmark = pytest.mark.django_db
import_module(before_any_test.ROOT_URLCONF)  # it asks whether this is a demonstration when it is first read
NOWHERE = {"STAR_DEVELOPMENT": "no", "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "star.example"}
inside = pytest.mark.urls("tests.site.accounts.demonstration_urls")


@pytest.fixture
def lead(settings: Any) -> User:
    settings.DEMONSTRATION = True
    return services.make_demonstration_person(key="lead", name="Lena Lead", sentence="Runs a programme.")


@inside
def test_one_click_signs_in_with_everything_the_role_may(client: Client, lead: User) -> None:
    page = client.get("/demonstration/").content.decode()
    assert "Lena Lead" in page
    assert "Runs a programme." in page
    client.post("/demonstration/lead/")
    assert client.session["_auth_user_id"] == str(lead.pk)
    assert client.session["second_factor_taken_by"] == str(lead.pk)


@inside
def test_a_link_alone_signs_nobody_in(client: Client, lead: User) -> None:
    assert client.get("/demonstration/lead/").status_code == 405


@inside
def test_what_can_be_followed_stands_on_the_page_where_it_was_made(
    client: Client, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail = presenters.Trail("Follow an idea", "Somebody asked.", "four plain words here", "/r/", "Type them")
    made: list[presenters.Trail | None] = [trail, None]
    monkeypatch.setattr(presenters, "_trails", [lambda: made[0]])
    assert "four plain words here" in client.get("/demonstration/").content.decode()
    made.reverse()
    assert "Follow an idea" not in client.get("/demonstration/").content.decode()


@inside
def test_nobody_real_can_be_entered(client: Client, lead: User) -> None:
    real = UserFactory(email="real@example.org")
    DemonstrationPerson.objects.create(user=real, key="real", sentence="Not made up.")
    assert client.post("/demonstration/real/").status_code == 404
    assert "Not made up" not in client.get("/demonstration/").content.decode()


def test_making_them_again_makes_nobody_new(lead: User) -> None:
    assert services.make_demonstration_person(key="lead", name="Other", sentence="Other.") == lead
    assert [row.user for row in services.demonstration_people()] == [lead]


@inside
def test_where_something_is_real_nobody_enters_even_if_the_address_was_read(
    client: Client, lead: User, settings: Any
) -> None:
    settings.DEMONSTRATION = False
    assert client.get("/demonstration/").status_code == 404
    assert client.post("/demonstration/lead/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_elsewhere_nobody_can_be_made_and_the_address_does_not_exist(client: Client, settings: Any) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(services.NotADemonstration):
        services.make_demonstration_person(key="lead", name="Lena", sentence="Runs a programme.")
    assert client.get("/demonstration/").status_code == 404


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("STAR_", "SECRET", "ALLOWED"))}
    command = [sys.executable, "-c", "import coproduction_star.config.settings"]
    return subprocess.run(command, env=clean | environment, capture_output=True, text=True, check=False)


def test_the_product_refuses_to_start_when_a_demonstration_meets_real_settings(tmp_path: Any) -> None:
    real = NOWHERE | {
        "STAR_DATA": str(tmp_path),
        "STAR_SITE_URL": "https://star.example",
        "STAR_OPERATOR": "Eastbridge",
        "STAR_OPERATOR_CONTACT": "01632 960 001",
    }
    refused = start(**real, STAR_DEMONSTRATION="yes")
    assert refused.returncode != 0
    assert "STAR_DEMONSTRATION lets anyone sign in as anyone" in refused.stderr
    assert start(**real).returncode == 0, start(**real).stderr


def test_half_a_staff_sign_in_says_what_is_missing(tmp_path: Any) -> None:
    refused = start(STAR_DEVELOPMENT="yes", STAR_DATA=str(tmp_path), STAR_OIDC_NAME="Eastbridge")
    assert "STAR_OIDC_SERVER_URL, STAR_OIDC_CLIENT_ID, STAR_OIDC_CLIENT_SECRET" in refused.stderr
