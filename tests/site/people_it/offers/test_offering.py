"""A resident offers and asks without an account: both are asked, either may stay empty, and nothing typed is lost."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from tests.factories.capacity import WardInvitationFactory
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE
from tests.factories.people_offers import NeedFactory, OfferFactory
from tests.factories.voices import ListeningFactory

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.people_it.models import Entry, Need, Offer, OfferConsent
from coproduction_star.people_it.offers import forms
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.working_days import working_days_after

from .conftest import BOARD, FORM, SAID

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_both_questions_are_asked_and_one_may_stay_empty(send: Send) -> None:
    asked = page(Client(), FORM)
    assert "I can offer …" in asked
    assert "I would like …" in asked
    assert send()["Location"].startswith("/in/eastbridge/ageing-well/offers/sent/")
    assert Offer.objects.get().words == "I can mend bicycles."
    assert not Need.objects.exists()


def test_an_offer_and_a_wish_are_kept_as_two(send: Send) -> None:
    send(want="I would like to learn to cook.", to_learn="on", times=["weekday-evening"], can_tags=["practical"])
    offer, need = Offer.objects.get(), Need.objects.get()
    assert (offer.tags, need.to_learn, need.times) == ("practical", True, "weekday-evening")
    assert offer.entry == need.entry
    assert offer.answer_due == working_days_after(timezone.localdate(), 3)
    assert (offer.code[0], need.code[0]) == ("G", "W")


def test_four_words_are_shown_to_the_browser_that_sent_it_and_open_it(send: Send) -> None:
    client = Client()
    sent = send(client)["Location"]
    assert "Thank you. Write these four words down" in page(client, sent)
    assert "not shown here now" in page(Client(), sent)


def test_the_same_words_twice_from_one_browser_are_one_offer(send: Send) -> None:
    client = Client()
    assert send(client)["Location"] == send(client)["Location"]
    assert Entry.objects.count() == 1
    send()
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"can": ""}, "Write what you can offer, or what you would like below, or both."),
        ({"age": ""}, "Say how old you are"),
        ({"until_day": "1", "until_month": "1", "until_year": "2020"}, "This day has passed."),
        ({"until_day": "31", "until_month": "2", "until_year": "2099"}, "Enter a real date"),
        ({"age": "child"}, "a parent or guardian says yes first"),
        ({"age": "child", "parent": "Her mother"}, "a parent or guardian says yes first"),
        ({"email": "nowhere"}, "Enter a valid email address"),
        ({"leave_empty": "spam"}, "Make this box empty again"),
        ({"can": "x" * 601}, "600"),
    ],
)
def test_bad_input_gets_a_plain_message_and_nothing_is_lost(send: Send, answers: dict[str, Any], said: str) -> None:
    answer = send(**{"want": "Company on walks", **answers} if answers != {"can": ""} else answers)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in words
    assert said in words
    assert "Mo Mender" in words
    assert not Entry.objects.exists()


def test_a_child_is_taken_when_a_parent_agrees(send: Send) -> None:
    send(age="child", parent="Her mother, Ann", parent_agrees="on")
    assert Entry.objects.get().parent_agreed_on == timezone.localdate()


def test_a_parent_is_not_kept_for_somebody_old_enough(send: Send) -> None:
    send(age="adult", parent="Her mother, Ann", parent_agrees="on")
    assert Entry.objects.get().parent == ""


def test_a_program_is_too_quick(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 3.0)
    assert "That was very quick" in send().content.decode()
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("one_moment")
def test_many_from_one_address_must_wait_and_keep_their_words(send: Send) -> None:
    for number in range(6):
        send(can=f"Offer {number}")
    answer = send(can="One too many")
    assert answer.status_code == 429
    assert "One too many" in answer.content.decode()
    assert Entry.objects.count() == 6


def test_what_they_agree_to_is_kept_each_on_its_own(send: Send) -> None:
    send(agreed=["introduce", "councillor"])
    assert sorted(OfferConsent.objects.values_list("kind", flat=True)) == ["councillor", "introduce"]


def test_how_to_reach_them_stands_on_the_participant_only(send: Send) -> None:
    send(email="mo@example.org", phone="0123", safe_channel="text", when_safe="Tuesdays", helper="Her daughter")
    entry = Entry.objects.get()
    person = entry.participant
    assert (person.name, person.email, person.phone, person.safe_channel) == (
        "Mo Mender", "mo@example.org", "0123", "text",
    )  # fmt: skip
    assert (entry.when_safe, entry.helper) == ("Tuesdays", "Her daughter")
    assert person.delete_after == Offer.objects.get().delete_after


def test_a_worry_goes_to_the_safeguarding_lead_and_is_no_offer(send: Send, mailoutbox: Any) -> None:
    where = send(worry="on", can="My neighbour is being hurt")["Location"]
    assert "/tell-us/sent/" in where
    assert not Entry.objects.exists()
    said = Contribution.objects.get()
    assert (said.worry, said.words) == (True, "My neighbour is being hurt")


def test_without_a_safeguarding_lead_the_form_is_closed(listening: Programme) -> None:
    ListeningFactory(programme=listening, paused=True)
    client = Client()
    assert client.get(FORM)["Location"] == BOARD
    assert "You cannot offer or ask for anything here just now." in page(client, BOARD)


def test_a_programme_that_is_not_published_has_no_form(programme: Programme) -> None:
    assert Client().get(FORM).status_code == 404


def test_the_board_shows_checked_words_and_no_name(send: Send, listening: Programme) -> None:
    send()
    OfferFactory(entry__programme=listening, shown=True, entry__participant__name="Secretname")
    words = page(Client(), BOARD)
    assert "A neighbour &lt;script&gt;" in words
    assert HOSTILE not in words
    for hidden in ("Secretname", "Mo Mender", "I can mend bicycles"):
        assert hidden not in words


def test_somebody_answers_what_hangs_on_the_board(send: Send, listening: Programme) -> None:
    wish = NeedFactory(entry__programme=listening, shown=True, code="WABCD")
    client = Client()
    assert "A neighbour" in page(client, f"{FORM}?about=wabcd")
    client.post(f"{FORM}?about=WABCD", {"can": "I can", "age": "adult", "began": forms.began_now()})
    assert Offer.objects.get().in_answer_to == wish
    assert "You read on the board" not in page(client, f"{FORM}?about=WXXXX")


def test_the_board_takes_a_fixed_number_of_queries(listening: Programme, django_assert_max_num_queries: Any) -> None:
    for _time in range(5):
        OfferFactory(entry__programme=listening, shown=True)
        NeedFactory(entry__programme=listening, shown=True)
    with django_assert_max_num_queries(12):
        Client().get(BOARD)


def test_the_clock_counts_only_when_there_is_enough(listening: Programme) -> None:
    assert "too few offers and wishes were answered" in page(Client(), BOARD)
    for days in (1, 2, 2, 3, 9):
        offer = OfferFactory(entry__programme=listening, answered=True)
        now = timezone.now()
        Offer.objects.filter(pk=offer.pk).update(made_at=now - dt.timedelta(days=days), answered_at=now)
    NeedFactory(entry__programme=listening, answer_due=dt.date(2020, 1, 1))
    words = page(Client(), BOARD)
    assert "Half of 6 offers and wishes had our answer within 2 days." in words
    assert f"Counted on {date_format(timezone.localdate(), 'j F Y')}" in words
    assert "1 waits longer than we said." in words


def test_silence_makes_nobody_look_fast(listening: Programme) -> None:
    for number in range(6):
        offer = OfferFactory(entry__programme=listening, answer_due=dt.date(2020, 1, 1), answered=number < 2)
        if number < 2:
            Offer.objects.filter(pk=offer.pk).update(made_at=timezone.now(), answered_at=timezone.now())
    assert "Fewer than half of 6 offers and wishes have our answer." in page(Client(), BOARD)


def test_copies_on_paper_have_words_of_their_own(listening: Programme) -> None:
    words = Client().post(f"{BOARD}paper/", {"copies": "2"}).content.decode()
    assert words.count("Cut here. Keep this slip") == 2
    assert "I can offer …" in words
    assert "Never alone: others are there" in words


@pytest.fixture
def card(listening: Programme) -> Any:
    mill = Place.objects.create(organisation=listening.organisation, name="Mill")
    return WardInvitationFactory(place=mill, offers_of=listening)


def told_by(card: Any) -> int:
    card.refresh_from_db()
    return card.told


def test_what_comes_by_a_councillors_card_is_counted_and_nobody_is_named(listening: Programme, card: Any) -> None:
    client, address = Client(), f"{FORM}?card={card.code}"
    client.get(address)
    for _click in range(2):
        client.post(address, {**SAID, "began": forms.began_now()})
    assert told_by(card) == 1
    assert card.code not in str(Entry.objects.values())
    assert not [field for field in Entry._meta.get_fields() if field.related_model is type(card)]


def test_a_refused_form_and_the_card_of_another_programme_count_nothing(send: Send, card: Any) -> None:
    client, address = Client(), f"{FORM}?card={card.code}"
    client.get(address)
    client.post(address, {"can": "", "began": forms.began_now()})
    card.offers_of = ProgrammeFactory(organisation=card.organisation)
    card.save()
    assert client.post(address, {**SAID, "began": forms.began_now()}).status_code == 302
    assert told_by(card) == 0


def test_whoever_comes_without_a_card_is_counted_on_none(send: Send, card: Any) -> None:
    send()
    assert told_by(card) == 0
