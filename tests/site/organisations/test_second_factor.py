"""Nobody sees others' contact details, or changes who sees what, without a second step."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from coproduction_star.accounts.models import User
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.roles import NEEDS_SECOND_FACTOR, Role, verbs_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.site.organisations.rooms_urls")]
ROOM = "/o/eastbridge/room/"
GUARDED = [role for role in Role if verbs_of(frozenset({role})) & NEEDS_SECOND_FACTOR]


@pytest.fixture(autouse=True)
def _no_tries_counted() -> None:
    cache.clear()


def now_shown(secret: str) -> str:
    """What the person's app shows at this moment; the step before it and the one after are taken too."""
    _before, counter, _after = totp.yield_hotp_counters_from_time()
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def sign_in(client: Client, person: User) -> str:
    """With a code by e-mail; returns where that leads."""
    person.set_unusable_password()
    person.save()
    response = client.post(f"/accounts/login/?next={ROOM}", {"login": person.email, "password": ""})
    code = Message.objects.latest("made_at").text.split("    ")[1].split()[0]
    return client.post(response["Location"], {"code": code})["Location"]


def set_up_app(client: Client) -> str:
    client.get("/accounts/second-step/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    client.post("/accounts/second-step/totp/activate/", {"code": now_shown(secret)})
    return secret


@pytest.mark.parametrize("role", GUARDED)
def test_a_role_that_sees_contacts_is_asked_for_a_second_step(
    client: Client, member: Callable[..., Membership], role: str
) -> None:
    client.force_login(member(role).user)
    address = urlsplit(client.get(ROOM)["Location"])
    assert address.path == "/accounts/second-step/needed/"
    assert parse_qs(address.query) == {"next": [ROOM]}


@pytest.mark.parametrize("role", [role for role in Role if role not in GUARDED])
def test_every_other_role_comes_straight_in(client: Client, member: Callable[..., Membership], role: str) -> None:
    client.force_login(member(role).user)
    assert client.get(ROOM).content == b"Inside"


def test_the_roles_that_need_it_are_these() -> None:
    assert set(GUARDED) == {Role.ADMINISTRATOR, Role.PROGRAMME_LEAD, Role.BROKER, Role.SAFEGUARDING_LEAD}


@pytest.mark.django_db(transaction=True)
def test_the_whole_way_from_no_app_to_the_room(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator", user__email="amal@example.org").user
    assert sign_in(client, person) == ROOM
    page = client.get(ROOM, follow=True).content.decode()
    assert "Set up a second step" in page
    set_up_app(client)
    codes = client.get("/accounts/second-step/recovery-codes/").content.decode()
    assert f'href="{ROOM}"' in codes
    assert client.get(ROOM).content == b"Inside"


def test_the_next_sign_in_asks_for_the_app(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator", user__email="amal@example.org").user
    sign_in(client, person)
    secret = set_up_app(client)
    cache.clear()
    later = Client()
    address = sign_in(later, person)
    assert address == "/accounts/second-step/authenticate/"
    assert later.get(ROOM).status_code == 302
    assert later.post(address, {"code": "000000"}).status_code == 200
    assert later.post(address, {"code": now_shown(secret)})["Location"] == ROOM
    assert later.get(ROOM).content == b"Inside"


def test_a_recovery_code_works_instead_of_the_app(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator", user__email="amal@example.org").user
    sign_in(client, person)
    set_up_app(client)
    spare = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()[0]
    cache.clear()
    later = Client()
    later.post(sign_in(later, person), {"code": spare})
    assert later.get(ROOM).content == b"Inside"


@pytest.mark.django_db(transaction=True)
def test_removing_the_last_one_closes_the_door_again(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator", user__email="amal@example.org").user
    sign_in(client, person)
    set_up_app(client)
    assert client.get(ROOM).content == b"Inside"
    client.post("/accounts/second-step/totp/deactivate/")
    assert not Authenticator.objects.filter(user=person).exists()
    assert client.get(ROOM).status_code == 302


def test_one_persons_second_step_does_not_count_for_the_next(
    client: Client, member: Callable[..., Membership]
) -> None:
    first, second = member("administrator").user, member("administrator").user
    client.force_login(first)
    session = client.session
    session["second_factor_taken_by"] = str(first.pk)
    session.save()
    assert client.get(ROOM).content == b"Inside"
    client.force_login(second)
    assert client.get(ROOM).status_code == 302


def test_it_costs_no_query(
    client: Client, member: Callable[..., Membership], django_assert_max_num_queries: Callable
) -> None:
    person = member("administrator").user
    client.force_login(person)
    with django_assert_max_num_queries(5):  # session, user, membership, roles, programme roles
        client.get(ROOM)


def test_what_was_typed_is_kept_while_the_second_step_is_set_up(
    client: Client, member: Callable[..., Membership]
) -> None:
    client.force_login(member("administrator").user)
    html = client.get("/accounts/logout/").content.decode()
    mark = html.partition('name="once" value="')[2].partition('"')[0]
    response = client.post(ROOM, {"title": "A long title", "once": mark})
    assert parse_qs(urlsplit(response["Location"]).query) == {"next": ["/typed/"]}
    assert "A long title" in client.get("/typed/").content.decode()


def test_the_page_that_asks_leads_to_no_other_site(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator").user
    client.force_login(person)
    client.get("/accounts/second-step/needed/?next=https://evil.example/")
    assert client.session["second_factor_destination"] == "/"


def test_a_staff_service_that_asks_for_a_second_step_is_enough(
    client: Client, member: Callable[..., Membership], settings: object
) -> None:
    from allauth.account.signals import authentication_step_completed

    person = member("administrator").user
    client.force_login(person)
    request = type("Request", (), {"session": {}})()
    settings.STAFF_SIGN_IN_HAS_SECOND_FACTOR = False
    authentication_step_completed.send(User, request=request, user=person, method="socialaccount")
    assert request.session == {}
    settings.STAFF_SIGN_IN_HAS_SECOND_FACTOR = True
    authentication_step_completed.send(User, request=request, user=person, method="socialaccount")
    assert request.session == {"second_factor_taken_by": str(person.pk)}


def test_an_unconfirmed_address_cannot_lock_its_owner_out(client: Client, member: Callable[..., Membership]) -> None:
    person = member("administrator").user
    EmailAddress.objects.create(user=person, email=person.email, verified=False, primary=True)
    client.force_login(person)
    assert client.get("/accounts/second-step/totp/activate/")["Location"] == "/accounts/second-step/"
    assert django_settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory"
