"""Signing in by e-mail, with a code or a password, without telling anyone who has an account."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.factories.people import UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet herons wading"


def sign_in(client: Client, email: str, password: str = "", *, then: str = "") -> object:
    address = f"/accounts/login/?next={then}" if then else "/accounts/login/"
    return client.post(address, {"login": email, "password": password})


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.fixture
def person() -> User:
    user = UserFactory(email="amal@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_without_a_password_a_code_comes_and_opens_the_door(
    client: Client, person: User, code_sent: Callable[[], str]
) -> None:
    response = sign_in(client, "amal@example.org", then="/cases/")
    response = client.post(response["Location"], {"code": code_sent()})
    assert response["Location"] == "/cases/"
    assert signed_in_as(client) == str(person.pk)


def test_the_address_may_be_typed_in_capitals(client: Client, person: User, code_sent: Callable[[], str]) -> None:
    response = sign_in(client, "AMAL@Example.ORG")
    client.post(response["Location"], {"code": code_sent()})
    assert signed_in_as(client) == str(person.pk)


def test_a_wrong_code_says_what_to_do_and_lets_nobody_in(client: Client, person: User) -> None:
    response = sign_in(client, "amal@example.org")
    response = client.post(response["Location"], {"code": "WRNG-CODE"})
    assert "This is not the code we sent" in response.content.decode()
    assert signed_in_as(client) is None


def test_three_wrong_codes_end_the_try(client: Client, person: User, code_sent: Callable[[], str]) -> None:
    address = sign_in(client, "amal@example.org")["Location"]
    for _ in range(3):
        client.post(address, {"code": "WRNG-CODE"})
    client.post(address, {"code": code_sent()})
    assert signed_in_as(client) is None


def test_a_password_opens_the_door_once_the_address_is_confirmed(
    client: Client, person: User, code_sent: Callable[[], str]
) -> None:
    response = sign_in(client, "amal@example.org", PASSWORD)
    assert signed_in_as(client) is None
    client.post(response["Location"], {"code": code_sent()})
    assert signed_in_as(client) == str(person.pk)
    second = Client()
    sign_in(second, "amal@example.org", PASSWORD)
    assert signed_in_as(second) == str(person.pk)


def test_a_wrong_password_says_what_to_do(client: Client, person: User) -> None:
    response = sign_in(client, "amal@example.org", "not the one")
    assert "do not go together" in response.content.decode()
    assert "amal@example.org" in response.content.decode()


def test_nobody_learns_who_has_an_account(client: Client, person: User) -> None:
    known, unknown = sign_in(Client(), "amal@example.org"), sign_in(Client(), "nobody@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    right, wrong = sign_in(Client(), "amal@example.org", "wrong"), sign_in(Client(), "nobody@example.org", "wrong")
    assert right.status_code == wrong.status_code == 200
    assert "do not go together" in right.content.decode()
    assert "do not go together" in wrong.content.decode()


def test_an_unknown_address_is_told_by_e_mail_only(client: Client, newest: Callable[[], Message]) -> None:
    sign_in(client, "nobody@example.org")
    assert newest().to == "nobody@example.org"
    assert "There is no account with it" in newest().text


@pytest.mark.usefixtures("one_moment")
def test_many_tries_are_stopped_with_a_page_of_ours(client: Client, person: User) -> None:
    answers = [sign_in(client, "amal@example.org", "wrong") for _ in range(31)]
    assert answers[-1].status_code == 429
    assert "Too many tries" in answers[-1].content.decode()
    assert "star-header" in answers[-1].content.decode()


def test_a_new_password_is_chosen_with_a_code(client: Client, person: User, code_sent: Callable[[], str]) -> None:
    response = client.post("/accounts/password/reset/", {"email": "amal@example.org"})
    response = client.post(response["Location"], {"code": code_sent()})
    new = {"password1": "seven grey geese landing", "password2": "seven grey geese landing"}
    client.post(response["Location"], new)
    person.refresh_from_db()
    assert person.check_password("seven grey geese landing")


def test_where_joining_is_closed_only_the_invited_join(client: Client, settings: object) -> None:
    settings.OPEN_REGISTRATION = False
    assert "You need an invitation" in client.get("/accounts/signup/").content.decode()
    session = client.session
    session["account_verified_email"] = "invited@example.org"
    session.save()
    response = client.post("/accounts/signup/", {"name": "Bo", "email": "invited@example.org", "password1": ""})
    assert response.status_code == 302
    user = User.objects.get(email="invited@example.org")
    assert (user.name, signed_in_as(client)) == ("Bo", str(user.pk))
    assert not user.has_usable_password()


def test_a_new_account_confirms_its_address_before_it_is_in(client: Client, code_sent: Callable[[], str]) -> None:
    response = client.post("/accounts/signup/", {"name": "Bo", "email": "Bo@Example.org", "password1": ""})
    assert signed_in_as(client) is None
    client.post(response["Location"], {"code": code_sent()})
    user = User.objects.get(email="bo@example.org")
    assert signed_in_as(client) == str(user.pk)
    assert user.username != "bo"


def test_joining_twice_tells_the_owner_and_nobody_else(
    client: Client, person: User, newest: Callable[[], Message]
) -> None:
    response = client.post("/accounts/signup/", {"name": "Bo", "email": "amal@example.org", "password1": ""})
    assert response.status_code == 302
    assert "You already have one" in newest().text
    assert User.objects.count() == 1


def test_after_signing_in_nobody_is_sent_to_another_site(
    client: Client, person: User, code_sent: Callable[[], str]
) -> None:
    response = sign_in(client, "amal@example.org", then="https://evil.example/")
    response = client.post(response["Location"], {"code": code_sent()})
    assert response["Location"] == "/me/"


def test_signing_out_takes_a_button_not_a_link(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get("/accounts/logout/").status_code == 200
    assert signed_in_as(client)
    client.post("/accounts/logout/")
    assert signed_in_as(client) is None
