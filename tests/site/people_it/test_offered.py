"""What holds on a day: what is paused, taken back, past or no longer agreed to is found by nobody."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.factories.people_offers import EntryFactory, LoadLimitFactory, NeedFactory, OfferFactory, RoleWantedFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Need, Offer, OfferConsent
from coproduction_star.people_it.offered import (
    State,
    in_state,
    most_at_once,
    roles_that_look,
    state_of,
    to_match,
    to_publish,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
STATES = {
    State.LIVING: {"shown_until": TODAY},
    State.PAUSED: {"paused_at": NOW},
    State.WITHDRAWN: {"withdrawn_at": NOW, "paused_at": NOW},
    State.PAST: {"shown_until": dt.date(2026, 11, 25)},
}


@pytest.mark.parametrize(("state", "fields"), STATES.items())
def test_the_row_and_the_query_say_the_same_state(inside: Programme, state: State, fields: dict[str, Any]) -> None:
    offer = OfferFactory(entry__programme=inside, **fields)
    assert state_of(offer, today=TODAY) == state
    found = [one for one in State if Offer.objects.filter(in_state(one, today=TODAY)).exists()]
    assert found == [state]


@pytest.mark.parametrize(("state", "fields"), STATES.items())
def test_only_what_lives_is_matched_or_read(inside: Programme, state: State, fields: dict[str, Any]) -> None:
    NeedFactory(entry__programme=inside, shown=True, **fields)
    living = state == State.LIVING
    assert to_match(Need, inside, today=TODAY).exists() == living
    assert to_publish(Need, today=TODAY).exists() == living


def test_who_takes_an_agreement_back_is_gone_at_once(inside: Programme) -> None:
    OfferFactory(entry__programme=inside, shown=True)
    assert to_match(Offer, inside, today=TODAY).count() == to_publish(Offer, today=TODAY).count() == 1
    OfferConsent.objects.update(taken_back_at=NOW)
    assert not to_match(Offer, inside, today=TODAY).exists()
    assert not to_publish(Offer, today=TODAY).exists()


def test_what_was_not_checked_is_read_by_nobody(inside: Programme) -> None:
    OfferFactory(entry__programme=inside)
    assert not to_publish(Offer, today=TODAY).exists()


def test_each_person_takes_on_two_unless_they_chose(inside: Programme, django_assert_num_queries: Any) -> None:
    usual, chosen = EntryFactory(programme=inside).participant, EntryFactory(programme=inside).participant
    LoadLimitFactory(participant=chosen, most_at_once=0)
    with django_assert_num_queries(1):
        assert most_at_once([usual.pk, chosen.pk]) == {usual.pk: 2, chosen.pk: 0}


def test_a_role_looks_until_its_day_or_until_it_is_closed(inside: Programme) -> None:
    looks = RoleWantedFactory(programme=inside, until=TODAY)
    RoleWantedFactory(programme=inside, until=dt.date(2026, 11, 25))
    RoleWantedFactory(programme=inside, closed_at=NOW)
    assert list(roles_that_look(inside, today=TODAY)) == [looks]


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (EntryFactory, {"age": "child"}),
        (OfferFactory, {"answered_at": NOW}),
        (NeedFactory, {"published_at": NOW}),
        (RoleWantedFactory, {"whom": "children", "one_to_one": True}),
    ],
    ids=["a child without a parent", "answered without words", "public without words", "a role without conditions"],
)
def test_the_database_refuses(inside: Programme, make: Any, fields: dict[str, Any]) -> None:
    where = {"programme": inside} if make in {EntryFactory, RoleWantedFactory} else {"entry__programme": inside}
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**where, **fields)
