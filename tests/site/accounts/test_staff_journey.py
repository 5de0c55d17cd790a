"""Staff sign-in from end to end, against an OpenID Connect provider that runs on this machine."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.factories.people import MembershipFactory, OrganisationFactory, UserFactory
from tests.identity_service import IdentityService, identity_service

from coproduction_star.accounts.models import User
from coproduction_star.accounts.second_factor.selectors import TAKEN

pytestmark = pytest.mark.django_db
AMAL = {"sub": "a-1", "email": "amal@example.org", "email_verified": True, "name": "Amal Said"}
LOGIN, SIGNUP = "/accounts/oidc/staff/login/", "/accounts/staff/signup/"


@pytest.fixture
def service(settings: Any) -> Iterator[IdentityService]:
    with identity_service() as service:
        settings.SOCIALACCOUNT_PROVIDERS = service.settings()
        settings.OPEN_REGISTRATION = True
        service.person = dict(AMAL)
        yield service


def go_there(client: Client, **more: str) -> str:
    """Press the button; the address at the service to which the browser is sent."""
    there = client.post(LOGIN, query_params=more)
    assert there.status_code == 302
    return there["Location"]


def come_back(address: str) -> str:
    """The service lets the person in; the address with which the browser comes back to us."""
    return requests.get(address, allow_redirects=False, timeout=10).headers["Location"]


def sign_in(client: Client, **more: str) -> HttpResponse:
    return client.get(come_back(go_there(client, **more)))


@pytest.fixture
def connected(service: IdentityService) -> User:
    """Amal has an account and connected it to the service."""
    user = UserFactory(email="amal@example.org", name="Amal")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    SocialAccount.objects.create(user=user, provider="staff", uid="a-1")
    return user


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def words(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_sign_in_page_leads_to_the_service_and_says_so_first(client: Client, service: IdentityService) -> None:
    assert "sign in with Eastbridge" in words(client.get("/accounts/login/"))
    assert "You go to Eastbridge and come back here." in words(client.get(LOGIN))
    assert service.asked == []


def test_what_is_asked_of_the_service(client: Client, service: IdentityService) -> None:
    address = urlsplit(go_there(client))
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{service.issuer}/authorize"
    assert asked["redirect_uri"] == "http://testserver/accounts/oidc/staff/login/callback/"
    assert len(asked["state"]) >= 16
    assert asked["code_challenge_method"] == "S256"


def test_staff_with_a_connected_account_come_in_and_go_on(client: Client, connected: User) -> None:
    response = sign_in(client, next="/me/settings/")
    assert (response.status_code, response["Location"]) == (302, "/me/settings/")
    assert client.session["_auth_user_id"] == str(connected.pk)


def test_the_service_is_asked_for_token_and_facts_once(
    client: Client, connected: User, service: IdentityService
) -> None:
    sign_in(client)
    assert [service.asked.count(name) for name in ("authorize", "token", "userinfo")] == [1, 1, 1]


@pytest.mark.parametrize("trusted", [True, False])
def test_it_counts_as_second_step_only_where_the_settings_say_so(
    client: Client, connected: User, settings: Any, trusted: bool
) -> None:
    settings.STAFF_SIGN_IN_HAS_SECOND_FACTOR = trusted
    organisation = OrganisationFactory(slug="eastbridge")
    MembershipFactory(organisation=organisation, user=connected, roles=["administrator"])
    sign_in(client)
    assert (client.session.get(TAKEN) == str(connected.pk)) is trusted
    assert client.get("/o/eastbridge/people/").status_code == (200 if trusted else 302)


class TestSomebodyNew:
    def test_sees_what_is_kept_and_makes_an_account(self, client: Client, service: IdentityService) -> None:
        assert sign_in(client)["Location"] == SIGNUP
        page = words(client.get(SIGNUP))
        assert "Amal Said" in page
        assert not User.objects.exists()
        client.post(SIGNUP, {"name": "Amal Said", "email": "amal@example.org"})
        assert is_in(client)
        user = User.objects.get()
        assert (user.name, user.email, user.has_usable_password()) == ("Amal Said", "amal@example.org", False)
        assert EmailAddress.objects.get(user=user).verified

    def test_and_comes_in_at_once_the_next_time(self, client: Client, service: IdentityService) -> None:
        sign_in(client)
        client.post(SIGNUP, {"name": "Amal Said", "email": "amal@example.org"})
        later = Client()
        assert sign_in(later)["Location"] == "/me/"
        assert User.objects.count() == SocialAccount.objects.count() == 1

    def test_needs_an_invitation_where_accounts_are_by_invitation(
        self, client: Client, service: IdentityService, settings: Any
    ) -> None:
        settings.OPEN_REGISTRATION = False
        assert "You need an invitation" in words(sign_in(client))
        assert client.post(SIGNUP, {"name": "Amal", "email": "amal@example.org"}).status_code in (302, 200)
        assert not User.objects.exists()

    @pytest.mark.parametrize("says", [False, "false", "true", 1, None])
    def test_confirms_an_address_of_which_the_service_is_not_sure(
        self, client: Client, service: IdentityService, code_sent: Callable[[], str], says: object
    ) -> None:
        service.person["email_verified"] = says
        sign_in(client)
        answer = client.post(SIGNUP, {"name": "Amal", "email": "amal@example.org"})
        assert answer["Location"] == reverse("account_email_verification_sent")
        assert not is_in(client)
        client.post(reverse("account_email_verification_sent"), {"code": code_sent()})
        assert is_in(client)

    def test_cannot_write_another_address_in_place_of_the_sure_one(
        self, client: Client, service: IdentityService
    ) -> None:
        sign_in(client)
        client.post(SIGNUP, {"name": "Amal", "email": "someone.else@example.org"})
        assert [user.email for user in User.objects.all()] == ["amal@example.org"]
        assert [one.email for one in EmailAddress.objects.all()] == ["amal@example.org"]

    def test_without_an_address_at_the_service_writes_one(self, client: Client, service: IdentityService) -> None:
        del service.person["email"]
        assert sign_in(client)["Location"] == SIGNUP
        assert "Enter your e-mail address" in words(client.post(SIGNUP, {"name": "Amal", "email": ""}))


class TestTheAddressOfSomebodyElse:
    """Whoever can write an address at the service must not get the account that has it here."""

    @pytest.fixture(autouse=True)
    def _owner(self, service: IdentityService) -> None:
        self.owner = UserFactory(email="amal@example.org")
        EmailAddress.objects.create(user=self.owner, email=self.owner.email, verified=True, primary=True)
        service.person = AMAL | {"sub": "stranger"}

    @pytest.mark.parametrize("sure", [True, False])
    def test_opens_and_connects_nothing(self, client: Client, service: IdentityService, sure: bool) -> None:
        service.person["email_verified"] = sure
        sign_in(client)
        client.post(SIGNUP, {"name": "Amal", "email": "amal@example.org"})
        assert not is_in(client)
        assert not SocialAccount.objects.exists()
        assert User.objects.count() == 1

    def test_is_not_told_apart_from_an_address_that_is_free(self, client: Client, service: IdentityService) -> None:
        service.person["email_verified"] = False
        sign_in(client)
        taken = client.post(SIGNUP, {"name": "Amal", "email": "amal@example.org"})
        other = Client()
        service.person |= {"sub": "third", "email": "free@example.org"}
        sign_in(other)
        free = other.post(SIGNUP, {"name": "Amal", "email": "free@example.org"})
        assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])

    def test_is_connected_by_its_owner_who_signed_in_first(self, client: Client, service: IdentityService) -> None:
        client.force_login(self.owner)
        assert sign_in(client, process="connect").status_code == 302
        assert SocialAccount.objects.get().user == self.owner
        assert sign_in(later := Client())["Location"] == "/me/"
        assert later.session["_auth_user_id"] == str(self.owner.pk)


class TestRefused:
    """Nobody is signed in, the page says what to do, and nothing is kept."""

    @pytest.fixture(autouse=True)
    def _amal(self, connected: User) -> None:
        self.amal = connected

    def refuse(self, client: Client, response: HttpResponse) -> None:
        assert "The staff sign-in did not work" in words(response)
        assert "sign in with a code to your e-mail" in words(response)
        assert not is_in(client)

    def test_another_state(self, client: Client) -> None:
        back = come_back(go_there(client))
        wrong = back.replace("state=", "state=x")
        self.refuse(client, client.get(wrong))

    def test_no_state(self, client: Client) -> None:
        self.refuse(client, client.get(come_back(go_there(client)).partition("&state=")[0]))

    def test_an_answer_that_another_browser_asked_for(self, client: Client) -> None:
        self.refuse(client, client.get(come_back(go_there(Client()))))

    def test_an_answer_that_was_used(self, client: Client) -> None:
        back = come_back(go_there(client))
        client.get(back)
        client.logout()
        self.refuse(client, client.get(back))

    def test_a_code_that_nobody_gave(self, client: Client) -> None:
        back = come_back(go_there(client))
        self.refuse(client, client.get(back.replace("code=", "code=x")))

    @pytest.mark.parametrize(
        "token",
        [{"iss": "https://elsewhere.example"}, {"aud": "another-product"}, {"exp": 1_600_000_000}, {"sub": "b-2"}],
        ids=["another issuer", "for another product", "of yesterday", "about somebody else"],
    )
    def test_a_token(self, client: Client, service: IdentityService, token: dict[str, Any]) -> None:
        service.token = token
        self.refuse(client, sign_in(client))

    def test_a_service_that_answers_with_an_error(self, client: Client) -> None:
        state = come_back(go_there(client)).partition("state=")[2]
        self.refuse(client, client.get(f"{LOGIN}callback/", {"state": state, "error": "server_error"}))

    def test_somebody_who_stopped_there(self, client: Client) -> None:
        state = come_back(go_there(client)).partition("state=")[2]
        response = client.get(f"{LOGIN}callback/", {"state": state, "error": "access_denied"}, follow=True)
        assert "You stopped signing in" in words(response)
        assert not is_in(client)


def test_a_service_that_is_down_gets_a_page_and_no_error(client: Client, settings: Any) -> None:
    with identity_service() as service:
        settings.SOCIALACCOUNT_PROVIDERS = service.settings()
    response = client.post(LOGIN)
    assert "The staff sign-in did not work" in words(response)


def test_a_name_of_any_length_is_kept_as_far_as_there_is_room(client: Client, service: IdentityService) -> None:
    service.person["name"] = "<script>alert('x')</script>" * 100
    sign_in(client)
    page = words(client.get(SIGNUP))
    assert "<script>alert" not in page
    assert client.post(SIGNUP, {"name": "A" * 201, "email": "amal@example.org"}).status_code == 200


@pytest.mark.parametrize("broken", ["not a page", "an error", "no JSON"])
def test_a_service_that_answers_nonsense_gets_the_same_page(
    client: Client, service: IdentityService, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    answers = {"not a page": (404, {}), "an error": (500, {}), "no JSON": (200, None)}
    monkeypatch.setattr(service, "discovery", lambda: answers[broken])
    assert "The staff sign-in did not work" in words(client.post(LOGIN))
