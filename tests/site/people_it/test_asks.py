"""Nobody is asked too often, whatever programme asks."""

import datetime as dt

import pytest
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import ParticipantFactory
from tests.factories.people_it import SurveyAskFactory, SurveyFactory

from coproduction_star.people_it.asks import MOST_ASKS, ask, asks_left, asks_left_of
from coproduction_star.people_it.models import SurveyAsk

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def survey(inside):
    return SurveyFactory(programme=inside, open=True)


@pytest.fixture
def person(inside):
    return ParticipantFactory(organisation=inside.organisation)


def test_asks_of_other_programmes_count_too(survey, person):
    other = ProgrammeFactory(organisation=survey.organisation)
    with scope(organisation=survey.organisation_id, programme=other.pk):
        SurveyAskFactory(survey=SurveyFactory(programme=other, open=True), participant=person)
    assert asks_left(person, today=TODAY) == MOST_ASKS - 1


def test_what_was_asked_before_the_quarter_is_forgiven(survey, person):
    SurveyAskFactory(survey=survey, participant=person, asked_on=TODAY - dt.timedelta(days=91))
    assert asks_left(person, today=TODAY) == MOST_ASKS


def test_whoever_was_asked_often_enough_is_left_in_peace(survey, person):
    fresh = ParticipantFactory(organisation=survey.organisation)
    for _time in range(MOST_ASKS):
        assert person in ask(survey=survey, people=[person], by=None)
    assert ask(survey=survey, people=[person, fresh], by=None) == (fresh,)
    assert SurveyAsk.objects.filter(participant=person).count() == MOST_ASKS


def test_many_people_take_one_query(survey, django_assert_num_queries):
    people = [ParticipantFactory(organisation=survey.organisation) for _number in range(5)]
    with django_assert_num_queries(1):
        assert set(asks_left_of(people).values()) == {MOST_ASKS}
