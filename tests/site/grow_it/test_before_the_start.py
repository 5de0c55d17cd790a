"""What is settled before the start: nothing waits for it, and nothing that was said is lost."""

import pytest

from coproduction_star.data.content_files import Language
from coproduction_star.data.pre_start import topics
from coproduction_star.data.pre_start.loader import WORDS
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.grow_it.models import PreStartAnswer
from coproduction_star.grow_it.pre_start import on_the_star
from coproduction_star.methods.readability import reading_age

pytestmark = pytest.mark.django_db


def text_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_the_topics_are_complete_plain_and_in_welsh():
    assert [one.position for one in topics()] == list(range(1, 9))
    assert reading_age("\n".join(line for one in topics() for line in one.lines)).years < OLDEST
    for english, welsh in zip(topics(), topics(Language.WELSH), strict=True):
        assert welsh.translation.welsh_fields == set(WORDS)
        assert english.question != welsh.question


def test_all_are_open_at_first_and_that_holds_nothing_up(lead_client, at, inside):
    page = text_of(lead_client.get(at("pre_start")))
    assert "8 of 8 are still open. That holds nothing up." in page
    assert all(one.question in page for one in topics())


def test_an_answer_says_who_and_when_and_the_old_one_stays(signed_in, at, inside):
    resident = signed_in("co-producer")
    said = {"words": "We cannot change the law.", "who": "Dot and the board", "version": "0"}
    page = text_of(resident.post(at("settle", "outside-remit"), said, follow=True))
    assert "7 of 8 are still open." in page
    assert "Dot and the board" in page
    page = text_of(
        resident.post(at("settle", "outside-remit"), said | {"words": "Nor the rent.", "version": "1"}, follow=True)
    )
    assert "Nor the rent." in page
    assert "We cannot change the law." in page
    assert PreStartAnswer.objects.count() == 2


def test_two_who_answer_at_once_lose_nothing(lead_client, at, inside):
    said = {"words": "First", "who": "Us", "version": "0"}
    lead_client.post(at("settle", "access"), said)
    page = text_of(lead_client.post(at("settle", "access"), said | {"words": "Second"}))
    assert "Somebody else changed this while you were writing" in page
    assert "First" in page
    assert "Second" in page


@pytest.mark.parametrize(
    ("more", "words"), [({"words": ""}, "it may stay open"), ({"who": ""}, "Write who says so.")]
)  # fmt: skip
def test_what_is_missing_is_said(lead_client, at, inside, more, words):
    page = text_of(lead_client.post(at("settle", "access"), {"words": "Kept", "who": "Us", "version": "0", **more}))
    assert words in page
    assert not PreStartAnswer.objects.exists()


def test_an_observer_reads_and_does_not_answer(signed_in, at, inside):
    observer = signed_in("observer")
    assert "Still open" in text_of(observer.get(at("pre_start")))
    assert observer.get(at("settle", "access")).status_code == 403
    assert signed_in("programme-lead").get(at("settle", "nothing")).status_code == 404


def test_the_star_suggests_it_until_something_is_settled(inside):
    assert on_the_star.next_action(inside).weight < 20
    PreStartAnswer.objects.create(
        programme=inside, organisation=inside.organisation, topic="access", words="A ramp", who="Us"
    )
    fresh = type(inside).objects.get(pk=inside.pk)
    assert on_the_star.next_action(fresh) is None
    assert "1 of 8" in on_the_star.there(fresh)
