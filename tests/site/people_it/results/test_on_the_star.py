"""Results on the Star: figures with their source, groups for campaigns, what waits for whom, and what search finds."""

import pytest
from tests.factories.people import UserFactory
from tests.factories.results import answered_survey, margins_by_sex

from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.selectors import access_of
from coproduction_star.people_it import gathering
from coproduction_star.people_it.models import Response, SurveyResult
from coproduction_star.people_it.results import on_the_star, services, working

pytestmark = pytest.mark.django_db


def waits_for(user):
    return [one.title for one in gathering.waiting_for(user)]


def asked_by(user, survey):
    asked = services.ask_for_result(survey=survey, cap=None, by=user)
    working.work_out_now(asked.pk)
    return SurveyResult.objects.get(pk=asked.pk)


def test_figures_say_how_they_were_made(programme, result, django_assert_num_queries):
    with django_assert_num_queries(1):
        answered, *indices = on_the_star.figures(programme)
    assert (answered.value, answered.unit) == (240, "answers")
    assert answered.grade == "weighed to figures of the population"
    assert answered.source == result.survey.title
    assert answered.address.endswith("/results/")
    assert [(one.name, one.unit) for one in indices] == [("Collective contribution", "points of 100")]
    assert 0 <= indices[0].value <= 100


def test_figures_without_a_census_say_so(programme, survey, work_out):
    work_out(survey)
    assert next(iter(on_the_star.figures(programme))).grade == "those who answered; not weighed"


def test_only_the_newest_result_of_a_survey_speaks(programme, survey, work_out):
    work_out(survey)
    Response.objects.filter(pk__in=Response.objects.order_by("pk").values("pk")[:100]).delete()
    work_out(survey)
    assert [one.value for one in on_the_star.figures(programme) if one.unit == "answers"] != [240]


def test_a_group_for_a_campaign_has_its_range_and_no_person(programme, result):
    found = list(on_the_star.segments(programme))
    assert any(one.name.startswith("Would do more, and good at: ") for one in found)
    for one in found:
        assert one.low <= one.share <= one.high
        assert one.people is None or one.people >= 10
    assert len({one.key for one in found}) == len(found)


def test_a_survey_few_answered_has_no_group(programme, inside, work_out):
    work_out(answered_survey(programme, number=25))
    assert list(on_the_star.segments(programme)) == []


def test_a_result_waits_for_whoever_asked_until_somebody_looks(signed_in, weighed, at):
    user = UserFactory()
    asked_by(user, weighed)
    assert waits_for(user) == [f"Look at a survey’s result: {weighed.programme.name}"]
    assert waits_for(UserFactory()) == []
    signed_in("researcher").get(at("results", weighed))
    assert waits_for(user) == []


def test_a_result_without_figures_says_what_it_needs(survey):
    user = UserFactory()
    assert asked_by(user, survey).needs == "figures"
    assert "it has no figures of the population yet" in waits_for(user)[0]


def test_figures_that_do_not_fit_wait_until_they_are_mended(signed_in, survey, at):
    user = UserFactory()
    margins_by_sex(survey)
    Response.objects.filter(answers__sex="male").delete()
    assert asked_by(user, survey).needs == "mending"
    signed_in("researcher").get(at("results", survey))
    assert "Mend the figures of a survey" in waits_for(user)[0]
    survey.margins.all().delete()
    assert "no figures of the population" in str([asked_by(user, survey).needs, *waits_for(user)])
    assert not any("Mend" in one for one in waits_for(user))


def test_few_answers_are_told(programme, inside):
    user = UserFactory()
    assert asked_by(user, answered_survey(programme, number=6)).needs == "answers"
    assert "too few answered" in waits_for(user)[0]


def test_search_finds_results_by_the_survey(member, result):
    asked = Asked(words=("what",), access=access_of(member("observer")), kind="result")
    (found,) = gathering.search(asked)
    assert found.rows[0].title.startswith("Results: What can you do?")
    assert found.rows[0].address.endswith("/results/")
