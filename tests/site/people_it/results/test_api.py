"""What a survey says, for programs: the kept lines, with a token, and no number that small numbers do not allow."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import MembershipFactory, OrganisationFactory
from tests.factories.people_it import SurveyFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.people_it.models import QuestionResult, Response, SpecialAnswers, Survey, SurveyConsent
from coproduction_star.people_it.results import selectors, services

pytestmark = pytest.mark.django_db
ALL = "/api/v1/o/eastbridge/p/ageing-well/surveys/results"
BUDGET = 16


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def where(survey):
    return f"/api/v1/o/eastbridge/p/ageing-well/surveys/{survey.pk}/results"


@pytest.fixture
def program(member):
    return Program(give_token(member("observer").user, scopes=[Scope.READ]))


def every_line(program, survey, **asked):
    """Page after page, as `next` leads."""
    found, address = [], where(survey)
    answer = program.get(address, size=100, **asked).json()
    while True:
        found += answer["items"]
        if answer["next"] is None:
            assert len(found) == answer["total"]
            return found
        answer = program.get(answer["next"]).json()


def test_the_lines_are_those_of_the_file_and_no_more(program, result, at, signed_in, settings):
    settings.API_REQUESTS_A_MINUTE = 10_000
    address = at("result_csv", result.survey, result.pk)
    text = signed_in("observer").get(address).content.decode().removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    lines = every_line(program, result.survey)
    assert len(lines) == len(rows) > 100
    for line, row in zip(lines, rows, strict=True):
        assert [line["question"], line["answer"], line["group"], line["note"]] == [
            row["question"], row["answer"], row["group"], row["note"],
        ]  # fmt: skip
        for name in ("answers", "count", "estimate", "low", "high"):
            assert ("" if line[name] is None else line[name]) == (float(row[name]) if row[name] else "")


def test_it_says_what_makes_the_numbers_worth_trusting(program, result, at):
    whole = program.get(where(result.survey)).json()
    assert (whole["state"], whole["answers"], whole["editions"], whole["weighed"]) == (
        "done", 240, [1], "poststratification",
    )  # fmt: skip
    assert whole["effective_answers"] == result.tables["effective"]
    assert dt.datetime.fromisoformat(whole["worked_out_at"]).date() == timezone.now().date()
    assert [(one["question"], one["year"]) for one in whole["sources"]] == [("sex", 2021)]
    assert whole["address"] == at("results", result.survey)
    assert "do-more" in whole["questions"]
    assert {one["by"] for one in whole["heard"]} >= {"sex", "place", "age-group"}


def test_every_method_that_is_named_is_a_page_of_the_documentation(program, result, pytestconfig):
    named = program.get(where(result.survey)).json()["methods"]
    assert "docs/methods/raking.md" in named
    assert all((pytestconfig.rootpath / one).is_file() for one in named)


def test_one_question_by_one_group(program, result):
    lines = every_line(program, result.survey, question="do-more", by="place")
    assert {(one["question"], one["by"]) for one in lines} == {("do-more", "place")}
    assert len({one["group"] for one in lines}) == 2
    assert {one["by"] for one in every_line(program, result.survey, question="do-more", by="")} == {""}
    assert every_line(program, result.survey, question="individual", by="")[0]["measure"] == "mean"


def test_nothing_of_a_ward_that_is_too_small_comes_out(program, survey, work_out, settings):
    """Five people are left in one ward: nothing of them is in any line, nor in who was heard."""
    settings.API_REQUESTS_A_MINUTE = 10_000
    mill = Response.objects.filter(place__name__startswith="Mill").order_by("pk")
    ward = str(mill.first().place_id)
    Response.objects.filter(pk__in=list(mill.values_list("pk", flat=True)[5:])).delete()
    work_out(survey)
    lines = [one for one in every_line(program, survey) if one["group"] == ward]
    assert len(lines) > 20
    for one in lines:
        numbers = [one[name] for name in ("answers", "count", "estimate", "low", "high")]
        assert (numbers, one["note"]) == ([None] * 5, "too few to say")
    heard = [one for one in program.get(where(survey)).json()["heard"] if one["group"] == ward]
    assert [(one["answers"], one["share_of_answers"], one["not_heard"]) for one in heard] == [(None, None, True)]


def test_no_count_is_small_or_exact_and_no_estimate_rests_on_few(program, result, settings):
    settings.API_REQUESTS_A_MINUTE = 10_000
    for one in every_line(program, result.survey):
        for name in ("answers", "count"):
            assert one[name] is None or (one[name] >= 10 and one[name] % 5 == 0)
        if one["estimate"] is None:
            assert (one["count"], one["low"], one["high"], one["note"]) == (None, None, None, "too few to say")
        else:
            assert one["answers"] >= 30
            assert one["low"] <= one["estimate"] <= one["high"]
            assert one["note"] == ""


def test_no_answer_is_read_and_queries_do_not_grow_with_the_survey(program, result):
    program.get(ALL)
    with CaptureQueriesContext(connection) as asked:
        program.get(where(result.survey), size=100)
    tables = {name for query in asked for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert QuestionResult._meta.db_table in tables
    assert not tables & {one._meta.db_table for one in (Response, SpecialAnswers, SurveyConsent)}
    assert len(asked) <= BUDGET


def test_the_list_names_surveys_with_a_result_once(program, result, work_out, inside):
    SurveyFactory(programme=inside, open=True, title="Nobody worked this out")
    work_out(result.survey)
    with CaptureQueriesContext(connection) as asked:
        found = program.get(ALL).json()
    assert [(one["survey"], one["closed"]) for one in found["items"]] == [(str(result.survey.pk), False)]
    assert found["total"] == 1
    assert len(asked) <= BUDGET


def test_a_survey_without_a_result_says_so(program, survey):
    whole = program.get(where(survey)).json()
    assert (whole["state"], whole["items"], whole["heard"], whole["answers"]) == ("none", [], [], None)
    services.ask_for_result(survey=survey, cap=None, by=None)
    assert program.get(where(survey)).json()["state"] == "waiting"


def test_a_result_that_could_not_be_weighed_has_who_was_heard_and_no_estimate(program, weighed, work_out):
    row = weighed.margins.get()
    row.name, row.population = "age-group", [
        {"choices": ["16-24", "25-34", "35-44", "45-54"], "people": 90}, {"choices": ["75-or-more"], "people": 10},
    ]  # fmt: skip
    row.save()
    work_out(weighed)
    whole = program.get(where(weighed)).json()
    assert (whole["state"], whole["items"]) == ("stopped", [])
    assert whole["heard"]


def test_a_closed_survey_in_a_closed_programme_can_still_be_read(program, result, programme):
    now = timezone.now()
    said = {"closed_by": None, "heard": "This", "will_do": "That", "cannot": "Not this"}
    Survey.objects.filter(pk=result.survey_id).update(closed_at=now, **said)
    type(programme).objects.filter(pk=programme.pk).update(closed_at=now, heard="This", decided="That")
    assert program.get(where(result.survey)).json()["total"] > 100
    assert program.get(ALL).json()["items"][0]["closed"] is True


def test_without_a_token_there_is_nothing(result):
    assert Program().get(where(result.survey)).status_code == 401
    assert Program().get(ALL).status_code == 401


def test_another_programme_or_organisation_does_not_lead_to_it(program, result, in_organisation):
    with in_organisation(result.organisation):
        beside = ProgrammeFactory(organisation=result.organisation, slug="beside")
    address = where(result.survey).replace("ageing-well", beside.slug)
    assert program.get(address).status_code == 404
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        theirs = ProgrammeFactory(organisation=elsewhere)
        stranger = Program(
            give_token(MembershipFactory(organisation=elsewhere, roles=["administrator"]).user, scopes=Scope)
        )
    assert stranger.get(where(result.survey)).status_code == 404
    through = f"/api/v1/o/{elsewhere.slug}/p/{theirs.slug}/surveys/{result.survey_id}/results"
    assert stranger.get(through).status_code == 404


@pytest.mark.parametrize(
    "asked", [{"question": "a\x00b"}, {"by": "\x00"}, {"size": "101"}, {"page": "0"}, {"ward": "x"}]
)
def test_what_cannot_be_asked_is_refused_in_words(program, survey, asked):
    answer = program.get(where(survey), **asked)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["message"]


def test_an_unknown_question_has_no_lines(program, result):
    assert program.get(where(result.survey), question="nobody-asked").json()["total"] == 0


def test_words_are_in_the_language_that_is_asked_for(program, result):
    answer = program.client.get(where(result.survey), {"by": "", "question": "do-more"}, headers=program.headers)
    line = answer.json()["items"][0]
    assert line["question_text"] == selectors.asked_by(result).question("do-more").text["en"]
    welsh = program.client.get(
        where(result.survey), {"by": "", "question": "do-more"}, headers=program.headers | {"Accept-Language": "cy"}
    )
    assert json.loads(welsh.content)["items"][0]["group_text"] != line["group_text"]


def test_answers_given_later_change_nothing_until_a_new_result(program, result):
    before = program.get(where(result.survey)).json()
    Response.objects.all().delete()
    assert program.get(where(result.survey)).json() == before
