"""The database itself refuses what must never be kept: one row each way, and what it calls the rule."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.factories import market_it as make
from tests.factories.people import FAR, ParticipantFactory

from coproduction_star.market_it.models import Charter, CharterEdition, LedgerAccount, Transfer, WrittenOnceError

pytestmark = pytest.mark.django_db
DAY = make.DAY


@pytest.fixture(autouse=True)
def _inside(inside):
    """Rows are made in the scope of a programme, as pages make them."""


ALONE = {
    "an_own_key_is_not_ours": (make.CatalogueEntryFactory, {"key": "RK01"}),
    "a_baseline_says_what_it_counts_and_where_from": (make.IncentivePlanFactory, {"baseline": 3}),
    "an_agreed_plan_passed_the_ethics_gate": (make.IncentivePlanFactory, {"agreed": True, "ethics_answered_at": None}),
    "a_barrier_is_listed_or_has_words": (make.PlanBarrierFactory, {"words": ""}),
    "no_more_name_a_barrier_than_were_asked": (
        make.PlanBarrierFactory, {"people": 30, "of_people": 20, "how": "survey", "source": "Asked in May"},
    ),
    "a_barrier_people_named_has_its_source": (make.PlanBarrierFactory, {"how": "asked"}),
    "an_item_of_a_plan_has_words": (make.PlanItemFactory, {"words": ""}),
    "a_payment_is_offered_after_its_warning": (
        make.PlanItemFactory, {"offered": True, "is_payment": True, "warned_at": None},
    ),
    "nothing_offered_touches_an_entitlement": (make.PlanItemFactory, {"offered": True, "leaves_entitlements": False}),
    "a_deterrent_has_a_way_to_appeal": (
        make.PlanItemFactory, {"offered": True, "polarity": "deterrent", "appeal": ""},
    ),
    "a_risk_has_a_title": (make.RiskFactory, {"title": ""}),
    "likelihood_and_impact_are_one_to_five": (make.RiskFactory, {"likelihood_after": 6}),
    "likelihood_and_impact_stand_together": (make.RiskFactory, {"impact_before": None}),
    "a_weighed_risk_says_what_doing_nothing_risks": (make.RiskFactory, {"doing_nothing": ""}),
    "a_weighed_risk_has_an_owner": (make.RiskFactory, {"owner_in_words": ""}),
    "a_closed_risk_says_why": (make.RiskFactory, {"closed": True, "closed_because": ""}),
    "a_changed_risk_says_why": (make.RiskChangeFactory, {"reason": ""}),
    "a_charter_has_a_title": (make.CharterFactory, {"title": ""}),
    "a_signed_charter_has_its_review_day": (
        make.CharterFactory, {"published_at": make.MOMENT, "review_on": None},
    ),
    "an_ended_charter_says_why": (make.CharterFactory, {"ended_at": make.MOMENT}),
    "a_wording_has_words": (make.WordingFactory, {"words": ""}),
    "an_answered_suggestion_has_words": (make.SuggestionFactory, {"answered_at": make.MOMENT, "reply": "accept"}),
    "a_missing_clause_has_its_side": (make.SuggestionFactory, {"clause": None}),
    "an_edition_of_a_charter_has_its_fingerprint": (make.CharterEditionFactory, {"fingerprint": "short"}),
    "a_later_edition_says_what_changed": (make.CharterEditionFactory, {"number": 2}),
    "a_carried_risk_has_its_mechanism": (make.CharterRiskFactory, {"mechanism": ""}),
    "somebody_holds_a_carried_risk": (make.CharterRiskFactory, {"held_in_words": ""}),
    "a_link_is_for_a_link_or_a_hall": (make.SigningLinkFactory, {"way": "paper"}),
    "a_signature_is_somebodys": (make.SignatureFactory, {"participant": None}),
    "only_a_group_speaks_for_many": (make.SignatureFactory, {"people": 12}),
    "a_verdict_is_no_open_question": (make.PromiseVerdictFactory, {"kept": "open"}),
    "a_promise_not_kept_says_what_happened": (make.PromiseVerdictFactory, {"words": ""}),
    "a_held_review_says_what_came_of_it": (make.CharterReviewFactory, {"held_on": DAY}),
    "a_settled_breach_says_how": (make.BreachFactory, {"settled_at": make.MOMENT, "delete_after": FAR}),
    "a_role_pack_has_a_title": (make.RolePackFactory, {"title": ""}),
    "a_declaration_has_its_fingerprint": (make.DeclarationFactory, {"fingerprint": ""}),
    "a_declaration_is_of_words": (make.DeclarationFactory, {"kind": "background"}),
    "evidence_runs_out_after_it_was_seen": (make.EvidenceFactory, {"expires_on": dt.date(2026, 11, 2)}),
    "ended_evidence_says_why": (make.EvidenceFactory, {"ended_at": make.MOMENT}),
    "evidence_is_reminded_of_thrice": (make.EvidenceFactory, {"reminded_days": 14}),
    "a_cover_ends_after_it_starts": (make.InsuranceCoverFactory, {"ends_on": dt.date(2026, 11, 2)}),
    "a_cover_says_whose_and_for_what": (make.InsuranceCoverFactory, {"holder": ""}),
    "a_cover_is_reminded_of_thrice": (make.InsuranceCoverFactory, {"reminded_days": 1}),
    "it_is_said_who_pays_and_how": (make.RewardRulesFactory, {"who_pays": ""}),
    "credits_may_go_down_and_not_up": (make.RewardRulesFactory, {"lowest_minutes": 60}),
    "an_account_is_a_persons_or_has_a_name": (make.AccountFactory, {"participant": None}),
    "credits_stay_above_the_agreed_limit": (make.AccountFactory, {"minutes": -601, "lowest_minutes": -600}),
    "money_stays_above_the_agreed_limit": (make.AccountFactory, {"pence": -1, "lowest_pence": 0}),
    "a_transfer_moves_something": (make.TransferFactory, {"amount": 0}),
    "a_claim_is_owed_in_pence": (make.TransferFactory, {"why": "owed"}),
    "a_correction_names_what_it_puts_right": (make.TransferFactory, {"why": "correction"}),
    "a_claim_comes_to_something": (make.ClaimFactory, {"pence": 0}),
    "a_claim_is_approved_before_it_is_paid": (make.ClaimFactory, {"paid_at": make.MOMENT}),
    "a_claim_is_sent_before_it_is_judged": (make.ClaimFactory, {"approved": True, "submitted_at": None}),
    "a_claim_is_approved_or_refused": (
        make.ClaimFactory, {"approved": True, "refused_at": make.MOMENT, "refused_because": "Twice"},
    ),
    "a_refused_claim_says_why": (make.ClaimFactory, {"refused_at": make.MOMENT}),
    "a_payment_is_claimed_after_its_warning": (make.ClaimFactory, {"kind": "payment"}),
    "a_claim_is_somebodys": (make.ClaimFactory, {"participant": None}),
    "a_thank_you_has_words": (make.ThankYouFactory, {"words": ""}),
    "support_is_counted_in_time_or_money": (make.SupportGivenFactory, {"minutes": None}),
    "a_passport_has_words": (make.AccessPassportFactory, {"needs": ""}),
    "a_campaign_ends_after_it_starts": (
        make.CampaignFactory, {"starts_on": DAY, "ends_on": dt.date(2026, 11, 2)},
    ),
    "an_ended_campaign_says_what_came_of_it": (make.CampaignFactory, {"ended_at": make.MOMENT}),
    "a_counted_segment_has_its_source": (make.SegmentFactory, {"people": 40}),
    "an_arm_is_a_or_b": (make.MessageFactory, {"arm": "C"}),
    "shares_of_a_comparison_lie_between_nothing_and_all": (make.CampaignComparisonFactory, {"expected": 1.0}),
    "no_more_did_it_than_met_it": (make.ArmCountFactory, {"met": 5, "did": 6}),
    "a_counted_arm_is_a_or_b": (make.ArmCountFactory, {"arm": "C"}),
}  # fmt: skip
"""By the name of the rule: what is made, and the one change that breaks the rule."""


def refused(action) -> str:
    with pytest.raises(IntegrityError) as said, transaction.atomic():
        action()
    return str(said.value)


@pytest.mark.parametrize("rule", ALONE)
def test_a_row_that_breaks_a_rule_is_refused(rule: str, programme) -> None:
    factory, change = ALONE[rule]
    assert rule in refused(lambda: factory(**change))


@pytest.mark.parametrize("factory", dict.fromkeys(factory for factory, _ in ALONE.values()))
def test_the_same_row_without_the_change_is_kept(factory, programme) -> None:
    assert factory().pk


def test_a_risk_of_a_programme_has_its_own_number(programme) -> None:
    make.RiskFactory(programme=programme, number=7)
    assert "risk" in refused(lambda: make.RiskFactory(programme=programme, number=7))


def test_a_risk_is_scored_by_the_database(programme) -> None:
    risk = make.RiskFactory(programme=programme, likelihood_before=4, impact_before=5)
    risk.refresh_from_db()
    assert (risk.score_before, risk.score_after) == (20, 6)
    raised = make.RiskFactory(programme=programme, proposed=True)
    raised.refresh_from_db()
    assert raised.score_before is None


def test_a_risk_that_was_never_weighed_can_be_closed() -> None:
    assert make.RiskFactory(proposed=True, closed=True).state == "closed"


def test_one_wording_of_a_clause_holds_in_a_language_and_form() -> None:
    first = make.WordingFactory()
    refused(lambda: make.WordingFactory(clause=first.clause))
    assert make.WordingFactory(clause=first.clause, language="cy").pk
    assert make.WordingFactory(clause=first.clause, form="easy-read").pk
    assert make.WordingFactory(clause=first.clause, current=False, rival=first).pk


def test_a_rival_does_not_hold_until_somebody_chose() -> None:
    first = make.WordingFactory()
    said = refused(lambda: make.WordingFactory(clause=first.clause, language="cy", rival=first))
    assert "a_rival_does_not_hold" in said


def test_a_signed_text_is_never_saved_again(programme) -> None:
    edition = make.CharterEditionFactory(charter__programme=programme)
    edition.text = "We promise nothing.\n"
    with pytest.raises(WrittenOnceError):
        edition.save()
    assert CharterEdition.objects.get().text == make.CHARTER_TEXT


def test_a_person_signs_an_edition_once_until_they_take_it_back() -> None:
    first = make.SignatureFactory()
    again = {"edition": first.edition, "participant": first.participant}
    refused(lambda: make.SignatureFactory(**again))
    first.taken_back_at = make.MOMENT
    first.save()
    assert make.SignatureFactory(**again).pk


def test_a_group_signs_an_edition_once_however_it_writes_its_name() -> None:
    first = make.SignatureFactory(group="The Tuesday Club", people=14)
    refused(lambda: make.SignatureFactory(edition=first.edition, group="the tuesday club"))


def test_whoever_signed_for_a_group_signs_for_themselves_too() -> None:
    first = make.SignatureFactory(group="The Tuesday Club", people=14)
    assert make.SignatureFactory(edition=first.edition, participant=first.participant).pk


def test_a_promise_is_judged_by_the_other_side() -> None:
    side = make.PromiseSideFactory()
    assert "the_other_side" in refused(
        lambda: make.PromiseSideFactory(charter=side.charter, party=side.party, other=side.party)
    )


def test_evidence_of_a_kind_holds_once_everywhere_and_once_for_a_role(organisation) -> None:
    person = ParticipantFactory(organisation=organisation)
    make.EvidenceFactory(organisation=organisation, participant=person)
    refused(lambda: make.EvidenceFactory(organisation=organisation, participant=person))
    pack = make.RolePackFactory()
    make.EvidenceFactory(organisation=organisation, participant=person, pack=pack)
    refused(lambda: make.EvidenceFactory(organisation=organisation, participant=person, pack=pack))


def test_whoever_approved_a_claim_does_not_pay_it(lead) -> None:
    said = refused(lambda: make.ClaimFactory(paid=True, approved_by=lead.user, paid_by=lead.user))
    assert "two_people_see_a_claim" in said


def test_a_transfer_goes_to_another_account(programme) -> None:
    account = make.AccountFactory(programme=programme)
    said = refused(lambda: make.TransferFactory(programme=programme, from_account=account, to_account=account))
    assert "a_transfer_goes_to_another_account" in said


def test_a_claim_is_owed_once(programme) -> None:
    claim = make.ClaimFactory(programme=programme, approved=True)
    accounts = {"from_account": make.AccountFactory(programme=programme, kind="organisation"),
                "to_account": make.AccountFactory(programme=programme)}  # fmt: skip
    owed = {"programme": programme, "claim": claim, "why": "owed", "unit": "pence", "amount": 460, **accounts}
    make.TransferFactory(**owed)
    refused(lambda: make.TransferFactory(**owed))


def test_what_moved_is_never_changed(programme) -> None:
    moved = make.TransferFactory(programme=programme)
    moved.amount = 1
    with pytest.raises(WrittenOnceError):
        moved.save()
    assert Transfer.objects.get().amount == 60


def test_a_programme_has_one_account_of_its_own(programme) -> None:
    make.AccountFactory(programme=programme, kind="organisation")
    refused(lambda: make.AccountFactory(programme=programme, kind="organisation"))
    make.AccountFactory(programme=programme, pot="The garden")
    refused(lambda: make.AccountFactory(programme=programme, pot="The garden"))


def test_a_whole_programme_can_go_with_its_ledger_and_its_charters(programme) -> None:
    make.TransferFactory(programme=programme)
    make.SignatureFactory(edition__charter__programme=programme)
    programme.delete()
    assert not LedgerAccount.objects.exists()
    assert not Charter.objects.exists()


def test_another_message_of_the_same_arm_is_refused_with_and_without_a_segment() -> None:
    said = make.MessageFactory()
    refused(lambda: make.MessageFactory(campaign=said.campaign))
    part = make.SegmentFactory(campaign=said.campaign)
    make.MessageFactory(campaign=said.campaign, segment=part)
    refused(lambda: make.MessageFactory(campaign=said.campaign, segment=part))
    assert make.MessageFactory(campaign=said.campaign, segment=part, arm="B").pk
