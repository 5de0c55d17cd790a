"""What offers and needs give the whole product: what waits, what is public, the thread, searching, the API."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory, RoleWantedFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.selectors import access_of
from coproduction_star.people_it import gathering
from coproduction_star.people_it.offers import on_the_star

pytestmark = pytest.mark.django_db
API = "/api/v1/in/eastbridge/ageing-well"


def test_what_waits_for_a_broker_is_one_query(
    listening: Programme, member: Callable[..., Membership], django_assert_num_queries: Any
) -> None:
    broker, observer = member("broker").user, member("observer").user
    for _time in range(2):
        OfferFactory(entry__programme=listening, answer_due=dt.date(2026, 12, 1))
    OfferFactory(entry__programme=listening, answered=True)
    OfferFactory(entry__programme=listening, withdrawn_at=timezone.now())
    NeedFactory(entry__programme=listening)
    with django_assert_num_queries(1):
        waits = list(gathering.waiting_for(broker))
    assert [one.title for one in waits] == ["Answer 1 wish: Ageing well", "Answer 2 offers: Ageing well"]
    assert waits[1].due == dt.date(2026, 12, 1)
    assert not list(gathering.waiting_for(observer))


def test_the_next_action_is_to_answer(listening: Programme) -> None:
    assert on_the_star.next_action(listening) is None
    OfferFactory(entry__programme=listening)
    listening = Programme.objects.get()  # as the next page fetches it: what is counted is kept for one
    assert on_the_star.next_action(listening).reason == "1 offer or wish waits for an answer."
    assert on_the_star.there(listening) == "Offers: 1. Wishes: 0."


def test_the_public_page_says_that_one_can_offer_in_one_query(
    listening: Programme, django_assert_num_queries: Any
) -> None:
    other = ProgrammeFactory(organisation=listening.organisation)
    OfferFactory(entry__programme=listening, shown=True)
    NeedFactory(entry__programme=listening)
    NeedFactory(entry=EntryFactory(programme=listening, agreed=()), shown=True)
    with django_assert_num_queries(1):
        rows = list(gathering.public_rows([listening, other]))
    assert [row.text for row in rows] == ["Offers: 1. Wishes: 0."]


def test_a_role_is_tied_to_the_thread_of_its_initiative(listening: Programme) -> None:
    initiative = InitiativeFactory(programme=listening)
    RoleWantedFactory(programme=listening, initiative=initiative, title="Driver")
    (knot,) = gathering.thread(initiative)
    assert (knot.place, knot.title, knot.source) == ("role", "Driver", "looks for people")


@pytest.mark.parametrize(("role", "number"), [("broker", 1), ("practitioner", 1), ("observer", 0)])
def test_who_sees_offers_finds_them(
    listening: Programme, member: Callable[..., Membership], role: str, number: int
) -> None:
    OfferFactory(entry__programme=listening, words="I can mend bicycles")
    NeedFactory(entry__programme=listening, words="Company")
    someone = member(role)
    access = access_of(someone)
    finds = list(gathering.search(Asked(words=("bicy",), access=access, programme=listening)))
    assert sum(len(one.rows) for one in finds) == number


def test_programs_read_what_is_public_and_nobodys_name(listening: Programme) -> None:
    OfferFactory(entry__programme=listening, shown=True, entry__participant__name="Secretname")
    OfferFactory(entry__programme=listening, words="unchecked")
    NeedFactory(entry__programme=listening, shown=True, to_learn=True)
    offers = Client().get(f"{API}/offers")
    assert offers.json()["total"] == 1
    assert Client().get(f"{API}/wishes").json()["items"][0]["to_learn"]
    for hidden in ("Secretname", "unchecked", "participant"):
        assert hidden not in offers.content.decode()


def test_programs_find_nothing_of_a_programme_that_is_not_published(programme: Programme) -> None:
    assert Client().get(f"{API}/offers").status_code == 404
