"""Every public form of People it can be read in Easy Read and in large letters: chosen by a link, and kept nowhere."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.capacity import SessionFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.methods.readability import reading_age, split_words, syllables
from coproduction_star.people_it.capacity import easy_words as of_sessions
from coproduction_star.people_it.capacity.forms import ComingForm
from coproduction_star.people_it.matching import easy_words as of_matching
from coproduction_star.people_it.matching.forms import MessageForm, OutcomeForm
from coproduction_star.people_it.offers import easy_words as of_offers
from coproduction_star.people_it.offers import forms as offers
from coproduction_star.people_it.offers.own_forms import AgreedForm, MoreForm, ReachForm

pytestmark = pytest.mark.django_db
FORMS = (offers.OfferAndAskForm, MoreForm, AgreedForm, ReachForm, ComingForm, MessageForm, OutcomeForm)
NOT_READ = {"leave_empty", "began"}
"""What tells people from programs."""
EASIEST_YEARS = 8
LONG_WORD = 4
MOST_WORDS = 16


@pytest.fixture
def listening(programme: Programme, inside: Programme, safe: Any, published_now: Any) -> Programme:
    return inside


@pytest.fixture
def published_now(programme: Programme) -> None:
    Programme.objects.filter(pk=programme.pk).update(published_at=timezone.now())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_question_has_easy_words(form: Any) -> None:
    assert set(form.base_fields) - NOT_READ == set(form.easy)


def test_easy_words_are_easy() -> None:
    asked = [str(words) for form in FORMS for pair in form.easy.values() for words in pair if words]
    asked += [str(words) for words in (*of_offers.LEAD, *of_sessions.LEAD, *of_matching.ASKED)]
    whole = ". ".join(words.rstrip(".?!") for words in asked)
    assert reading_age(whole).years < EASIEST_YEARS + 1
    assert [word for word in split_words(whole) if syllables(word) >= LONG_WORD] == []
    for words in asked:
        longest = max(len(split_words(part)) for part in words.replace("?", ".").split(".") if part)
        assert longest <= MOST_WORDS, words


def at(programme: Programme, rest: str) -> str:
    return f"/in/{programme.organisation.slug}/{programme.slug}/{rest}"


@pytest.fixture(params=["offers/new/", "session", "paper"])
def form_page(request: Any, listening: Programme) -> str:
    if request.param == "session":
        return at(listening, f"sessions/{SessionFactory(programme=listening, shown=True).pk}/")
    return at(listening, "offers/paper/" if request.param == "paper" else request.param)


def text_of(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_form_offers_three_ways_and_keeps_the_rest_of_its_address(form_page: str) -> None:
    shown = text_of(f"{form_page}?about=GABCDE&look=large")
    for look in ("usual", "easy"):
        assert f'href="{form_page}?about=GABCDE&amp;look={look}"' in shown
    assert '<strong aria-current="true">Large letters</strong>' in shown


def test_an_unknown_way_is_the_usual_one(form_page: str) -> None:
    assert '<strong aria-current="true">The usual way</strong>' in text_of(f"{form_page}?look=huge")


def test_in_easy_read_the_same_questions_have_other_words(listening: Programme) -> None:
    usual, easy = text_of(at(listening, "offers/new/")), text_of(at(listening, "offers/new/?look=easy"))
    large = text_of(at(listening, "offers/new/?look=large"))
    assert "I can offer …" in usual
    assert "I can offer …" in large
    assert "star-reads--large" in large
    assert "star-reads--large" not in usual
    assert "What can you do for others?" in easy
    assert "I can offer …" not in easy
    assert "You do not have to say your name." in easy
    for name in ("can", "want", "age", "agreed", "worry"):
        assert f'name="{name}"' in easy


def test_what_was_typed_in_easy_read_comes_back_in_easy_read_and_no_link_loses_it(listening: Programme) -> None:
    address = at(listening, "offers/new/?look=easy")
    client = Client()
    client.get(address)
    shown = client.post(address, {"can": "I cook soup"}).content.decode()
    assert "I cook soup" in shown
    assert "What can you do for others?" in shown
    assert "star-reading__ways" not in shown


def test_after_sending_the_letters_stay_large(listening: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "QUICKEST_SECONDS", -1.0)
    address, client = at(listening, "offers/new/?look=large"), Client()
    client.get(address)
    sent = client.post(address, {"can": "I cook soup", "age": "adult", "began": offers.began_now()})
    assert sent["Location"].endswith("/?look=large")
    assert "star-reads--large" in text_of(sent["Location"], client)


def test_ones_own_pages_lead_on_in_the_same_letters(listening: Programme) -> None:
    EntryFactory(programme=listening, reference="apple river lamp garden")
    client = Client()
    client.post("/r/", {"reference": "apple river lamp garden"})
    assert 'href="/r/offers/reach/?look=easy"' in text_of("/r/offers/?look=easy", client)
    assert "How can we talk to you safely?" in text_of("/r/offers/reach/?look=easy", client)
    assert client.post("/r/offers/reach/?look=easy", {"phone": "0123"})["Location"] == "/r/offers/?look=easy"


@pytest.mark.parametrize("look", ["easy", "large"])
def test_the_printed_form_and_the_parents_paper_are_large_too(listening: Programme, look: str) -> None:
    address, client = at(listening, f"offers/paper/?look={look}"), Client()
    client.get(address)
    sheets = client.post(address, {"copies": 1}).content.decode()
    assert "star-paper--large" in sheets
    assert ("What can you do for others?" in sheets) == (look == "easy")
    assert "star-paper--large" in text_of(f"/in/{listening.organisation.slug}/parents/slip/?look={look}")
