"""A printed card lets somebody without e-mail in, once."""

import datetime as dt
import math

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import UserFactory

from coproduction_star.accounts.cards import codes, services
from coproduction_star.accounts.models import SignInCard, User
from coproduction_star.audit.models import Event

pytestmark = pytest.mark.django_db
ENTER = "/accounts/card/"


@pytest.fixture
def resident(db: None) -> User:
    return User.objects.create_person(name="Rosa <script>alert('x')</script>")


@pytest.fixture
def helper(db: None) -> User:
    return UserFactory()


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_card_lets_its_owner_in_and_offers_the_next_one(client: Client, resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    response = client.post(f"{ENTER}?next=/cases/", {"card": code})
    assert signed_in_as(client) == str(resident.pk)
    page = client.get(response["Location"]).content.decode()
    assert "Make your next card" in page
    assert 'href="/cases/"' in page


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_it_may_be_typed_as_people_type(client: Client, resident: User, helper: User, typed: object) -> None:
    client.post(ENTER, {"card": typed(services.make_card(user=resident, by=helper))})
    assert signed_in_as(client) == str(resident.pk)


def test_it_works_once(client: Client, resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    client.post(ENTER, {"card": code})
    second = Client()
    html = second.post(ENTER, {"card": code}).content.decode()
    assert "This code does not work" in html
    assert signed_in_as(second) is None


def test_a_new_card_ends_the_one_before(resident: User, helper: User) -> None:
    first, second = (services.make_card(user=resident, by=helper) for _ in range(2))
    with pytest.raises(services.CardRefused):
        services.use_card(code=first)
    assert services.use_card(code=second) == resident


def test_it_ends_after_sixty_days(resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    SignInCard.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(services.CardRefused):
        services.use_card(code=code)


def test_a_closed_account_stays_closed(resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    User.objects.filter(pk=resident.pk).update(is_active=False)
    with pytest.raises(services.CardRefused):
        services.use_card(code=code)


def test_only_the_hash_is_kept_and_both_ends_are_in_the_log(resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    services.use_card(code=code)
    kept = str(list(SignInCard.objects.values())) + str(list(Event.objects.values()))
    assert code not in kept
    assert list(Event.objects.filter(verb__startswith="accounts.").order_by("pk").values_list("verb", "by")) == [
        ("accounts.card_made", helper.pk),
        ("accounts.card_used", resident.pk),
    ]


def test_a_code_has_59_bits_and_no_letters_that_look_alike() -> None:
    code = codes.new_code()
    assert [len(part) for part in code.split("-")] == [4, 4, 4]
    assert not set(codes.ALPHABET) & set("01ILO")
    assert int(codes.GROUPS * codes.OF * math.log2(len(codes.ALPHABET))) == 59


@pytest.mark.usefixtures("one_moment")
def test_guessing_is_stopped_after_ten_tries_a_minute(client: Client, resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    answers = [client.post(ENTER, {"card": f"AAAA-AAAA-AA{n:02}"}).status_code for n in range(11)]
    assert answers == [200] * 10 + [429]
    client.post(ENTER, {"card": code})
    assert signed_in_as(client) is None


def test_a_person_makes_and_prints_their_own_card_once(client: Client, resident: User) -> None:
    client.force_login(resident)
    response = client.post("/accounts/card/new/")
    html = client.get(response["Location"]).content.decode()
    code = html.partition('star-card__code">')[2].partition("<")[0]
    assert "<svg" in html
    assert "<script>alert" not in html
    assert "no-store" in client.get("/accounts/card/new/")["Cache-Control"]
    assert client.get(response["Location"])["Location"] == "/accounts/card/new/"
    assert services.use_card(code=code) == resident


def test_nobody_is_sent_to_another_site(client: Client, resident: User, helper: User) -> None:
    code = services.make_card(user=resident, by=helper)
    response = client.post(f"{ENTER}?next=https://evil.example/", {"card": code})
    assert "evil" not in client.get(response["Location"]).content.decode()


def test_old_cards_are_forgotten(resident: User, helper: User) -> None:
    services.make_card(user=resident, by=helper)
    assert services.forget_old() == 0
    SignInCard.objects.update(expires_at=timezone.now() - services.KEPT_AFTER - dt.timedelta(seconds=1))
    assert services.forget_old() == 1
