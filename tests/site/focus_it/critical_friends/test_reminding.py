"""The one reminder to friends who were asked and have said nothing: who gets it, who cannot, and who sees that."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.focus_it import ChallengeFactory
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it.asked import RemindedBefore
from coproduction_star.focus_it.critical_friends import services
from coproduction_star.focus_it.models import CriticalFriend, ImpactMatrix
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
TOO_LATE = "There is nobody to remind"


def text(answer):
    return answer.content.decode()


def reminders():
    return list(Message.objects.filter(kind="focus_it.reminder"))


@pytest.fixture
def ask(programme, draft, lead, member):
    """`ask()` asks another member who is a critical friend, and says who and what."""

    def asking(**more):
        person = member("critical-friend")
        until = timezone.localdate() + dt.timedelta(days=7)
        said = {"look_at": f"The money {HOSTILE}", "until": until, "by": lead.user} | more
        friend = services.ask_member(programme=programme, draft=draft, participant=person.participant, **said)
        return person, friend

    return asking


@pytest.fixture
def remind(programme, lead):
    return lambda: services.remind(programme=programme, by=lead.user)


def test_a_member_who_said_nothing_is_written_to_once(ask, remind):
    person, friend = ask()
    assert remind() == 1
    (letter,) = reminders()
    assert letter.user == person.user
    assert str(friend.pk) in letter.text
    with pytest.raises(RemindedBefore):
        remind()
    assert len(reminders()) == 1


def test_whoever_is_asked_later_is_reminded_too_and_nobody_twice(ask, remind):
    ask()
    remind()
    later, _friend = ask()
    assert remind() == 1
    assert later.user in [letter.user for letter in reminders()]
    assert len(reminders()) == 2


def test_the_reminder_is_written_down_and_says_so(ask, remind):
    _person, friend = ask()
    remind()
    event = Event.objects.get(verb="focus_it.friend_reminded")
    assert str(event.subject_id) == str(friend.pk)
    assert "reminded a critical friend who had said nothing yet" in sentence(event)


def test_whoever_said_something_is_left_alone_even_when_it_was_taken_back(ask, remind):
    _one, friend = ask()
    services.take_back(challenge=ChallengeFactory(friend=friend, draft_id=friend.draft_id), by=None)
    with pytest.raises(RemindedBefore):
        remind()


@pytest.mark.parametrize("why", ["ended", "too late", "left", "closed", "draft gone"])
def test_nobody_is_reminded_of_what_they_cannot_do_any_more(why, ask, remind, programme, lead):
    person, friend = ask()
    if why == "ended":
        services.end(friend=friend, by=lead.user)
    elif why == "too late":
        CriticalFriend.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    elif why == "left":
        type(person).objects.filter(pk=person.pk).update(ended_at=timezone.now())
    elif why == "closed":
        type(programme).objects.update(closed_at=timezone.now(), heard="All", decided="Yes")
    else:
        ImpactMatrix.objects.all().delete()
    with pytest.raises(RemindedBefore):
        remind()
    assert reminders() == []


def test_the_letter_comes_in_the_language_of_its_reader(ask, remind):
    person, _friend = ask()
    type(person.user).objects.filter(pk=person.user.pk).update(language="cy")
    remind()
    (letter,) = reminders()
    assert letter.language == "cy"
    assert "critical friend" not in letter.text


def test_a_letter_that_has_not_gone_does_not_go_once_it_is_over(ask, remind, lead):
    _person, friend = ask()
    remind()
    services.end(friend=friend, by=lead.user)
    (letter,) = reminders()
    assert letter.withdrawn_at is not None


def test_whoever_leads_sees_who_is_silent_and_presses_once(ask, here, signed_in):
    ask()
    client = signed_in("facilitator")
    page = text(client.get(here("challenges")))
    assert "1 person who was asked has said nothing yet." in page
    assert "member · has said nothing yet" in page
    assert here("remind_friends") in page
    told = text(client.post(here("remind_friends"), follow=True))
    assert "A reminder goes to 1 person." in told
    assert "has said nothing yet, reminded on" in told
    assert "One reminder is enough." in told
    assert here("remind_friends") not in told
    assert TOO_LATE in text(client.post(here("remind_friends"), follow=True))


def test_a_friend_with_a_link_gets_no_letter_and_the_page_says_how_to_reach_them(friend, here, signed_in):
    client = signed_in("facilitator")
    page = text(client.get(here("challenges")))
    assert "1 person who was asked has said nothing yet." in page
    assert "Whoever has a link and no account gets no reminder" in page
    assert here("renew_friend", friend.pk) in page
    assert here("remind_friends") not in page
    assert TOO_LATE in text(client.post(here("remind_friends"), follow=True))
    assert reminders() == []


def test_nothing_is_said_of_silence_where_everybody_spoke(friend, here, signed_in):
    ChallengeFactory(friend=friend)
    page = text(signed_in("facilitator").get(here("challenges")))
    assert "said nothing" not in page
    assert "link by e-mail · 1 challenge<" in page


@pytest.mark.parametrize("role", ["observer", "critical-friend", "administrator"])
def test_others_neither_see_who_is_silent_nor_remind(role, ask, here, signed_in):
    ask()
    client = signed_in(role)
    assert "said nothing" not in text(client.get(here("challenges")))
    assert client.post(here("remind_friends")).status_code == 403
    assert reminders() == []


def test_the_list_takes_no_more_queries_for_more_friends(ask, here, signed_in, django_assert_max_num_queries):
    for _each in range(5):
        ask()
    client = signed_in("facilitator")
    client.get(here("challenges"))
    with django_assert_max_num_queries(12):
        client.get(here("challenges"))
