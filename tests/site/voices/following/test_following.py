"""Following one's own words: what the four words open, what they never show, and what one may do with them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE

from coproduction_star.data.reference_words import reference_words
from coproduction_star.journeys.models import Decision, Programme, Promise, Status
from coproduction_star.voices.following.services import TooLate, correct
from coproduction_star.voices.limits import WRONG_IN_ALL
from coproduction_star.voices.models import AnswerKind, Contribution, State
from coproduction_star.voices.references import LENGTH

pytestmark = pytest.mark.django_db
WORDS = "apple river lamp garden"
Said = Callable[..., Contribution]


def page_of(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def follower() -> Callable[[], Client]:
    """A browser in which the four words were just typed."""

    def make() -> Client:
        client = Client()
        answer = client.post("/r/", {"reference": WORDS})
        assert answer["Location"] == "/r/yours/"
        return client

    return make


def test_the_words_open_ones_own_words_and_status(said: Said, follower: Any) -> None:
    said(reference=WORDS, words=f"Benches please {HOSTILE}")
    response = follower().get("/r/yours/")
    page = page_of(response)
    assert "Benches please" in page
    assert HOSTILE not in page
    assert "You get an answer by this day." in page
    assert "no-store" in response["Cache-Control"]


def test_names_and_contacts_are_never_shown_back(said: Said, follower: Any) -> None:
    said(reference=WORDS, name="Rosa Marsh", contact="rosa@example.org", words="Benches")
    page = page_of(follower().get("/r/yours/"))
    assert "Rosa Marsh" not in page
    assert "rosa@example.org" not in page


def test_nothing_is_open_without_the_words(said: Said) -> None:
    said(reference=WORDS)
    for path in ("/r/yours/", "/r/yours/change/", "/r/yours/take-back/", "/r/yours/look-again/"):
        assert Client().get(path)["Location"] == "/r/"


def test_a_forged_ticket_opens_nothing(said: Said, follower: Any) -> None:
    one = said(reference=WORDS)
    client = follower()
    client.cookies["following"] = "x" + client.cookies["following"].value
    assert client.get("/r/yours/").status_code == 302
    assert one.words


def test_a_wrong_and_a_withdrawn_reference_look_the_same(said: Said, follower: Any) -> None:
    said(reference=WORDS)
    client = follower()
    client.post("/r/yours/take-back/")
    gone = Client().post("/r/", {"reference": WORDS})
    wrong = Client().post("/r/", {"reference": "lamp garden apple river"})

    def plain(response: Any) -> list[str]:
        marks = ("csrfmiddlewaretoken", 'name="once"', "nonce", "lamp")
        return [line for line in page_of(response).splitlines() if not any(mark in line for mark in marks)]

    assert gone.status_code == wrong.status_code == 200
    assert plain(gone) == plain(wrong)
    assert client.get("/r/yours/").status_code == 302


def test_guessing_is_stopped_for_an_address_but_not_for_others(said: Said, one_moment: None) -> None:
    said(reference=WORDS)
    guesser = Client(REMOTE_ADDR="192.0.2.1")
    for number in range(10):
        assert guesser.post("/r/", {"reference": f"wrong {number}"}).status_code == 200
    stopped = guesser.post("/r/", {"reference": WORDS})
    assert stopped.status_code == 429
    assert "Too many wrong words were tried." in page_of(stopped)
    assert WORDS in page_of(stopped)
    assert Client(REMOTE_ADDR="192.0.2.2").post("/r/", {"reference": WORDS}).status_code == 302


def test_guessing_from_many_addresses_is_slowed_for_all(said: Said, one_moment: None) -> None:
    said(reference=WORDS)
    for _guess in range(WRONG_IN_ALL.most - 1):
        WRONG_IN_ALL.count()
    assert Client(REMOTE_ADDR="192.0.2.2").post("/r/", {"reference": WORDS}).status_code == 302
    Client(REMOTE_ADDR="192.0.2.1").post("/r/", {"reference": "one more guess"})
    assert Client(REMOTE_ADDR="192.0.2.2").post("/r/", {"reference": WORDS}).status_code == 429


def test_a_guesser_who_never_stops_needs_years(said: Said) -> None:
    """At the rate we allow, with a hundred thousand references living, to hit one of them on average."""
    chance = 100_000 / len(reference_words()) ** LENGTH
    guesses_a_year = WRONG_IN_ALL.most * 365 * 24 * 3600 / WRONG_IN_ALL.seconds
    assert 1 / (chance * guesses_a_year) > 1


def test_right_words_are_never_counted(said: Said) -> None:
    said(reference=WORDS)
    for _again in range(15):
        assert Client().post("/r/", {"reference": WORDS}).status_code == 302


def test_a_slip_of_the_pen_is_pointed_out(said: Said) -> None:
    page = page_of(Client().post("/r/", {"reference": "aple river lamp garden"}))
    assert "Not a word we give out: “aple”" in page


def test_words_can_be_changed_and_are_checked_again(said: Said, follower: Any) -> None:
    one = said(reference=WORDS, shown=True)
    client = follower()
    assert one.words.split(" <")[0] in page_of(client.get("/r/yours/change/"))
    assert "Write your words." in page_of(client.post("/r/yours/change/", {"words": ""}))
    client.post("/r/yours/change/", {"words": "Benches with a back"})
    one.refresh_from_db()
    assert (one.words, one.state) == ("Benches with a back", State.WAITING)
    client.post("/r/yours/change/", {"words": "Ring me on 07700 900123"})
    one.refresh_from_db()
    assert one.state == State.HELD


def test_an_answered_one_is_not_changed_any_more(said: Said, follower: Any) -> None:
    one = said(reference=WORDS, shown=True, outcome="answered", answer="Yes.", answered_at=timezone.now())
    follower().post("/r/yours/change/", {"words": "Something else"})
    with pytest.raises(TooLate):
        correct(contribution=one, words="Something else")
    one.refresh_from_db()
    assert one.words != "Something else"


def test_taking_back_erases_at_once_and_says_what_stays(
    said: Said, follower: Any, listening_programme: Programme
) -> None:
    became = InitiativeFactory(programme=listening_programme, title="Benches on the High Street")
    one = said(reference=WORDS, shown=True, initiative=became, original="Old words")
    client = follower()
    assert "Benches on the High Street" in page_of(client.get("/r/yours/take-back/"))
    client.post("/r/yours/take-back/")
    one.refresh_from_db()
    assert one.state == State.WITHDRAWN
    assert (one.words, one.original, one.name, one.contact, one.appeal) == ("", "", "", "", "")
    assert one.initiative == became


def test_a_worry_shows_no_words_and_cannot_be_taken_back(said: Said, follower: Any) -> None:
    one = said(reference=WORDS, worried=True, words="The child next door")
    client = follower()
    page = page_of(client.get("/r/yours/"))
    assert "The child next door" not in page
    assert "was told at once" in page
    for path in ("change", "take-back", "look-again"):
        assert client.post(f"/r/yours/{path}/", {"words": "x"})["Location"] == "/r/yours/"
    one.refresh_from_db()
    assert one.words == "The child next door"


def test_a_refusal_gives_its_reason_and_can_be_appealed_once(said: Said, follower: Any) -> None:
    one = said(reference=WORDS, state="refused", reason="unkind", reason_words="Please say it without the insult.")
    client = follower()
    page = page_of(client.get("/r/yours/"))
    assert "it attacks or insults people" in page
    assert "Please say it without the insult." in page
    assert "Write why it should be shown." in page_of(client.post("/r/yours/look-again/", {"words": ""}))
    client.post("/r/yours/look-again/", {"words": "It is no insult, it is the name of the place"})
    one.refresh_from_db()
    assert one.appealed_at
    assert "Somebody will look at it again." in page_of(client.get("/r/yours/"))
    client.post("/r/yours/look-again/", {"words": "Again"})
    one.refresh_from_db()
    assert one.appeal.startswith("It is no insult")


@pytest.fixture
def plan(listening_programme: Programme) -> Any:
    """An initiative with a decision and promises, and names of people in them."""
    of = {"organisation": listening_programme.organisation, "programme": listening_programme}
    made = InitiativeFactory(programme=listening_programme, title="Benches on the High Street")
    Decision.objects.create(
        **of, initiative=made, what="Build four benches", why="People cannot rest", decided_by="Cllr Bill Harker",
        decided_on=dt.date(2026, 11, 1), dissent="Ian Petrie disagreed",
    )  # fmt: skip
    Promise.objects.create(
        **of, initiative=made, what="Order the wood", who_in_words="Tom Okafor", due_on=dt.date(2026, 10, 1),
        kept="broken", judged_on=dt.date(2026, 10, 2),
    )  # fmt: skip
    return made


def test_the_way_goes_on_to_decision_and_promise_without_names(said: Said, follower: Any, plan: Any) -> None:
    said(
        reference=WORDS, shown=True, outcome=AnswerKind.USED, answer="Good idea.", answered_at=timezone.now(),
        initiative=plan,
    )  # fmt: skip
    page = page_of(follower().get("/r/yours/"))
    for words in ("We use it.", "Benches on the High Street", "Build four benches", "People cannot rest",
                  "Order the wood", "Broken"):  # fmt: skip
        assert words in page
    for name in ("Bill Harker", "Tom Okafor", "Ian Petrie"):
        assert name not in page


def test_where_it_stopped_and_why_is_said(said: Said, follower: Any, plan: Any) -> None:
    plan.status = Status.STOPPED
    plan.save()
    one = said(shown=True, initiative=plan)
    said(
        reference=WORDS, shown=True, outcome=AnswerKind.MERGED, answer="See there.", answered_at=timezone.now(),
        merged_with=one,
    )  # fmt: skip
    page = page_of(follower().get("/r/yours/"))
    assert "we put the two together" in page
    assert "It stopped" in page
    assert "The last decision says why: People cannot rest" in page


def test_not_used_says_why_and_a_late_answer_says_sorry(said: Said, follower: Any) -> None:
    one = said(reference=WORDS, shown=True, answer_due=dt.date(2020, 1, 1))
    client = follower()
    assert "We are late, and we are sorry." in page_of(client.get("/r/yours/"))
    Contribution.objects.filter(pk=one.pk).update(
        outcome=AnswerKind.NOT_USED, answer="The ground is too wet.", answered_at=timezone.now()
    )
    page = page_of(client.get("/r/yours/"))
    assert "We do not use it, and this is why:" in page
    assert "The ground is too wet." in page
    assert "Ends here" in page


def test_the_page_takes_few_queries(said: Said, follower: Any, plan: Any, django_assert_max_num_queries: Any) -> None:
    said(reference=WORDS, shown=True, initiative=plan)
    client = follower()
    with django_assert_max_num_queries(12):
        client.get("/r/yours/")


def test_closing_it_on_a_shared_computer_forgets_everything(said: Said, follower: Any) -> None:
    said(reference=WORDS)
    client = follower()
    client.post("/r/close/")
    assert client.get("/r/yours/")["Location"] == "/r/"
