"""A claim goes from its first word to the money, credits move, and nobody is named in a total."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.market_it import ClaimFactory, RewardRulesFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.together_said import clock_of
from coproduction_star.market_it.models import Claim, LedgerAccount, RewardRules, SupportGiven, ThankYou
from coproduction_star.market_it.rewards import ledger, on_the_star, services, totals
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


def parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def said(today):
    return {"kind": "expense", "words": "Bus to the meeting", "pence": "£4.60"} | parts("happened_on", today)


@pytest.fixture
def rules(inside):
    return RewardRulesFactory(programme=inside, who_pays="The wellbeing team", how="cash on the day", most_pence=5000)


@pytest.fixture
def amina(inside):
    return ParticipantFactory(organisation=inside.organisation, name="Amina Yusuf")


@pytest.fixture
def claim(inside, rules, amina):
    return ClaimFactory(programme=inside, participant=amina, words="Bus to the meeting", pence=460)


@pytest.fixture
def broker_client(signed_in):
    return signed_in("broker")


class TestBeforeAnyoneSpends:
    def test_until_it_is_said_nobody_can_claim(self, signed_in, at, inside, said):
        client = signed_in("co-producer")
        assert "Spend nothing before it is." in text_of(client.get(at("rewards")))
        assert "It is not said yet who pays" in text_of(client.post(at("claim"), said))
        assert not Claim.objects.exists()

    def test_who_pays_how_and_by_when(self, lead_client, at, inside):
        words = {"who_pays": "The team", "how": "cash", "within_days": "10", "lowest_minutes": "10"}
        assert "Write who pays." in text_of(lead_client.post(at("reward_rules"), words | {"who_pays": ""}))
        lead_client.post(at("reward_rules"), words)
        assert RewardRules.objects.get().lowest_minutes == -600
        assert "The team pays, within 10 days: cash" in text_of(lead_client.get(at("rewards")))


class TestAClaim:
    def test_agreed_to_by_one_and_paid_by_another(self, signed_in, at, claim):
        broker, finance = signed_in("broker"), signed_in("finance-partner")
        page = at("claim_page", claim.pk)
        assert "Agree to it" in text_of(broker.get(page))
        broker.post(at("approve_claim", claim.pk), {"version": 1})
        assert LedgerAccount.objects.get(participant=claim.participant).pence == 460
        finance.post(at("pay_claim", claim.pk), {"version": 2})
        claim.refresh_from_db()
        assert claim.paid_at
        assert LedgerAccount.objects.get(participant=claim.participant).pence == 0
        assert LedgerAccount.objects.get(kind="out").pence == 460

    def test_nobody_pays_what_they_approved_and_nobody_approves_their_own(self, lead, claim, member):
        services.approve(held=claim, version=1, by=lead.user)
        with pytest.raises(services.SamePerson):
            services.pay(held=claim, version=2, by=lead.user)
        me = member("programme-lead")
        mine = ClaimFactory(programme=claim.programme, participant=me.participant)
        with pytest.raises(services.SamePerson):
            services.approve(held=mine, version=1, by=me.user)
        mine.refresh_from_db()
        services.approve(held=mine, version=mine.version, by=lead.user)
        mine.refresh_from_db()
        with pytest.raises(services.SamePerson):
            services.pay(held=mine, version=mine.version, by=me.user)
        mine.refresh_from_db()
        assert mine.paid_at is None

    def test_a_no_has_its_reason_which_the_person_reads(self, broker_client, signed_in, at, claim):
        path = at("refuse_claim", claim.pk)
        assert "Write why." in text_of(broker_client.post(path, {"version": 1}))
        broker_client.post(path, {"version": 1, "because": "Send the ticket"})
        broker_client.post(at("approve_claim", claim.pk), {"version": 2})
        claim.refresh_from_db()
        assert (claim.refused_because, claim.approved_at) == ("Send the ticket", None)

    def test_two_at_once(self, broker_client, at, claim):
        broker_client.post(at("approve_claim", claim.pk), {"version": 1})
        again = broker_client.post(at("approve_claim", claim.pk), {"version": 1}, follow=True)
        assert "Somebody else did something with this claim meanwhile." in text_of(again)

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"pence": "lots"}, "Write an amount in pounds, such as 4.60."),
            ({"pence": "0"}, "Write an amount in pounds, such as 4.60."),
            ({"pence": "60"}, "One claim may come to £50 at most"),
            ({"kind": "payment"}, "Read first what a payment may do to benefits and tax"),
            ({"happened_on_year": "2999"}, "This day is still to come."),
            ({"words": ""}, "Write what it was for."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, signed_in, at, rules, said, change, told):
        text = text_of(signed_in("co-producer").post(at("claim"), said | {"pay_by": "In cash"} | change))
        assert told in text
        assert "In cash" in text
        assert not Claim.objects.exists()

    def test_a_payment_goes_on_after_its_warning(self, signed_in, at, rules, said):
        client = signed_in("co-producer")
        assert "People on benefits have to tell their Jobcentre Plus." in text_of(client.get(at("claim")))
        client.post(at("claim"), said | {"kind": "payment", "warned": "on"})
        assert Claim.objects.get().warned_at
        assert "£4.60" in text_of(client.get(at("my_rewards")))

    def test_on_paper_it_is_typed_for_somebody_who_gets_four_words(self, signed_in, at, rules, said, amina):
        client = signed_in("practitioner")
        more = {"participant": amina.pk, "channel": "paper"}
        assert "and not both" in text_of(client.post(at("enter_claim"), said | {"channel": "paper"}))
        text = text_of(client.post(at("enter_claim"), said | more, follow=True))
        made = Claim.objects.get()
        assert (made.participant, made.channel) == (amina, "paper")
        assert "Their four words" in text

    def test_files_name_people_only_for_those_who_pay_or_look_after_them(self, signed_in, at, claim):
        assert signed_in("observer").get(at("claims_csv")).status_code == 403
        assert "Amina Yusuf" in text_of(signed_in("finance-partner").get(at("claims_csv")))
        assert signed_in("broker").get(at("rewards_workbook")).content[:2] == b"PK"


class TestWithoutAnAccount:
    @pytest.fixture
    def open_to_all(self, inside, rules, member):
        member("safeguarding-lead")
        Programme.objects.filter(pk=inside.pk).update(published_at=timezone.now())

    def test_a_claim_and_its_four_words(self, client, at, open_to_all, said):
        assert "The wellbeing team pays" in text_of(client.get(at("public_money")))
        client.get(at("public_claim"))
        assert "Write your name" in text_of(client.post(at("public_claim"), said))
        kept = client.post(at("public_claim"), said | {"name": "Ben Carr"})
        made = Claim.objects.get()
        assert kept["Location"] == at("public_claim_sent", made.pk)
        _made, words = services.claim(
            programme=made.programme, participant=made.participant, with_words=True,
            values={"kind": "expense", "words": "Tea", "happened_on": made.happened_on, "pence": 100},
        )  # fmt: skip
        opened = client.post("/r/", {"reference": words})
        assert opened["Location"] == "/r/claims/"
        text = text_of(client.get("/r/claims/"))
        assert "Bus to the meeting" in text
        client.post(f"/r/claims/{made.pk}/take-back/")
        made.refresh_from_db()
        assert made.taken_back_at
        assert client.get("/r/claims/statement.pdf").content.startswith(b"%PDF")
        client.post("/r/claims/claim/", said)
        assert Claim.objects.count() == 3
        assert Claim.objects.filter(reference_hash=hash_of(words)).exists()

    def test_without_words_it_is_no_page(self, client, claim):
        assert client.get("/r/claims/")["Location"] == "/r/"


class TestCredits:
    def test_earned_given_and_refused_below_the_limit_in_plain_words(self, broker_client, at, rules, amina, today):
        path = at("credits_of", amina.pk)
        day = parts("on", today)
        broker_client.post(path, {"what": "earn", "minutes": "1:30"} | day)
        assert LedgerAccount.objects.get(participant=amina).minutes == 90
        text = text_of(broker_client.post(path, {"what": "spend", "minutes": "20"} | day))
        assert "There are 1 credit 30 minutes, and the agreed limit is −10 credits. Nothing was moved" in text
        assert "Choose into which pot" in text_of(broker_client.post(path, {"what": "pot", "minutes": "1"} | day))
        assert "Write the hours" in text_of(broker_client.post(path, {"what": "earn", "minutes": "x"} | day))
        broker_client.post(at("new_pot"), {"name": "The garden"})
        pot = LedgerAccount.objects.get(kind="pot")
        broker_client.post(path, {"what": "pot", "pot": pot.pk, "minutes": "1"} | day)
        pot.refresh_from_db()
        assert pot.minutes == 60
        broker_client.post(at("from_pot", pot.pk), {"other": amina.pk, "minutes": "1"})
        assert LedgerAccount.objects.get(participant=amina).minutes == 90
        assert "The garden" in text_of(broker_client.get(at("reward_person", amina.pk)))

    def test_thanks_help_and_a_statement_on_paper(self, broker_client, at, rules, amina, today):
        broker_client.post(
            at("thank", amina.pk), {"words": "You came", "from_whom": "The ward"} | parts("given_on", today)
        )
        nothing = {"kind": "access"} | parts("given_on", today)
        assert "Write how many hours it was" in text_of(broker_client.post(at("support", amina.pk), nothing))
        broker_client.post(at("support", amina.pk), nothing | {"hours": "2"})
        assert SupportGiven.objects.get().minutes == 120
        assert ThankYou.objects.count() == 1
        pdf = broker_client.get(at("person_statement", amina.pk))
        assert b"pdfuaid" in pdf.content

    def test_a_member_gives_credits_of_their_own(self, member, client, at, inside, rules):
        me = member("co-producer")
        client.force_login(me.user)
        ledger.earn(programme=inside, participant=me.participant, minutes=60, by=None)
        pot = ledger.open_pot(programme=inside, name="The garden", by=None)
        assert "and not both" in text_of(client.post(at("give_credits"), {"minutes": "1"}))
        client.post(at("give_credits"), {"pot": pot.pk, "minutes": "1"})
        pot.refresh_from_db()
        assert pot.minutes == 60


class TestWithoutANames:
    def test_totals_of_few_people_are_left_out(self, inside, rules):
        for number in range(9):
            ClaimFactory(programme=inside, paid=True, kind="expense" if number < 8 else "carer")
        found = {one.name: one for one in totals.totals_of(inside)}
        assert found["Something I paid for"].said == "£36.80, to about 10 people"
        assert found["Somebody who cares in my place"].hidden

    def test_days_to_pay_are_public_and_too_few_are_not(self, inside, rules, today):
        for _each in range(4):
            ClaimFactory(programme=inside, paid=True)
        assert any("Too few claims" in one for one in clock_of(inside, today))
        ClaimFactory(programme=inside, paid=True)
        assert "Half of 5 claims were paid within 4 days." in clock_of(inside, dt.date(2026, 11, 20))

    def test_what_people_wrote_is_text(self, broker_client, at, inside, rules):
        made = ClaimFactory(programme=inside)
        for path in (at("claims"), at("claim_page", made.pk), at("reward_person", made.participant_id)):
            assert HOSTILE not in text_of(broker_client.get(path))

    def test_the_next_action_is_to_pay_then_to_answer(self, claim, lead):
        programme = Programme.objects.get(pk=claim.programme_id)
        assert on_the_star.next_action(programme).title == "look at the claims"
        services.approve(held=claim, version=1, by=lead.user)
        assert on_the_star.next_action(Programme.objects.get(pk=programme.pk)).title == "pay what is owed"
