"""What stops people, from a real result of a survey, asked through the registry: no number of few is told."""

import pytest
from tests.factories.people import UserFactory
from tests.factories.results import answered_survey

from coproduction_star.journeys.together_said import answer_counts_of
from coproduction_star.market_it.incentives.selectors import named_in_surveys
from coproduction_star.market_it.models import PlanBarrier
from coproduction_star.people_it.models import Response, SpecialAnswers, SurveyResult
from coproduction_star.people_it.results import services, working

pytestmark = pytest.mark.django_db
FEW = 3


def work_out(survey):
    asked = services.ask_for_result(survey=survey, cap=None, by=UserFactory())
    working.work_out_now(asked.pk)
    return SurveyResult.objects.get(pk=asked.pk)


@pytest.fixture
def survey(programme, inside):
    """240 people: half say cost, half say time, and three of them say that getting there is hard as well."""
    made = answered_survey(programme)
    for one in SpecialAnswers.objects.order_by("response__reference_hash")[:FEW]:
        one.answers["barriers"].append("transport")
        one.save(update_fields=["answers"])
    return made


def test_the_registry_tells_how_many_named_what_and_nothing_of_few(programme, survey, django_assert_num_queries):
    result = work_out(survey)
    with django_assert_num_queries(1):
        found = {one.answer: one for one in answer_counts_of(programme, "barriers")}
    assert set(found) == {"cost", "no-time"}
    assert (found["cost"].people, found["cost"].of, found["no-time"].people) == (120, 240, 120)
    assert found["cost"].source.startswith(survey.title)
    assert found["cost"].address.endswith(f"{result.pk}/")


def test_few_answers_in_all_tell_nothing(programme, inside):
    work_out(answered_survey(programme, number=8))
    assert answer_counts_of(programme, "barriers") == ()
    assert named_in_surveys(programme) == ()


def test_only_those_who_agreed_to_be_counted_are(programme, survey):
    work_out(survey)
    assert Response.objects.count() == 245
    assert {one.of for one in answer_counts_of(programme, "barriers")} == {240}


def test_a_plan_takes_them_over_with_their_numbers(lead_client, team, plan, survey):
    work_out(survey)
    path = team(f"{plan.pk}/barriers/")
    text = lead_client.get(path).content.decode()
    assert "120 of 240 named it" in text
    assert f"{FEW} of 240" not in text
    (named, *_others) = named_in_surveys(plan.programme)
    said = {"listed": ["cost", "transport"], "how": "survey", "source": named.source}
    assert lead_client.post(path, said).status_code == 302
    held = {one.barrier: (one.people, one.of_people) for one in PlanBarrier.objects.filter(plan=plan)}
    assert held == {"cost": (120, 240), "transport": (None, None)}
