"""What incentives give the Star, the golden thread, search and programs."""

import pytest
from tests.factories.journeys import DecisionFactory, InitiativeFactory
from tests.factories.market_it import IncentivePlanFactory, PlanItemFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.steps import Asked
from coproduction_star.market_it import step
from coproduction_star.market_it.incentives import on_the_star as star
from coproduction_star.market_it.incentives import services

pytestmark = pytest.mark.django_db


def test_the_next_action_is_the_oldest_plan_until_it_is_decided(gate_passed):
    assert star.next_action(gate_passed.programme).title == "decide what is offered"
    assert star.there(gate_passed.programme) == ""
    type(gate_passed).objects.update(decision=DecisionFactory(programme=gate_passed.programme))
    programme = type(gate_passed.programme).objects.get(pk=gate_passed.programme_id)
    assert star.next_action(programme) is None
    assert star.there(programme) == "1 plan of incentives is decided."


def test_a_plan_that_is_begun_says_what_is_next(plan):
    assert star.next_action(plan.programme).title == "finish the plan of incentives"


def told_to(user):
    return [(one.title, one.due) for one in step.waiting_for(user)]


def test_a_plan_waits_for_its_author_until_the_gate_is_passed_and_then_for_who_decides(
    plan, item, lead, member, all_yes, django_assert_num_queries
):
    decider, helper = member("councillor"), member("practitioner")
    type(plan).objects.update(by=helper.user)
    with django_assert_num_queries(1):
        assert told_to(helper.user) == [("Answer the ethics gate of a plan of incentives: More walks", None)]
    assert told_to(decider.user) == []
    services.answer_ethics(plan=plan, version=plan.version, answers=all_yes, by=lead.user)
    assert told_to(helper.user) == []
    assert told_to(decider.user) == [("Decide a plan of incentives: More walks", None)]
    type(plan).objects.update(decision=DecisionFactory(programme=plan.programme))
    assert told_to(decider.user) == []


def test_an_empty_plan_and_one_of_a_programme_in_the_archive_wait_for_nobody(plan, lead, item):
    type(plan).objects.update(by=lead.user)
    type(item).objects.update(withdrawn_at="2026-11-03T09:00:00Z")
    assert told_to(lead.user) == []
    type(item).objects.update(withdrawn_at=None)
    type(plan.programme).objects.filter(pk=plan.programme_id).update(archived_at="2026-11-03T09:00:00Z")
    assert told_to(lead.user) == []


def test_plans_stand_on_the_thread_of_their_initiative(inside, django_assert_num_queries):
    initiative = InitiativeFactory(programme=inside)
    IncentivePlanFactory(programme=inside, initiative=initiative, title="More walks")
    IncentivePlanFactory(programme=inside, initiative=initiative, title="More tea", agreed=True)
    with django_assert_num_queries(1):
        begun, agreed = step.thread(initiative)
    assert (begun.title, begun.when, begun.source) == ("More walks", None, "Incentives: not decided yet")
    assert agreed.when is not None


def test_search_finds_a_plan_for_who_may_see_it(plan, lead, django_assert_num_queries):
    from coproduction_star.organisations.selectors import access_of

    access = access_of(lead)
    with django_assert_num_queries(1):
        found = [finds for finds in step.search(Asked(words=("walk",), access=access)) if finds.rows]
    assert [[one.title for one in finds.rows] for finds in found] == [["More walks"]]


def test_a_program_reads_the_plans_with_what_stands_in_them(plan, item, payment, member):
    type(payment).objects.filter(pk=payment.pk).update(withdrawn_at="2026-11-03T09:00:00Z")
    who = Program(give_token(member("programme-lead").user, scopes=Scope))
    path = f"/api/v1/o/{plan.organisation.slug}/p/{plan.programme.slug}/incentive-plans"
    (held,) = who.get(path).json()["items"]
    assert (held["title"], held["barriers"], held["ethics_passed"]) == ("More walks", ["cost"], False)
    assert [one["words"] for one in held["items"]] == ["Tea after the walk"]
    PlanItemFactory(plan=IncentivePlanFactory(programme=plan.programme))
    assert who.get(path, size=1).json()["total"] == 2
