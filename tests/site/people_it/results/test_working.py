"""The task: whom it counts, what it writes, and that it writes it once."""

import json

import pytest
from tests.factories.people import UserFactory
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory, survey_document
from tests.factories.results import ASKED, margins_by_sex

from coproduction_star.audit.models import Event
from coproduction_star.people_it.models import QuestionResult, Response, SurveyConsent, SurveyResult
from coproduction_star.people_it.results import services, working

pytestmark = pytest.mark.django_db


def line(tables, answer, *, statement="", by="", group=""):
    table = next(one for one in tables if one["statement"] == statement)
    return next(one for one in table["lines"] if (one["answer"], one["by"], one["group"]) == (answer, by, group))


def said(result, question):
    return QuestionResult.objects.get(result=result, question=question).tables


def test_only_people_who_agreed_to_be_counted_are(result):
    assert result.tables["answers"] == 240
    assert result.tables["not_counted"] is None


def test_an_agreement_that_was_taken_back_counts_no_more(weighed, work_out):
    SurveyConsent.objects.filter(response__in=Response.objects.all()[:20]).update(taken_back_at="2026-11-20T09:00Z")
    again = work_out(weighed)
    assert again.tables["answers"] == 220
    assert again.tables["not_counted"] == 25


def test_answers_under_way_or_taken_back_are_not_counted(survey, work_out):
    Response.objects.filter(pk__in=Response.objects.values("pk")[:40]).update(finished_at=None)
    assert work_out(survey).tables["answers"] == 200


def test_it_is_weighed_to_the_figures(result):
    """Women are two thirds of the answers and 52% of the people; 240 answers are shown in steps of 5%."""
    shares = {one["group"]: one["share_of_people"] for one in result.tables["heard"] if one["by"] == "sex"}
    assert shares == {"female": pytest.approx(0.52), "male": pytest.approx(0.48)}
    assert line(said(result, "sex"), "female")["value"] == 0.5
    assert result.weights["method"] == "poststratification"
    assert result.weights["effective"] < 240


def test_special_answers_are_counted_and_never_kept(result):
    assert line(said(result, "barriers"), "cost")["value"] == pytest.approx(0.5, abs=0.03)
    assert "reference" not in json.dumps(result.tables)


def test_small_wards_are_withheld_everywhere(survey, work_out):
    """Seventy-two of 240 live in Mill; only five of them are left."""
    mill = Response.objects.filter(place__name__startswith="Mill").order_by("pk").values("pk")
    Response.objects.filter(pk__in=list(mill[5:].values_list("pk", flat=True))).delete()
    found = work_out(survey)
    heard = next(one for one in found.tables["heard"] if one["by"] == "place" and one["answers"] is None)
    assert heard["unheard"]
    for kept in QuestionResult.objects.filter(result=found):
        for table in kept.tables:
            for one in table["lines"]:
                if one["group"] == heard["group"]:
                    assert (one["answers"], one["count"], one["value"]) == (None, None, None)


def test_a_second_run_writes_nothing_more(result):
    before = (result.tables, QuestionResult.objects.count(), Event.objects.count())
    working.work_out_now(result.pk)
    again = SurveyResult.objects.get(pk=result.pk)
    assert (again.tables, QuestionResult.objects.count(), Event.objects.count()) == before


def test_asking_twice_works_out_one(survey):
    first = services.ask_for_result(survey=survey, cap=None, by=UserFactory())
    assert services.ask_for_result(survey=survey, cap=3, by=UserFactory()) == first


def test_a_result_stays_as_it_was_when_figures_change(result, weighed, work_out):
    weighed.margins.all().delete()
    margins_by_sex(weighed, female=1, male=9)
    kept = SurveyResult.objects.get(pk=result.pk)
    assert kept.margins[0]["population"][0]["people"] == 5_200
    assert work_out(weighed).margins[0]["population"][0]["people"] == 1


def test_why_there_are_no_weights_is_kept_with_who_was_heard(survey, work_out):
    row = margins_by_sex(survey)
    row.name, row.population = "age-group", [
        {"choices": ["16-24", "25-34", "35-44", "45-54"], "people": 90}, {"choices": ["75-or-more"], "people": 10},
    ]  # fmt: skip
    row.save()
    found = work_out(survey)
    assert found.state == "stopped"
    assert [one["why"] for one in found.obstacles] == ["nobody"]
    assert found.tables["heard"]
    assert not QuestionResult.objects.filter(result=found).exists()


def test_a_question_asked_in_another_way_before_keeps_only_its_new_answers(survey, work_out):
    """Edition 2 asks who would do more with other answers: what people said to edition 1 is not laid beside them."""
    own = {"id": "do-more", "kind": "one", "text": {"en": "More?"}, "for_young_people": True,
           "choices": [{"id": "no", "text": {"en": "No"}}, {"id": "yes", "text": {"en": "Yes"}}]}  # fmt: skip
    asked = [own if name == "do-more" else {"bank": name} for name in ASKED]
    SurveyEditionFactory(survey=survey, number=2, definition=survey_document(questions=asked))
    found = work_out(survey)
    assert found.editions == [1, 2]
    assert line(said(found, "do-more"), "no")["answers"] is None
    assert line(said(found, "sex"), "male")["answers"] == 240


def test_a_survey_nobody_published_has_no_result(inside):
    with pytest.raises(services.NobodyAsked):
        services.ask_for_result(survey=SurveyFactory(programme=inside), cap=None, by=UserFactory())


def test_one_answer_alone_is_too_few(inside, work_out):
    survey = SurveyFactory(programme=inside, open=True)
    SurveyEditionFactory(survey=survey)
    assert work_out(survey).obstacles[0]["why"] == "too-few"


def test_reading_takes_few_queries(weighed, django_assert_max_num_queries):
    asked = services.ask_for_result(survey=weighed, cap=None, by=UserFactory())
    with django_assert_max_num_queries(14):
        working.work_out_now(asked.pk)
