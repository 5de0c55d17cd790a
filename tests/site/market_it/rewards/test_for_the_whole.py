"""What rewards tell the rest: programs, who may answer and pay, everybody on the public page, in Easy Read too."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.market_it import ClaimFactory, RewardRulesFactory, RiskFactory
from tests.factories.people import ParticipantFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it import step
from coproduction_star.market_it.models import Claim
from coproduction_star.market_it.rewards import services, telling
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_before():
    cache.clear()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def rules(inside):
    return RewardRulesFactory(programme=inside, who_pays="The wellbeing team", how="cash", within_days=10)


@pytest.fixture
def claim(inside, rules):
    return ClaimFactory(programme=inside, participant=ParticipantFactory(organisation=inside.organisation))


def waits(member):
    return [(one.title, one.address, one.due) for one in step.waiting_for(member.user)]


class TestWhatWaits:
    def test_for_whoever_may_answer_then_for_whoever_may_pay(self, claim, member, at):
        broker, finance, observer = member("broker"), member("finance-partner"), member("observer")
        name = claim.programme.name
        assert waits(broker) == [(f"Answer 1 claim in “{name}”", at("claims"), None)]
        assert waits(finance) == waits(observer) == []
        services.approve(held=claim, version=1, by=broker.user)
        assert waits(broker) == []
        assert waits(finance) == [(f"Pay 1 claim in “{name}”", f"{at('claims')}?state=to-pay", None)]
        claim.refresh_from_db()
        services.pay(held=claim, version=claim.version, by=finance.user)
        assert waits(finance) == []

    def test_nobody_is_asked_about_a_claim_of_their_own_or_to_pay_what_they_agreed_to(self, inside, rules, member):
        lead, other = member("programme-lead"), member("broker")
        mine = ClaimFactory(programme=inside, participant=lead.participant)
        assert waits(lead) == []
        services.approve(held=mine, version=1, by=other.user)
        assert waits(lead) == []
        theirs = ClaimFactory(programme=inside)
        services.approve(held=theirs, version=1, by=lead.user)
        assert waits(lead) == []

    def test_many_claims_are_one_row(self, inside, rules, member):
        broker = member("broker")
        for _each in range(4):
            ClaimFactory(programme=inside)
        with CaptureQueriesContext(connection) as asked:
            assert waits(broker)[0][0].startswith("Answer 4 claims in")
        assert len(asked) == 1

    def test_what_has_no_day_stands_beside_what_has_one(self, inside, claim, member, today):
        broker = member("broker")
        RiskFactory(programme=inside, owner=broker.participant, state="open", review_on=today)
        assert {due for _title, _address, due in waits(broker)} == {None, today}


class TestReminders:
    @pytest.fixture
    def sent_long_ago(self, claim, today):
        Claim.objects.update(submitted_at=timezone.now() - dt.timedelta(days=9))

    def test_once_a_week_to_whoever_may_do_the_next_step(self, sent_long_ago, claim, member, today):
        member("broker", user__email="broker@example.org")
        member("finance-partner", user__email="finance@example.org")
        member("observer")
        assert telling.remind_due(today=today) == 1
        letter = Message.objects.get()
        assert letter.to == "broker@example.org"
        assert "1 claim in" in letter.text
        assert claim.words not in letter.text
        assert claim.participant.name not in letter.text
        telling.remind_due(today=today)
        assert Message.objects.count() == 1
        telling.remind_due(today=today + dt.timedelta(days=7))
        assert Message.objects.count() == 2

    def test_whoever_pays_is_written_to_once_it_is_agreed_to(self, sent_long_ago, claim, member, today):
        broker = member("broker", user__email="broker@example.org")
        member("finance-partner", user__email="finance@example.org")
        services.approve(held=claim, version=1, by=broker.user)
        telling.remind_due(today=today)
        assert [one.to for one in Message.objects.all()] == ["finance@example.org"]

    def test_not_before_the_promised_day_is_near(self, claim, member, today):
        member("broker")
        Claim.objects.update(submitted_at=timezone.now() - dt.timedelta(days=7))
        assert telling.remind_due(today=today) == 0

    def test_nobody_is_reminded_of_their_own(self, inside, rules, member, today):
        lead = member("programme-lead")
        ClaimFactory(programme=inside, participant=lead.participant)
        Claim.objects.update(submitted_at=timezone.now() - dt.timedelta(days=20))
        assert telling.remind_due(today=today) == 0

    def test_it_is_part_of_the_daily_work(self, sent_long_ago, member):
        member("broker", user__email="broker@example.org")
        with scopes_disabled():
            call_command("daily")
            assert Message.objects.filter(kind="market_it.claims_due").count() == 1


class TestForPrograms:
    @pytest.fixture
    def read(self, inside, member):
        program = Program(give_token(member("observer").user, scopes=[Scope.READ]))
        return lambda: program.get(f"/api/v1/o/{inside.organisation.slug}/p/{inside.slug}/rewards")

    def test_sums_days_and_rules_without_a_name(self, read, inside, rules):
        for number in range(9):
            ClaimFactory(programme=inside, paid=True, kind="expense" if number < 8 else "carer")
        found = read()
        assert found.status_code == 200
        told = found.json()
        assert told["rules"]["who_pays"] == "The wellbeing team"
        sums = {one["kind"]: one for one in told["totals"]}
        assert sums["expense"]["amount"] == 3680
        assert sums["expense"]["about_people"] == 10
        assert (sums["carer"]["amount"], sums["carer"]["about_people"]) == (None, None)
        assert told["days_to_pay"]["late"] is None

    def test_before_anything_is_said_there_is_nothing(self, read):
        told = read().json()
        assert told == {
            "rules": None, "totals": [],
            "days_to_pay": {"claims_paid": 0, "half_within_days": None, "late": None},
        }  # fmt: skip


class TestForEverybody:
    @pytest.fixture
    def front(self, inside, rules, member):
        member("safeguarding-lead")
        Programme.objects.filter(pk=inside.pk).update(published_at=timezone.now())
        return f"/in/{inside.organisation.slug}/{inside.slug}/"

    def test_the_public_page_says_how_long_it_takes_and_leads_on(self, client, front, inside, at):
        for _each in range(5):
            ClaimFactory(programme=inside, paid=True)
        page = text_of(client.get(front))
        assert "How fast we are" in page
        assert "Half of 5 claims were paid within 4 days." in page
        assert at("public_money") in page
        assert at("public_passport") in page
        assert "The wellbeing team pays." in page

    def test_the_claim_is_asked_in_easy_read_and_read_on_so(self, client, front, at):
        page = text_of(client.get(f"{at('public_claim')}?look=easy"))
        assert "You can ask for your money back here." in page
        assert "What did you pay for?" in page
        day = timezone.localdate()
        words = {
            "kind": "expense", "words": "Bus", "pence": "2", "name": "Ben", "happened_on_day": day.day,
            "happened_on_month": day.month, "happened_on_year": day.year,
        }  # fmt: skip
        kept = client.post(f"{at('public_claim')}?look=easy", words)
        assert kept["Location"].endswith("?look=easy")
        assert "Your four words" in text_of(client.get(kept["Location"]))
