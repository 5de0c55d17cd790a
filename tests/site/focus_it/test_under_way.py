"""Theories and business cases in progress: in the progress of the step, its next action, and what waits for whom."""

import pytest
from django.utils import timezone
from tests.factories.focus_it import BusinessCaseEditionFactory, BusinessCaseFactory, case_document
from tests.factories.theory_of_change import AgreementFactory, CriterionFactory, TheoryFactory

from coproduction_star.focus_it import step, under_way
from coproduction_star.focus_it.business_case import document, services
from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.missing import missing_in
from coproduction_star.focus_it.models import BusinessCase, SuccessCriterion
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.focus_it.under_way import page_of, rounds_of
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership

pytestmark = pytest.mark.django_db
UNFINISHED = case_document(options=[], preferred="")


def fresh(programme):
    return Programme.objects.select_related("organisation").get(pk=programme.pk)


def action(programme):
    return step.next_action(fresh(programme))


def waiting(person):
    return [(one.title, one.address) for one in step.waiting_for(person.user)]


@pytest.fixture
def start(programme, inside, lead):
    """`start(content)` is a business case of the lead, kept as the pages keep it."""

    def starting(content=UNFINISHED, *, title="A club", by=lead):
        return services.start(programme=programme, initiative=None, title=title, content=content, by=by.user)

    return starting


@pytest.fixture
def theory(programme, inside):
    return TheoryFactory(programme=programme, title="Why tea works")


class TestBusinessCases:
    def test_what_is_missing_is_counted_as_the_page_lists_it(self, start):
        case = start()
        lines = missing_in(case.content, answer_to(case.content))
        assert case.missing == sum(one.stops for one in lines) > 0

    def test_a_case_with_an_answer_misses_nothing(self, start):
        assert start(case_document()).missing == 0

    def test_the_count_follows_every_change(self, start, lead):
        case = start(case_document())
        key = services.remove_part(case=case, place=document.place_of("figures/people"), by=lead.user)
        assert BusinessCase.objects.get().missing > 0
        services.bring_back(case=case, key=key, by=lead.user)
        assert BusinessCase.objects.get().missing == 0

    def test_one_that_is_not_finished_is_the_next_action_and_says_why(self, start, programme):
        case = start()
        found = action(programme)
        assert found.reason == "1 business case has no answer yet, because parts are missing."
        assert found.address == page_of(programme, "business_case", case.pk)
        assert found.needs == Permission.EDIT_BUSINESS_CASE

    def test_several_lead_to_their_list(self, start, programme):
        start()
        start(title="Another")
        found = action(programme)
        assert found.reason.startswith("2 business cases have no answer yet")
        assert found.address.endswith("/business-cases/")

    def test_one_with_an_answer_asks_for_nothing(self, start, programme):
        start(case_document())
        assert action(programme) is None

    def test_progress_tells_both(self, start, programme, declared):
        declared("programme-lead")
        start()
        BusinessCaseEditionFactory(case=start(case_document(), title="Frozen"))
        there = step.progress(fresh(programme)).there
        assert "1 business case has an answer." in there
        assert "1 business case has no answer yet, because parts are missing." in there

    def test_it_waits_for_whoever_started_it_and_for_nobody_else(self, start, programme, lead, member):
        case = start()
        number = case.missing
        told = f"Fill in {number} missing parts of a business case: A club"
        assert waiting(lead) == [(told, page_of(programme, "business_case", case.pk))]
        assert waiting(member("finance-partner")) == []

    def test_it_does_not_wait_for_whoever_left(self, start, lead):
        start()
        Membership.objects.filter(pk=lead.pk).update(ended_at=timezone.now())
        assert waiting(lead) == []


class TestTheories:
    def test_one_without_criteria_is_the_next_action_and_says_why(self, theory, programme):
        found = action(programme)
        assert found.reason == (
            "1 theory of change has no agreed success criteria yet. "
            "Without them nobody can tell later whether it worked."
        )
        assert found.address == page_of(programme, "theory", theory.pk)
        assert found.needs == Permission.WRITE_THEORY

    def test_it_is_until_somebody_agreed_to_each_criterion(self, theory, programme):
        one, other = CriterionFactory(theory=theory), CriterionFactory(theory=theory)
        AgreementFactory(criterion=one)
        AgreementFactory(criterion=other, agrees=False, reason="Too little")
        assert rounds_of(fresh(programme))[0].awaited == 1
        assert "no agreed success criteria" in action(programme).reason
        AgreementFactory(criterion=other)
        assert action(programme) is None

    def test_who_agreed_to_earlier_words_did_not_agree_to_these(self, theory, programme):
        criterion = CriterionFactory(theory=theory)
        AgreementFactory(criterion=criterion)
        assert action(programme) is None
        SuccessCriterion.objects.filter(pk=criterion.pk).update(version=7)
        assert "no agreed success criteria" in action(programme).reason

    def test_what_was_removed_asks_for_nothing(self, theory, programme):
        type(theory).objects.update(removed_at=timezone.now())
        assert action(programme) is None

    def test_progress_tells_both(self, theory, programme, declared):
        declared("programme-lead")
        AgreementFactory(criterion=CriterionFactory(theory=TheoryFactory(programme=programme)))
        there = step.progress(fresh(programme)).there
        assert "The success criteria of 1 theory of change are agreed." in there
        assert "1 theory of change has no agreed success criteria yet." in there

    def test_it_waits_for_whoever_rates_here_until_they_said_something(self, theory, programme, co_producer):
        person = co_producer()
        one, _other = CriterionFactory(theory=theory), CriterionFactory(theory=theory)
        where = page_of(programme, "theory", theory.pk)
        assert waiting(person) == [("Say whether you agree to 2 success criteria: Why tea works", where)]
        AgreementFactory(criterion=one, participant=person.participant, agrees=False, reason="Too little")
        assert waiting(person) == [("Say whether you agree to 1 success criterion: Why tea works", where)]

    def test_it_waits_for_nobody_who_does_not_rate_nor_when_the_programme_is_over(
        self, theory, programme, member, co_producer
    ):
        CriterionFactory(theory=theory)
        assert waiting(member("observer")) == []
        person = co_producer()
        assert waiting(person)
        type(programme).objects.update(closed_at=timezone.now(), heard="All", decided="Yes")
        assert waiting(person) == []


class TestTheOrder:
    def test_a_business_case_comes_before_a_theory(self, start, theory, programme):
        start()
        assert "business case" in action(programme).reason

    def test_what_was_begun_comes_before_what_could_begin(self, theory, programme, lead):
        for title in ("Tea", "Walks"):
            initiatives.add_initiative(programme=programme, title=title, status="potential", by=lead.user)
        assert "success criteria" in action(programme).reason
        type(theory).objects.update(removed_at=timezone.now())
        assert "nobody has compared them" in action(programme).reason

    def test_people_who_rate_now_come_first(self, start, matrix, programme):
        start()
        assert "Rating is open" in action(programme).reason


def test_all_of_it_takes_one_query_however_many_there_are(programme, inside, start, django_assert_num_queries):
    for number in range(3):
        start(title=f"Case {number}")
        CriterionFactory(theory=TheoryFactory(programme=programme))
    here = fresh(programme)
    with django_assert_num_queries(1):
        assert len(rounds_of(here)) == 6
        rounds_of(here)


def test_what_waits_takes_one_query(programme, inside, start, lead, django_assert_num_queries):
    for number in range(3):
        start(title=f"Case {number}")
        CriterionFactory(theory=TheoryFactory(programme=programme))
    with django_assert_num_queries(1):
        assert len(list(step.waiting_for(lead.user))) >= 3


def test_the_star_page_keeps_to_twelve_queries(programme, start, signed_in, django_assert_max_num_queries):
    for number in range(5):
        start(title=f"Case {number}")
        BusinessCaseFactory(programme=programme)
        CriterionFactory(theory=TheoryFactory(programme=programme))
    client = signed_in("programme-lead")
    client.get(f"/o/{programme.organisation.slug}/p/{programme.slug}/")
    with django_assert_max_num_queries(12):
        page = client.get(f"/o/{programme.organisation.slug}/p/{programme.slug}/")
    assert page.status_code == 200


def test_what_is_written_once_is_what_django_writes_for_this_programme(programme, inside):
    assert under_way.written_for(programme) == under_way.written(programme)
    assert programme.pk.hex in str(under_way.written_for(programme)[1]).replace("-", "")
