"""A person makes tokens for their own programs, sees each once, and withdraws it."""

import datetime as dt
import html as html_lib
import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import UserFactory
from tests.site.conftest import take_second_step

from coproduction_star.accounts.models import ApiToken, User
from coproduction_star.accounts.tokens import selectors, services
from coproduction_star.audit.models import Event

pytestmark = pytest.mark.django_db
FILLED = {"name": "<script>our sheet</script>", "scopes": ["read"], "days": "90"}


@pytest.fixture
def person(db: None) -> User:
    return UserFactory()


@pytest.fixture
def browser(client: Client, person: User) -> Client:
    client.force_login(person)
    take_second_step(client, person)
    return client


def made(person: User) -> str:
    return services.make_token(user=person, name="Sheet", scopes=["read"], days=30, by=person)


def test_a_token_is_shown_once_and_works(browser: Client, person: User) -> None:
    page = browser.get(browser.post("/me/tokens/make/", FILLED)["Location"]).content.decode()
    raw = html_lib.unescape(re.search(r'star-key">([^<]+)<', page).group(1))
    token = selectors.token_for(raw)
    assert (token.user, token.scopes) == (person, ["read"])
    assert token.expires_on == timezone.localdate() + dt.timedelta(days=90)
    assert "<script>our" not in page
    assert raw not in browser.get("/me/tokens/").content.decode()


def test_a_token_takes_a_second_step_because_it_works_without_one(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.post("/me/tokens/make/", FILLED)["Location"].startswith("/accounts/second-step/needed/")
    assert not ApiToken.objects.exists()


def test_a_withdrawn_token_is_dead_and_gone_from_the_list(browser: Client, person: User) -> None:
    raw = made(person)
    browser.post(f"/me/tokens/{ApiToken.objects.get().pk}/withdraw/")
    with pytest.raises(ApiToken.DoesNotExist):
        selectors.token_for(raw)
    assert "You have no tokens" in browser.get("/me/tokens/").content.decode()


def test_somebody_elses_token_is_not_there(browser: Client) -> None:
    other = UserFactory()
    raw = made(other)
    assert browser.post(f"/me/tokens/{ApiToken.objects.get().pk}/withdraw/").status_code == 404
    assert selectors.token_for(raw).user == other


def test_an_ended_token_or_a_closed_account_opens_nothing(person: User) -> None:
    raw = made(person)
    ApiToken.objects.update(expires_on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(ApiToken.DoesNotExist):
        selectors.token_for(raw)
    ApiToken.objects.update(expires_on=timezone.localdate())
    assert selectors.token_for(raw)
    User.objects.update(is_active=False)
    with pytest.raises(ApiToken.DoesNotExist):
        selectors.token_for(raw)


def test_only_the_hash_is_kept_and_the_log_says_who(person: User) -> None:
    raw = made(person)
    services.withdraw_token(token=ApiToken.objects.get(), by=person)
    services.withdraw_token(token=ApiToken.objects.get(), by=person)
    assert raw not in str(list(ApiToken.objects.values()))
    assert list(Event.objects.filter(verb__startswith="accounts.").order_by("pk").values_list("verb", flat=True)) == [
        "accounts.token_made",
        "accounts.token_withdrawn",
    ]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"scopes": ["everything"]}, {"days": "9999"}])
def test_a_token_that_says_too_little_or_too_much_is_not_made(browser: Client, wrong: dict[str, object]) -> None:
    response = browser.post("/me/tokens/make/", FILLED | wrong)
    assert "There is a problem" in response.content.decode()
    assert not ApiToken.objects.exists()
