"""The pages: what they say, who may work a result out, what a form refuses, and how many queries they take."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.people import HOSTILE
from tests.factories.results import answered_survey, margins_by_sex

from coproduction_star.journeys.models import Promise
from coproduction_star.people_it.models import Margins, QuestionResult, Reach, SurveyResult

pytestmark = pytest.mark.django_db

PAGE_BUDGET = 12


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher")


@pytest.fixture
def lead_page(signed_in):
    return signed_in("programme-lead")


def text_of(response):
    return response.content.decode()


def test_before_a_result_the_page_says_what_to_do(researcher, survey, at):
    page = text_of(researcher.get(at("results", survey)))
    assert "About 245 people have answered so far." in page
    assert "No result has been worked out yet." in page
    assert at("work_out", survey) in page


def test_who_was_not_heard_stands_before_any_estimate(researcher, result, at):
    page = text_of(researcher.get(at("results", result.survey)))
    assert page.index("Who we have not heard") < page.index("What people do, and would do")
    assert "Weights describe a population; they include no one." in page
    assert HOSTILE not in page


def test_the_page_of_a_result_keeps_to_its_budget(researcher, result, at, django_assert_max_num_queries):
    """Also when it is looked at for the first time."""
    address = at("results", result.survey)
    researcher.get("/")
    for _time in range(2):
        with django_assert_max_num_queries(PAGE_BUDGET):
            researcher.get(address)


def test_a_result_of_twice_as_many_answers_takes_no_query_more(
    researcher, programme, inside, work_out, at, django_assert_num_queries
):  # fmt: skip
    small, large = (answered_survey(programme, number=n, places=places) for n, places in ((60, "AB"), (300, "CD")))
    addresses = []
    for survey in (small, large):
        work_out(survey)
        addresses.append(at("results", survey))
    for address in addresses:
        researcher.get(address)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    numbers = []
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            researcher.get(address)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_question_is_told_by_place_and_group(researcher, result, at):
    page = text_of(researcher.get(at("question_result", result.survey, result.pk, "do-more")))
    assert "Would you like to do more than you do now?" in page
    assert "Everybody" in page
    assert "too few to say" in page
    assert HOSTILE not in page


def test_another_answer_can_be_drawn(researcher, result, at):
    address = at("question_result", result.survey, result.pk, "do-more")
    page = text_of(researcher.get(address, {"answer": "-:no"}))
    assert "by.sex.do-more.-.no.svg" in page


@pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
def test_charts_can_be_taken_away(researcher, result, at, kind):
    for chart in ("now", "skills", "q.do-more", "by.sex.do-more.-.maybe"):
        assert researcher.get(at("result_chart", result.survey, result.pk, chart, kind)).status_code == 200


@pytest.mark.parametrize("chart", ["would", "barriers-more", "beside", "heard", "skills", "now"])
def test_each_table_of_two_things_has_its_picture(researcher, result, at, chart):
    response = researcher.get(at("result_chart", result.survey, result.pk, chart, "svg"))
    assert response.status_code == 200
    assert HOSTILE not in response.content.decode()


def test_who_was_heard_is_drawn_beside_how_many_there_are(researcher, result, at):
    page = text_of(researcher.get(at("results", result.survey)))
    assert "Answers for each 100 that there would be, had all been heard alike" in page


@pytest.mark.parametrize("chart", ["other", "q.nothing", "by.sex.do-more.-.nothing", "by.sex.do-more.x.no", "q"])
def test_a_chart_there_is_not_is_not_found(researcher, result, at, chart):
    assert researcher.get(at("result_chart", result.survey, result.pk, chart, "svg")).status_code == 404


def test_the_table_has_the_lines_of_the_pages_and_no_more(researcher, result, at):
    body = text_of(researcher.get(at("result_csv", result.survey, result.pk)))
    rows = list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"))))
    kept = [line for row in QuestionResult.objects.all() for table in row.tables for line in table["lines"]]
    assert len([row for row in rows if row["table"] == "question"]) == len(kept)
    for row in rows:
        assert (row["estimate"] == "") == (row["note"] == "too few to say")
        assert row["count"] == "" or (int(row["count"]) > 7 and int(row["count"]) % 5 == 0)


def test_the_workbook_has_its_codebook(researcher, result, at):
    body = researcher.get(at("result_xlsx", result.survey, result.pk)).content
    names = zipfile.ZipFile(io.BytesIO(body)).read("xl/workbook.xml").decode()
    for sheet in ("results", "heard", "weights", "codebook"):
        assert f'name="{sheet}"' in names


def test_a_researcher_has_it_worked_out(researcher, survey, at):
    assert researcher.post(at("work_out", survey), {"cap": "5"}).status_code == 302
    found = SurveyResult.objects.get()
    assert (found.cap, found.state) == (5.0, "waiting")
    assert "A result is being worked out." in text_of(researcher.get(at("results", survey)))


def test_an_observer_reads_and_works_nothing_out(signed_in, result, at):
    client = signed_in("observer")
    page = text_of(client.get(at("results", result.survey)))
    assert at("work_out", result.survey) not in page
    assert client.post(at("work_out", result.survey)).status_code == 403


def test_an_earlier_result_is_found_again(researcher, result, work_out, at):
    work_out(result.survey)
    assert at("result", result.survey, result.pk) in text_of(researcher.get(at("results", result.survey)))
    assert researcher.get(at("result", result.survey, result.pk)).status_code == 200


def test_a_result_of_another_survey_is_not_found(researcher, result, programme, at):
    other = answered_survey(programme, number=3, places=("A", "B"))
    assert researcher.get(at("result", other, result.pk)).status_code == 404


FIGURES = {"name": "sex", "typed": "Female, 5,200\nMale, 4,800", "source": "Census 2021", "year": "2021"}


class TestFigures:
    """Census figures, typed or from a spreadsheet."""

    def test_typed_figures_are_kept(self, researcher, survey, at):
        assert researcher.post(at("new_margins", survey), FIGURES).status_code == 302
        kept = Margins.objects.get()
        assert [one["people"] for one in kept.population] == [5_200, 4_800]

    def test_a_spreadsheet_is_read(self, researcher, survey, at):
        file = SimpleUploadedFile("census.csv", b"Sex,People\nFemale,5200\nMale,4800\nTotal,10000\n")
        sent = FIGURES | {"typed": "", "file": file}
        assert researcher.post(at("new_margins", survey), sent).status_code == 302
        assert "Total, 10000" in Margins.objects.get().typed

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("Femal, 5\nMale, 4", "Line 1: “Femal” is no answer of this question."),
            ("Female, lots\nMale, 4\nFemale, x", "is no number of people"),
            ("Female, 5", "“Male” has no number."),
            ("Female, 5\nMale, 5\nTotal, 11", "The total says 11, and the rows add up to 10."),
            ("", "Write the figures, or choose a spreadsheet."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, researcher, survey, at, typed, words):
        page = text_of(researcher.post(at("new_margins", survey), FIGURES | {"typed": typed}))
        assert words in page
        assert "Census 2021" in page
        assert not Margins.objects.exists()

    def test_a_bad_spreadsheet_is_shown_to_be_mended(self, researcher, survey, at):
        file = SimpleUploadedFile("census.csv", b"Female,5200\nMal,4800\n")
        page = text_of(researcher.post(at("new_margins", survey), FIGURES | {"typed": "", "file": file}))
        assert "“Mal” is no answer of this question." in page
        assert "Female, 5200" in page

    def test_a_question_has_figures_once(self, researcher, weighed, at):
        assert "has such figures already" in text_of(researcher.post(at("new_margins", weighed), FIGURES))

    def test_figures_are_changed_and_removed(self, researcher, weighed, at):
        kept = Margins.objects.get()
        address = at("change_margins", weighed, kept.pk)
        sent = FIGURES | {"typed": "Female, 1\nMale, 2", "version": "1"}
        assert researcher.post(address, sent).status_code == 302
        assert "5,200" not in Margins.objects.get().typed
        page = text_of(researcher.post(address, sent | {"typed": "Female, 3\nMale, 4"}))
        assert "Female, 1" in page
        assert "Female, 3" in page
        assert researcher.post(at("remove_margins", weighed, kept.pk)).status_code == 302
        assert not Margins.objects.exists()


def test_what_to_do_when_no_weights_fit_is_said_in_words(researcher, survey, work_out, at):
    row = margins_by_sex(survey)
    row.name = "age-group"
    row.population = [{"choices": ["16-24", "25-34", "35-44", "45-54"], "people": 90},
                      {"choices": ["75-or-more"], "people": 10}]  # fmt: skip
    row.save()
    work_out(survey)
    page = text_of(researcher.get(at("results", survey)))
    assert "Nobody who answered is in “75 or more”" in page
    assert "write “75 or more + 16 to 24 + 25 to 34 + 35 to 44 + 45 to 54” in the figures" in page


def test_somebody_promises_to_ask_whom_we_have_not_heard(lead_page, result, at):
    sent = {"others": "People on boats", "how": "At the lock on Friday", "who_in_words": "The canal team",
            "due_on_0": "1", "due_on_1": "2", "due_on_2": "2027"}  # fmt: skip
    address = at("reach", result.survey)
    keys = {"due_on_day": "1", "due_on_month": "2", "due_on_year": "2027"}
    assert lead_page.post(address, sent | keys).status_code == 302
    assert Promise.objects.get().what == "Ask People on boats: At the lock on Friday"
    assert Reach.objects.get().promise.who_in_words == "The canal team"
    assert "The canal team, by" in text_of(lead_page.get(at("results", result.survey)))


def test_who_asks_nobody_by_nobody_is_told_so(lead_page, result, at):
    page = text_of(lead_page.post(at("reach", result.survey), {"how": "At lunch"}))
    assert "Say who has not been heard." in page
    assert "Choose who will do it, or write who it is." in page
    assert "At lunch" in page


def test_a_stranger_is_led_to_sign_in(result, at):
    assert Client().get(at("results", result.survey)).status_code == 302


def test_in_welsh_the_page_speaks_welsh(researcher, result, at):
    researcher.cookies["django_language"] = "cy"
    page = text_of(researcher.get(at("results", result.survey), headers={"Accept-Language": "cy"}))
    assert 'lang="cy"' in page
