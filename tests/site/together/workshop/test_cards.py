"""One thing to try with a day; four words ask how it went; the trainer sees how many tried, never who."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import workshop as make
from tests.factories.journeys import InitiativeFactory

from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.models import WorkshopCard, WorkshopContribution

pytestmark = pytest.mark.django_db
DAY = {"try_by_day": "1", "try_by_month": "3", "try_by_year": "2030"}


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def asked(workshop):
    return make.WorkshopActivityFactory(workshop=workshop, kind="card", title="What will you try?")


@pytest.fixture
def wrote(phone, in_room, asked):
    """Somebody writes a card: their browser, and the four words they read."""

    def write(words="ask two neighbours"):
        somebody = phone()
        page = somebody.post(
            in_room("say_in_room", "KLMN23", asked.pk), {"words": words, "key": "k"} | DAY, follow=True
        )
        card = WorkshopCard.objects.get(contribution__words=words)
        shown = re.search(r'star-four__words"[^>]*>([a-z ]+)<', page.content.decode())
        return somebody, shown[1].split(), card

    return write


def follow(words) -> Client:
    later = Client()
    later.post(reverse("voices:follow"), {"reference": " ".join(words)})
    return later


def test_a_card_asks_for_a_day_and_two_weeks_stand_there(phone, in_room, asked):
    somebody, soon = phone(), timezone.localdate() + dt.timedelta(days=14)
    assert f'value="{soon.day}"' in text_of(somebody.get(in_room("room", "KLMN23")))
    page = text_of(somebody.post(in_room("say_in_room", "KLMN23", asked.pk), {"words": "ask two neighbours"}))
    assert "Enter the day by which you try it." in page
    assert "ask two neighbours" in page
    assert not WorkshopContribution.objects.exists()


def test_four_words_are_shown_to_the_browser_that_wrote_it_and_to_no_other(wrote, phone, in_room, workshop):
    somebody, words, card = wrote()
    assert len(words) == 4
    where = in_room("card_in_room", "KLMN23", card.contribution_id)
    assert " ".join(words) in text_of(somebody.get(where))
    other = text_of(phone().get(where))
    assert words[0] not in other
    assert "ask two neighbours" not in other


def test_two_weeks_later_four_words_ask_how_it_went(wrote):
    _browser, words, card = wrote()
    later = follow(words)
    assert "You wanted to try it by 1 March 2030." in text_of(later.get(reverse("together:own_card")))
    assert "Choose whether you tried it." in text_of(later.post(reverse("together:own_card"), {"learnt": "a lot"}))
    page = text_of(later.post(reverse("together:own_card"), {"tried": "yes", "learnt": "one said yes"}, follow=True))
    assert "The team sees how many tried it, and never who." in page
    card.refresh_from_db()
    assert (card.tried, card.learnt, card.shown, card.answered_on) == (
        "yes",
        "one said yes",
        True,
        timezone.localdate(),
    )


def test_without_the_four_words_there_is_no_card(wrote):
    wrote()
    assert Client().get(reverse("together:own_card")).status_code == 302


def test_the_trainer_sees_how_many_tried_from_three_answers_on_and_never_who(wrote, workshop, asked, lead_client, at):
    where = at("workshop_activity", workshop.pk, asked.pk)
    for number, tried in enumerate(["yes", "yes", "not-yet"]):
        _browser, words, _card = wrote(f"card {number}")
        if number == 2:
            assert "How it went is told from three answers on." in text_of(lead_client.get(where))
        follow(words).post(reverse("together:own_card"), {"tried": tried, "learnt": f"lesson {number}"})
    page = text_of(lead_client.get(where))
    assert "3 cards were written. I tried it: 2 · Not yet: 1." in page
    assert "lesson 0" in page


def test_what_tells_who_somebody_is_is_not_shown(wrote, in_room):
    for number in range(3):
        _browser, words, _card = wrote(f"card {number}")
        follow(words).post(reverse("together:own_card"), {"tried": "yes", "learnt": "Mrs Turnbull refused"})
    page = text_of(Client().get(in_room("hall", "KLMN23")))
    assert "I tried it: 3" in page
    assert "Turnbull" not in page


def test_where_somebody_reads_first_what_was_learnt_waits_too(wrote, workshop, asked, lead_client, at):
    where = at("workshop_activity", workshop.pk, asked.pk)
    for number in range(3):
        _browser, words, card = wrote(f"card {number}")
        if number == 2:
            type(workshop).objects.update(checked=True)
        later, said = follow(words), {"tried": "yes", "learnt": f"lesson {number}"}
        page = text_of(later.post(reverse("together:own_card"), said, follow=True))
    assert "Somebody of the team reads what you learnt first" in page
    assert "lesson 2" not in text_of(later.get(where, follow=True))
    before, _heading, waits = text_of(lead_client.get(where)).partition("To read before the room sees it")
    assert "lesson 2" not in before
    assert "lesson 2" in waits
    page = lead_client.post(at("show_workshop_learnt", workshop.pk, asked.pk, card.contribution_id), follow=True)
    assert "To read before the room sees it" not in text_of(page)
    later.post(reverse("together:own_card"), said | {"tried": "partly"})
    assert "lesson 2" in text_of(lead_client.get(where))


def test_what_was_learnt_stands_on_the_thread_of_its_initiative(wrote, here):
    _browser, words, card = wrote()
    follow(words).post(reverse("together:own_card"), {"tried": "yes", "learnt": "one said yes"})
    made = InitiativeFactory(programme=here)
    WorkshopContribution.objects.filter(pk=card.contribution_id).update(became=made)
    together = next(step for step in all_steps() if step.slug == "together")
    assert [knot.source for knot in together.thread(made)] == ["one said yes"]


def test_a_card_is_taken_back_by_its_four_words(wrote):
    _browser, words, _card = wrote()
    follow(words).post(reverse("together:own_card_take_back"))
    assert not WorkshopContribution.objects.exists()
    assert not WorkshopCard.objects.exists()
