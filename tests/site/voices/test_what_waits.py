"""For me: what waits for a moderator, a safeguarding lead and whoever leads; a worry left open is shouted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.notices.models import Message
from coproduction_star.voices.models import Contribution, Listening
from coproduction_star.voices.what_waits import tell_who_listens, waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(said: Callable[..., Contribution]) -> None:
    said(words="Unchecked")
    said(shown=True, answer_due=dt.date(2020, 1, 1))
    said(worried=True)


def titles(user: Any) -> list[str]:
    return [waiting.title for waiting in waiting_for(user)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("moderator", ["Check 1 thing somebody said: Ageing well"]),
        (
            "safeguarding-lead",
            ["1 worry about somebody is open: Ageing well", "Check 1 thing somebody said: Ageing well"],
        ),
        ("programme-lead", ["Answer 1 thing somebody said: Ageing well"]),
        ("observer", []),
    ],
)
@pytest.mark.parametrize("everywhere", [True, False], ids=["in-the-organisation", "in-one-programme"])
def test_what_waits_by_role(
    world: None, listening_programme: Programme, member: Any, role: str, expected: list[str], everywhere: bool
) -> None:
    person = member(*([role] if everywhere else []))
    if not everywhere:
        ProgrammeRoleFactory(programme=listening_programme, membership=person, role=role)
    assert titles(person.user) == expected


def test_the_named_reader_knows_how_many_wait_and_by_which_day(
    world: None, said: Callable[..., Contribution], listening_programme: Programme, member: Any
) -> None:
    reader = member("observer")
    Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=reader.participant
    )
    said(shown=True, answer_due=dt.date(2019, 1, 1))
    waiting = list(waiting_for(reader.user))
    assert [one.title for one in waiting] == [
        "Answer 2 things people said: Ageing well",
        "1 thing somebody said is checked first, then you answer: Ageing well",
    ]
    assert waiting[0].due == dt.date(2019, 1, 1)


def test_a_reader_who_left_is_not_asked(world: None, listening_programme: Programme, member: Any) -> None:
    reader = member("observer")
    Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=reader.participant
    )
    reader.ended_at = timezone.now()
    reader.save()
    assert titles(reader.user) == []


def test_nothing_of_another_organisation_waits(world: None) -> None:
    other = OrganisationFactory()
    with scopes_disabled():
        stranger = MembershipFactory(organisation=other, roles=["safeguarding-lead", "programme-lead"])
    assert titles(stranger.user) == []


def test_somebody_who_left_is_not_asked(world: None, lead: Any) -> None:
    lead.ended_at = timezone.now()
    lead.save()
    assert titles(lead.user) == []


def test_a_worry_that_nobody_closes_is_shouted(said: Callable[..., Contribution], lead: Any, signed_in: Any) -> None:
    one = said(worried=True)
    Contribution.objects.filter(pk=one.pk).update(made_at=timezone.now() - dt.timedelta(days=2))
    assert titles(lead.user) == ["URGENT: 1 worry about somebody, and nobody wrote what was done: Ageing well"]
    assert "URGENT: 1 worry about somebody" in signed_in("safeguarding-lead").get("/me/").content.decode()


def test_it_is_one_query(world: None, lead: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        list(waiting_for(lead.user))


TODAY = dt.date(2026, 3, 2)


def letters(person: Any) -> list[str]:
    return list(Message.objects.filter(user=person.user, kind="voices.waiting").values_list("text", flat=True))


def test_who_listens_gets_a_letter_that_names_no_words(world: None, member: Any) -> None:
    moderator, observer = member("moderator"), member("observer")
    tell_who_listens(today=TODAY)
    (letter,) = letters(moderator)
    assert "Check 1 thing somebody said: Ageing well" in letter
    assert "Unchecked" not in letter
    assert letters(observer) == []


def test_the_letter_comes_again_only_when_something_changed(
    world: None, said: Callable[..., Contribution], member: Any
) -> None:
    moderator = member("moderator")
    for _day in range(2):
        tell_who_listens(today=TODAY)
    assert len(letters(moderator)) == 1
    said(words="Another")
    tell_who_listens(today=TODAY)
    assert len(letters(moderator)) == 2


def test_the_letter_comes_once_more_when_the_day_is_near(said: Callable[..., Contribution], member: Any) -> None:
    lead = member("programme-lead")
    said(shown=True, answer_due=TODAY + dt.timedelta(days=5))
    for day in (0, 1, 4, 4):
        tell_who_listens(today=TODAY + dt.timedelta(days=day))
    first, second = letters(lead)
    assert first == second
    assert "by 7 March 2026" in first


def test_where_nothing_waits_nobody_is_written_to(listening_programme: Programme, member: Any) -> None:
    member("moderator")
    assert tell_who_listens(today=TODAY) == 0
    assert not Message.objects.filter(kind="voices.waiting").exists()
