"""Somebody without an account: the code is the only key, nothing stays on the phone, and no word is lost."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories.focus_it import ChallengeFactory, rated_matrix
from tests.factories.people import HOSTILE
from tests.site.focus_it.critical_friends.conftest import CODE

from coproduction_star.focus_it.critical_friends import services
from coproduction_star.focus_it.critical_friends.challenging import CHALLENGED
from coproduction_star.focus_it.critical_friends.link_views import WRONG
from coproduction_star.focus_it.critical_friends.selectors import READ_AFTER
from coproduction_star.focus_it.models import Challenge, CriticalFriend, ImpactMatrix

pytestmark = pytest.mark.django_db
SAID = {"concern": "people", "words": "Nobody asked the night shift"}


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def visitor():
    """A browser that checks forms against forgery, as real ones are checked."""
    return Client(enforce_csrf_checks=True)


def text(answer):
    return answer.content.decode()


def over(friend, *, days):
    """As if so many days had gone since the last day for challenges."""
    CriticalFriend.objects.filter(pk=friend.pk).update(until=timezone.localdate() - dt.timedelta(days=days))


def test_the_link_opens_the_draft_line_by_line_for_somebody_nobody_knows(friend, visitor, link, matrix):
    page = text(visitor.get(link()))
    assert "you have no vote, and every challenge gets an answer" in page
    assert "What do we start with?" in page
    for option in matrix.options.all():
        assert page.count(f"Option {option.position}: {option.title.split('<')[0]}") >= 1
    assert "Much better" in page
    assert "Where the number comes from" in page
    assert page.count("Challenge this") == 3 + 2 * 2 + 1
    assert HOSTILE not in page


def test_no_draft_tells_a_rating_while_it_is_open_or_closed(programme, inside, friend, visitor, link, lead):
    rated = rated_matrix(programme)
    CriticalFriend.objects.update(draft_id=rated.pk)
    for closed_at in (None, timezone.now()):
        ImpactMatrix.objects.filter(pk=rated.pk).update(closed_at=closed_at)
        page = text(visitor.get(link()))
        assert "It helps" not in page
        assert "cs-chart" not in page
        assert "Participant" not in page


def test_a_challenge_is_kept_and_shown_on_the_same_page_with_no_cookie_at_all(friend, visitor, link):
    asked = text(visitor.get(link("challenge", "question")))
    assert "Who carries the load?" in asked
    sent = visitor.post(link("challenge", "question"), SAID)
    assert sent["Location"].startswith(f"{link()}?said=sent#challenge-")
    page = text(visitor.get(link() + "?said=sent"))
    assert "Your challenge is with the team" in page
    assert "Nobody asked the night shift" in page
    assert "Waits for an answer" in page
    assert not visitor.cookies
    made = Challenge.objects.get()
    assert (made.friend, made.anchor, made.concern, made.line) == (friend, "question", "people", "The question")


def test_a_challenge_of_an_option_is_about_its_initiative(friend, visitor, link, options):
    visitor.post(link("challenge", f"people-{options[0].pk}"), SAID)
    assert Challenge.objects.get().initiative == options[0].initiative


def test_the_answer_stands_on_the_same_page_with_what_it_said_before(friend, visitor, link, lead):
    made = ChallengeFactory(friend=friend)
    services.answer(challenge=made, title="T", version=1, reply="decline", why="No money", by=lead.user)
    services.answer(
        challenge=made, title="T", version=2, reply="adapt", why="We ask them", reason="They rang us", by=lead.user
    )
    page = text(visitor.get(link()))
    for words in ("Adapted: we change part of it", "We ask them", "They rang us", "No money"):
        assert words in page


def test_a_friend_takes_a_challenge_back_and_the_words_are_gone(friend, visitor, link):
    made = ChallengeFactory(friend=friend, words="I regret this")
    answer = visitor.post(link("take_back", made.pk))
    assert answer["Location"] == f"{link()}?said=back"
    assert "I regret this" not in text(visitor.get(link()))
    assert Challenge.objects.get().words == ""
    assert visitor.post(link("take_back", made.pk)).status_code == 302


def test_nobody_takes_back_what_another_friend_said(friend, visitor, link, matrix):
    other = ChallengeFactory()
    assert visitor.post(link("take_back", other.pk)).status_code == 404
    with scope(organisation=other.organisation_id, programme=other.programme_id):
        assert Challenge.objects.get(pk=other.pk).words


@pytest.mark.parametrize("missing", ["concern", "words"])
def test_what_is_missing_is_asked_for_and_the_rest_stays(friend, visitor, link, missing):
    page = text(visitor.post(link("challenge", "question"), SAID | {missing: ""}))
    assert "There is a problem" in page
    kept = "Nobody asked the night shift" if missing == "concern" else " checked"
    assert kept in page
    assert not Challenge.objects.exists()


def test_a_link_that_ended_says_so_and_whom_to_ask_and_shows_nothing(friend, visitor, link, lead, organisation):
    organisation.contact = "Ring 01234 567890"
    organisation.save()
    services.end(friend=friend, by=lead.user)
    answer = visitor.get(link())
    assert answer.status_code == 410
    page = text(answer)
    assert "ended it, so nothing can be read" in page
    assert "Ring 01234 567890" in page
    for hidden in ("What do we start with?", "Who is missing?", "Ola Outside"):
        assert hidden not in page


def test_words_typed_while_the_link_ended_are_shown_to_be_sent_another_way(friend, visitor, link, lead):
    visitor.get(link("challenge", "question"))
    services.end(friend=friend, by=lead.user)
    answer = visitor.post(link("challenge", "question"), SAID)
    assert answer.status_code == 410
    assert "What you wrote was not sent" in text(answer)
    assert "Nobody asked the night shift" in text(answer)
    assert not Challenge.objects.exists()


def test_after_the_last_day_answers_can_be_read_and_nothing_is_added(friend, visitor, link):
    ChallengeFactory(friend=friend, words="Said in time")
    over(friend, days=1)
    page = text(visitor.get(link()))
    assert "The time for challenges is over" in page
    assert "Said in time" in page
    assert "Challenge this" not in page
    late = text(visitor.post(link("challenge", "question"), SAID))
    assert "The time for challenges ended" in late
    assert "Nobody asked the night shift" in late
    assert Challenge.objects.count() == 1


def test_a_month_later_nothing_opens(friend, visitor, link):
    over(friend, days=READ_AFTER.days)
    assert visitor.get(link()).status_code == 200
    over(friend, days=READ_AFTER.days + 1)
    answer = visitor.get(link())
    assert answer.status_code == 410
    assert "What do we start with?" not in text(answer)


@pytest.mark.parametrize("name", ["", "challenge", "take_back"])
def test_an_unknown_code_is_not_found_and_does_not_lose_words(db, visitor, link, name, organisation):
    more = {"": (), "challenge": ("question",), "take_back": (organisation.pk,)}[name]
    where = link(name, *more, code="WRONG")
    answer = visitor.post(where, SAID) if name else visitor.get(where)
    assert answer.status_code == 404
    assert "We do not know this link" in text(answer)
    assert ("Nobody asked the night shift" in text(answer)) == bool(name)


@pytest.mark.usefixtures("one_moment")
def test_many_wrong_codes_are_slowed_and_so_is_a_flood_of_challenges(friend, visitor, link):
    for number in range(CHALLENGED[0].most):
        visitor.post(link("challenge", "question"), SAID | {"words": f"Doubt {number}"})
    flood = visitor.post(link("challenge", "question"), SAID)
    assert (flood.status_code, bool(flood["Retry-After"])) == (429, True)
    assert "Nobody asked the night shift" in text(flood)
    assert Challenge.objects.count() == CHALLENGED[0].most
    for number in range(WRONG[0].most):
        visitor.get(link(code=f"WRONG-{number}"))
    assert visitor.get(link()).status_code == 429


def test_the_address_is_told_to_nobody(friend, visitor, link):
    for answer in (visitor.get(link()), visitor.get(link(code="WRONG"))):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]


def test_a_code_typed_from_a_card_leads_to_the_draft(friend, visitor, link):
    answer = visitor.post("/t/", {"code": CODE.lower().replace("-", " ")}, follow=True)
    assert "What do we start with?" in text(answer)
    assert "Enter the code." in text(visitor.post("/t/", {"code": ""}))


def test_a_line_that_is_gone_is_not_found_and_what_was_said_about_it_stays(friend, visitor, link):
    ChallengeFactory(friend=friend, anchor="option-gone", line="The old option", words="Too dear")
    page = text(visitor.get(link()))
    assert "lines that are not there any more" in page
    assert "Too dear" in page
    assert visitor.get(link("challenge", "option-gone")).status_code == 404


def test_a_closed_programme_is_read_and_not_challenged(friend, visitor, link, programme):
    programme.closed_at, programme.heard, programme.decided = timezone.now(), "Much", "All"
    programme.save()
    assert "Challenge this" not in text(visitor.get(link()))


def test_names_of_councillors_are_hidden_before_an_election_there_too(friend, visitor, link, matrix, monkeypatch):
    from coproduction_star.journeys import hiding

    monkeypatch.setattr(hiding, "hidden_now", lambda _organisation: hiding.Hidden(
        said={"what do we start with?": "(hidden)"}, pattern=hiding._pattern(["what do we start with?"])))  # fmt: skip
    assert "What do we start with?" not in text(visitor.get(link())).split("<main")[1]
