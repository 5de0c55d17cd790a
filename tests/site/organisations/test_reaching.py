"""A letter goes by itself only to whoever chose no other way than e-mail, and named no safe time."""

from typing import Any

import pytest
from django.core import mail
from tests.factories.people import ParticipantFactory, UserFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Message
from coproduction_star.organisations import reaching
from coproduction_star.organisations.models import Organisation, Participant

pytestmark = pytest.mark.django_db
KIND = "test.of-accounts"


@pytest.fixture(autouse=True)
def asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coproduction_star.notices.asking_again._how", {})
    reaching.ask_whose_address_it_is(KIND)


@pytest.fixture
def home(inside: Programme) -> Organisation:
    return inside.organisation


@pytest.fixture
def ann(home: Organisation) -> Participant:
    """With an account."""
    user = UserFactory(email="ann@example.org")
    return ParticipantFactory(organisation=home, email="", user=user)


def name_a_time(programme: Programme, person: Participant) -> None:
    EntryFactory(programme=programme, participant=person, when_safe="Tuesday mornings")


@pytest.mark.parametrize(
    ("channel", "safe"),
    [("", True), ("email", True), ("phone", False), ("text", False), ("post", False), ("in-person", False),
     ("none", False)],
)  # fmt: skip
def test_what_somebody_chose_is_the_only_way(ann: Participant, home: Organisation, channel: str, safe: bool) -> None:
    ann.safe_channel = channel
    ann.save()
    assert bool(reaching.safe_email_of(ann)) is safe
    assert reaching.may_write_to(ann.user, home.pk) is safe
    assert reaching.to_whom_it_is_safe([ann.user], home.pk) == ([ann.user] if safe else [])


def test_whoever_named_a_time_is_told_by_hand(ann: Participant, home: Organisation, inside: Programme) -> None:
    assert reaching.safe_email_of(ann) == "ann@example.org"
    name_a_time(inside, ann)
    assert reaching.safe_times(home.pk, [ann.pk]) == {ann.pk: "Tuesday mornings"}
    assert reaching.safe_email_of(ann) == ""
    assert not reaching.may_write_to(ann.user, home.pk)


def test_an_account_of_which_the_organisation_knows_nothing_is_written_to(home: Organisation) -> None:
    stranger = UserFactory()
    assert reaching.may_write_to(stranger, home.pk)
    assert reaching.to_whom_it_is_safe([stranger], home.pk) == [stranger]


def test_many_people_take_one_query(
    home: Organisation, inside: Programme, django_assert_num_queries: Any
) -> None:  # fmt: skip
    people = [ParticipantFactory(organisation=home, email=f"p{n}@example.org") for n in range(5)]
    name_a_time(inside, people[0])
    people[1].safe_channel = "phone"
    with django_assert_num_queries(1):
        found = reaching.safe_emails(home.pk, people)
    assert set(found.values()) == {"p2@example.org", "p3@example.org", "p4@example.org"}


def write(home: Organisation, **to: Any) -> None:
    notices.notify(kind=KIND, subject="News", text="Words", key="one", organisation_id=home.pk, urgent=True, **to)


@pytest.mark.parametrize("by", ["account", "address"])
@pytest.mark.parametrize("change", ["nothing", "channel", "time", "address"])
def test_a_letter_that_waits_is_held_back_when_they_choose_otherwise(
    ann: Participant, home: Organisation, inside: Programme, by: str, change: str
) -> None:
    if by == "address":
        ann.user, ann.email = None, "Ann@example.org"
        ann.save()
    write(home, **({"user": ann.user} if by == "account" else {"to": "ann@example.org"}))
    if change == "channel":
        Participant.objects.filter(pk=ann.pk).update(safe_channel="phone")
    if change == "time":
        name_a_time(inside, ann)
    if change == "address" and ann.user:
        type(ann.user).objects.filter(pk=ann.user.pk).update(email="new@example.org")
    goes = change == "nothing" or (change == "address" and by == "address")
    assert notices.send_waiting() == goes
    assert len(mail.outbox) == goes
    assert (Message.objects.get().withdrawn_at is None) is goes


def test_of_two_people_with_one_address_one_is_enough(home: Organisation) -> None:
    for channel in ("phone", ""):
        ParticipantFactory(organisation=home, email="both@example.org", safe_channel=channel)
    write(home, to="both@example.org")
    assert notices.send_waiting() == 1


def test_a_letter_to_a_stranger_goes(home: Organisation) -> None:
    write(home, to="stranger@example.org")
    assert notices.send_waiting() == 1
