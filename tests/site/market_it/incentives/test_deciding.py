"""Nothing is offered before its warning was read and somebody decided; no entitlement is touched."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.market_it import PlanItemFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.journeys.decisions.services import correct_decision, declare_interest
from coproduction_star.journeys.models import Decision, DutyKind
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.market_it import step
from coproduction_star.market_it.incentives import services
from coproduction_star.market_it.models import PlanItem

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 3)
DECISION = {"what": "We offer tea", "why": "They asked for it", "decided_by": "The group", "decided_on": DAY}
ITEM = {
    "words": "Tea after the walk", "audience": "users", "phase": "start", "polarity": "incentive",
    "cost_pence": "£1,250.50", "who_pays": "The council", "leaves_entitlements": "on",
}  # fmt: skip


def text_of(answer):
    return answer.content.decode()


class TestWhatIsOffered:
    def test_it_is_put_in_with_its_cost_in_pence(self, lead_client, team, plan):
        path = team(f"{plan.pk}/items/")
        lead_client.get(path)
        assert lead_client.post(path, ITEM).status_code == 302
        made = PlanItem.objects.get()
        assert (made.cost_pence, made.incentive, made.is_payment) == (125050, "", False)
        assert "£1,250.50, paid by The council" in text_of(lead_client.get(team(f"{plan.pk}/")))

    @pytest.mark.parametrize("amount", ["ten", "-5", "1.234", "NaN", "inf", "9999999999999"])
    def test_an_amount_that_is_none_is_refused_and_nothing_is_lost(self, lead_client, team, plan, amount):
        path = team(f"{plan.pk}/items/")
        lead_client.get(path)
        text = text_of(lead_client.post(path, ITEM | {"cost_pence": amount}))
        assert "Write an amount in pounds" in text
        assert "Tea after the walk" in text
        assert f'value="{amount}"' in text

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"words": ""}, "Write what you offer."),
            ({"cost_pence": ""}, "Write what it costs, or say below why nobody knows yet."),
            ({"polarity": "deterrent"}, "Write how somebody says that it is unfair"),
            ({"phase": ""}, "Choose when it helps."),
        ],
    )
    def test_what_is_missing_is_said(self, lead_client, team, plan, change, told):
        path = team(f"{plan.pk}/items/")
        lead_client.get(path)
        assert told in text_of(lead_client.post(path, ITEM | change))

    def test_a_line_of_the_menu_is_the_beginning_and_one_worth_money_warns_at_once(self, lead_client, team, plan):
        path = team(f"{plan.pk}/items/?from=I01")
        text = text_of(lead_client.get(path))
        assert 'value="Costs paid back at once"' in text
        assert "This could change somebody’s benefits or tax" in text
        assert 'name="is_payment"' not in text
        lead_client.post(path, ITEM)
        made = PlanItem.objects.get()
        assert (made.incentive, made.is_payment) == ("I01", True)

    def test_it_is_taken_out_and_comes_back_with_one_press(self, lead_client, team, plan, item):
        where = lead_client.post(team(f"{plan.pk}/items/{item.pk}/remove/"))["Location"]
        text = text_of(lead_client.get(where))
        assert "You removed “Tea after the walk”." in text
        lead_client.post(team(f"{plan.pk}/items/{item.pk}/restore/"))
        assert "Tea after the walk" in text_of(lead_client.get(team(f"{plan.pk}/")))

    def test_a_made_up_address_of_what_was_removed_shows_the_plan(self, lead_client, team, plan):
        assert lead_client.get(team(f"{plan.pk}/?removed=nothing")).status_code == 200

    def test_two_at_once_see_both_texts(self, lead_client, team, plan, item):
        path = team(f"{plan.pk}/items/{item.pk}/change/")
        lead_client.get(path)
        services.change_item(item=item, version=1, values={"words": "Soup instead"}, by=None)
        text = text_of(lead_client.post(path, ITEM | {"version": 1, "words": "Cake instead"}))
        assert "Soup instead" in text
        assert "Cake instead" in text
        lead_client.post(path, ITEM | {"version": 2, "words": "Cake instead"})
        item.refresh_from_db()
        assert item.words == "Cake instead"

    def test_what_is_changed_is_offered_and_warned_about_anew(self, plan, payment, lead):
        services.acknowledge_warning(item=payment, version=1, by=lead.user)
        services.change_item(item=payment, version=2, values={"words": "A bigger voucher"}, by=lead.user)
        payment.refresh_from_db()
        assert (payment.warned_at, payment.warned_by, payment.offered_on) == (None, None, None)


class TestTheWarning:
    def test_it_is_read_and_who_read_it_is_kept(self, lead_client, team, plan, payment):
        path = team(f"{plan.pk}/items/{payment.pk}/warning/")
        text = text_of(lead_client.get(path))
        assert "What we do not know" in text
        lead_client.post(path, {"version": 1, "read": "on"})
        payment.refresh_from_db()
        assert payment.warned_by is not None
        assert "Read by" in text_of(lead_client.get(team(f"{plan.pk}/")))

    def test_without_the_tick_it_is_not_read(self, lead_client, team, plan, payment):
        path = team(f"{plan.pk}/items/{payment.pk}/warning/")
        lead_client.get(path)
        assert "Read the warning, then tick the box." in text_of(lead_client.post(path, {"version": 1}))
        payment.refresh_from_db()
        assert payment.warned_at is None

    def test_of_what_was_changed_meanwhile_it_is_read_anew(self, lead_client, team, plan, payment):
        path = team(f"{plan.pk}/items/{payment.pk}/warning/")
        lead_client.get(path)
        services.change_item(item=payment, version=1, values={"words": "Cash"}, by=None)
        assert lead_client.post(path, {"version": 1, "read": "on"}).status_code == 200
        payment.refresh_from_db()
        assert payment.warned_at is None

    def test_of_tea_there_is_none(self, plan, item, lead):
        with pytest.raises(services.NoPayment):
            services.acknowledge_warning(item=item, version=1, by=lead.user)


class TestTheGate:
    def answers(self, plan, **more):
        from coproduction_star.market_it.incentives.ethics import questions

        return {**{one.id: "yes" for one in questions()}, "version": plan.version, **more}

    def test_six_times_yes_passes(self, lead_client, team, plan):
        path = team(f"{plan.pk}/ethics/")
        lead_client.get(path)
        lead_client.post(path, self.answers(plan))
        plan.refresh_from_db()
        assert plan.ethics_answered_at
        assert plan.ethics_by is not None

    @pytest.mark.parametrize("answer", ["no", "unsure"])
    def test_anything_else_is_kept_and_does_not_pass(self, lead_client, team, plan, answer):
        path = team(f"{plan.pk}/ethics/")
        lead_client.get(path)
        lead_client.post(path, self.answers(plan, fair=answer, **{"fair-words": "People with a wheelchair"}))
        plan.refresh_from_db()
        assert plan.ethics_answered_at is None
        assert plan.ethics["fair"] == {"answer": answer, "words": "People with a wheelchair"}
        assert "People with a wheelchair" in text_of(lead_client.get(path))

    def test_a_question_left_out_is_asked_again(self, lead_client, team, plan):
        path = team(f"{plan.pk}/ethics/")
        lead_client.get(path)
        text = text_of(lead_client.post(path, {**self.answers(plan), "open": "", "fair-words": "Kept"}))
        assert "Answer this question." in text
        assert "Kept" in text


class TestDeciding:
    @pytest.fixture
    def lead_client(self, lead):
        client = Client()
        client.force_login(lead.user)
        take_second_step(client, lead.user)
        return client

    @pytest.fixture(autouse=True)
    def _declared(self, inside, lead):
        declare_interest(
            programme=inside, participant_id=lead.participant_id, none_to_declare=True, what="", by=lead.user
        )

    @pytest.fixture
    def decide(self, lead):
        def decide(plan, *items, **words):
            plan.refresh_from_db()
            return services.decide(
                plan=plan, version=plan.version, words=DECISION | words, offered=[one.pk for one in items],
                participant_id=lead.participant_id, by=lead.user,
            )  # fmt: skip

        return decide

    def answers(self, plan, *items):
        later = {f"duty_{kind}": "later" for kind in DutyKind}
        return later | {
            "what": "We offer tea", "why": "They asked for it", "decided_by": "The group", "decided_on_day": 3,
            "decided_on_month": 11, "decided_on_year": 2026, "version": plan.version,
            "offered": [str(one.pk) for one in items],
        }  # fmt: skip

    def test_what_is_missing_is_said_all_at_once(self, lead_client, team, inside):
        from tests.factories.market_it import IncentivePlanFactory

        bare = IncentivePlanFactory(programme=inside)
        path = team(f"{bare.pk}/decide/")
        text = text_of(lead_client.get(path))
        for words in ("how much of it happens now", "how much of it you hope for", "Write by when.", "ethics gate"):
            assert words in text
        text = text_of(lead_client.post(path, self.answers(bare)))
        assert "Write by when." in text
        bare.refresh_from_db()
        assert (bare.decision, bare.version) == (None, 1)
        assert not Decision.objects.exists()

    def test_a_plan_is_decided_and_what_was_chosen_is_offered(self, lead_client, team, gate_passed, item):
        path = team(f"{gate_passed.pk}/decide/")
        lead_client.get(path)
        assert lead_client.post(path, self.answers(gate_passed, item)).status_code == 302
        item.refresh_from_db()
        assert item.offered_on == DAY
        text = text_of(lead_client.get(team(f"{gate_passed.pk}/")))
        assert "Decided on 3 November 2026 by The group" in text
        assert "Offered since 3 November 2026" in text

    def test_the_decision_stands_in_the_record_once_and_is_corrected_there(
        self, lead_client, team, gate_passed, item, lead, decide, inside
    ):
        initiative = InitiativeFactory(programme=inside)
        type(gate_passed).objects.update(initiative=initiative)
        decide(gate_passed, item)
        decision = Decision.objects.get()
        assert (decision.initiative, decision.what, decision.by) == (initiative, "We offer tea", lead.user)
        assert decision.duties.count() == len(DutyKind)
        text = text_of(lead_client.get(team(f"{gate_passed.pk}/")))
        assert f"#decision-{decision.pk}" in text
        correct_decision(
            decision=decision, version=1, reason="It was the board", decided_by="The board", by=lead.user,
            participant_id=lead.participant_id,
        )  # fmt: skip
        (knot,) = step.thread(initiative)
        assert knot.source == "Incentives: decided by The board"
        text = text_of(lead_client.get(team(f"{gate_passed.pk}/")))
        assert "by The board" in text
        assert "The group" not in text

    def test_whoever_has_not_declared_interests_is_asked_first(self, signed_in, team, gate_passed):
        answer = signed_in("councillor").get(team(f"{gate_passed.pk}/decide/"))
        assert "interest" in answer["Location"]
        assert str(gate_passed.pk) in answer["Location"]

    def test_who_answers_a_duty_now_is_led_to_it(self, lead_client, team, gate_passed, item):
        said = self.answers(gate_passed, item) | {f"duty_{DutyKind.EQUALITY}": "now"}
        answer = lead_client.post(team(f"{gate_passed.pk}/decide/"), said)
        assert str(Decision.objects.get().pk) in answer["Location"]

    def test_a_payment_whose_warning_nobody_read_is_not_offered(self, gate_passed, payment, decide):
        with pytest.raises(services.NotReady, match="Read the warning about benefits and tax for “A voucher”"):
            decide(gate_passed, payment)
        gate_passed.refresh_from_db()
        assert gate_passed.decision is None
        services.acknowledge_warning(item=payment, version=1, by=None)
        assert decide(gate_passed, payment) == 1

    def test_what_may_touch_an_entitlement_is_not_offered(self, gate_passed, decide):
        item = PlanItemFactory(plan=gate_passed, words="Tea")
        with pytest.raises(services.NotReady, match="Say that nobody’s entitlement hangs on “Tea”"):
            decide(gate_passed, item)

    def test_what_holds_people_back_needs_a_way_to_appeal(self, gate_passed, decide):
        item = PlanItemFactory(plan=gate_passed, words="A fee", polarity="deterrent", leaves_entitlements=True)
        with pytest.raises(services.NotReady, match="Write how somebody says that “A fee” is unfair"):
            decide(gate_passed, item)

    def test_one_more_is_offered_later_and_only_once_it_is_ready(
        self, lead_client, team, gate_passed, item, payment, decide
    ):
        path = team(f"{gate_passed.pk}/items/{payment.pk}/offer/")
        lead_client.post(path)
        payment.refresh_from_db()
        assert payment.offered_on is None
        decide(gate_passed, item)
        assert "Read the warning" in text_of(lead_client.post(path, follow=True))
        services.acknowledge_warning(item=payment, version=payment.version, by=None)
        lead_client.post(path)
        payment.refresh_from_db()
        assert payment.offered_on == timezone.localdate()

    def test_a_decided_plan_is_opened_before_it_is_changed_and_then_offers_nothing(
        self, gate_passed, item, lead, decide
    ):
        decide(gate_passed, item)
        gate_passed.refresh_from_db()
        with pytest.raises(services.IsDecided):
            services.change_plan(plan=gate_passed, version=gate_passed.version, values={"what": "x"}, by=None)
        services.reopen(plan=gate_passed, by=lead.user)
        gate_passed.refresh_from_db()
        item.refresh_from_db()
        assert (gate_passed.decision, gate_passed.ethics_answered_at, item.offered_on) == (None, None, None)
        assert Decision.objects.count() == 1, "That it was decided once stays in the record."
        assert Event.objects.filter(verb="market_it.plan_reopened").count() == 1

    def test_what_was_taken_out_before_it_was_opened_again_comes_back_unoffered(self, gate_passed, item, decide):
        decide(gate_passed, item)
        item.refresh_from_db()
        services.remove_item(item=item, by=None)
        services.reopen(plan=gate_passed, by=None)
        item = PlanItem.objects.select_related("plan").get(pk=item.pk)
        services.restore_item(item=item, by=None)
        assert item.offered_on is None

    def test_whoever_saw_an_older_plan_decides_nothing(self, gate_passed, item, lead):
        with pytest.raises(ChangedMeanwhile):
            services.decide(
                plan=gate_passed, version=1, words=DECISION, offered=[item.pk], participant_id=lead.participant_id,
                by=lead.user,
            )  # fmt: skip

    @pytest.mark.parametrize(("role", "may"), [("practitioner", False), ("councillor", True), ("observer", False)])
    def test_who_decides(self, signed_in, team, gate_passed, role, may):
        answer = signed_in(role).get(team(f"{gate_passed.pk}/decide/"))
        assert (answer.status_code == 302) is may
