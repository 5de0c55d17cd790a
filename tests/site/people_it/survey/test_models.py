"""What the tables themselves refuse, and what goes with whom."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.factories.people import ParticipantFactory
from tests.factories.people_it import ResponseFactory, SpecialAnswersFactory, SurveyFactory

from coproduction_star.people_it.models import Response, SpecialAnswers, Survey
from coproduction_star.people_it.survey.about_people import erase, personal_data

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 5, 9, tzinfo=dt.UTC)


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)
    return True


def test_no_survey_is_published_without_an_offer(programme, inside):
    row = SurveyFactory(programme=programme)
    rows = Survey.objects.filter(pk=row.pk)
    assert refused(rows, published_at=NOW)
    assert refused(rows, published_at=NOW, capacity="We will ring")
    assert rows.update(published_at=NOW, capacity="We will ring", respond_by=NOW.date()) == 1


@pytest.mark.parametrize("missing", ["heard", "will_do", "cannot"])
def test_no_survey_is_closed_without_what_came_of_it(programme, inside, missing):
    row = SurveyFactory(programme=programme, open=True)
    said = {"heard": "a", "will_do": "b", "cannot": "c"} | {missing: ""}
    assert refused(Survey.objects.filter(pk=row.pk), closed_at=NOW, **said)


def test_answers_taken_back_are_empty(programme, inside):
    row = ResponseFactory(survey=SurveyFactory(programme=programme, open=True))
    rows = Response.objects.filter(pk=row.pk)
    assert refused(rows, withdrawn_at=NOW)
    assert rows.update(withdrawn_at=NOW, answers={}) == 1


@pytest.mark.parametrize(
    ("day", "opened"),
    [(dt.date(2026, 11, 1), False), (dt.date(2026, 11, 2), True), (dt.date(2026, 11, 9), True),
     (dt.date(2026, 11, 10), False)],
)  # fmt: skip
def test_a_survey_is_open_on_its_days(day, opened):
    row = Survey(published_at=NOW, opens_on=dt.date(2026, 11, 2), closes_on=dt.date(2026, 11, 9))
    assert row.is_open(day) is opened
    row.closed_at = NOW
    assert not row.is_open(day)


def test_what_is_most_private_is_in_the_copy_and_goes_with_the_person(programme, inside):
    person = ParticipantFactory(organisation=programme.organisation)
    row = ResponseFactory(survey=SurveyFactory(programme=programme, open=True), participant=person)
    SpecialAnswersFactory(response=row)
    (held,) = personal_data(person.pk)
    assert held.rows[0]["answers"] == {"barriers": ["health"]}
    erase(person.pk)
    assert not Response.objects.exists()
    assert not SpecialAnswers.objects.exists()
