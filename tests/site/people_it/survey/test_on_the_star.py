"""What surveys say on the Star, on the personal page and in the search."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_it import ResponseFactory, SurveyEditionFactory, SurveyFactory

from coproduction_star.journeys.selectors import facts_of
from coproduction_star.people_it import gathering, step
from coproduction_star.people_it.counting import counts_of
from coproduction_star.people_it.survey import on_the_star

TODAY = timezone.localdate


def test_a_programme_that_asked_nobody_is_told_what_to_do_next(programme, inside, lead):
    InitiativeFactory(programme=programme)
    asking = on_the_star.next_action(programme, has_initiatives=True)
    assert "ask people what they can do" in asking.title
    SurveyFactory(programme=programme)
    programme.__dict__.pop("_facts")
    assert "publish the survey" in on_the_star.next_action(programme, has_initiatives=True).title
    SurveyFactory(programme=programme, open=True)
    programme.__dict__.pop("_facts")
    assert on_the_star.next_action(programme, has_initiatives=True) is None


def test_answers_that_were_sent_move_the_step(programme, inside, lead):
    survey = SurveyFactory(programme=programme, open=True)
    edition = SurveyEditionFactory(survey=survey)
    before = step.progress(programme)
    for _one in range(4):
        ResponseFactory(survey=survey, edition=edition)
    ResponseFactory(survey=survey, edition=edition, finished_at=None)
    programme.__dict__.pop("_facts")
    after = step.progress(programme)
    assert after.share > before.share
    assert "1 survey, 4 answers" in after.there


def test_the_counts_are_among_the_facts_that_the_star_has_already(programme, inside, django_assert_num_queries):
    SurveyFactory(programme=programme, open=True)
    facts_of(programme)
    with django_assert_num_queries(0):
        assert counts_of(programme).opened == 1


@pytest.mark.parametrize(
    ("days", "waits"),
    [({"respond_by": 90}, False), ({"respond_by": 20}, True), ({"respond_by": 90, "closes_on": -1}, True)],
)
def test_a_promise_that_comes_near_waits_for_whoever_made_it(programme, inside, lead, days, waits):
    dates = {name: TODAY() + dt.timedelta(days=far) for name, far in days.items()}
    survey = SurveyFactory(programme=programme, open=True, capacity_of=lead.participant, **dates)
    waiting = list(gathering.waiting_for(lead.user))
    assert bool(waiting) is waits
    if waits:
        assert survey.title in waiting[0].title
        assert waiting[0].due == dates["respond_by"]


def test_a_closed_survey_waits_for_nobody(programme, inside, lead):
    SurveyFactory(programme=programme, closed=True, capacity_of=lead.participant, respond_by=TODAY())
    assert not list(gathering.waiting_for(lead.user))


def test_a_survey_is_found_by_its_title(signed_in, programme, inside):
    SurveyFactory(programme=programme, title="Benches by the mill")
    page = signed_in("observer").get(f"/o/eastbridge/p/{programme.slug}/search/?q=benches").content.decode()
    assert "Benches by the mill" in page or "by the mill" in page
