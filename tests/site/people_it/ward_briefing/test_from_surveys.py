"""What people do, would do and what stops them comes from the newest result with figures of the ward."""

import datetime as dt

import pytest
from tests.factories.people_it import SurveyFactory

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import WardPart
from coproduction_star.people_it.models import QuestionResult, SurveyResult
from coproduction_star.people_it.ward_briefing.from_surveys import ward_rows

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def line(answer, group, value, by="place"):
    return {"answer": answer, "by": by, "group": str(group), "answers": 60, "count": 30, "value": value,
            "low": value and value - 0.05, "high": value and value + 0.05}  # fmt: skip


def result(programme, tables, *, question="barriers", survey=None, when=DAY, state="done", statement=""):
    survey = survey or SurveyFactory(programme=programme, open=True, title="What can we do?")
    own = {"programme": programme, "organisation": programme.organisation}
    made = SurveyResult.objects.create(survey=survey, state=state, finished_at=when, **own)
    table = {"question": question, "statement": statement, "measure": "share", "lines": tables}
    QuestionResult.objects.create(result=made, question=question, position=1, tables=[table], **own)


def told(place):
    return [(row.part, row.title, row.text) for row in ward_rows(place)]


def test_the_largest_first_with_the_range_they_may_lie_in(mill, programme):
    result(programme, [line("cost", mill.pk, 0.2), line("no-time", mill.pk, 0.4)])
    found = told(mill)
    assert [row[0] for row in found] == [WardPart.BARRIERS] * 2
    assert found[0][2] == "40% (between 35% and 45%)"
    assert "What can we do?" in next(ward_rows(mill)).source


def test_what_too_few_said_and_what_says_nothing_is_left_out(mill, programme):
    result(programme, [line("cost", mill.pk, None), line("not-say", mill.pk, 0.9)])
    assert told(mill) == []


def test_another_ward_and_everybody_elsewhere_are_not_this_ward(mill, programme):
    other = Place.objects.create(organisation=mill.organisation, name="Harbour")
    result(programme, [line("cost", other.pk, 0.2), line("cost", "", 0.3, by="")])
    assert told(mill) == []


def test_a_survey_of_this_ward_alone_speaks_for_it(mill, programme):
    survey = SurveyFactory(programme=programme, open=True, place=mill)
    result(programme, [line("cost", "", 0.3, by="")], survey=survey)
    assert [row[2] for row in told(mill)] == ["30% (between 25% and 35%)"]


def test_the_newest_result_counts(mill, programme):
    result(programme, [line("cost", mill.pk, 0.2)])
    result(programme, [line("cost", mill.pk, 0.6)], when=DAY + dt.timedelta(days=40))
    assert [row[2] for row in told(mill)] == ["60% (between 55% and 65%)"]


def test_of_what_people_do_only_what_they_do_often(mill, programme):
    lines = [line("often", mill.pk, 0.3), line("never", mill.pk, 0.7)]
    result(programme, lines, question="keep-well", statement="walk")
    assert [(row[0], row[2]) for row in told(mill)] == [(WardPart.DO, "30% (between 25% and 35%)")]


def test_a_result_that_is_not_worked_out_says_nothing(mill, programme):
    result(programme, [line("cost", mill.pk, 0.2)], state="stopped")
    assert told(mill) == []
