"""The one way in: what is kept, what is held, whom it alarms, and that sending twice makes one."""

from typing import Any

import pytest

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership
from coproduction_star.voices.models import Contribution, Listening, State
from coproduction_star.voices.references import hash_of
from coproduction_star.voices.services import NobodyLooksAfterPeople, Said, contribute, words_of

pytestmark = pytest.mark.django_db
SENDER = "the secret of one browser"


def say(programme: Programme, words: str = "More benches please", **more: Any) -> tuple[Contribution, str]:
    sender = more.pop("sender", "")
    return contribute(programme=programme, said=Said(kind="idea", words=words, **more), sender=sender)


def test_it_is_kept_with_the_day_of_its_answer_and_not_with_its_words(listening_programme: Programme) -> None:
    Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, answer_within=3
    )
    made, words = say(listening_programme)
    assert made.state == State.WAITING
    assert (made.answer_due - made.made_at.date()).days in {3, 4, 5}
    assert made.reference_hash == hash_of(words)
    kept = [str(getattr(made, field.attname)) for field in made._meta.concrete_fields]
    assert not any(words in value or words.replace("-", " ") in value for value in kept)


def test_no_event_repeats_what_was_said_or_by_whom(listening_programme: Programme) -> None:
    say(listening_programme, words="Benches in Upper Field", name="Rosa", contact="rosa@example.org", worry=True)
    told = " ".join(f"{event.subject_title} {event.detail}" for event in Event.objects.all())
    assert Event.objects.filter(verb="voices.said").exists()
    assert not any(word in told for word in ("Benches", "Rosa", "rosa@"))


def test_without_somebody_who_looks_after_people_nothing_is_taken(listening_programme: Programme, lead: Any) -> None:
    lead.roles.all().delete()
    with pytest.raises(NobodyLooksAfterPeople):
        say(listening_programme)
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("words", "more", "third_person", "has_address"),
    [
        ("More benches please", {}, False, False),
        ("Ring me on 07700 900123", {}, False, True),
        ("Sarah Jones never opens the hall", {}, True, False),
        ("She at the corner shop is rude", {"about_somebody": True}, True, False),
        ("Benches for Ageing well in Upper Field", {}, False, False),
    ],
)
def test_what_must_not_be_shown_is_held(
    listening_programme: Programme, words: str, more: Any, third_person: bool, has_address: bool
) -> None:
    Place.objects.create(organisation=listening_programme.organisation, name="Upper Field")
    made, _words = say(listening_programme, words=words, **more)
    assert (made.third_person, made.has_address) == (third_person, has_address)
    assert made.state == (State.HELD if third_person or has_address else State.WAITING)


def test_a_worry_is_hidden_and_tells_every_lead_without_the_words(
    listening_programme: Programme, lead: Membership, member: Any
) -> None:
    other = member("safeguarding-lead")
    member("moderator")
    made, _words = say(listening_programme, words="The child next door cries", worry=True)
    assert made.state == State.HELD
    sent = Message.objects.all()
    assert {message.user_id for message in sent} == {lead.user_id, other.user_id}
    assert all(message.urgent for message in sent)
    assert not any("child" in f"{message.subject} {message.text}" for message in sent)


def test_the_same_words_twice_from_one_browser_are_one(listening_programme: Programme) -> None:
    first, words = say(listening_programme, sender=SENDER)
    again, same = say(listening_programme, words=" More benches  please ", sender=SENDER)
    assert (again.pk, same) == (first.pk, words)
    assert Contribution.objects.count() == 1


def test_the_same_words_of_two_people_are_two(listening_programme: Programme) -> None:
    _one, words = say(listening_programme, sender=SENDER)
    _other, others = say(listening_programme, sender="another browser")
    say(listening_programme)
    say(listening_programme)
    assert Contribution.objects.count() == 4
    assert words != others


def test_only_the_browser_that_sent_it_is_shown_the_words_again(listening_programme: Programme) -> None:
    made, words = say(listening_programme, sender=SENDER)
    assert words_of(made, sender=SENDER) == words
    assert words_of(made, sender="another browser") == ""
    assert words_of(made, sender="") == ""
