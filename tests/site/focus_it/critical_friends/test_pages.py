"""The pages inside: asking, the list with its filter, answering; and who sees a name."""

import csv
import io

import pytest
from django.utils import timezone
from tests.factories.focus_it import ChallengeFactory, FriendFactory
from tests.factories.people import HOSTILE
from tests.site.focus_it.critical_friends.conftest import CODE

from coproduction_star.focus_it.critical_friends import services
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
ASK = {"name": "Ola Outside", "email": "", "look_at": "The money"}


def text(answer):
    return answer.content.decode()


def asking(**more):
    day = timezone.localdate() + timezone.timedelta(days=10)
    return ASK | {"until_day": day.day, "until_month": day.month, "until_year": day.year} | more


@pytest.fixture
def ask(here, matrix):
    return here("add_friend", "impact-matrix", matrix.pk)


def test_a_card_is_printed_once_with_the_code_and_its_picture(ask, signed_in, here):
    client = signed_in("facilitator")
    page = text(client.post(ask, asking()))
    assert "Card for Ola Outside" in page
    assert "star-card__code" in page
    assert "star-card__picture" in page
    code = page.split('star-card__code">')[1].split("<")[0]
    assert code not in text(client.get(here("challenges")))


def test_with_an_address_the_link_goes_by_letter(ask, signed_in):
    page = text(signed_in("programme-lead").post(ask, asking(email="ola@example.org"), follow=True))
    assert "The link goes to Ola Outside by e-mail." in page
    assert Message.objects.get().to == "ola@example.org"


def test_a_member_who_is_a_critical_friend_is_chosen_from_the_list(ask, signed_in, member):
    person, other = member("critical-friend"), member("co-producer")
    client = signed_in("facilitator")
    page = text(client.get(ask))
    assert f'value="{person.participant_id}"' in page
    assert f'value="{other.participant_id}"' not in page
    client.post(ask, asking(name="", participant=person.participant_id))
    assert CriticalFriend.objects.get().participant == person.participant
    again = text(client.post(ask, asking(name="", participant=person.participant_id, look_at="Again")))
    assert "They were asked about this draft already." in again


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"name": ""}, "Write the name of the person to ask."),
        ({"look_at": ""}, "Write what they should look at."),
        ({"until_year": 2020}, "Choose a day from today on"),
        ({"until_day": "", "until_month": "", "until_year": ""}, "Enter the last day."),
        ({"email": "nowhere"}, "Enter an e-mail address like"),
    ],
)
def test_asking_says_what_is_missing_and_keeps_the_rest(ask, signed_in, more, told):
    page = text(signed_in("facilitator").post(ask, asking(**more)))
    assert told in page
    assert ("The money" in page) or "look_at" in more
    assert not CriticalFriend.objects.exists()


def test_one_person_at_a_time(ask, signed_in, member):
    person = member("critical-friend")
    page = text(signed_in("facilitator").post(ask, asking(participant=person.participant_id)))
    assert "Ask one person at a time" in page


def test_everyone_reads_challenges_and_only_who_leads_reads_names(friend, here, signed_in):
    ChallengeFactory(friend=friend, words="Carers are missing")
    for role, sees in (
        ("observer", False),
        ("critical-friend", False),
        ("administrator", False),
        ("facilitator", True),
    ):
        page = text(signed_in(role).get(here("challenges")))
        assert "Carers are missing" in page
        assert ("Ola Outside" in page) == sees
        table = text(signed_in(role).get(here("challenges_csv")))
        assert ("Ola Outside" in table) == sees
        assert "ola@example.org" not in page + table


def test_the_list_shows_what_is_asked_for(friend, here, signed_in, lead, matrix):
    done, left = ChallengeFactory(friend=friend, words="Done one"), ChallengeFactory(friend=friend, words="Left one")
    services.answer(challenge=done, title="T", version=1, reply="adapt", why="Part of it", by=lead.user)
    client = signed_in("observer")
    shown = {show: text(client.get(here("challenges") + f"?show={show}")) for show in ("open", "answered", "nonsense")}
    assert ("Left one" in shown["open"], "Done one" in shown["open"]) == (True, False)
    assert ("Left one" in shown["answered"], "Done one" in shown["answered"]) == (False, True)
    assert "Left one" in shown["nonsense"]
    assert "Done one" in shown["nonsense"]
    assert "1 challenge is not answered." in shown["nonsense"]
    assert "Left one" not in text(client.get(here("challenges") + f"?draft={left.pk}"))


def test_the_table_says_what_the_page_shows(friend, here, signed_in, lead):
    done = ChallengeFactory(friend=friend, words="=HYPERLINK(1)")
    services.answer(challenge=done, title="T", version=1, reply="adapt", why="Part of it", by=lead.user)
    answer = signed_in("observer").get(here("challenges_csv"))
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["draft"], row["reply"], row["why"]) == ("What do we start with?", "adapt", "Part of it")
    assert not row["challenge"].startswith("=")


def test_whoever_leads_answers_with_a_reason_and_corrects_it(friend, here, signed_in):
    made = ChallengeFactory(friend=friend)
    client, where = signed_in("facilitator"), here("answer_challenge", made.pk)
    page = text(client.post(where, {"reply": "accept", "why": "", "version": 1}))
    assert "A challenge without a reason given back is not answered." in page
    back = client.post(where, {"reply": "accept", "why": "We ask carers", "version": 1})
    assert back["Location"] == f"{here('challenges')}?draft={made.draft_id}#challenge-{made.pk}"
    again = text(client.post(where, {"reply": "decline", "why": "We cannot", "version": 2}))
    assert "Write why you correct the answer." in again
    client.post(where, {"reply": "decline", "why": "We cannot", "version": 2, "reason": "The budget is gone"})
    page = text(client.get(here("challenges")))
    for words in ("We cannot", "We ask carers", "The budget is gone"):
        assert words in page
    assert HOSTILE not in page


def test_two_who_answer_at_once_see_both_texts(friend, here, signed_in, lead):
    made = ChallengeFactory(friend=friend)
    client, where = signed_in("facilitator"), here("answer_challenge", made.pk)
    services.answer(challenge=made, title="T", version=1, reply="accept", why="First words", by=lead.user)
    mine = {"reply": "decline", "why": "Second words", "version": 1, "reason": "Mine"}
    page = text(client.post(where, mine))
    assert "First words" in page
    assert "Second words" in page
    assert Challenge.objects.get().why == "First words"


def test_what_was_taken_back_while_somebody_answered_loses_no_word(friend, here, signed_in):
    made = ChallengeFactory(friend=friend)
    services.take_back(challenge=made, by=None)
    answer = {"reply": "accept", "why": "Long thought", "version": 1}
    page = text(signed_in("facilitator").post(here("answer_challenge", made.pk), answer))
    assert "It was taken back while you were writing" in page
    assert "Long thought" in page


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("facilitator", True), ("programme-lead", True), ("practitioner", False), ("critical-friend", False)],
)
def test_who_asks_and_answers(role, allowed, friend, here, signed_in, ask):
    made, client = ChallengeFactory(friend=friend), signed_in(role)
    expected = 200 if allowed else 403
    assert client.get(ask).status_code == expected
    assert client.get(here("answer_challenge", made.pk)).status_code == expected
    assert client.post(here("end_friend", friend.pk)).status_code == (302 if allowed else 403)


def test_a_member_reads_challenges_and_takes_back_on_their_own_page_only(here, matrix, member, client_of, signed_in):
    person = member("critical-friend")
    friend = FriendFactory(
        matrix=matrix, participant=person.participant, name="", email="", hash=None, delete_after=None
    )
    client, own = client_of(person), here("friend", friend.pk)
    assert "What do we start with?" in text(client.get(own))
    sent = client.post(here("challenge_line", friend.pk, "impact"), {"concern": "other", "words": "Whose lives?"})
    assert sent["Location"].startswith(f"{own}?said=sent")
    assert "Whose lives?" in text(client.get(own))
    made = Challenge.objects.get()
    assert made.line.startswith("Scale: Lives")
    other = signed_in("critical-friend")
    assert other.get(own).status_code == 403
    assert other.post(here("take_back_challenge", friend.pk, made.pk)).status_code == 403
    client.post(here("take_back_challenge", friend.pk, made.pk))
    assert Challenge.objects.get().words == ""


def test_links_are_ended_renewed_and_taken_away_from_the_list(friend, here, signed_in, client):
    lead = signed_in("facilitator")
    assert "From now on nothing opens" in text(lead.post(here("end_friend", friend.pk), follow=True))
    assert client.get(f"/t/{CODE}/").status_code == 410
    assert "by e-mail" in text(lead.post(here("renew_friend", friend.pk), follow=True))
    assert client.get(f"/t/{CODE}/").status_code == 404
    assert "are gone" in text(lead.post(here("forget_friend", friend.pk), follow=True))
    assert not CriticalFriend.objects.exists()


def test_a_members_row_has_no_link_to_renew_or_take_away(here, matrix, member, signed_in):
    person = member("critical-friend")
    friend = FriendFactory(
        matrix=matrix, participant=person.participant, name="", email="", hash=None, delete_after=None
    )
    client = signed_in("facilitator")
    assert "There is no link to renew" in text(client.post(here("renew_friend", friend.pk), follow=True))
    assert "by erasing them" in text(client.post(here("forget_friend", friend.pk), follow=True))
    assert CriticalFriend.objects.get().hash is None


def test_the_matrix_says_how_many_challenges_wait_and_leads_there(friend, at, matrix, signed_in, ask, here):
    ChallengeFactory(friend=friend)
    page = text(signed_in("facilitator").get(at("matrix", matrix)))
    assert "1 challenge is not answered." in page
    assert f"{here('challenges')}?draft={matrix.pk}" in page
    assert ask in page
    assert ask not in text(signed_in("observer").get(at("matrix", matrix)))


def test_a_friend_finds_what_they_were_asked_on_the_page_of_the_matrix(at, matrix, member, client_of, here):
    person = member("critical-friend")
    friend = FriendFactory(
        matrix=matrix, participant=person.participant, name="", email="", hash=None, delete_after=None
    )
    assert here("friend", friend.pk) in text(client_of(person).get(at("matrix", matrix)))


def test_the_list_takes_few_queries_however_long_and_however_many_kinds_of_draft(
    matrix, here, signed_in, lead, django_assert_max_num_queries
):
    for _number in range(8):
        made = ChallengeFactory(friend=FriendFactory(matrix=matrix))
        services.answer(challenge=made, title="T", version=1, reply="adapt", why="x", by=lead.user)
        services.answer(challenge=made, title="T", version=2, reply="accept", why="y", reason="z", by=lead.user)
    client = signed_in("facilitator")
    client.get(here("challenges"))
    with django_assert_max_num_queries(12):
        client.get(here("challenges"))
