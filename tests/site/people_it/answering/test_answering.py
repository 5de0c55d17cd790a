"""Answering on a phone without an account: one question a page, each kept as it comes, nothing lost."""

import datetime as dt
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.factories.people import HOSTILE
from tests.site.people_it.conftest import Started, the_response

from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Response, SurveyConsent, SurveyLink
from coproduction_star.voices.limits import Limit

pytestmark = pytest.mark.django_db


def page_of(answer: Any) -> str:
    return answer.content.decode()


def says(client: Client, first: str, key: str, *said: str, **more: str) -> str:
    """Answer one page; where it leads, without the beginning of the address."""
    answer = client.post(f"{first}q/{key}/", {"answer": said, **more})
    assert answer.status_code == 302, page_of(answer)
    return answer["Location"].removeprefix(first)


def test_the_first_page_says_who_answers_for_what_and_by_when(first: str, link: SurveyLink) -> None:
    page = page_of(Client().get(first))
    assert "You hear from us by 1 March 2027." in page
    assert "The wellbeing team rings everybody who offers" in page
    assert "We asked in 2024 and opened a club" in page
    assert f"{link.survey.capacity_of.name.split('<')[0].strip()}" in page
    assert "ring 999" in page
    assert "Answer on paper" in page
    assert "I am 18 or older" in page
    assert HOSTILE not in page


def test_a_short_address_leads_there_however_it_is_typed(first: str) -> None:
    assert Client().get("/s/mill-23/")["Location"] == first
    assert Client().get("/s/mill-24/").status_code == 404


def test_the_four_words_are_shown_before_the_first_question_and_kept_nowhere(first: str, started: Started) -> None:
    page = page_of(started().get(f"{first}words/"))
    assert "star-four__words" in page
    assert "q/keep-well." in page


def test_an_answer_is_kept_at_once_and_leads_to_the_next_page(first: str, started: Started) -> None:
    client = started()
    assert says(client, first, "do-more", "definitely").startswith("q/good-at/")
    assert the_response().answers == {"do-more": "definitely"}
    assert the_response().finished_at is None


def test_going_back_shows_what_was_answered(first: str, started: Started) -> None:
    client = started()
    says(client, first, "good-at", "other", own_words=f"Clocks {HOSTILE}")
    page = page_of(client.get(f"{first}q/good-at/"))
    assert 'value="other" checked' in page
    assert "Clocks" in page
    assert HOSTILE not in page
    assert f'href="{first}q/do-more/"' in page


def test_nothing_is_lost_by_two_pages_open_at_once(first: str, started: Started) -> None:
    """The second write finds the row changed and is made on what is there."""
    from coproduction_star.people_it.asking.keeping import keep

    client = started()
    stale = the_response()
    says(client, first, "do-more", "maybe")
    keep(response=stale, changes={"bench": "mill"})
    assert the_response().answers == {"do-more": "maybe", "bench": "mill"}


def test_an_answer_that_is_none_is_refused_in_a_sentence(first: str, started: Started) -> None:
    client = started()
    answer = client.post(f"{first}q/do-more/", {"answer": "dance"})
    assert answer.status_code == 200
    assert "Choose one of the answers on this page." in page_of(answer)
    assert "There is a problem" in page_of(answer)
    assert the_response().answers == {}


def test_own_words_beside_another_answer_are_asked_about_and_kept_on_the_page(first: str, started: Started) -> None:
    client = started()
    answer = client.post(f"{first}q/good-at/", {"answer": ["not-say"], "own_words": "Clocks"})
    assert answer.status_code == 200
    assert "Clocks" in page_of(answer)


def test_every_question_can_be_passed_over(first: str, started: Started) -> None:
    client = started()
    says(client, first, "do-more", "definitely")
    assert says(client, first, "do-more", skip="1").startswith("q/")
    assert the_response().answers == {}


def test_an_answer_opens_a_question_and_another_closes_it(first: str, started: Started) -> None:
    client = started()
    client.get(f"{first}q/want-help/")
    assert client.get(f"{first}q/nobody-asked-this/").status_code == 302


def test_health_is_asked_only_after_its_own_consent_and_kept_apart(first: str, started: Started) -> None:
    client = started()
    assert client.get(f"{first}q/barriers/")["Location"] == f"{first}apart/?then=barriers"
    page = page_of(client.get(f"{first}apart/?then=barriers"))
    assert "The law guards such answers more than others." in page
    assert client.post(f"{first}apart/?then=barriers", {"agrees": "yes"})["Location"] == f"{first}q/barriers/"
    says(client, first, "barriers", "health")
    held = the_response()
    assert (held.answers, held.special.answers) == ({}, {"barriers": ["health"]})


def test_who_says_no_to_that_is_not_asked_again(first: str, started: Started) -> None:
    client = started()
    answer = client.post(f"{first}apart/?then=want-help", {"agrees": "no"})
    assert answer["Location"] == f"{first}q/bench/"
    assert says(client, first, "good-at", "cooking") == "q/bench/"
    assert not hasattr(the_response(), "special")


def test_without_that_consent_nothing_of_the_kind_is_kept(started: Started, first: str) -> None:
    from coproduction_star.people_it.asking.keeping import NotAgreed, keep

    started()
    with pytest.raises(NotAgreed):
        keep(response=the_response(), changes={"barriers": ["health"]}, special=True)


def test_consents_stand_each_alone_and_with_the_last_page_they_have_finished(first: str, started: Started) -> None:
    client = started()
    says(client, first, "bench", "mill")
    assert client.post(f"{first}agree/", {"kinds": ["statistics"]})["Location"] == f"{first}sent/"
    assert list(SurveyConsent.objects.values_list("kind", flat=True)) == ["statistics"]
    held = the_response()
    assert held.finished_at is not None
    assert held.participant is None
    page = page_of(client.get(f"{first}sent/"))
    assert "By 1 March 2027 we say what we heard" in page
    assert "star-four__words" in page


def test_answers_that_were_hidden_again_are_forgotten_at_the_end(first: str, started: Started) -> None:
    from coproduction_star.people_it.asking.keeping import keep

    client = started()
    says(client, first, "good-at", "other", own_words="Clocks")
    keep(response=the_response(), changes={"good-at": ["cooking"], "gone": "x"})
    client.post(f"{first}agree/", {})
    assert the_response().answers == {"good-at": ["cooking"]}


def test_how_to_reach_somebody_is_kept_only_where_they_agree_and_in_no_answer(first: str, started: Started) -> None:
    client = started()
    reached = {"name": "Rosa", "email": "rosa@example.org", "safe_channel": "email"}
    refused = client.post(f"{first}agree/", {"kinds": [], **reached})
    assert "Tick that we may do so" in page_of(refused) or "Tick that we may contact you" in page_of(refused)
    assert "rosa@example.org" in page_of(refused)
    client.post(f"{first}agree/", {"kinds": ["contact"], **reached})
    held = the_response()
    assert (held.participant.name, held.participant.safe_channel) == ("Rosa", "email")
    assert "rosa" not in str(held.answers).lower()


def test_contact_without_a_way_to_reach_them_is_asked_for(first: str, started: Started) -> None:
    page = page_of(started().post(f"{first}agree/", {"kinds": ["contact"]}))
    assert "Write a name that we may use, or take the tick away." in page


def test_the_too_young_are_told_for_whom_it_is_and_how_else_to_be_heard(first: str) -> None:
    answer = Client().post(first, {"look": "usual", "old_enough": "no"})
    assert answer["Location"] == f"{first}young/"
    page = page_of(Client().get(f"{first}young/"))
    assert "These questions are for people of 18 or over." in page
    assert "Under 13, ask a parent or carer first." in page
    assert "Childline" in page
    assert not Response.objects.exists()


def test_the_page_for_the_too_young_is_there_only_while_the_survey_is_open(first: str, link: SurveyLink) -> None:
    link.survey.closes_on = timezone.localdate() - dt.timedelta(days=1)
    link.survey.save()
    assert Client().get(f"{first}young/")["Location"] == first


def test_a_machine_that_fills_everything_in_gets_no_further(first: str) -> None:
    page = page_of(Client().post(first, {"look": "usual", "old_enough": "yes", "leave_empty": "x"}))
    assert "Make this box empty again" in page
    assert not Response.objects.exists()


@pytest.mark.usefixtures("one_moment")
def test_from_one_address_not_endlessly_many_begin(
    first: str, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coproduction_star.people_it.answering.views.BEGUN", (Limit("test", 1, 60),))
    started()
    answer = Client().post(first, {"look": "usual", "old_enough": "yes"})
    assert answer.status_code == 429
    assert "Many people begin from where you are." in page_of(answer)


def test_a_survey_that_is_over_takes_no_answer_and_says_what_came_of_it(
    first: str, started: Started, link: SurveyLink
) -> None:
    client = started()
    link.survey.heard, link.survey.will_do, link.survey.cannot = "Benches", "Two benches", "No third"
    link.survey.closed_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    link.survey.save()
    assert client.post(f"{first}q/bench/", {"answer": "mill"})["Location"] == first
    page = page_of(client.get(first))
    assert "Two benches" in page
    assert "You can no longer answer." in page
    assert the_response().answers == {}


def test_another_browser_opens_nothing(first: str, started: Started) -> None:
    started()
    for page in ("words/", "q/bench/", "apart/", "where/", "agree/", "sent/", "still-there/"):
        assert Client().get(f"{first}{page}")["Location"] == first


def test_leaving_forgets_who_it_was_and_leads_away(first: str, started: Started) -> None:
    client = started()
    assert "metoffice" in client.get(f"{first}leave/")["Location"]
    assert client.get(f"{first}q/bench/")["Location"] == first


def test_pages_are_in_no_history_of_the_browser(first: str, started: Started) -> None:
    assert "no-store" in started().get(f"{first}q/bench/")["Cache-Control"]


def test_a_screen_in_a_public_place_begins_anew_by_itself(first: str, started: Started, link: SurveyLink) -> None:
    link.kind = "kiosk"
    link.save()
    client = started()
    page = page_of(client.get(f"{first}q/bench/"))
    assert f'http-equiv="refresh" content="120; url={first}still-there/"' in page
    assert "star-footer" not in page
    still = page_of(client.get(f"{first}still-there/"))
    assert f'content="30; url={first}close/"' in still
    assert client.get(f"{first}close/")["Location"] == first
    assert client.get(f"{first}q/bench/")["Location"] == first
    assert the_response().channel == "kiosk"


@pytest.fixture
def screen(link: SurveyLink) -> SurveyLink:
    link.kind = "kiosk"
    link.save()
    return link


def test_on_a_screen_the_server_ends_it_when_nobody_is_there(screen: SurveyLink, first: str, started: Started) -> None:
    """The cookie of the one before is still there, and opens nothing."""
    client = started()
    says(client, first, "bench", "mill")
    assert client.get(f"{first}q/bench/").status_code == 200
    Response.objects.update(on_screen_until=timezone.now() - dt.timedelta(seconds=1))
    ticket = client.cookies[settings.ANSWERING_COOKIE_NAME].value
    for page in ("q/bench/", "words/", "where/", "agree/", "sent/", "still-there/"):
        client.cookies[settings.ANSWERING_COOKIE_NAME] = ticket
        answer = client.get(first + page)
        assert answer.status_code == 302, page
        assert answer["Location"] == first
    assert the_response().answers == {"bench": "mill"}


def test_on_a_screen_every_page_that_is_opened_counts_anew(screen: SurveyLink, first: str, started: Started) -> None:
    client = started()
    soon = timezone.now() + dt.timedelta(seconds=30)
    Response.objects.update(on_screen_until=soon)
    client.get(f"{first}still-there/")
    assert the_response().on_screen_until > soon + dt.timedelta(minutes=3)


@pytest.mark.parametrize("way", ["close/", "leave/"])
def test_what_is_closed_on_a_screen_stays_closed_even_with_its_cookie(
    screen: SurveyLink, first: str, started: Started, way: str
) -> None:
    client = started()
    ticket = client.cookies[settings.ANSWERING_COOKIE_NAME].value
    assert client.get(first + way)["Location"] == first
    client.cookies[settings.ANSWERING_COOKIE_NAME] = ticket
    assert client.get(f"{first}words/")["Location"] == first


def test_on_ones_own_phone_nothing_ends_it_but_the_ticket(first: str, started: Started) -> None:
    client = started()
    assert the_response().on_screen_until is None
    assert client.get(f"{first}words/").status_code == 200


def test_keeping_an_answer_takes_few_queries(
    first: str, started: Started, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The organisation of the address, the row, and the write; where 1,000 people answer at once each one counts."""
    client = started()
    says(client, first, "bench", "mill")
    with django_assert_num_queries(3):
        says(client, first, "bench", "school")
    with django_assert_num_queries(2):
        client.get(f"{first}q/bench/")


def test_what_is_sent_twice_counts_once(first: str, started: Started) -> None:
    """A double click, the back button, or a second page of the same browser."""
    client = started()
    reached = {"name": "Rosa", "email": "rosa@example.org", "safe_channel": "email"}
    for _time in range(2):
        assert says(client, first, "bench", "mill")
    ended = []
    for _time in range(2):
        assert client.post(f"{first}agree/", {"kinds": ["contact"], **reached})["Location"] == f"{first}sent/"
        ended.append(the_response().finished_at)
    assert ended[0] == ended[1] is not None
    assert list(SurveyConsent.objects.values_list("kind", flat=True)) == ["contact"]
    assert Participant.objects.filter(email="rosa@example.org").count() == 1
    assert the_response().answers == {"bench": "mill"}


def test_a_survey_that_closes_before_the_last_page_keeps_what_was_said_and_ends_nothing(
    first: str, started: Started, link: SurveyLink
) -> None:
    client = started()
    says(client, first, "bench", "mill")
    link.survey.heard, link.survey.will_do, link.survey.cannot = "Benches", "Two benches", "No third"
    link.survey.closed_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    link.survey.save()
    assert client.post(f"{first}agree/", {"kinds": ["statistics"]})["Location"] == first
    assert (the_response().answers, the_response().finished_at) == ({"bench": "mill"}, None)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    page = page_of(client.get(first))
    assert 'lang="cy"' in page
    assert all(words in page for words in ("Benches", "Two benches", "No third"))
    assert "You can no longer answer." not in page


class TestStartPressedTwice:
    """A double click, or a slow page that is sent again: one row, and never anybody else's."""

    START = {"old_enough": "yes", "language": "en", "start": "page-one"}

    def test_two_posts_of_one_page_begin_one_row(self, first: str) -> None:
        client = Client()
        client.cookies["csrftoken"] = "a" * 32
        for _press in range(2):
            answer = client.post(first, self.START)
            assert answer["Location"] == f"{first}words/", page_of(answer)
        assert Response.objects.count() == 1
        assert "star-four__words" in page_of(client.get(f"{first}words/"))

    def test_each_page_carries_something_new_and_keeps_it_when_something_is_wrong(self, first: str) -> None:
        client, found = Client(), r'name="start" value="([^"]+)"'
        one, two = (re.findall(found, page_of(client.get(first)))[0] for _page in range(2))
        assert one != two
        assert f'value="{one}"' in page_of(client.post(first, {"start": one}))

    def test_two_pages_begin_two_rows(self, first: str) -> None:
        client = Client()
        for once in ("page-one", "page-two", "", ""):
            client.post(first, self.START | {"start": once})
        assert Response.objects.count() == 4

    @pytest.mark.parametrize("when", ["answered", "finished", "later", "elsewhere"])
    def test_nobody_who_goes_back_is_led_to_answers_of_somebody_else(self, first: str, when: str) -> None:
        client = Client()
        client.cookies["csrftoken"] = "a" * 32
        client.post(first, self.START)
        begun = Response.objects.all()
        if when == "answered":
            begun.update(answers={"do-more": "no"})
        elif when == "finished":
            begun.update(finished_at=timezone.now())
        elif when == "later":
            begun.update(made_at=timezone.now() - dt.timedelta(minutes=2))
        else:
            client = Client()
            client.cookies["csrftoken"] = "b" * 32
        client.post(first, self.START)
        assert Response.objects.count() == 2
