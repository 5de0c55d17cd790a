"""Plans, charters, agreements, risks, rewards and campaigns; every word that people may write is an attack."""

import datetime as dt

import factory

from coproduction_star.market_it.models import (
    AccessPassport,
    ArmCount,
    Breach,
    Campaign,
    CatalogueEntry,
    Charter,
    CharterEdition,
    CharterIncentive,
    CharterParty,
    CharterReview,
    CharterRisk,
    Claim,
    Clause,
    Comparison,
    Declaration,
    Evidence,
    IncentivePlan,
    InsuranceCover,
    LedgerAccount,
    Message,
    PassportShare,
    PlanBarrier,
    PlanItem,
    PromiseSide,
    PromiseVerdict,
    RewardRules,
    Risk,
    RiskChange,
    RoleCondition,
    RolePack,
    RoleTaker,
    Segment,
    Signature,
    SigningLink,
    Suggestion,
    SupportGiven,
    ThankYou,
    Transfer,
    Wording,
)
from coproduction_star.methods.fingerprint import canonical, fingerprint

from .journeys import DecisionFactory, OfProgramme
from .people import FAR, HOSTILE, OrganisationFactory, ParticipantFactory

DAY = dt.date(2026, 11, 3)
MOMENT = dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC)
CHARTER_TEXT = canonical(f"Mill Road charter {HOSTILE}\n\nResidents\n1. We tell you what works.")


def somebody(**more):
    """A participant of the same organisation as the row they stand in."""
    return factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"), **more)


OWN_TEXTS = {
    "incentive": ("example", "cost", "caution", "evidence"),
    "barrier": ("about", "ask"),
    "risk": ("mechanism", "mitigation", "early_sign", "benefit", "doing_nothing"),
    "clause": ("plain", "easy"),
    "ethics": ("ask", "then"),
}
OWN_CHOICES = {
    "incentive": {
        "audiences": ["community"], "phases": ["start"], "polarity": "incentive", "payment": "", "barriers": [],
        "functions": [], "never": True,
    },
    "barrier": {"side": "people", "component": "physical-opportunity", "functions": ["enablement"]},
    "clause": {"party": "people", "side": "right"},
}  # fmt: skip


class CatalogueEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CatalogueEntry

    organisation = factory.SubFactory(OrganisationFactory)
    kind = "risk"
    key = factory.Sequence(lambda n: f"own-{n}")
    content = factory.LazyAttribute(
        lambda one: {
            "title": {"en": f"A stair without a rail {HOSTILE}"},
            **{name: {"en": f"{name} {HOSTILE}"} for name in OWN_TEXTS[one.kind]},
            **OWN_CHOICES.get(one.kind, {}),
        }
    )


class IncentivePlanFactory(OfProgramme):
    """`agreed=True` passed the ethics gate and was decided."""

    class Meta:
        model = IncentivePlan

    class Params:
        agreed = factory.Trait(
            ethics_answered_at=MOMENT,
            decision=factory.SubFactory(
                DecisionFactory, programme=factory.SelfAttribute("..programme"),
                organisation=factory.SelfAttribute("..organisation"),
            ),
        )  # fmt: skip

    title = factory.Sequence(lambda n: f"More walks {n} {HOSTILE}")
    audience = "users"
    who = f"People over 65 in Mill Road {HOSTILE}"
    what = f"Walk with a neighbour once a week {HOSTILE}"


class OfPlan(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    plan = factory.SubFactory(IncentivePlanFactory)
    programme = factory.SelfAttribute("plan.programme")
    organisation = factory.SelfAttribute("plan.organisation")


class PlanBarrierFactory(OfPlan):
    class Meta:
        model = PlanBarrier

    words = f"Nobody asked me {HOSTILE}"


class PlanItemFactory(OfPlan):
    """`offered=True` went through everything that an offer asks for."""

    class Meta:
        model = PlanItem

    class Params:
        offered = factory.Trait(
            offered_on=DAY, leaves_entitlements=True, warned_at=MOMENT, appeal=f"Tell Rosa {HOSTILE}"
        )

    words = factory.Sequence(lambda n: f"Tea after the walk {n} {HOSTILE}")
    audience = "users"
    phase = "start"


class RiskFactory(OfProgramme):
    """Weighed and open. `proposed=True` was raised and nobody weighed it yet; `closed=True` is over."""

    class Meta:
        model = Risk

    class Params:
        proposed = factory.Trait(
            state="proposed", likelihood_before=None, impact_before=None, likelihood_after=None, impact_after=None,
            owner_in_words="", mitigation="", benefit="", doing_nothing="", review_on=None,
        )  # fmt: skip
        closed = factory.Trait(state="closed", closed_at=MOMENT, closed_because=f"The walks are over {HOSTILE}")

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Somebody falls {n} {HOSTILE}")
    words = f"The path is icy {HOSTILE}"
    likelihood_before, impact_before = 4, 3
    likelihood_after, impact_after = 2, 3
    owner_in_words = f"The walking group {HOSTILE}"
    mitigation = f"A second person walks along {HOSTILE}"
    early_sign = f"Somebody stays away {HOSTILE}"
    benefit = f"People get out {HOSTILE}"
    doing_nothing = f"People stay alone {HOSTILE}"
    review_on = dt.date(2027, 2, 1)


class RiskChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RiskChange

    risk = factory.SubFactory(RiskFactory)
    programme = factory.SelfAttribute("risk.programme")
    organisation = factory.SelfAttribute("risk.organisation")
    version = factory.Sequence(lambda n: n + 1)
    before = factory.LazyFunction(lambda: {"title": f"Somebody slips {HOSTILE}"})
    reason = f"It was said better {HOSTILE}"


class CharterFactory(OfProgramme):
    class Meta:
        model = Charter

    title = factory.Sequence(lambda n: f"Mill Road charter {n} {HOSTILE}")
    review_on = dt.date(2027, 5, 3)


class OfCharter(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    charter = factory.SubFactory(CharterFactory)
    programme = factory.SelfAttribute("charter.programme")
    organisation = factory.SelfAttribute("charter.organisation")


class CharterPartyFactory(OfCharter):
    class Meta:
        model = CharterParty

    kind = "users"
    name = factory.Sequence(lambda n: f"Residents {n} {HOSTILE}")


def a_side():
    return factory.SubFactory(CharterPartyFactory, charter=factory.SelfAttribute("..charter"))


class ClauseFactory(OfCharter):
    class Meta:
        model = Clause

    party = a_side()
    kind = "right"


class WordingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Wording

    clause = factory.SubFactory(ClauseFactory)
    programme = factory.SelfAttribute("clause.programme")
    organisation = factory.SelfAttribute("clause.organisation")
    words = f"You are asked first {HOSTILE}"


class SuggestionFactory(OfCharter):
    class Meta:
        model = Suggestion

    clause = factory.SubFactory(ClauseFactory, charter=factory.SelfAttribute("..charter"))
    words = f"You are always asked first {HOSTILE}"


class CharterEditionFactory(OfCharter):
    class Meta:
        model = CharterEdition

    number = 1
    text = CHARTER_TEXT
    document = factory.LazyFunction(dict)
    fingerprint = factory.LazyAttribute(lambda edition: fingerprint(edition.text))


class CharterIncentiveFactory(OfCharter):
    class Meta:
        model = CharterIncentive

    item = factory.SubFactory(PlanItemFactory, plan__programme=factory.SelfAttribute("...programme"))


class CharterRiskFactory(OfCharter):
    class Meta:
        model = CharterRisk

    risk = factory.SubFactory(RiskFactory, programme=factory.SelfAttribute("..programme"))
    mechanism = f"Cover by the provider {HOSTILE}"
    held_in_words = f"The provider {HOSTILE}"


class PromiseFactory(OfProgramme):
    class Meta:
        model = "journeys.Promise"

    what = factory.Sequence(lambda n: f"Open the hall {n} {HOSTILE}")
    who_in_words = f"The council {HOSTILE}"
    due_on = dt.date(2026, 12, 1)


class PromiseSideFactory(OfCharter):
    class Meta:
        model = PromiseSide

    promise = factory.SubFactory(PromiseFactory, programme=factory.SelfAttribute("..programme"))
    party = a_side()
    other = a_side()


class PromiseVerdictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PromiseVerdict

    side = factory.SubFactory(PromiseSideFactory)
    programme = factory.SelfAttribute("side.programme")
    organisation = factory.SelfAttribute("side.organisation")
    kept = "partly"
    words = f"It opened late {HOSTILE}"
    said_on = DAY


class SigningLinkFactory(OfCharter):
    class Meta:
        model = SigningLink

    label = f"The hall {HOSTILE}"
    hash = factory.Sequence(lambda n: f"link {n}")
    until = FAR
    delete_after = FAR


class SignatureFactory(factory.django.DjangoModelFactory):
    """By a person. `edition=` where there are several: an edition is not made twice with one number."""

    class Meta:
        model = Signature

    edition = factory.SubFactory(CharterEditionFactory)
    charter = factory.SelfAttribute("edition.charter")
    programme = factory.SelfAttribute("edition.programme")
    organisation = factory.SelfAttribute("edition.organisation")
    party = a_side()
    participant = somebody()
    way = "account"
    signed_at = MOMENT


class CharterReviewFactory(OfCharter):
    class Meta:
        model = CharterReview

    due_on = dt.date(2027, 5, 3)


class BreachFactory(OfCharter):
    class Meta:
        model = Breach

    words = f"Nobody asked us {HOSTILE}"


class RolePackFactory(OfProgramme):
    class Meta:
        model = RolePack

    title = factory.Sequence(lambda n: f"Walking companion {n} {HOSTILE}")
    words = f"Walks with one person {HOSTILE}"


class RoleConditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleCondition

    pack = factory.SubFactory(RolePackFactory)
    programme = factory.SelfAttribute("pack.programme")
    organisation = factory.SelfAttribute("pack.organisation")
    kind = "background"
    months = 36


class RoleTakerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleTaker

    pack = factory.SubFactory(RolePackFactory)
    programme = factory.SelfAttribute("pack.programme")
    organisation = factory.SelfAttribute("pack.organisation")
    participant = somebody()
    since = DAY


class DeclarationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Declaration

    pack = factory.SubFactory(RolePackFactory)
    programme = factory.SelfAttribute("pack.programme")
    organisation = factory.SelfAttribute("pack.organisation")
    participant = somebody()
    kind = "confidentiality"
    text = f"I keep to myself what I hear {HOSTILE}"
    fingerprint = factory.LazyAttribute(lambda one: fingerprint(one.text))
    way = "paper"
    signed_at = MOMENT
    delete_after = FAR


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Evidence

    organisation = factory.SubFactory(OrganisationFactory)
    participant = somebody()
    kind = "background"
    seen_on = DAY
    expires_on = dt.date(2029, 11, 3)


class InsuranceCoverFactory(OfProgramme):
    class Meta:
        model = InsuranceCover

    holder = f"The provider {HOSTILE}"
    covers = f"People who walk along {HOSTILE}"
    starts_on = DAY
    ends_on = dt.date(2027, 11, 2)


class RewardRulesFactory(OfProgramme):
    class Meta:
        model = RewardRules

    who_pays = f"The wellbeing team {HOSTILE}"
    how = f"Cash on the day {HOSTILE}"
    within_days = 10


class AccountFactory(OfProgramme):
    """Somebody's own. `pot=` its name; `kind="organisation"` or `"out"` for the programme's and the world's."""

    class Meta:
        model = LedgerAccount

    class Params:
        pot = None

    kind = factory.LazyAttribute(lambda one: "pot" if one.pot else "person")
    name = factory.LazyAttribute(lambda one: one.pot or "")
    participant = factory.Maybe(
        factory.LazyAttribute(lambda one: one.kind == "person" and not one.pot), yes_declaration=somebody()
    )


class TransferFactory(OfProgramme):
    class Meta:
        model = Transfer

    from_account = factory.SubFactory(AccountFactory, programme=factory.SelfAttribute("..programme"))
    to_account = factory.SubFactory(AccountFactory, programme=factory.SelfAttribute("..programme"))
    unit = "minutes"
    amount = 60
    why = "earned"
    happened_on = DAY


class ClaimFactory(OfProgramme):
    """Sent in. `approved=True` and `paid=True` went on."""

    class Meta:
        model = Claim

    class Params:
        approved = factory.Trait(approved_at=MOMENT)
        paid = factory.Trait(approved=True, paid_at=MOMENT + dt.timedelta(days=4))

    participant = somebody()
    kind = "expense"
    words = f"Bus to the meeting {HOSTILE}"
    happened_on = DAY
    pence = 460
    submitted_at = MOMENT
    delete_after = FAR


class ThankYouFactory(OfProgramme):
    class Meta:
        model = ThankYou

    participant = somebody()
    words = f"You opened the hall every week {HOSTILE}"
    from_whom = f"The ward sister {HOSTILE}"
    given_on = DAY


class SupportGivenFactory(OfProgramme):
    class Meta:
        model = SupportGiven

    participant = somebody()
    kind = "access"
    words = f"A signer {HOSTILE}"
    minutes = 90
    given_on = DAY
    delete_after = FAR


class AccessPassportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccessPassport

    organisation = factory.SubFactory(OrganisationFactory)
    participant = somebody()
    needs = f"I lip-read {HOSTILE}"
    agreed_at = MOMENT


class PassportShareFactory(OfProgramme):
    class Meta:
        model = PassportShare

    passport = factory.SubFactory(AccessPassportFactory, organisation=factory.SelfAttribute("..organisation"))


class CampaignFactory(OfProgramme):
    class Meta:
        model = Campaign

    title = factory.Sequence(lambda n: f"Come and walk {n} {HOSTILE}")
    hoped_for = f"People come to the first walk {HOSTILE}"


class OfCampaign(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    campaign = factory.SubFactory(CampaignFactory)
    programme = factory.SelfAttribute("campaign.programme")
    organisation = factory.SelfAttribute("campaign.organisation")


class SegmentFactory(OfCampaign):
    class Meta:
        model = Segment

    name = factory.Sequence(lambda n: f"People who would walk {n} {HOSTILE}")


class MessageFactory(OfCampaign):
    class Meta:
        model = Message

    words = factory.LazyFunction(lambda: {"en": f"Your neighbour walks on Tuesdays {HOSTILE}"})
    channel = "talk"


class CampaignComparisonFactory(OfCampaign):
    class Meta:
        model = Comparison

    measure = f"Came to a walk {HOSTILE}"
    how_shared_out = f"By lot {HOSTILE}"
    expected = 0.1
    worth_knowing = 0.05
    needed = 686
    method_version = "1"


class ArmCountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArmCount

    comparison = factory.SubFactory(CampaignComparisonFactory)
    programme = factory.SelfAttribute("comparison.programme")
    organisation = factory.SelfAttribute("comparison.organisation")
    arm = "A"
    met = 700
    did = 70
    counted_on = DAY
    source = f"The list at the door {HOSTILE}"
