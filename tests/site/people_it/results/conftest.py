"""A survey that 240 people answered, and its result."""

import pytest
from django.urls import reverse
from tests.factories.people import UserFactory
from tests.factories.results import answered_survey, margins_by_sex

from coproduction_star.people_it.models import SurveyResult
from coproduction_star.people_it.results import services, working


@pytest.fixture
def survey(programme, inside):
    return answered_survey(programme)


@pytest.fixture
def weighed(survey):
    margins_by_sex(survey)
    return survey


@pytest.fixture
def work_out():
    """Ask for a result and work it out, as the task would."""

    def make(survey, cap=None):
        asked = services.ask_for_result(survey=survey, cap=cap, by=UserFactory())
        working.work_out_now(asked.pk)
        return SurveyResult.objects.get(pk=asked.pk)

    return make


@pytest.fixture
def result(weighed, work_out):
    return work_out(weighed)


@pytest.fixture
def at(programme):
    def address(name, survey, *more):
        return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))

    return address
