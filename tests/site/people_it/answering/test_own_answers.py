"""One's own answers with the four words, on whichever phone: read, go on, change, take back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.people import HOSTILE
from tests.factories.people_it import ResponseFactory, SpecialAnswersFactory, SurveyConsentFactory
from tests.site.people_it.conftest import the_response

from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Response, SpecialAnswers, SurveyConsent, SurveyLink
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db
WORDS = "apple river lamp garden"


def page_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def answered(link: SurveyLink) -> Response:
    response = ResponseFactory(
        survey=link.survey, edition=link.survey.editions.get(), reference_hash=hash_of(WORDS),
        answers={"do-more": "maybe", "good-at": ["other"], "good-at.other": f"Clocks {HOSTILE}", "bench": "mill"},
    )  # fmt: skip
    SpecialAnswersFactory(response=response, answers={"barriers": ["health"]})
    SurveyConsentFactory(response=response)
    return response


@pytest.fixture
def follower(answered: Response) -> Callable[[], Client]:
    def make() -> Client:
        client = Client()
        assert client.post("/r/", {"reference": WORDS})["Location"] == "/r/answers/"
        return client

    return make


def test_the_words_show_everything_that_was_answered(follower: Any) -> None:
    page = page_of(follower().get("/r/answers/"))
    assert "Clocks" in page
    assert HOSTILE not in page
    assert "My health" in page
    assert "Kept apart" in page
    assert "You may count my answers" in page
    assert "The wellbeing team rings everybody who offers" in page


def test_nothing_is_open_without_the_words(answered: Response) -> None:
    for path in ("", "go-on/", "agree/", "take-back/"):
        assert Client().get(f"/r/answers/{path}")["Location"] == "/r/"


def test_one_answer_is_changed_on_another_phone(follower: Any, first: str) -> None:
    client = follower()
    answer = client.get("/r/answers/go-on/?at=bench")
    assert answer["Location"] == f"{first}q/bench/"
    client.post(f"{first}q/bench/", {"answer": "school"})
    assert the_response().answers["bench"] == "school"


def test_whoever_stopped_goes_on_after_their_last_answer(follower: Any, first: str, answered: Response) -> None:
    Response.objects.update(answers={"do-more": "maybe"})
    SpecialAnswers.objects.all().delete()
    assert follower().get("/r/answers/go-on/")["Location"] == f"{first}q/good-at/"


def test_a_consent_is_taken_back_and_the_others_stay(follower: Any) -> None:
    client = follower()
    client.post("/r/answers/agree/", {"kinds": ["recontact"]})
    held = {row.kind: row.taken_back_at is None for row in SurveyConsent.objects.all()}
    assert held == {"statistics": False, "recontact": True}
    client.post("/r/answers/agree/", {"kinds": ["statistics", "recontact"]})
    assert SurveyConsent.objects.get(kind="statistics").taken_back_at is None


def test_who_takes_back_that_we_may_contact_them_is_known_no_more(follower: Any, answered: Response) -> None:
    client = follower()
    client.post("/r/answers/agree/", {"kinds": ["contact"], "name": "Rosa", "email": "rosa@example.org"})
    person = the_response().participant
    assert person.email == "rosa@example.org"
    client.post("/r/answers/agree/", {"kinds": []})
    assert the_response().participant is None
    assert Participant.objects.get(pk=person.pk).email == ""


def test_the_answers_kept_apart_go_alone(follower: Any) -> None:
    client = follower()
    assert "Erase the answers kept apart" in page_of(client.get("/r/answers/agree/"))
    client.post("/r/answers/take-back/", {"apart": "1"})
    assert not SpecialAnswers.objects.exists()
    assert the_response().answers["bench"] == "mill"


def test_all_of_it_is_taken_back_at_once(follower: Any) -> None:
    client = follower()
    assert "This cannot be undone." in page_of(client.get("/r/answers/take-back/"))
    client.post("/r/answers/take-back/")
    held = the_response()
    assert (held.answers, held.participant, held.withdrawn_at is not None) == ({}, None, True)
    assert not SpecialAnswers.objects.exists()
    assert not SurveyConsent.objects.exists()
    assert "We do not find these four words." in page_of(Client().post("/r/", {"reference": WORDS}))


def test_what_the_team_said_back_stands_there_once_the_survey_is_closed(follower: Any, link: SurveyLink) -> None:
    link.survey.heard, link.survey.will_do, link.survey.cannot = "Benches", "Two benches", "No third"
    link.survey.closed_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    link.survey.save()
    page = page_of(follower().get("/r/answers/"))
    assert "Two benches" in page
    assert "Change</a>" not in page
    assert follower().get("/r/answers/go-on/")["Location"] == "/r/answers/"


def test_the_page_takes_few_queries(follower: Any, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = follower()
    with django_assert_max_num_queries(12):
        client.get("/r/answers/")
