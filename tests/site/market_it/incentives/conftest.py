import pytest
from tests.factories.market_it import IncentivePlanFactory, PlanBarrierFactory, PlanItemFactory

from coproduction_star.market_it.incentives import services
from coproduction_star.market_it.incentives.ethics import questions


@pytest.fixture
def team(inside):
    """`team("menu/")` is the address of a page of incentives."""
    return lambda more="": f"/o/{inside.organisation.slug}/p/{inside.slug}/market-it/incentives/{more}"


@pytest.fixture
def lead_client(signed_in):
    return signed_in("programme-lead")


@pytest.fixture
def all_yes():
    return {one.id: {"answer": "yes", "words": ""} for one in questions()}


@pytest.fixture
def plan(inside):
    """A behaviour that can be counted, with nothing in it yet."""
    return IncentivePlanFactory(
        programme=inside, title="More walks", baseline=5, hoped_for=20, unit="people in a hundred",
        source="Our survey in May", by_when="2027-05-01",
    )  # fmt: skip


@pytest.fixture
def barrier(plan):
    return PlanBarrierFactory(plan=plan, barrier="cost", words="")


@pytest.fixture
def item(plan, barrier):
    """Everything is there to offer it, and it is no payment."""
    return PlanItemFactory(
        plan=plan, barrier=barrier, words="Tea after the walk", leaves_entitlements=True, cost_words="Nobody knows"
    )


@pytest.fixture
def payment(plan):
    """A voucher of the menu; nobody has read the warning yet."""
    return PlanItemFactory(
        plan=plan, incentive="I02", words="A voucher", is_payment=True, financial=True, leaves_entitlements=True,
        cost_words="£10 each",
    )  # fmt: skip


@pytest.fixture
def gate_passed(plan, all_yes, lead):
    services.answer_ethics(plan=plan, version=plan.version, answers=all_yes, by=lead.user)
    plan.refresh_from_db()
    return plan
