"""The queue: the oldest first, a reason for a refusal, two moderators at once noticed, appeals to somebody else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import HOSTILE
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.models import Programme
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership
from coproduction_star.voices import services as voices
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.moderation import services
from coproduction_star.voices.versions import ChangedMeanwhile

pytestmark = pytest.mark.django_db
QUEUE = "/o/eastbridge/p/ageing-well/to-check/"
Said = Callable[..., Contribution]


def page_of(response: Any) -> str:
    return response.content.decode()


def browser(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    return client


@pytest.fixture
def moderator(listening_programme: Programme, member: Any) -> Membership:
    return member("moderator")


def decide(client: Client, one: Contribution, deed: str, **more: Any) -> Any:
    return client.post(f"{QUEUE}{one.pk}/", {"deed": deed, "version": one.version, "words": one.words, **more})


def test_the_oldest_is_on_top_and_worries_are_not_there(said: Said, moderator: Membership) -> None:
    newer, older = said(words="Newer words"), said(words="Older words")
    Contribution.objects.filter(pk=older.pk).update(made_at=timezone.now() - dt.timedelta(days=3))
    said(worried=True, words="The child next door")
    said(shown=True, words="Checked words")
    page = page_of(browser(moderator).get(QUEUE))
    assert page.index("Older words") < page.index("Newer words")
    assert "The child next door" not in page
    assert "Checked words" not in page
    assert newer.words in page


def test_the_rules_stand_beside_the_queue_in_both_languages(said: Said, moderator: Membership) -> None:
    one, client = said(words=HOSTILE), browser(moderator)
    for path in (QUEUE, f"{QUEUE}{one.pk}/"):
        page = page_of(client.get(path))
        assert "Show what you do not like" in page
        assert HOSTILE not in page
    client.cookies["language"] = "cy"
    assert "Dangoswch yr hyn nad ydych yn ei hoffi" in page_of(client.get(QUEUE, HTTP_ACCEPT_LANGUAGE="cy"))


def test_showing_lets_others_read_it(said: Said, moderator: Membership) -> None:
    one = said()
    assert decide(browser(moderator), one, "show").status_code == 302
    one.refresh_from_db()
    assert (one.state, one.checked_by) == (State.SHOWN, moderator.user)


WHY = "Bob is the name of the club's dog."


@pytest.mark.parametrize(
    ("mark", "said_first", "freed_by"),
    [
        ("third_person", "or write why nobody can be recognised", {"why_nobody": WHY}),
        ("has_address", "Edit the words first", {"no_address": "on"}),
    ],
)
def test_what_tells_who_somebody_is_is_not_shown_unedited(
    said: Said, moderator: Membership, mark: str, said_first: str, freed_by: dict[str, str]
) -> None:
    one, client = said(state="held", **{mark: True}), browser(moderator)
    assert said_first in page_of(decide(client, one, "show"))
    with pytest.raises(services.StillTells):
        services.show(contribution=one, version=one.version, by=moderator.user)
    one.refresh_from_db()
    assert one.state == State.HELD
    decide(client, one, "show", **freed_by)
    one.refresh_from_db()
    assert (one.state, getattr(one, mark)) == (State.SHOWN, False)


@pytest.mark.parametrize("more", [{"no_address": "on"}, {"why_nobody": "   "}, {"why_nobody": "no"}])
def test_a_tick_or_a_short_word_frees_nobody(said: Said, moderator: Membership, more: dict[str, str]) -> None:
    one = said(state="held", third_person=True)
    assert decide(browser(moderator), one, "show", **more).status_code == 200
    one.refresh_from_db()
    assert one.state == State.HELD


@pytest.mark.parametrize("words", ["Bob drinks", " Bob  drinks ", "Bob at number 9 drinks"])
def test_an_edit_that_takes_nobody_out_is_none(said: Said, moderator: Membership, words: str) -> None:
    one = said(state="held", third_person=True, words="Bob drinks")
    page = page_of(decide(browser(moderator), one, "edit", words=words))
    assert "or write why nobody can be recognised" in page
    one.refresh_from_db()
    assert (one.state, one.words) == (State.HELD, "Bob drinks")


def test_why_nobody_can_be_recognised_stands_in_the_history_and_on_the_page(said: Said, moderator: Membership) -> None:
    one, client = said(state="held", third_person=True, words="Bob is a good dog"), browser(moderator)
    decide(client, one, "show", why_nobody=WHY)
    one.refresh_from_db()
    assert one.why_nobody == WHY
    event = Event.objects.get(verb="voices.nobody_in_it")
    assert event.subject_id == str(one.pk)
    assert WHY in sentence(event)
    assert "the club&#39;s dog" in page_of(client.get(f"{QUEUE}{one.pk}/"))


def test_an_edit_forgets_an_earlier_reason(said: Said, moderator: Membership) -> None:
    one, client = said(state="held", third_person=True, words="Bob is a good dog"), browser(moderator)
    decide(client, one, "show", why_nobody=WHY)
    one.refresh_from_db()
    decide(client, one, "edit", words="He is a good dog")
    one.refresh_from_db()
    assert (one.why_nobody, one.words) == ("", "He is a good dog")


def test_editing_shows_the_rest_and_keeps_the_words_for_the_lead_alone(
    said: Said, moderator: Membership, lead: Membership
) -> None:
    one = said(state="held", third_person=True, words="Bob at the corner drinks")
    client = browser(moderator)
    decide(client, one, "edit", words="A neighbour drinks")
    one.refresh_from_db()
    assert (one.words, one.state, one.edited) == ("A neighbour drinks", State.SHOWN, True)
    assert "Bob at the corner" in page_of(browser(lead).get("/o/eastbridge/p/ageing-well/worries/"))
    for path in (f"{QUEUE}{one.pk}/", QUEUE, "/o/eastbridge/p/ageing-well/said/"):
        assert "Bob at the corner" not in page_of(client.get(path))


def test_the_words_before_editing_go_after_their_days(said: Said, moderator: Membership) -> None:
    one = said(state="held", third_person=True, words="Bob drinks")
    services.edit(contribution=one, version=one.version, words="A neighbour drinks", by=moderator.user)
    today = timezone.localdate()
    assert services.forget_originals(today=today + dt.timedelta(days=30)) == 0
    assert services.forget_originals(today=today + dt.timedelta(days=31)) == 1
    one.refresh_from_db()
    assert one.original == ""


def test_an_edit_that_still_holds_an_address_is_pointed_out(said: Said, moderator: Membership) -> None:
    page = page_of(decide(browser(moderator), said(), "edit", words="Ring 07700 900123"))
    assert "There still seems to be an address" in page
    assert "Ring 07700 900123" in page


def test_a_refusal_needs_a_rule_and_words_for_the_writer(said: Said, moderator: Membership) -> None:
    one, client = said(), browser(moderator)
    page = page_of(decide(client, one, "refuse"))
    assert "Choose the rule it breaks." in page
    assert "Write what the writer reads." in page
    with pytest.raises(services.ReasonMissing):
        services.refuse(contribution=one, version=one.version, reason="", words="x", by=moderator.user)
    decide(client, one, "refuse", reason="unkind", reason_words="Say it without the insult.")
    one.refresh_from_db()
    assert (one.state, one.reason) == (State.REFUSED, "unkind")


def test_two_moderators_at_once_are_told(said: Said, moderator: Membership, member: Any) -> None:
    one, other = said(), member("moderator")
    client = browser(moderator)
    assert client.post(f"{QUEUE}{one.pk}/begin/")["Location"] == f"{QUEUE}{one.pk}/"
    assert "is reading this now" in page_of(browser(other).get(QUEUE))
    assert "is reading this now" not in page_of(client.get(QUEUE))
    decide(client, one, "show")
    page = page_of(decide(browser(other), one, "refuse", reason="advert", reason_words="It sells something."))
    assert "Somebody else changed this while you were reading." in page
    assert "It sells something." in page
    with pytest.raises(ChangedMeanwhile):
        services.hold(contribution=one, version=1, by=other.user)
    one.refresh_from_db()
    assert one.state == State.SHOWN


def test_a_claim_is_over_after_a_while(said: Said, moderator: Membership, member: Any) -> None:
    said(claimed_by=moderator.user, claimed_at=timezone.now() - dt.timedelta(minutes=16))
    assert "is reading this now" not in page_of(browser(member("moderator")).get(QUEUE))


def test_a_moderator_who_sees_a_danger_gives_it_to_the_lead(
    said: Said, moderator: Membership, lead: Membership
) -> None:
    one, client = said(words="He hits her"), browser(moderator)
    decide(client, one, "worry")
    assert "He hits her" not in page_of(client.get(QUEUE))
    assert client.get(f"{QUEUE}{one.pk}/").status_code == 404
    assert list(Message.objects.values_list("user", flat=True)) == [lead.user_id]
    assert "He hits her" in page_of(browser(lead).get(f"/o/eastbridge/p/ageing-well/worries/{one.pk}/"))


@pytest.mark.parametrize(("email", "verb"), [("", "voices.worry_untold"), ("ruth@example.org", "voices.worry_raised")])
def test_the_history_says_whether_a_lead_was_told_of_a_worry(
    said: Said, moderator: Membership, lead: Membership, email: str, verb: str
) -> None:
    lead.user.email = email
    lead.user.save()
    one = said(words="He hits her")
    decide(browser(moderator), one, "worry")
    assert Event.objects.filter(verb__startswith="voices.worry_").values_list("verb", flat=True).get() == verb
    assert Message.objects.exists() == bool(email)


@pytest.fixture
def appealed(said: Said, moderator: Membership) -> Contribution:
    return said(
        state="refused", reason="unkind", reason_words="No.", appeal="It is the name of the place",
        appealed_at=timezone.now(), checked_by=moderator.user,
    )  # fmt: skip


def test_an_appeal_goes_to_another_moderator(appealed: Contribution, moderator: Membership, lead: Membership) -> None:
    client = browser(moderator)
    assert "Leave the second look to somebody else." in page_of(client.get(f"{QUEUE}{appealed.pk}/"))
    decide(client, appealed, "show")
    appealed.refresh_from_db()
    assert appealed.state == State.REFUSED
    other = browser(lead)
    assert "It is the name of the place" in page_of(other.get(f"{QUEUE}{appealed.pk}/"))
    decide(other, appealed, "show")
    appealed.refresh_from_db()
    assert (appealed.state, appealed.appeal_answered_at is None) == (State.SHOWN, False)


def test_the_only_moderator_answers_the_appeal_alone(
    appealed: Contribution, moderator: Membership, lead: Membership
) -> None:
    lead.roles.all().delete()
    decide(browser(moderator), appealed, "refuse", reason="unkind", reason_words="Still no.")
    appealed.refresh_from_db()
    assert appealed.appeal_answered_at is not None
    assert "It is the name of the place" not in page_of(browser(moderator).get(QUEUE))


def test_names_and_contacts_go_90_days_after_the_answer(said: Said) -> None:
    today = timezone.localdate()
    noon = dt.time(12)  # at midnight, summer time would make a day more or less of it
    ago = timezone.make_aware(dt.datetime.combine(today - dt.timedelta(days=91), noon))
    old = said(shown=True, outcome="answered", answer="Yes.", answered_at=ago)
    refused = said(state="refused", reason="advert", checked_at=ago)
    fresh, waiting = said(shown=True, outcome="answered", answer="Yes.", answered_at=timezone.now()), said()
    assert voices.forget_writers(today=today) == 2
    for one, gone in ((old, True), (refused, True), (fresh, False), (waiting, False)):
        one.refresh_from_db()
        assert ((one.name, one.contact) == ("", "")) == gone


def test_a_full_queue_takes_few_queries(said: Said, moderator: Membership, django_assert_max_num_queries: Any) -> None:
    for _number in range(30):
        said()
    client = browser(moderator)
    with django_assert_max_num_queries(14):
        client.get(QUEUE)
