"""What a person chooses for themselves stays chosen, and signing out everywhere means everywhere."""

import pytest
from django.test import Client
from tests.factories.people import UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.audit.models import Event

pytestmark = pytest.mark.django_db
PAGE = "/me/settings/"


@pytest.fixture
def person(db: None) -> User:
    return UserFactory(name="Amal <script>alert('x')</script>")


@pytest.fixture
def browser(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def test_it_is_for_people_who_are_signed_in(client: Client) -> None:
    assert client.get(PAGE)["Location"] == f"/accounts/login/?next={PAGE}"


def test_the_page_leads_to_every_choice(browser: Client) -> None:
    html = browser.get(PAGE).content.decode()
    for address in (
        "/accounts/email/",
        "/accounts/second-step/",
        "/me/tokens/",
        "/me/notices/",
        "/accounts/card/new/",
    ):
        assert f'href="{address}"' in html
    assert "<script>alert" not in html


def test_a_new_name_is_kept_and_in_the_log(browser: Client, person: User) -> None:
    browser.post(PAGE, {"name": "Amal Haddad", "language": "en"})
    person.refresh_from_db()
    assert person.name == "Amal Haddad"
    assert Event.objects.get(verb__startswith="accounts.").verb == "accounts.name_changed"


def test_an_empty_name_says_what_to_do_and_keeps_the_rest(browser: Client, person: User) -> None:
    html = browser.post(PAGE, {"name": "", "language": "cy"}).content.decode()
    assert "Enter your name as you want others to see it." in html
    person.refresh_from_db()
    assert (person.name.startswith("Amal"), person.language) == (True, "")


def test_a_language_goes_onto_the_account_and_into_this_browser(browser: Client, person: User) -> None:
    response = browser.post(PAGE, {"name": person.name, "language": "cy"})
    assert response.cookies["language"].value == "cy"
    person.refresh_from_db()
    assert person.language == "cy"


def test_the_switch_in_the_header_stays_too(browser: Client, person: User) -> None:
    browser.get("/language/cy/")
    person.refresh_from_db()
    assert person.language == "cy"


def test_signing_in_brings_the_language_to_a_new_browser(client: Client, person: User) -> None:
    from coproduction_star.accounts.cards.services import make_card

    User.objects.filter(pk=person.pk).update(language="cy")
    response = client.post("/accounts/card/", {"card": make_card(user=person, by=person)})
    assert response.cookies["language"].value == "cy"
    assert 'lang="cy"' in client.get(PAGE).content.decode()


def test_signing_out_everywhere_ends_every_session(browser: Client, person: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    assert elsewhere.get(PAGE).status_code == 200
    browser.post("/me/settings/sign-out-everywhere/")
    assert browser.get(PAGE).status_code == 302
    assert elsewhere.get(PAGE).status_code == 302
    again = Client()
    again.force_login(User.objects.get(pk=person.pk))
    assert again.get(PAGE).status_code == 200


@pytest.mark.parametrize("address", ["/me/data/", "/me/data/erase/"])
def test_a_copy_of_ones_data_and_being_erased_are_found_in_the_settings(browser: Client, address: str) -> None:
    assert f'href="{address}"' in browser.get(PAGE).content.decode()
