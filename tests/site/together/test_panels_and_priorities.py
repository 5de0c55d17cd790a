"""Without a vote or without money: a panel gives reasons, places are shared out, and the plan stands beside both."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories import together as make
from tests.factories.journeys import OutcomeFactory
from tests.site.together.test_budgets import declare

from coproduction_star.data.pabulib import read
from coproduction_star.journeys.models import Decision, Initiative, Programme
from coproduction_star.methods.voting import Completion, count
from coproduction_star.together.budgets import counting, panel, voting
from coproduction_star.together.models import Ballot, Budget, BudgetProject, State

pytestmark = pytest.mark.django_db
At = Callable[..., str]
DAY = dt.timedelta(days=1)


@pytest.fixture
def meets(inside: Programme) -> Budget:
    """A budget on which a panel decides, while it meets."""
    inside.published_at = timezone.now()
    inside.save()
    budget = make.BudgetFactory(programme=inside, rule="panel", title="Grants")
    for number, (title, cost) in enumerate((("Bench", 40), ("Pond", 60), ("Swing", 70)), start=1):
        make.BudgetProjectFactory(budget=budget, number=number, title=title, cost=cost)
    return budget


@pytest.fixture
def places(inside: Programme) -> Budget:
    """Two places on a list, while people vote."""
    inside.published_at = timezone.now()
    inside.save()
    budget = make.BudgetFactory(programme=inside, sort="places", amount=2, title="Next year")
    for number, title in enumerate(("Company", "Buses", "Forms"), start=1):
        make.BudgetProjectFactory(budget=budget, number=number, title=title, cost=1)
    return budget


def said(*taken: int, **more: str) -> dict[str, str]:
    answers = {f"taken_{number}": "yes" if number in taken else "no" for number in (1, 2, 3)}
    reasons = {f"reason_{number}": f"Because of {number}" for number in (1, 2, 3)}
    return answers | reasons | {"panel": "Seven residents", "dissent": "One of us wanted the swing"} | more


def test_a_panel_gives_a_reason_for_each_project_and_everybody_reads_them(
    meets: Budget, at: At, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("programme-lead")
    assert client.get(at("panel_decides", meets.pk)).status_code == 200
    answer = client.post(at("panel_decides", meets.pk), said(1, 2), follow=True)
    assert "Written down." in answer.content.decode()
    page = Client().get(at("public_budget", meets.pk)).content.decode()
    for words in (
        "The panel takes 2 projects: £100 of £100.",
        "Seven residents",
        "One of us wanted the swing",
        "Taken: Because of 2",
        "Left: Because of 3",
    ):
        assert words in page
    assert "Voters" not in page
    assert "with your four words" not in page
    declare(meets.programme, answer.wsgi_request.user)
    client.post(at("confirm_result", meets.pk))
    assert sorted(Initiative.objects.values_list("title", flat=True)) == ["Bench", "Pond"]
    decision = Decision.objects.get()
    assert (decision.decided_by, decision.dissent) == ("Seven residents", "One of us wanted the swing")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (said(1, 3), "costs more than there is"),
        (said(1, reason_2=""), "Give the reason."),
        (said(1, taken_3=""), "Say whether the panel takes it."),
        (said(1, panel=""), "Say who sat on the panel."),
    ],
)
def test_what_a_panel_cannot_decide_is_told_and_nothing_typed_is_lost(
    meets: Budget, at: At, signed_in: Callable[..., Client], answers: dict[str, str], words: str
) -> None:
    page = signed_in("programme-lead").post(at("panel_decides", meets.pk), answers).content.decode()
    assert words in page
    assert "Because of 1" in page
    meets.refresh_from_db()
    assert meets.result is None
    assert not BudgetProject.objects.exclude(verdict="").exists()


def test_nobody_votes_where_a_panel_decides(meets: Budget, at: At) -> None:
    with pytest.raises(voting.VoteClosed):
        voting.cast(budget=meets, choices={"1": 1}, code="", sender="a browser")
    assert "Nobody can vote now." in Client().get(at("vote", meets.pk)).content.decode()
    Budget.objects.filter(pk=meets.pk).update(vote_until=timezone.localdate() - DAY)
    meets.refresh_from_db()
    with pytest.raises(counting.NotYet):
        counting.ask_to_count(budget=meets, by=None)


def test_a_panel_decides_once_when_it_meets_and_on_all_that_stands(meets: Budget) -> None:
    verdicts = {number: panel.PanelSays(taken=number == 1, reason="Why") for number in (1, 2, 3)}
    write: dict[str, Any] = {"panel": "Seven residents", "dissent": "", "by": None}
    with pytest.raises(panel.NotForPanel):
        panel.write_down(budget=meets, verdicts={1: verdicts[1]}, **write)
    panel.write_down(budget=meets, verdicts=verdicts, **write)
    with pytest.raises(panel.NotForPanel):
        panel.write_down(budget=meets, verdicts=verdicts, **write)
    waits = make.BudgetFactory(programme=meets.programme, rule="panel", collecting=True)
    with pytest.raises(panel.NotForPanel):
        panel.write_down(budget=waits, verdicts={}, **write)


def test_places_are_shared_out_and_the_file_counts_to_the_same(places: Budget, at: At) -> None:
    owned = {"budget": places, "programme": places.programme, "organisation": places.organisation}
    votes = [{"1": 1, "2": 1}] * 4 + [{"3": 1}] * 4
    Ballot.objects.bulk_create(Ballot(choices=one, **owned) for one in votes)
    counting.count_now(places.pk)
    places.refresh_from_db()
    assert {one["number"] for one in places.result["winners"]} == {1, 3}
    page = Client().get(at("public_budget", places.pk)).content.decode()
    assert "2 projects win with 8 votes: 2 places taken, 0 places left." in page
    assert "£" not in page
    file = read(Client().get(at("budget_votes", places.pk)).content.decode())
    again = count(file.election, completion=Completion.UTILITARIAN)
    assert set(again.ids) == set(file.selected) == {"1", "3"}
    assert "--completion utilitarian" in page


def test_the_outcomes_of_the_programme_are_put_on_the_list_once(
    inside: Programme, at: At, signed_in: Callable[..., Client]
) -> None:
    budget = make.BudgetFactory(programme=inside, sort="places", amount=2, collecting=True)
    wanted = [OutcomeFactory(programme=inside).words for _number in range(3)]
    client = signed_in("programme-lead")
    for _time in range(2):
        client.post(at("put_outcomes_on", budget.pk))
    rows = BudgetProject.objects.filter(budget=budget)
    assert sorted(rows.values_list("title", flat=True)) == sorted(one[:120] for one in wanted)
    assert set(rows.values_list("state", "cost")) == {(State.ELIGIBLE, 1)}
    with pytest.raises(panel.VoteHasBegun):
        panel.put_outcomes_on(budget=make.BudgetFactory(programme=inside), by=None)


def test_a_place_asks_nobody_what_it_costs(inside: Programme, at: At) -> None:
    inside.published_at = timezone.now()
    inside.save()
    budget = make.BudgetFactory(programme=inside, sort="places", collecting=True)
    assert 'name="cost"' not in Client().get(at("propose_project", budget.pk)).content.decode()
    assert Client().post(at("propose_project", budget.pk), {"title": "Company"}).status_code == 302
    assert BudgetProject.objects.get(budget=budget).cost == 1


def test_what_became_of_it_stands_beside_what_people_decided(
    places: Budget, at: At, signed_in: Callable[..., Client]
) -> None:
    project = BudgetProject.objects.get(budget=places, number=1)
    client = signed_in("programme-lead")
    page = client.post(at("say_what_became", places.pk, project.pk), {"words": "Planted"}).content.decode()
    assert "Nothing is decided yet." in page
    assert "Planted" in page
    counting.count_now(places.pk)
    assert "Say what became of it" in client.get(at("budget", places.pk)).content.decode()
    where = at("say_what_became", places.pk, project.pk)
    assert "Say what became of it." in client.post(where, {"words": ""}).content.decode()
    assert client.post(where, {"words": "The plan could not pay for it"}).status_code == 302
    assert "The plan could not pay for it" in Client().get(at("public_budget", places.pk)).content.decode()
