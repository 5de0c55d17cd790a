"""In the room: a code, a seat, words and votes, once only, and never who."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import workshop as make
from tests.factories.journeys import InitiativeFactory
from tests.factories.market_it import PromiseFactory

from coproduction_star.audit.models import Event
from coproduction_star.together.models import WorkshopContribution, WorkshopMark, WorkshopSeat
from coproduction_star.together.workshop import results, selectors, taking_part
from coproduction_star.voices.models import State

pytestmark = pytest.mark.django_db
BY_SCRIPT = {"HTTP_ACCEPT": "application/json"}


def text_of(answer, status=200) -> str:
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


@pytest.fixture
def ideas(workshop):
    return make.WorkshopActivityFactory(workshop=workshop, kind="ideas", title="What could we do?")


def test_a_code_is_typed_in_any_way_and_opens_the_room_without_a_name(client, workshop, in_room):
    answer = client.post(reverse("together:type_code"), {"code": "klm n23"}, follow=True)
    assert "A Lab" in text_of(answer)
    assert "Welcome." in text_of(client.post(in_room("room", "KLMN23"), {"name": ""}, follow=True))
    assert WorkshopSeat.objects.get().name == ""


def test_a_wrong_code_says_no_more_than_that_and_is_slowed(client, workshop, in_room):
    prepared = make.WorkshopFactory(programme=workshop.programme, code="PQRS45", opened_at=None, title="Secret")
    for code in ("ZZZZZZ", prepared.code):
        page = text_of(client.get(in_room("room", code)), 404)
        assert "No open room has this code." in page
        assert "Secret" not in page
    for number in range(20):
        client.get(in_room("room", f"ZZZZ{number}"))
    assert "Many codes were tried" in text_of(client.get(in_room("room", "KLMN23")), 429)


def test_a_seat_is_not_slowed_by_others_who_guess(phone, workshop, in_room, client):
    inside = phone()
    for number in range(25):
        client.get(in_room("room", f"ZZZZ{number}"))
    assert "Welcome." in text_of(inside.get(in_room("room", "KLMN23")))


def test_what_somebody_writes_stands_at_once_without_their_name(phone, workshop, in_room, ideas):
    somebody = phone("Dot")
    page = text_of(somebody.post(in_room("say_in_room", "KLMN23", ideas.pk), {"words": "a soup round"}, follow=True))
    assert "Welcome, Dot." in page
    assert "Sent. Thank you." in page
    hall = text_of(Client().get(in_room("hall", "KLMN23")))
    assert "a soup round" in hall
    assert "Dot" not in hall
    assert not Event.objects.filter(verb__contains="workshop").exists()


def test_the_same_key_is_kept_once_and_other_words_are_something_else(phone, workshop, in_room, ideas):
    somebody, where = phone(), in_room("say_in_room", "KLMN23", ideas.pk)
    for words in ("a soup round", "a soup round", "a walk"):
        said = json.loads(text_of(somebody.post(where, {"words": words, "key": "abc"}, **BY_SCRIPT)))
        assert said == {"kept": True}
    assert sorted(WorkshopContribution.objects.values_list("words", flat=True)) == ["a soup round", "a walk"]


def test_what_waited_for_signal_is_refused_kindly_once_the_thing_is_closed(phone, workshop, in_room, ideas):
    somebody, where = phone(), in_room("say_in_room", "KLMN23", ideas.pk)
    type(ideas).objects.update(turn="closed")
    said = json.loads(text_of(somebody.post(where, {"words": "late", "key": "abc"}, **BY_SCRIPT), 422))
    assert not said["kept"]
    assert "This closed while you were writing." in said["errors"][0]
    assert "late" in text_of(somebody.post(where, {"words": "late"}))
    assert not WorkshopContribution.objects.exists()


def test_words_that_tell_who_somebody_is_wait_and_their_author_reads_why(
    phone, workshop, in_room, ideas, lead_client, at
):
    somebody = phone()
    somebody.post(in_room("say_in_room", "KLMN23", ideas.pk), {"words": "Mrs Turnbull is always late"})
    assert "Turnbull" not in text_of(Client().get(in_room("hall", "KLMN23")))
    assert "Somebody reads it first" in text_of(somebody.get(in_room("room", "KLMN23")))
    said = WorkshopContribution.objects.get()
    assert said.state == State.HELD
    where = at("check_workshop_words", workshop.pk, ideas.pk, said.pk)
    assert where in text_of(lead_client.get(at("workshop", workshop.pk)))
    refused = {"deed": "refuse", "words": said.words, "reason": "names-somebody", "version": "1"}
    lead_client.post(where, refused | {"reason_words": "Please leave the name out."})
    page = text_of(somebody.get(in_room("room", "KLMN23")))
    assert "It tells who another person is. Please leave the name out." in page


def test_words_are_taken_back_and_so_is_everything(phone, workshop, in_room, ideas):
    one, other = phone(), phone()
    for client in (one, other):
        client.post(in_room("say_in_room", "KLMN23", ideas.pk), {"words": "a soup round"})
    said = WorkshopContribution.objects.order_by("made_at")
    mine, theirs = said[0], said[1]
    one.post(in_room("take_back_in_room", "KLMN23", ideas.pk, theirs.pk))
    assert said.count() == 2
    WorkshopContribution.objects.filter(pk=mine.pk).update(promise=PromiseFactory(programme=workshop.programme))
    one.post(in_room("take_back_in_room", "KLMN23", ideas.pk, mine.pk))
    assert said.count() == 2
    WorkshopContribution.objects.update(promise=None)
    one.post(in_room("take_back_in_room", "KLMN23", ideas.pk, mine.pk))
    assert said.get() == theirs
    other.post(in_room("leave_room", "KLMN23"), {"take_back": "yes"})
    assert not said.exists()


@pytest.fixture
def dots(workshop, ideas):
    for words in ("a soup round", "a walk"):
        make.WorkshopContributionFactory(activity=ideas, words=words)
    return make.WorkshopActivityFactory(workshop=workshop, kind="dots", source=ideas, dots=1, title="Which?")


def test_dots_are_counted_from_three_people_on_and_only_once_closed(phone, workshop, in_room, ideas, dots):
    soup = WorkshopContribution.objects.get(words="a soup round")
    type(ideas).objects.filter(pk=ideas.pk).update(turn="closed")
    hall = in_room("hall", "KLMN23")
    for _person in range(3):
        phone().post(in_room("say_in_room", "KLMN23", dots.pk), {"chosen": [str(soup.pk)]})
    page = text_of(Client().get(hall))
    assert "3 people have answered." in page
    assert "3 dots" not in page
    type(dots).objects.filter(pk=dots.pk).update(turn="closed")
    assert "3 dots" in text_of(Client().get(hall))
    WorkshopMark.objects.first().delete()
    assert "What came out is shown from three people on." in text_of(Client().get(hall))


def test_more_dots_than_one_has_are_refused_and_a_change_takes_their_place(phone, workshop, in_room, dots):
    somebody, where = phone(), in_room("say_in_room", "KLMN23", dots.pk)
    both = [str(key) for key in WorkshopContribution.objects.values_list("pk", flat=True)]
    assert "You put more dots than you have." in text_of(somebody.post(where, {"chosen": both}))
    for key in both:
        somebody.post(where, {"chosen": [key]})
    assert [str(mark.contribution_id) for mark in WorkshopMark.objects.all()] == both[1:]


def test_who_objects_says_why_and_the_reason_stands_without_a_name(phone, workshop, in_room):
    agree = make.WorkshopActivityFactory(workshop=workshop, kind="agree", title="Do we try it?")
    one = make.WorkshopContributionFactory(activity=agree, seat=None, words="A key for a neighbour")
    where, stand, why = in_room("say_in_room", "KLMN23", agree.pk), f"stand_{one.pk.hex}", f"why_{one.pk.hex}"
    somebody = phone("Dot")
    assert "Write why you object" in text_of(somebody.post(where, {stand: "-1"}))
    somebody.post(where, {stand: "-1", why: "the key may be lost"})
    for _other in range(2):
        phone().post(where, {stand: "1"})
    type(agree).objects.update(turn="closed")
    page = text_of(Client().get(in_room("hall", "KLMN23")))
    assert "Agree: 2 · Can live with it: 0 · Object: 1" in page
    assert "Object: the key may be lost" in page
    assert "Dot" not in page


def test_silent_writing_is_read_when_it_is_over(phone, workshop, in_room):
    silent = make.WorkshopActivityFactory(workshop=workshop, kind="silent", title="What works well?")
    phone().post(in_room("say_in_room", "KLMN23", silent.pk), {"words": "the visits"})
    hall = in_room("hall", "KLMN23")
    assert "the visits" not in text_of(Client().get(hall))
    type(silent).objects.update(turn="closed")
    assert "the visits" in text_of(Client().get(hall))


def test_nobody_joins_a_closed_room_and_nobody_fills_the_hall_alone(phone, workshop, in_room, ideas, monkeypatch):
    monkeypatch.setattr(taking_part, "MOST_WORDS_OF_A_SEAT", 1)
    somebody, where = phone(), in_room("say_in_room", "KLMN23", ideas.pk)
    somebody.post(where, {"words": "one"})
    assert "You have written as much as one person can here." in text_of(somebody.post(where, {"words": "two"}))
    type(workshop).objects.update(closed_at=workshop.opened_at)
    page = text_of(Client().post(in_room("room", "KLMN23"), {"name": ""}))
    assert "Nobody can join any more." in page


def test_what_somebody_wrote_before_stands_below_with_why_it_is_not_shown(phone, workshop, in_room, ideas):
    somebody = phone()
    somebody.post(in_room("say_in_room", "KLMN23", ideas.pk), {"words": "a soup round"})
    WorkshopContribution.objects.update(state="refused", reason="names-somebody", reason_words="Leave the name out.")
    type(ideas).objects.update(turn="closed")
    type(workshop).objects.update(closed_at=workshop.opened_at)
    page = text_of(somebody.get(in_room("room", "KLMN23")))
    assert "What you wrote before" in page
    assert "Leave the name out." in page
    said = WorkshopContribution.objects.get()
    assert in_room("take_back_in_room", "KLMN23", ideas.pk, said.pk) in page
    somebody.post(in_room("take_back_in_room", "KLMN23", ideas.pk, said.pk))
    assert "What you wrote before" not in text_of(somebody.get(in_room("room", "KLMN23")))


def test_whoever_comes_after_the_end_is_led_to_the_hall_and_reads_what_came_of_it(client, workshop, in_room, ideas):
    make.WorkshopContributionFactory(
        activity=ideas, words="a soup round", became=InitiativeFactory(programme=workshop.programme)
    )
    assert "became an initiative" not in text_of(client.get(in_room("hall", "KLMN23")))
    type(workshop).objects.update(closed_at=workshop.opened_at)
    page = text_of(client.get(in_room("room", "KLMN23"), follow=True))
    assert "“a soup round” became an initiative." in page
    assert "Your first name, if you like" not in page


def test_words_kept_for_one_seat_do_not_go_out_under_the_next(phone, workshop, in_room, ideas):
    one, other = phone(), phone()
    tag = text_of(one.get(in_room("room", "KLMN23"))).partition('data-seat="')[2].partition('"')[0]
    assert tag
    where, said = in_room("say_in_room", "KLMN23", ideas.pk), {"words": "a soup round", "key": "a", "seat": tag}
    assert not json.loads(text_of(other.post(where, said, **BY_SCRIPT), 410))["kept"]
    assert json.loads(text_of(one.post(where, said, **BY_SCRIPT)))["kept"]


def test_words_in_no_group_do_not_push_the_others_out(phone, workshop, in_room, ideas, dots, monkeypatch):
    monkeypatch.setattr(selectors, "MOST_SHOWN", 2)
    monkeypatch.setattr(results, "MOST_SHOWN", 2)
    make.WorkshopContributionFactory(activity=ideas, words="a choir", group="Music")
    assert [one.words for one in selectors.choices_of(dots)] == ["a choir", "a soup round"]
    assert [one.words for one in selectors.words_of(ideas)] == ["a choir", "a walk"]
    assert [one.words for one in selectors.choices_of_all(workshop)[ideas.pk]] == ["a choir", "a soup round"]
    assert "These are the first 2 of 3." in text_of(Client().get(in_room("hall", "KLMN23")))


def test_a_pile_of_paper_is_no_phone(phone, workshop, in_room):
    phone()
    make.WorkshopSeatFactory(workshop=workshop, paper=True)
    assert "1 phone or tablet is here." in text_of(Client().get(in_room("hall", "KLMN23")))


def test_phones_ask_for_a_few_letters_with_one_query(phone, workshop, in_room, django_assert_max_num_queries):
    somebody = phone()
    with django_assert_max_num_queries(1):
        said = json.loads(text_of(somebody.get(in_room("room_now", "KLMN23"))))
    assert said == {"now": "0"}
    assert somebody.get(in_room("room_now", "ZZZZZZ")).status_code == 404


def test_without_a_seat_even_the_right_code_gets_no_letters(client, workshop, in_room):
    assert client.get(in_room("room_now", "KLMN23")).status_code == 404


def test_a_phone_never_holds_an_old_page_with_a_new_tag(phone, workshop, in_room, ideas, monkeypatch):
    somebody = phone()
    monkeypatch.setattr(selectors, "stirred", lambda _code: "99")
    page = text_of(somebody.get(in_room("room", "KLMN23")))
    assert 'data-now="0"' in page


@pytest.mark.parametrize("code", ["!!! …", "éłж", "٣٤٥"])
def test_a_code_of_signs_only_is_told(client, code):
    page = text_of(client.post(reverse("together:type_code"), {"code": code}))
    assert "Type the code. It has six letters and digits." in page


def test_a_room_and_its_hall_take_the_same_queries_however_much_was_written(
    phone, workshop, in_room, ideas, django_assert_max_num_queries
):
    make.WorkshopContributionFactory.create_batch(20, activity=ideas)
    make.WorkshopSeatFactory.create_batch(5, workshop=workshop)
    somebody = phone()
    for client, name in ((somebody, "room"), (Client(), "hall")):
        with django_assert_max_num_queries(12):
            client.get(in_room(name, "KLMN23"))
