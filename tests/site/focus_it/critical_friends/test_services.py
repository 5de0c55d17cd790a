"""Asking, challenging, answering: what is kept, who is told, and what goes again."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.focus_it import ChallengeFactory, FriendFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it import step
from coproduction_star.focus_it.critical_friends import on_the_star as friends
from coproduction_star.focus_it.critical_friends import selectors, services
from coproduction_star.focus_it.critical_friends.selectors import Counts, State, state_of
from coproduction_star.focus_it.models import Challenge, CriticalFriend, EarlierAnswer
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.notices.models import Message
from coproduction_star.organisations.participants.moving import move_everything
from coproduction_star.voices.my_data.gathering import about_participant
from coproduction_star.voices.my_data.services import delete_due, erase_participant

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=7)
CODE = re.compile(r"/t/([A-Z0-9-]{19})/")


@pytest.fixture
def until():
    return timezone.localdate() + LATER


@pytest.fixture
def asked(programme, draft, lead, member, until):
    """A member who is a critical friend, and what they were asked."""
    person = member("critical-friend")
    friend = services.ask_member(
        programme=programme,
        draft=draft,
        participant=person.participant,
        look_at="The money",
        until=until,
        by=lead.user,
    )
    return person, friend


def by_link(programme, draft, lead, until, *, email="ola@example.org"):
    return services.ask_by_link(
        programme=programme, draft=draft, name="Ola", email=email, look_at="The money", until=until, by=lead.user
    )


def test_the_code_of_a_link_is_sent_once_and_kept_nowhere(programme, draft, lead, until):
    friend, code = by_link(programme, draft, lead, until)
    letter = Message.objects.get()
    assert CODE.search(letter.text)[1] == code
    assert (letter.to, letter.urgent) == ("ola@example.org", True)
    assert code not in str(list(CriticalFriend.objects.values()))
    assert code not in str(list(Event.objects.values()))
    assert selectors.friend_with_code(code) == friend


def test_without_an_address_no_letter_is_written(programme, draft, lead, until):
    by_link(programme, draft, lead, until, email="")
    assert not Message.objects.exists()


def test_a_member_is_told_where_to_look_and_asked_once(asked, programme, draft, lead, until):
    person, friend = asked
    assert str(friend.pk) in Message.objects.get(user=person.user).text
    with pytest.raises(services.AskedBefore):
        services.ask_member(
            programme=programme, draft=draft, participant=person.participant, look_at="x", until=until, by=lead.user
        )


def test_a_new_link_kills_the_old_one_and_its_letter(programme, draft, lead, until):
    friend, code = by_link(programme, draft, lead, until)
    new = services.renew_link(friend=friend, draft=draft, by=lead.user)
    with pytest.raises(CriticalFriend.DoesNotExist):
        selectors.friend_with_code(code)
    assert selectors.friend_with_code(new) == friend
    assert Message.objects.filter(withdrawn_at__isnull=False).count() == 1


def test_ending_is_at_once_and_what_was_said_stays(friend, draft, lead):
    made = ChallengeFactory(friend=friend)
    services.end(friend=friend, by=lead.user)
    assert state_of(CriticalFriend.objects.get()) == State.ENDED
    with pytest.raises(services.TimeIsOver):
        services.challenge(friend=friend, draft=draft, line=draft.lines[0], concern="other", words="Late", by=None)
    assert list(Challenge.objects.all()) == [made]


def test_whoever_asked_is_told_of_a_challenge_and_not_of_the_name(friend, draft, lead):
    services.challenge(friend=friend, draft=draft, line=draft.lines[0], concern="other", words="Hm", by=None)
    letter = Message.objects.get(user=lead.user)
    assert "Hm" in letter.text
    assert "Ola Outside" not in letter.text + letter.subject
    assert "A critical friend challenged" in sentence(Event.objects.get(verb="focus_it.challenged"))


def test_an_answer_is_told_by_letter_with_its_reason(friend, lead):
    made = ChallengeFactory(friend=friend, words="Carers?")
    services.answer(challenge=made, title="Which first", version=1, reply="accept", why="We ask them", by=lead.user)
    letter = Message.objects.get(to="ola@example.org")
    for words in ("Carers?", "We ask them", "Accepted: we change it"):
        assert words in letter.text
    assert not CODE.search(letter.text)


def test_a_corrected_answer_keeps_what_it_said_and_is_told_again(friend, lead):
    made = ChallengeFactory(friend=friend)
    services.answer(challenge=made, title="T", version=1, reply="decline", why="No", by=lead.user)
    services.answer(challenge=made, title="T", version=2, reply="accept", why="Yes", reason="I erred", by=lead.user)
    before = EarlierAnswer.objects.get()
    assert (before.reply, before.why, before.reason) == ("decline", "No", "I erred")
    assert Message.objects.filter(to="ola@example.org").count() == 2


def test_two_who_answer_at_once_lose_neither(friend, lead):
    made = ChallengeFactory(friend=friend)
    services.answer(challenge=made, title="T", version=1, reply="accept", why="First", by=lead.user)
    with pytest.raises(ChangedMeanwhile):
        services.answer(challenge=made, title="T", version=1, reply="decline", why="Second", by=lead.user)
    assert Challenge.objects.get().why == "First"


def test_what_was_taken_back_is_not_answered_nor_counted(friend, lead, programme):
    made = ChallengeFactory(friend=friend)
    services.take_back(challenge=made, by=None)
    with pytest.raises(services.TakenBack):
        services.answer(challenge=made, title="T", version=2, reply="accept", why="Yes", by=lead.user)
    assert selectors.counts_in(programme) == Counts()


def test_the_database_refuses_an_answer_without_a_reason_and_a_challenge_without_words(friend):
    made = ChallengeFactory(friend=friend)
    for values in ({"reply": "accept"}, {"words": ""}, {"why": "No reply"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Challenge.objects.filter(pk=made.pk).update(**values)
    for values in ({"hash": None}, {"name": ""}, {"delete_after": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CriticalFriend.objects.filter(pk=friend.pk).update(**values)


@pytest.mark.parametrize(
    ("days", "state"), [(0, State.OPEN), (1, State.READING), (30, State.READING), (31, State.EXPIRED)]
)
def test_what_a_friend_may_do_by_the_day(friend, days, state):
    assert state_of(friend, today=friend.until + dt.timedelta(days=days)) == state


# Names go when they are not needed any more, and at once when somebody asks.


def test_a_name_is_taken_away_at_once_with_its_letters_and_the_challenge_stays(programme, draft, lead, until):
    friend, _code = by_link(programme, draft, lead, until)
    made = ChallengeFactory(friend=friend)
    services.answer(challenge=made, title="T", version=1, reply="accept", why="Yes", by=lead.user)
    services.forget_friend(friend=friend, by=lead.user)
    assert not CriticalFriend.objects.exists()
    assert not Message.objects.filter(to="ola@example.org").exists()
    assert Challenge.objects.get().friend is None


def test_names_of_links_go_by_themselves_90_days_after_the_last_day(programme, draft, lead, until):
    friend, _code = by_link(programme, draft, lead, until)
    ChallengeFactory(friend=friend)
    gone_on = until + services.KEPT_AFTER
    assert not delete_due(gone_on).get("focus_it.criticalfriend")
    assert delete_due(gone_on + dt.timedelta(days=1))["focus_it.criticalfriend"] == 1
    assert Challenge.objects.get().words


def test_a_member_takes_away_a_copy_of_what_they_said(asked):
    person, friend = asked
    ChallengeFactory(friend=friend, words="My doubt")
    held = {one.kind: one.rows for one in about_participant(person.participant)}
    assert held["focus_it.challenge"][0]["words"] == "My doubt"
    assert held["focus_it.criticalfriend"][0]["look_at"] == "The money"
    assert "hash" not in held["focus_it.criticalfriend"][0]


def test_erasing_a_member_leaves_the_challenge_without_a_name(asked):
    person, friend = asked
    ChallengeFactory(friend=friend, words="My doubt")
    erase_participant(participant=person.participant, by=None)
    assert not CriticalFriend.objects.exists()
    assert not Message.objects.filter(user=person.user).exists()
    assert Challenge.objects.get().words == "My doubt"


def test_two_rows_of_one_person_become_one_with_all_they_said(asked, lead, organisation):
    person, friend = asked
    winner = ParticipantFactory(organisation=organisation)
    ChallengeFactory(friend=friend)
    move_everything(person.participant, winner, by=lead.user)
    assert Challenge.objects.get().friend.participant == winner


# On the Star.


def test_the_step_says_what_waits_for_the_friend_and_for_whoever_asked(asked, lead):
    person, friend = asked
    (mine,) = step.waiting_for(person.user)
    assert (str(friend.pk) in mine.address, mine.due) == (True, friend.until)
    ChallengeFactory(friend=friend)
    assert list(step.waiting_for(person.user)) == []
    (theirs,) = step.waiting_for(lead.user)
    assert theirs.title.startswith("Answer 1 challenge: ")


def test_the_next_action_is_to_answer(friend, programme, lead):
    assert step.next_action(programme).address.endswith("/matrices/")
    made = ChallengeFactory(friend=friend)
    fresh = type(programme).objects.get(pk=programme.pk)
    assert step.next_action(fresh).address.endswith("?show=open")
    assert friends.there(fresh) == "1 challenge was made. 1 challenge is not answered."
    services.answer(challenge=made, title="T", version=1, reply="accept", why="Yes", by=lead.user)
    fresh = type(programme).objects.get(pk=programme.pk)
    assert step.next_action(fresh).address.endswith("/matrices/")


def test_what_waits_takes_few_queries_however_many_there_are(asked, lead, django_assert_max_num_queries):
    _person, friend = asked
    for _number in range(6):
        ChallengeFactory(friend=FriendFactory(programme=friend.programme, draft_id=friend.draft_id, by=lead.user))
    with scopes_disabled(), django_assert_max_num_queries(5):
        assert len(list(step.waiting_for(lead.user))) == 1
