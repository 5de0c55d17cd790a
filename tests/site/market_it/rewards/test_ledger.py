"""The ledger always balances, and nobody falls below the agreed limit, whatever is tried in whatever order."""

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.market_it import RewardRulesFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.market_it.models import LedgerAccount, Transfer
from coproduction_star.market_it.rewards import ledger

pytestmark = pytest.mark.django_db
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["earn", "spend", "give", "pot", "from_pot", "put_right"]), st.integers(0, 2),
        st.integers(1, 900),
    ), max_size=14,
)  # fmt: skip


@pytest.fixture
def people(inside):
    return [ParticipantFactory(organisation=inside.organisation) for _each in range(3)]


def do(deed, programme, people, who, minutes):
    person, other = people[who], people[(who + 1) % len(people)]
    here = {"programme": programme, "participant": person, "minutes": minutes, "by": None}
    pot = ledger.open_pot(programme=programme, name="The garden", by=None)
    mine = ledger.account_of(programme, person)
    if deed == "earn":
        ledger.earn(**here)
    elif deed == "spend":
        ledger.spend(**here)
    elif deed == "give":
        ledger.give(source=mine, target=ledger.account_of(programme, other), minutes=minutes, by=None)
    elif deed == "pot":
        ledger.give(source=mine, target=pot, minutes=minutes, by=None)
    elif deed == "from_pot":
        ledger.give(source=pot, target=mine, minutes=minutes, by=None)
    elif (last := Transfer.objects.order_by("-made_at").first()) is not None:
        ledger.put_right(transfer=last, words="Wrong", by=None)


def assert_it_balances():
    assert LedgerAccount.objects.aggregate(all=Sum("minutes"))["all"] in (0, None)
    for account in LedgerAccount.objects.all():
        came = Transfer.objects.filter(to_account=account, unit="minutes").aggregate(all=Sum("amount"))["all"] or 0
        went = Transfer.objects.filter(from_account=account, unit="minutes").aggregate(all=Sum("amount"))["all"] or 0
        assert account.minutes == came - went
        assert account.lowest_minutes is None or account.minutes >= account.lowest_minutes


@given(deeds=DEEDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_always_balances_and_nobody_falls_below_the_limit(deeds, inside, people):
    RewardRulesFactory._meta.model.objects.all().delete()
    RewardRulesFactory(programme=inside, lowest_minutes=-600)
    for deed, who, minutes in deeds:
        before = Transfer.objects.count()
        try:
            do(deed, inside, people, who, minutes)
        except (ledger.BelowLimit, ledger.PutRight):
            assert Transfer.objects.count() == before
        assert_it_balances()


def test_the_limit_is_the_one_that_was_agreed(inside, people):
    RewardRulesFactory(programme=inside, lowest_minutes=-60)
    ledger.spend(programme=inside, participant=people[0], minutes=60, by=None)
    with pytest.raises(ledger.BelowLimit) as refused:
        ledger.spend(programme=inside, participant=people[0], minutes=1, by=None)
    assert (refused.value.left, refused.value.lowest) == (-60, -60)


def test_what_was_wrong_is_put_right_once_and_stays_readable(inside, people):
    wrong = ledger.earn(programme=inside, participant=people[0], minutes=600, by=None)
    back = ledger.put_right(transfer=wrong, words="It was one hour", by=None)
    assert (back.reverses, back.why, ledger.account_of(inside, people[0]).minutes) == (wrong, "correction", 0)
    for again in (wrong, back):
        with pytest.raises(ledger.PutRight):
            ledger.put_right(transfer=again, words="Again", by=None)
