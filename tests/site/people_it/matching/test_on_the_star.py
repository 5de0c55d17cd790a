"""What matching gives to the whole: figures, the thread, what waits for whom, and numbers for programs."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_matching import AskedPersonFactory, IntroductionFactory, ProposalFactory
from tests.factories.people_offers import RoleWantedFactory

from coproduction_star.journeys.addresses import step_address
from coproduction_star.people_it import step
from coproduction_star.people_it.matching import on_the_star, selectors, services
from coproduction_star.people_it.matching.addresses import at
from coproduction_star.people_it.matching.numbers import numbers_of
from coproduction_star.people_it.models import AskedPerson, Introduction, Outcome, ProposalLeg

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
    assert selectors.given_in(inside) == selectors.Given(2, Decimal("3.5"), (timezone.now().year,))


def test_few_introductions_give_no_figure_and_enough_give_rounded_ones(inside, met):
    for _number in range(7):
        told(met()[0], Decimal("1.5"))
    assert list(step.figures(inside)) == []
    told(met()[0], Decimal("1.5"))
    number, hours = step.figures(inside)
    assert (number.value, hours.value) == (10, 12)
    assert all((figure.period, figure.grade, figure.source, figure.address) for figure in (number, hours))


def test_the_organisations_star_counts_all_programmes_but_those_in_the_archive(
    inside, met, organisation, signed_in, django_assert_max_num_queries
):
    for _number in range(8):
        told(met()[0], Decimal(2))
    with scope(organisation=organisation.pk, programme=None), django_assert_max_num_queries(2):
        assert [figure.value for figure in step.figures_of_all()] == [10, 16]
    page = signed_in("observer").get(f"/o/{organisation.slug}/").content.decode()
    assert "Introductions that took place" in page
    assert "10 introductions" in page
    inside.archived_at = timezone.now()
    inside.save()
    with scope(organisation=organisation.pk, programme=None):
        assert list(step.figures_of_all()) == []


def test_the_page_of_the_step_shows_them_with_where_they_come_from(
    inside, met, signed_in, django_assert_max_num_queries
):
    for _number in range(8):
        told(met()[0], Decimal(2))
    client = signed_in("observer")
    page = client.get(step_address(inside, "people_it")).content.decode()
    assert "16 hours" in page
    assert at("match_rates", inside) in page
    assert on_the_star.there(inside) == "Introductions that took place: about 10."
    with django_assert_max_num_queries(12):
        client.get(step_address(inside, "people_it"))


def test_whoever_approved_hears_of_silence_after_the_reminder_and_of_what_was_never_told(pair, broker, lead):
    asked = services.approve(
        proposal=selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip

    def waits(person):
        return [one.title.split(":")[0] for one in step.waiting_for(person.user)]

    assert not any(title.startswith("Ask") for title in waits(broker))
    AskedPerson.objects.update(nudged_at=timezone.now())
    assert "Ask 2 people yourself" in waits(broker)
    assert not any(title.startswith("Ask") for title in waits(lead))
    for one in asked:
        services.answer(asked=one, said="yes")
    assert not any(title.startswith("Ask") for title in waits(broker))
    Introduction.objects.update(made_at=timezone.now() - dt.timedelta(days=15))
    assert "Ask what came of 1 introduction" in waits(broker)
    told(asked[0], None, happened="no")
    assert not any(title.startswith("Ask") for title in waits(broker))


def test_what_did_not_take_place_gives_no_figure(inside, met):
    told(met()[0], None, happened="no")
    assert list(step.figures(inside)) == []


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
