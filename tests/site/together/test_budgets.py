"""A shared budget: projects are handed in and checked, votes are cast in secret, counted once, and explained."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import together as make

from coproduction_star.audit.models import Event
from coproduction_star.data.pabulib import read
from coproduction_star.journeys.decisions.services import declare_interest
from coproduction_star.journeys.models import Decision, Initiative, Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.together.budgets import counting, secrecy, services, voting
from coproduction_star.together.models import Ballot, Budget, BudgetProject, PaperBallot, SpentCode, State, VotingCode
from coproduction_star.ui.models import SentForm
from coproduction_star.ui.resilience.marks import FIELD

pytestmark = pytest.mark.django_db
At = Callable[..., str]


@pytest.fixture(autouse=True)
def _nobody_guessed_before() -> None:
    cache.clear()


@pytest.fixture
def open_vote(inside: Programme) -> Budget:
    inside.published_at = timezone.now()
    inside.save()
    budget = make.BudgetFactory(programme=inside)
    for number, (title, cost) in enumerate((("Bench", 40), ("Pond", 60), ("Swing", 70)), start=1):
        make.BudgetProjectFactory(budget=budget, number=number, title=title, cost=cost)
    return budget


@pytest.fixture
def codes(open_vote: Budget) -> tuple[str, ...]:
    return services.make_codes(budget=open_vote, number=5, by=None)


@pytest.fixture
def over(open_vote: Budget) -> Callable[[], Budget]:
    """The days go by, and the vote is over."""

    def close() -> Budget:
        open_vote.vote_until = timezone.localdate() - dt.timedelta(days=1)
        open_vote.save()
        return open_vote

    return close


def cast(budget: Budget, code: str, *numbers: int, sender: str = "a browser") -> str:
    return voting.cast(budget=budget, choices={str(one): 1 for one in numbers}, code=code, sender=sender)


def declare(programme: Programme, user: Any) -> None:
    member = Membership.objects.get(user=user)
    declare_interest(
        programme=programme, participant_id=member.participant_id, none_to_declare=True, what="", by=user
    )  # fmt: skip


def vote_at(at: At, budget: Budget) -> str:
    return at("vote", budget.pk)


def test_anybody_hands_in_a_project_and_the_team_checks_it(
    inside: Programme, at: At, signed_in: Callable[..., Client]
) -> None:
    inside.published_at = timezone.now()
    inside.save()
    budget = make.BudgetFactory(programme=inside, collecting=True)
    answer = Client().post(
        at("propose_project", budget.pk), {"title": "A bench", "words": "At the stop", "cost": "400"}
    )
    assert answer.status_code == 302
    project = BudgetProject.objects.get(budget=budget)
    assert (project.number, project.state) == (1, State.WAITING)
    said = {"state": "eligible", "cost": "450", "reason": "A builder said so", "equality": "Nobody"}
    answer = signed_in("programme-lead").post(at("check_project", budget.pk, project.pk), said)
    assert answer.status_code == 302
    page = Client().get(at("public_budget", budget.pk)).content.decode()
    assert "£450" in page
    assert "A builder said so" in page


def test_a_project_comes_too_late(open_vote: Budget, at: At) -> None:
    page = Client().post(at("propose_project", open_vote.pk), {"title": "A bench", "cost": "400"})
    assert "The vote is open until" in page.content.decode()
    assert BudgetProject.objects.filter(budget=open_vote).count() == 3


def test_somebody_votes_with_a_code_and_gets_four_words(open_vote: Budget, codes: tuple[str, ...], at: At) -> None:
    client = Client()
    page = client.post(vote_at(at, open_vote), {"projects": ["1", "2"], "code": codes[0].lower().replace("-", " ")})
    assert "You have voted" in page.content.decode()
    assert "star-four__words" in page.content.decode()
    ballot = Ballot.objects.get(budget=open_vote)
    assert ballot.choices == {"1": 1, "2": 1}


def test_the_same_press_twice_is_one_vote_and_another_vote_is_refused(
    open_vote: Budget, codes: tuple[str, ...]
) -> None:
    words = cast(open_vote, codes[0], 1)
    assert cast(open_vote, codes[0], 1) == words
    for numbers, sender in (((2,), "a browser"), ((1,), "another browser")):
        with pytest.raises(voting.NoSuchCode):
            cast(open_vote, codes[0], *numbers, sender=sender)
    assert Ballot.objects.get(budget=open_vote).choices == {"1": 1}


def test_a_guessed_code_and_a_used_one_are_answered_alike(open_vote: Budget, codes: tuple[str, ...], at: At) -> None:
    cast(open_vote, codes[0], 1)
    pages = [
        Client().post(vote_at(at, open_vote), {"projects": ["2"], "code": code}).content.decode()
        for code in (codes[0], "AAAA-BBBB-CCCC")
    ]
    said = "This code cannot vote."
    assert all(said in page for page in pages)
    assert all('value="2" checked' in page.replace("  ", " ") or "checked" in page for page in pages)
    assert Ballot.objects.count() == 1


@pytest.mark.usefixtures("one_moment")
def test_guessing_is_slowed(open_vote: Budget, at: At) -> None:
    client = Client()
    said = {"projects": ["2"], "code": "AAAA-BBBB-CCCC"}
    statuses = [client.post(vote_at(at, open_vote), said).status_code for _time in range(12)]
    assert statuses[:10] == [200] * 10
    assert statuses[-1] == 429
    assert "nothing you typed is lost" in client.post(vote_at(at, open_vote), said).content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"projects": []}, "Choose at least one project."),
        ({"projects": ["9"]}, "cannot be voted on any more"),
        ({"projects": ["1", "2", "3"]}, "You gave 3, and there are 2 to give."),
    ],
)
def test_a_wrong_vote_is_told_plainly_and_keeps_what_was_typed(
    open_vote: Budget, codes: tuple[str, ...], at: At, said: dict[str, Any], words: str
) -> None:
    Budget.objects.filter(pk=open_vote.pk).update(most=2)
    page = Client().post(vote_at(at, open_vote), {**said, "code": codes[0]}).content.decode()
    assert words in page
    assert codes[0] in page
    assert not Ballot.objects.exists()


def test_a_vote_after_the_end_is_not_taken(over: Callable[[], Budget], codes: tuple[str, ...], at: At) -> None:
    page = Client().post(vote_at(at, over()), {"projects": ["1"], "code": codes[0]}).content.decode()
    assert "Nobody can vote now" in page
    assert not Ballot.objects.exists()


def test_a_vote_on_a_project_withdrawn_meanwhile(open_vote: Budget, codes: tuple[str, ...], at: At) -> None:
    services.withdraw_project(project=open_vote.projects.get(number=1), reason="No land", by=None)
    page = Client().post(vote_at(at, open_vote), {"projects": ["1", "2"], "code": codes[0]}).content.decode()
    assert "cannot be voted on any more" in page
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("kind", "said", "choices"),
    [
        ("points", {"points_1": "3", "points_2": "0", "points_3": "2"}, {"1": 3, "3": 2}),
        ("ranking", {"place_1": "2", "place_2": "1"}, {"2": 5, "1": 4}),
    ],
)
def test_points_and_rankings(
    open_vote: Budget, codes: tuple[str, ...], at: At, kind: str, said: dict[str, str], choices: dict[str, int]
) -> None:
    Budget.objects.filter(pk=open_vote.pk).update(vote_kind=kind)
    assert "You have voted" in Client().post(vote_at(at, open_vote), {**said, "code": codes[0]}).content.decode()
    assert Ballot.objects.get().choices == choices


def test_where_people_say_that_they_live_here_each_browser_votes_once(open_vote: Budget, at: At) -> None:
    Budget.objects.filter(pk=open_vote.pk).update(eligibility="place", place_words="in Mill Lane")
    client = Client()
    client.get(vote_at(at, open_vote))
    assert "Tick that you live here" in client.post(vote_at(at, open_vote), {"projects": ["1"]}).content.decode()
    said = {"projects": ["1"], "lives_here": "on"}
    assert "You have voted" in client.post(vote_at(at, open_vote), said).content.decode()
    again = client.post(vote_at(at, open_vote), {"projects": ["2"], "lives_here": "on"}).content.decode()
    assert "voted with this browser already" in again
    assert Ballot.objects.count() == 1


def test_nothing_leads_from_a_vote_to_a_code_or_a_moment(open_vote: Budget, codes: tuple[str, ...]) -> None:
    """The list of codes is not written to by a vote, no event tells of one, and neither table keeps a moment."""
    before = sorted(VotingCode.objects.values_list("pk", "hash", "made_at"))
    events = Event.objects.count()
    cast(open_vote, codes[2], 1)
    assert sorted(VotingCode.objects.values_list("pk", "hash", "made_at")) == before
    assert Event.objects.count() == events
    kept = {field.name: field.get_internal_type() for field in Ballot._meta.get_fields()}
    assert set(kept) == {"id", "organisation", "programme", "budget", "choices", "once", "receipt"}
    ballot = Ballot.objects.get()
    assert ballot.pk.version == 4
    assert ballot.once not in {row[1] for row in before}
    assert codes[2] not in str(vars(ballot))


def test_the_guard_against_sending_twice_notes_no_vote(open_vote: Budget, codes: tuple[str, ...], at: At) -> None:
    """It keeps the moment of each form that has a mark, in their order: a ballot has none."""
    client = Client()
    page = client.get(vote_at(at, open_vote)).content.decode()
    assert 'name="csrfmiddlewaretoken"' in page
    assert f'name="{FIELD}"' not in page
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert "You have voted" in client.post(
        vote_at(at, open_vote), {**sent, "projects": ["1"], "code": codes[0]}
    ).content.decode()  # fmt: skip
    assert not SentForm.objects.exists()
    assert not Session.objects.exists()


def test_counting_cuts_votes_loose_and_writes_them_in_another_order(
    over: Callable[[], Budget], open_vote: Budget, codes: tuple[str, ...]
) -> None:
    for place, code in enumerate(codes):
        cast(open_vote, code, 1 + place % 2, sender=code)
    before = set(Ballot.objects.values_list("pk", flat=True))
    counting.count_now(over().pk)
    assert not before & set(Ballot.objects.values_list("pk", flat=True))
    assert not Ballot.objects.exclude(once=None).exists()
    assert not VotingCode.objects.exists()
    assert Ballot.objects.exclude(receipt=None).count() == 5


def test_the_result_is_published_can_be_counted_again_and_is_confirmed_by_a_person(
    over: Callable[[], Budget], open_vote: Budget, codes: tuple[str, ...], at: At, signed_in: Callable[..., Client]
) -> None:
    for code in codes[:3]:
        cast(open_vote, code, 2, 3)
    for code in codes[3:]:
        cast(open_vote, code, 1)
    over()
    client = signed_in("programme-lead")
    client.post(at("count_votes", open_vote.pk))
    open_vote.refresh_from_db()
    if open_vote.result is None:
        counting.count_now(open_vote.pk)
        open_vote.refresh_from_db()
    assert [one["number"] for one in open_vote.result["winners"]] == [2, 1]
    page = Client().get(at("public_budget", open_vote.pk)).content.decode()
    assert "2 projects win with 5 votes. They cost £100; £0 are left." in page
    file = read(Client().get(at("budget_votes", open_vote.pk)).content.decode())
    assert file.selected == ("1", "2")
    assert len(file.election.ballots) == 5
    assert client.get(at("budget", open_vote.pk)).status_code == 200
    answer = client.post(at("confirm_result", open_vote.pk), follow=True)
    assert "Declare your interests in this programme first" in answer.content.decode()
    assert not Initiative.objects.exists()
    declare(open_vote.programme, answer.wsgi_request.user)
    client.post(at("confirm_result", open_vote.pk))
    assert sorted(Initiative.objects.values_list("title", flat=True)) == ["Bench", "Pond"]
    client.post(at("confirm_result", open_vote.pk))
    assert Initiative.objects.count() == 2
    decision = Decision.objects.get()
    assert decision.what.endswith(": Bench, Pond")
    assert (decision.decided_by, decision.decided_on) == ("Everybody who voted", open_vote.counted_on)
    assert "2 projects win with 5 votes." in decision.why


def test_four_words_tell_what_a_vote_paid_for_and_only_they_do(
    over: Callable[[], Budget], open_vote: Budget, codes: tuple[str, ...]
) -> None:
    words = cast(open_vote, codes[0], 1, 3)
    cast(open_vote, codes[1], 1, 2, sender="another")
    client = Client()
    assert client.get(reverse("together:own_ballot")).status_code == 302
    client.post(reverse("voices:follow"), {"reference": words.replace("-", " ")})
    assert "Your vote is in" in client.get(reverse("together:own_ballot")).content.decode()
    counting.count_now(over().pk)
    client.post(reverse("voices:follow"), {"reference": words.replace("-", " ")})
    page = client.get(reverse("together:own_ballot")).content.decode()
    assert "£20 of your part went to it." in page
    assert "Swing" in page


def test_sheets_count_when_two_people_typed_the_same(
    over: Callable[[], Budget], open_vote: Budget, at: At, signed_in: Callable[..., Client]
) -> None:
    one, other = signed_in("programme-lead"), signed_in("facilitator")
    one.post(at("sheets", open_vote.pk), {"projects": ["1"], "number": "7"})
    other.post(at("sheets", open_vote.pk), {"projects": ["2"], "number": "7"})
    page = one.get(at("sheets", open_vote.pk)).content.decode()
    assert "Not the same" in page
    assert "Bench: 1" in page
    with pytest.raises(counting.SheetsDiffer):
        counting.ask_to_count(budget=over(), by=None)
    other.post(at("sheets", open_vote.pk), {"projects": ["1"], "number": "7"})
    assert "Both typed the same" in one.get(at("sheets", open_vote.pk)).content.decode()
    counting.count_now(open_vote.pk)
    assert [ballot.choices for ballot in Ballot.objects.all()] == [{"1": 1}]
    assert not PaperBallot.objects.exists()


def test_a_code_given_in_for_paper_votes_no_more(open_vote: Budget, codes: tuple[str, ...]) -> None:
    voting.give_in(budget=open_vote, code=codes[0])
    with pytest.raises(voting.NoSuchCode):
        cast(open_vote, codes[0], 1)
    cast(open_vote, codes[1], 1)
    with pytest.raises(voting.NoSuchCode):
        voting.give_in(budget=open_vote, code=codes[1])
    assert SpentCode.objects.count() == 1


def test_the_rules_stand_once_the_vote_has_begun(open_vote: Budget, at: At, signed_in: Callable[..., Client]) -> None:
    client = signed_in("programme-lead")
    page = client.get(at("change_budget", open_vote.pk))
    assert page.status_code == 200
    with pytest.raises(services.VoteHasBegun):
        services.change_budget(budget=open_vote, values={"amount": 5}, by=None)
    with pytest.raises(services.VoteHasBegun):
        services.check_project(project=open_vote.projects.first(), values={"cost": 5}, by=None)


def test_codes_are_shown_once(open_vote: Budget, at: At, signed_in: Callable[..., Client]) -> None:
    client = signed_in("programme-lead")
    page = client.post(at("voting_codes", open_vote.pk), {"number": "3"}).content.decode()
    assert page.count("star-four__words") == 3
    assert "star-four__words" not in client.get(at("voting_codes", open_vote.pk)).content.decode()
    assert VotingCode.objects.count() == 3


def test_a_file_of_votes_is_brought_in_counted_and_written_again(inside: Programme) -> None:
    text = """META
key;value
description;Elsewhere
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
a;60;Hall
b;40;Pond
VOTES
voter_id;vote;sex
1;a;F
2;a,b;M
"""
    budget = counting.bring_votes(programme=inside, text=text, by=None)
    counting.count_now(budget.pk)
    budget.refresh_from_db()
    assert budget.result["ballots"] == 2
    written = read(budget.votes_file)
    assert [one.name for one in written.election.projects] == ["Hall", "Pond"]
    assert "sex" not in budget.votes_file
    with pytest.raises(counting.CannotBring):
        counting.bring_votes(programme=inside, text="META\nkey;value\n", by=None)


def test_a_vote_takes_few_questions_to_the_database(
    open_vote: Budget, codes: tuple[str, ...], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(6):
        cast(open_vote, codes[0], 1)
    assert connection.vendor in {"sqlite", "postgresql"}


def test_hashes_of_a_code_are_of_no_use_to_each_other(open_vote: Budget) -> None:
    listed = secrecy.listed_as(open_vote.pk, "K7PM-2QXD-9RTA")
    once = secrecy.once_for(open_vote.pk, "k7pm 2qxd 9rta")
    assert once == secrecy.once_for(open_vote.pk, "K7PM-2QXD-9RTA")
    assert not set(listed) & set(once)
    assert not set(once) & set(secrecy.once_for(open_vote.programme_id, "K7PM-2QXD-9RTA"))
