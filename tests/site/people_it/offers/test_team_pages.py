"""The team answers, lets others read, takes care and types in for others; how to reach people is never on a list."""

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories.people_offers import EntryFactory, LoadLimitFactory, NeedFactory, OfferFactory, RoleWantedFactory

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.notices.models import Message
from coproduction_star.people_it.models import Entry, LoadLimit, Need, Offer, RoleWanted
from coproduction_star.people_it.offers import paper_pages, script_pages, wall
from coproduction_star.people_it.offers.forms import OfferAndAskForm
from coproduction_star.people_it.offers.paper_pages import questions_of
from coproduction_star.voices.contributions.selectors import places_of
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.paper.services import print_copies
from coproduction_star.voices.selectors import listening_of

pytestmark = pytest.mark.django_db
TEAM = "/o/eastbridge/p/ageing-well/people-it/offers/"
ROLES = "/o/eastbridge/p/ageing-well/people-it/roles/"
TYPED = {"channel": "paper", "can": "I can knit", "age": "adult", "agreed": ["introduce"], "name": "Nan Knitter"}
ROLE = {
    "title": "Driver", "words": "Drive people", "people": "2", "until_day": "1", "until_month": "1",
    "until_year": "2099", "whom": "anyone", "youngest": "18",
}  # fmt: skip


def of(thing: Offer | Need, deed: str = "") -> str:
    return f"{TEAM}{'offer' if isinstance(thing, Offer) else 'need'}/{thing.pk}/{deed}"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def broker(signed_in: Any) -> Client:
    return signed_in("broker")


@pytest.fixture
def offer(listening: Programme) -> Offer:
    entry = EntryFactory(
        programme=listening, participant__name="Mo Mender", participant__email="mo@example.org",
        participant__phone="0999", when_safe="Tuesdays",
    )  # fmt: skip
    return OfferFactory(entry=entry)


def test_a_list_tells_nobody_who_it_is(broker: Client, offer: Offer) -> None:
    words = text(broker, TEAM)
    assert "I can mend bicycles" in words
    for hidden in ("Mo Mender", "mo@example.org", "0999"):
        assert hidden not in words


def test_the_list_can_be_narrowed(broker: Client, listening: Programme) -> None:
    OfferFactory(entry__programme=listening, words="I drive a van", kind="tool", code="GAAAA")
    OfferFactory(entry__programme=listening, words="I listen", answered=True, code="GBBBB")
    NeedFactory(entry__programme=listening, words="Company")
    OfferFactory(entry__programme=listening, words="I am past", shown_until=dt.date(2020, 1, 1))
    asked = {
        "": {"I drive a van", "I listen"},
        "?sort=need": {"Company"},
        "?kind=tool": {"I drive a van"},
        "?words=van": {"I drive a van"},
        "?words=gbbbb": {"I listen"},
        "?waiting=on": {"I drive a van"},
        "?state=past": {"I am past"},
        "?sort=nonsense&place=nowhere": {"I drive a van", "I listen"},
    }
    everything = set.union(*asked.values())
    for query, found in asked.items():
        words = text(broker, f"{TEAM}{query}")
        assert {one for one in everything if one in words} == found, query


def test_a_long_list_takes_as_few_queries(
    broker: Client, listening: Programme, django_assert_max_num_queries: Any
) -> None:
    for _time in range(8):
        OfferFactory(entry__programme=listening)
    with django_assert_max_num_queries(16):
        broker.get(TEAM)


def test_only_who_may_sees_who_it_is_and_nobody_the_contact(broker: Client, offer: Offer, signed_in: Any) -> None:
    seen = text(broker, of(offer))
    assert "Mo Mender" in seen
    assert "Tuesdays" in seen
    assert "Mo Mender" not in text(signed_in("practitioner"), of(offer))
    for hidden in ("mo@example.org", "0999"):
        assert hidden not in seen


@pytest.mark.parametrize("role", ["observer", "co-producer", "councillor", "researcher"])
def test_who_only_looks_sees_no_unchecked_offers(offer: Offer, signed_in: Any, role: str) -> None:
    client = signed_in(role)
    assert client.get(TEAM).status_code == 403
    assert client.get(of(offer)).status_code == 403


def test_an_answer_is_written_once_and_a_letter_never_names_the_topic(broker: Client, offer: Offer) -> None:
    type(offer.entry).objects.update(when_safe="")
    broker.post(of(offer), {"deed": "answer", "answer": "We ring the bicycle club.", "version": "1"})
    offer.refresh_from_db()
    assert offer.answer == "We ring the bicycle club."
    letter = Message.objects.get()
    assert letter.to == "mo@example.org"
    for word in ("bicycle", "offer", "Ageing"):
        assert word not in f"{letter.subject} {letter.text}"


BY_HAND = "Tell them yourself that an answer is there"


def test_whoever_named_a_safe_time_is_told_by_hand_and_not_by_letter(broker: Client, offer: Offer) -> None:
    broker.post(of(offer), {"deed": "answer", "answer": "We ring the bicycle club.", "version": "1"})
    assert not Message.objects.exists()
    assert BY_HAND in text(broker, of(offer))
    type(offer.entry).objects.update(when_safe="")
    assert BY_HAND not in text(broker, of(offer))


def test_that_somebody_is_told_by_hand_is_seen_only_by_who_may_see_who_it_is(offer: Offer, signed_in: Any) -> None:
    assert BY_HAND not in text(signed_in("practitioner"), of(offer))


@pytest.mark.parametrize("channel", ["phone", "none", "in-person"])
def test_no_letter_goes_where_that_is_not_safe(broker: Client, offer: Offer, channel: str) -> None:
    type(offer.participant).objects.update(safe_channel=channel)
    broker.post(of(offer), {"deed": "answer", "answer": "Thank you", "version": "1"})
    assert not Message.objects.exists()


def test_the_day_of_the_first_answer_counts(broker: Client, offer: Offer) -> None:
    broker.post(of(offer), {"deed": "answer", "answer": "One", "version": "1"})
    first = Offer.objects.get().answered_at
    broker.post(of(offer), {"deed": "answer", "answer": "Two", "version": "2"})
    assert (Offer.objects.get().answered_at, Offer.objects.get().answer) == (first, "Two")


def test_two_who_answer_at_once_see_both_texts(broker: Client, offer: Offer) -> None:
    broker.post(of(offer), {"deed": "answer", "answer": "First words", "version": "1"})
    words = broker.post(of(offer), {"deed": "answer", "answer": "Second words", "version": "1"}).content.decode()
    assert "First words" in words
    assert "Second words" in words


def test_public_words_go_on_the_board_and_off_it(broker: Client, offer: Offer) -> None:
    broker.post(of(offer), {"deed": "show", "public_words": "Mends bicycles", "version": "1"})
    assert "Mends bicycles" in text(Client(), "/in/eastbridge/ageing-well/offers/")
    broker.post(of(offer, "hide/"))
    assert "Mends bicycles" not in text(Client(), "/in/eastbridge/ageing-well/offers/")


def test_words_that_tell_where_somebody_lives_are_refused_and_kept(broker: Client, offer: Offer) -> None:
    words = "Ring me on 01632 960001"
    answer = broker.post(of(offer), {"deed": "show", "public_words": words, "version": "1"}).content.decode()
    assert "This tells who somebody is or where they live." in answer
    assert words in answer
    assert Offer.objects.get().published_at is None


def test_nothing_is_shown_that_its_author_does_not_agree_to(broker: Client, listening: Programme) -> None:
    offer = OfferFactory(entry=EntryFactory(programme=listening, agreed=()))
    assert "does not agree that others read it" in text(broker, of(offer))
    broker.post(of(offer), {"deed": "show", "public_words": "Mends bicycles", "version": "1"})
    assert Offer.objects.get().published_at is None


def test_what_was_taken_back_is_neither_answered_nor_shown(broker: Client, listening: Programme) -> None:
    offer = OfferFactory(entry__programme=listening, withdrawn_at=timezone.now(), words="")
    answer = broker.post(of(offer), {"deed": "answer", "answer": "Hello", "version": "1"}).content.decode()
    assert "Its author took it back." in answer


def test_care_and_load_are_set_by_who_sees_people(broker: Client, offer: Offer, signed_in: Any) -> None:
    assert signed_in("practitioner").get(of(offer, "care/")).status_code == 403
    broker.post(of(offer, "care/"), {"at_risk": "on", "most_at_once": "0"})
    assert Entry.objects.get().at_risk
    assert LoadLimit.objects.get().most_at_once == 0
    assert "They may be at risk." in text(broker, of(offer))
    broker.post(of(offer, "care/"), {"most_at_once": "3"})
    assert (Entry.objects.get().at_risk, LoadLimit.objects.get().most_at_once) == (False, 3)


def test_a_broker_types_in_for_somebody_and_gets_their_words(broker: Client, listening: Programme) -> None:
    broker.get(f"{TEAM}enter/")
    answer = broker.post(f"{TEAM}enter/", TYPED)
    words = text(broker, answer["Location"])
    assert "Give them these four words" in words
    entry = Entry.objects.get()
    assert (entry.channel, entry.by is not None, entry.participant.name) == ("paper", True, "Nan Knitter")


def test_somebody_the_team_knows_is_chosen_and_not_made_again(broker: Client, offer: Offer) -> None:
    broker.post(f"{TEAM}enter/", TYPED | {"participant": str(offer.participant_id)})
    assert Entry.objects.filter(participant=offer.participant).count() == 2


def test_a_slip_from_the_wall_ties_the_two_together(broker: Client, listening: Programme) -> None:
    wish = NeedFactory(entry__programme=listening, shown=True, code="WABCD")
    broker.post(f"{TEAM}enter/", TYPED | {"about_code": "w abcd"})
    assert Offer.objects.get().in_answer_to == wish
    refused = broker.post(f"{TEAM}enter/", TYPED | {"about_code": "WZZZZ", "can": "I can sew"}).content.decode()
    assert "Nothing hangs on the wall under this code now" in refused
    assert "I can sew" in refused


def test_the_words_on_a_paper_slip_open_what_was_typed_in(broker: Client, listening: Programme) -> None:
    (words,) = print_copies(programme=listening, kind="offers", copies=1)
    broker.post(f"{TEAM}enter/", TYPED | {"slip_words": words})
    assert Client().post("/r/", {"reference": words})["Location"] == "/r/offers/"
    again = broker.post(f"{TEAM}enter/", TYPED | {"slip_words": words, "can": "Again"}).content.decode()
    assert "or it was typed in before" in again


def test_a_worry_typed_in_goes_to_the_lead_only(broker: Client, listening: Programme) -> None:
    broker.post(f"{TEAM}enter/", TYPED | {"worry": "on"})
    assert not Entry.objects.exists()
    assert Contribution.objects.get().worry


def test_a_role_is_written_changed_closed_and_read_by_anyone(broker: Client, listening: Programme) -> None:
    broker.post(f"{ROLES}new/", ROLE)
    role = RoleWanted.objects.get()
    assert "Driver" in text(Client(), "/in/eastbridge/ageing-well/offers/")
    broker.post(f"{ROLES}{role.pk}/", ROLE | {"title": "Van driver", "version": "1"})
    assert "Van driver" in text(broker, ROLES)
    broker.post(f"{ROLES}{role.pk}/close/")
    assert "Van driver" not in text(Client(), "/in/eastbridge/ageing-well/offers/")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"whom": "children", "one_to_one": "on"}, "Nobody is alone with a child"),
        ({"until_year": "2020"}, "This day has passed."),
        ({"people": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_role_that_cannot_be_is_refused(broker: Client, listening: Programme, answers: Any, said: str) -> None:
    words = broker.post(f"{ROLES}new/", ROLE | answers).content.decode()
    assert said in words
    assert "Drive people" in words


def test_the_wall_is_a_sheet_of_what_anyone_may_read(broker: Client, listening: Programme) -> None:
    OfferFactory(entry__programme=listening, shown=True)
    RoleWantedFactory(programme=listening)
    LoadLimitFactory(participant__organisation=listening.organisation)
    answer = broker.get(f"{TEAM}wall.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_wall_stays_on_one_sheet_however_much_is_written(listening: Programme) -> None:
    long = "We mend bicycles and show others how it is done, on any day of the week. " * 4
    for _time in range(wall.MOST):
        OfferFactory(entry__programme=listening, shown=True, public_words=long[:300])
        NeedFactory(entry__programme=listening, shown=True, public_words=long[:300])
    offers, needs = Offer.objects.select_related("place"), Need.objects.select_related("place")
    sheet = wall.wall_sheet(
        listening, offers=list(offers), needs=list(needs), listening=listening_of(listening),
        today=dt.date(2026, 11, 26), hidden=Hidden(),
    )  # fmt: skip
    assert sheet.count(b"/Type/Page/") == 1


def test_an_empty_wall_asks_for_the_first(broker: Client, listening: Programme) -> None:
    with scope(organisation=listening.organisation_id, programme=listening.pk):
        assert broker.get(f"{TEAM}wall.pdf").content.startswith(b"%PDF")


class TestTheScript:
    def test_says_every_question_of_the_form_and_in_which_box_it_goes(
        self, broker: Client, listening: Programme
    ) -> None:
        page = html.unescape(broker.get(f"{TEAM}script/").content.decode())
        form = OfferAndAskForm(places=places_of(listening), alone_from=listening.organisation.alone_from)
        asked = dict(questions_of(form))
        assert set(asked) >= {"can", "want", "age", "parent", "agreed", "worry"}
        for name, question in asked.items():
            assert str(script_pages.SAID[name]) in page
            assert f"Question on the form: {question.label}" in page
        for box in asked["agreed"].boxes:
            assert box in page

    def test_has_words_for_whatever_the_form_can_ask(self) -> None:
        assert set(script_pages.SAID) == set(paper_pages.ASKED)
        assert set(script_pages.DO) | set(script_pages.ONLY_IF) <= set(paper_pages.ASKED)

    def test_asks_the_age_and_the_parent_before_anything_is_typed(self, broker: Client, listening: Programme) -> None:
        page = broker.get(f"{TEAM}script/").content.decode()
        assert page.index("How old are you?") < page.index("Is a parent or guardian with you?")
        assert page.index("Is a parent or guardian with you?") < page.index("What can you offer?")
        assert "Only under 13." in page

    def test_leads_to_the_form_with_the_phone_chosen(self, broker: Client, listening: Programme) -> None:
        page = broker.get(f"{TEAM}script/").content.decode()
        assert f'href="{TEAM}enter/?channel=phone"' in page
        form = broker.get(f"{TEAM}enter/?channel=phone").content.decode()
        assert re.search(r'value="phone"[^>]* checked', form)
        assert f'href="{TEAM}script/"' in form

    def test_is_not_for_who_only_looks(self, signed_in: Any, listening: Programme) -> None:
        assert signed_in("observer").get(f"{TEAM}script/").status_code == 403
