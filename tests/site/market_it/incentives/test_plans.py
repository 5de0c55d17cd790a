"""A team says which behaviour of whom it hopes for, and what stops people; nothing given is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.market_it import IncentivePlanFactory, PlanBarrierFactory, PlanItemFactory
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.journeys import steps
from coproduction_star.market_it.incentives import selectors, services
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier

pytestmark = pytest.mark.django_db
WORDS = {
    "title": "More walks", "audience": "users", "who": "People over 65 in Old Town", "what": "Walk with a neighbour",
    "when": "Once a week", "baseline": "5", "hoped_for": "20.5", "unit": "people in a hundred",
    "source": "Our survey in May", "by_when_day": "1", "by_when_month": "5", "by_when_year": "2027",
}  # fmt: skip


def text_of(answer):
    return answer.content.decode()


class TestTheList:
    def test_an_empty_list_says_with_what_a_plan_begins(self, lead_client, team):
        text = text_of(lead_client.get(team()))
        assert "A plan begins with something that people do" in text
        assert "Begin a plan" in text

    def test_a_plan_stands_with_its_behaviour_its_state_and_its_numbers(self, lead_client, team, item, payment):
        services.remove_item(item=payment, by=None)
        text = text_of(lead_client.get(team()))
        assert "More walks" in text
        assert "1 thing in it, 0 offered" in text
        assert "Not decided yet" in text

    def test_an_observer_reads_and_cannot_begin(self, signed_in, team, plan):
        client = signed_in("observer")
        text = text_of(client.get(team()))
        assert "Begin a plan" not in text
        assert client.get(team("new/")).status_code == 403
        assert client.post(team(f"{plan.pk}/change/"), WORDS).status_code == 403

    def test_as_many_queries_for_one_plan_as_for_thirty(self, lead_client, team, item):
        lead_client.get(team())
        with CaptureQueriesContext(
            connection,
        ) as one:
            lead_client.get(team())
        for _each in range(24):
            PlanItemFactory(plan=IncentivePlanFactory(programme=item.programme))
        with CaptureQueriesContext(connection) as many:
            lead_client.get(team())
        assert len(many) <= len(one)


class TestTheBehaviour:
    def test_it_is_written_down_with_its_numbers_and_where_they_come_from(self, lead_client, team, inside):
        lead_client.get(team("new/"))
        answer = lead_client.post(team("new/"), WORDS)
        made = IncentivePlan.objects.get()
        assert answer["Location"] == team(f"{made.pk}/")
        assert (made.baseline, str(made.hoped_for), made.by_when.isoformat()) == (5, "20.50", "2027-05-01")
        text = text_of(lead_client.get(team(f"{made.pk}/")))
        assert "5 people in a hundred (Our survey in May)" in text
        assert "20.5 people in a hundred" in text

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"what": ""}, "A plan is for something people do."),
            ({"who": ""}, "Write who exactly."),
            ({"baseline": "many"}, "Write a number, such as 12 or 12.5."),
            ({"hoped_for": "-1"}, "Write a number of nought or more."),
            ({"unit": ""}, "Write what the numbers count."),
            ({"source": ""}, "Write where the number comes from"),
            ({"by_when_day": "31", "by_when_month": "2"}, "Enter a real date"),
            ({"audience": "everybody"}, "Select a valid choice"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, lead_client, team, inside, change, told):
        lead_client.get(team("new/"))
        text = text_of(lead_client.post(team("new/"), WORDS | change))
        assert told in text
        assert "Once a week" in text
        assert not IncentivePlan.objects.exists()

    def test_two_at_once_see_both_texts_and_the_later_saves_on_purpose(self, lead_client, team, plan):
        path = team(f"{plan.pk}/change/")
        lead_client.get(path)
        services.change_plan(plan=plan, version=1, values={"what": "Dance on Fridays"}, by=None)
        text = text_of(lead_client.post(path, WORDS | {"version": 1}))
        assert "Somebody else changed this while you were writing" in text
        assert "Dance on Fridays" in text
        assert "Walk with a neighbour" in text
        assert lead_client.post(path, WORDS | {"version": 2}).status_code == 302
        plan.refresh_from_db()
        assert plan.what == "Walk with a neighbour"

    def test_a_behaviour_that_changes_goes_through_the_gate_again(self, gate_passed, lead):
        assert gate_passed.ethics_answered_at
        services.change_plan(plan=gate_passed, version=2, values={"what": "Dance"}, by=lead.user)
        gate_passed.refresh_from_db()
        assert gate_passed.ethics_answered_at is None
        assert len(gate_passed.ethics) == 6

    def test_what_people_wrote_is_text_on_the_page(self, lead_client, team, inside):
        made = IncentivePlanFactory(programme=inside)
        PlanBarrierFactory(plan=made)
        PlanItemFactory(plan=made)
        assert HOSTILE not in text_of(lead_client.get(team(f"{made.pk}/")))


class TestBarriers:
    def test_they_are_chosen_from_the_list_and_in_own_words(self, lead_client, team, plan):
        path = team(f"{plan.pk}/barriers/")
        lead_client.get(path)
        said = {"listed": ["cost", "transport"], "words": "The bench is gone", "how": "asked",
                "source": "Twelve people at the lunch club"}  # fmt: skip
        assert lead_client.post(path, said).status_code == 302
        kept = {(one.barrier, one.words, one.how, one.source) for one in PlanBarrier.objects.all()}
        asked = ("asked", "Twelve people at the lunch club")
        assert kept == {("cost", "", *asked), ("transport", "", *asked), ("", "The bench is gone", *asked)}
        text = text_of(lead_client.get(team(f"{plan.pk}/")))
        assert "What is missing: " in text
        assert "What is likely to help: " in text

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ({"how": "team"}, "Choose what stops them, or write it in your own words."),
            ({"words": "Rain", "how": "asked"}, "Write which survey it was, or whom you asked and when."),
            ({"words": "Rain"}, "Say how you know."),
            ({"listed": ["nonsense"], "how": "team"}, "Select a valid choice"),
        ],
    )
    def test_what_is_missing_is_said(self, lead_client, team, plan, said, told):
        path = team(f"{plan.pk}/barriers/")
        lead_client.get(path)
        assert told in text_of(lead_client.post(path, said))
        assert not PlanBarrier.objects.exists()

    def test_what_a_survey_found_is_shown_chosen_and_kept_with_its_numbers(self, lead_client, team, plan, monkeypatch):
        found = (
            steps.AnswerCount("barriers", "no-time", 40, 100, "What can we do?, May 2026", "/x/"),
            steps.AnswerCount("barriers", "cost", 60, 100, "What can we do?, May 2026", "/x/"),
        )
        monkeypatch.setattr(selectors, "answer_counts_of", lambda _programme, _question: found)
        path = team(f"{plan.pk}/barriers/")
        text = text_of(lead_client.get(path))
        assert text.index("60 of 100 named it") < text.index("40 of 100 named it")
        said = {"listed": ["cost"], "how": "survey", "source": "What can we do?, May 2026"}
        lead_client.post(path, said)
        kept = PlanBarrier.objects.get()
        assert (kept.people, kept.of_people) == (60, 100)
        assert "60 of 100 named it" in text_of(lead_client.get(team(f"{plan.pk}/")))

    def test_one_stands_there_once(self, plan, barrier):
        given = {"words": "", "how": "team", "source": "", "by": None}
        assert services.add_barriers(plan=plan, listed=["cost", "transport"], **given) == 1

    def test_one_that_is_taken_out_leaves_what_was_planned_against_it(self, lead_client, team, plan, barrier, item):
        lead_client.post(team(f"{plan.pk}/barriers/{barrier.pk}/remove/"))
        item.refresh_from_db()
        assert item.barrier is None
        assert not PlanBarrier.objects.exists()
        assert lead_client.post(team(f"{plan.pk}/barriers/{barrier.pk}/remove/")).status_code == 404


def test_the_history_says_who_did_what(lead_client, team, plan, item, lead):
    services.remove_item(item=item, by=lead.user)
    services.restore_item(item=item, by=lead.user)
    text = text_of(lead_client.get(team(f"{plan.pk}/history/")))
    assert text.index("back into a plan") < text.index("out of a plan")
    assert Event.objects.filter(verb__startswith="market_it.item").count() == 2
