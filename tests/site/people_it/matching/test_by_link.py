"""Somebody who is asked, with nothing but their link: no account, no cookie, no address of anybody."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coproduction_star.people_it.matching import selectors, services
from coproduction_star.people_it.matching.links import code_of
from coproduction_star.people_it.models import AskedPerson, Introduction, MaskedMessage, OfferConsent, Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_before():
    cache.clear()


@pytest.fixture
def people(pair, broker):
    """Whoever gives and whoever gets, both asked."""
    services.approve(
        proposal=selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    rows = AskedPerson.objects.select_related("participant", "programme__organisation")
    return rows.get(gives=True), rows.get(gets=True)


@pytest.fixture
def met(people):
    for one in people:
        services.answer(asked=one, said="yes")
    return people


def page_of(one, name=""):
    return reverse(f"people_it:match_link{'_' if name else ''}{name}", args=(code_of(one.pk),))


def text_of(answer):
    return answer.content.decode()


def test_the_page_asks_and_names_nobody(people):
    giver, getter = people
    answer = Client().get(page_of(giver))
    shown = text_of(answer)
    assert "Yes, I would like this" in shown
    assert getter.participant.name not in shown
    assert "who can mend it" not in shown
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


def test_two_yeses_on_two_phones_introduce_them(people):
    for one in people:
        answer = Client().post(page_of(one, "answer"), {"said": "yes"})
        assert answer.status_code == 302
    assert Introduction.objects.count() == 1
    assert "You are introduced" in text_of(Client().get(page_of(people[0])))


def test_a_no_closes_both_pages_and_says_not_who_it_was(people):
    giver, getter = people
    Client().post(page_of(giver, "answer"), {"said": "no"})
    assert Client().get(page_of(giver)).status_code == 200
    answer = Client().get(page_of(getter))
    assert answer.status_code == 410
    assert "That has nothing to do with you." in text_of(answer)


def test_whatever_else_is_sent_is_no_answer(people):
    Client().post(page_of(people[0], "answer"), {"said": "perhaps"})
    assert {one.said for one in AskedPerson.objects.all()} == {""}


def test_a_message_is_read_by_the_other_without_an_address(met):
    giver, getter = met
    answer = Client().post(page_of(giver, "write"), {"words": "Saturday at the library?"}, follow=True)
    assert "Your message is sent." in text_of(answer)
    shown = text_of(Client().get(page_of(getter)))
    assert "Saturday at the library?" in shown
    assert giver.participant.name not in shown
    assert "ann@example.org" not in shown


def test_an_empty_message_says_so(met):
    assert "Write your message." in text_of(Client().post(page_of(met[0], "write"), {"words": ""}))


def test_words_typed_after_it_is_over_are_shown_back(met):
    giver, getter = met
    OfferConsent.objects.filter(entry__participant=giver.participant).update(taken_back_at=timezone.now())
    answer = Client().post(page_of(getter, "write"), {"words": "When do we meet?"})
    assert answer.status_code == 410
    assert "When do we meet?" in text_of(answer)
    assert not MaskedMessage.objects.exists()


def test_an_address_is_seen_only_when_both_show_theirs(met):
    giver, getter = met
    Client().post(page_of(giver, "contact"), {"shown": "yes"})
    assert "ann@example.org" not in text_of(Client().get(page_of(getter)))
    Client().post(page_of(getter, "contact"), {"shown": "yes"})
    assert "ann@example.org" in text_of(Client().get(page_of(getter)))
    Client().post(page_of(giver, "contact"), {"shown": "no"})
    assert "ann@example.org" not in text_of(Client().get(page_of(getter)))


def test_they_tell_what_came_of_it(met):
    Client().post(page_of(met[0], "tell"), {"happened": "yes", "hours": "2", "was_good": "yes"})
    assert Outcome.objects.get().by is None
    assert "Yes, it took place" in text_of(Client().get(page_of(met[0])))


@pytest.mark.usefixtures("one_moment")
def test_a_wrong_code_opens_nothing_and_many_are_slowed(people):
    wrong = reverse("people_it:match_link", args=("ABCD-EFGH-2345-6789",))
    assert Client().get(wrong).status_code == 404
    for _number in range(10):
        Client().get(wrong)
    assert Client().get(wrong).status_code == 429


def test_the_rest_works_with_a_mark_of_forms_asked_for_strictly(people):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page_of(people[0], "answer"), {"said": "yes"}).status_code == 302
