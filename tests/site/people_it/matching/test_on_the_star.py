"""What matching gives to the whole: figures, the thread, what waits for whom, and numbers for programs."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_matching import AskedPersonFactory, IntroductionFactory, ProposalFactory
from tests.factories.people_offers import RoleWantedFactory

from coproduction_star.people_it import step
from coproduction_star.people_it.matching import on_the_star, selectors, services
from coproduction_star.people_it.matching.numbers import numbers_of
from coproduction_star.people_it.models import AskedPerson, Outcome, ProposalLeg

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def met(inside):
    """Two who were introduced; gives who gives and who gets."""

    def make():
        proposal = ProposalFactory(programme=inside)
        IntroductionFactory(programme=inside, proposal=proposal)
        other = proposal.legs.get().need.participant
        getter = AskedPersonFactory(
            proposal=proposal, participant=other, gives=False, gets=True, code=f"G{proposal.pk}"
        )
        return AskedPersonFactory(proposal=proposal), getter

    return make


def told(asked, hours, happened="yes"):
    Outcome.objects.create(
        asked=asked, programme=asked.programme, organisation=asked.organisation, happened=happened, hours=hours
    )


def test_of_two_answers_the_lower_hours_count(inside, met):
    giver, getter = met()
    told(giver, Decimal(3))
    told(getter, Decimal(2))
    alone, _other = met()
    told(alone, Decimal("1.5"))
    assert selectors.given_in(inside) == selectors.Given(2, Decimal("3.5"))
    assert [figure.value for figure in on_the_star.figures(inside)] == [2, 3.5]


def test_what_did_not_take_place_gives_no_figure(inside, met):
    told(met()[0], None, happened="no")
    assert list(on_the_star.figures(inside)) == []


def test_a_role_that_found_somebody_stands_on_the_thread_without_a_name(inside, met, django_assert_num_queries):
    initiative = InitiativeFactory(programme=inside)
    role = RoleWantedFactory(programme=inside, initiative=initiative)
    giver, _getter = met()
    ProposalLeg.objects.filter(proposal=giver.proposal).update(need=None, role=role)
    giver.proposal.kind = "person-role"
    giver.proposal.approved_at = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    giver.proposal.save()
    with django_assert_num_queries(1):
        looking, knot = step.thread(initiative)
    assert looking.title == role.title
    assert (knot.place, knot.title, knot.when) == ("role", "A person for a role", dt.date(2026, 11, 20))


def test_proposals_wait_for_whoever_started_the_run(pair, broker, lead):
    def decides(person):
        return [one for one in step.waiting_for(person.user) if one.title.startswith("Decide on 1 proposal")]

    assert len(decides(broker)) == 1
    assert decides(lead) == []


def test_a_question_waits_for_a_member_without_saying_what_it_is(somebody, run, broker, member):
    asked = member("practitioner")
    somebody(offers=["I mend bicycles"], person=asked.participant)
    somebody(needs=["My bicycle is broken"])
    made = run().proposals.get()
    services.approve(
        proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    (waiting,) = step.waiting_for(asked.user)
    assert waiting.title == "Answer a question with yes or no"
    services.answer(asked=AskedPerson.objects.get(participant=asked.participant), said="yes")
    assert list(step.waiting_for(asked.user)) == []


def test_the_numbers_for_programs_hold_no_word_of_anybody(inside, pair):
    numbers = numbers_of(inside, TODAY)
    assert (numbers["offers"], numbers["needs"], numbers["asking"]) == (1, 1, 0)
    assert "bicycle" not in str(numbers)
    assert {rate["share"] for rate in numbers["rates"]} == {None}
