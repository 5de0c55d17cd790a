"""A researcher brings in census figures, mends one, has a result worked out, and takes the table away."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.records import in_one_organisation

from coproduction_star.people_it.models import ResultState, Survey, SurveyResult
from coproduction_star.people_it.results.working import work_out_now

RESEARCHER = "researcher@demonstration.example"
OF_NORTHFIELD = "Northfield, 4900"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def the_survey() -> Survey:
    with in_one_organisation("eastbridge"):
        return Survey.objects.get(published_at__isnull=False)


def the_task_runs() -> None:
    with in_one_organisation("eastbridge"):
        work_out_now(SurveyResult.objects.get(state=ResultState.WAITING).pk)


def test_a_researcher_weighs_the_answers_and_reads_them(hand_of: HandOf) -> None:
    # Given a researcher who reads what an earlier result said, and whom it had not heard
    hand, survey = hand_of(RESEARCHER), the_survey()
    here = f"/o/eastbridge/p/ageing-well-in-eastbridge/people-it/surveys/{survey.pk}/results/"
    hand.open(here)
    heading(hand.page, f"Results: {survey.title}")
    hand.look()
    # When they change the figures, with a slip that is told with its line, and nothing typed is lost
    hand.follow("Place")
    hand.look()
    lines = hand.page.get_by_label("The figures, one line for each answer").input_value()
    hand.page.get_by_label("The figures, one line for each answer").fill(
        lines.replace(OF_NORTHFIELD, "Northfield, many")
    )
    hand.press("Save")
    expect(hand.page.locator(".govuk-error-summary")).to_contain_text("Line 3")
    hand.look()
    hand.page.get_by_label("The figures, one line for each answer").fill(
        lines.replace(OF_NORTHFIELD, "Northfield, 9,800")
    )
    hand.press("Save")
    # And have it worked out by the task
    hand.press("Work out a result")
    hand.look()
    the_task_runs()
    hand.open(here)
    expect(hand.page.locator("main")).to_contain_text("Answers are weighed to one set of figures")
    # Then each question has its page, and the table is theirs with the ranges
    hand.follow("How much time could you give?")
    hand.look()
    hand.open(here)
    taken = hand.take_away("Download the result as a table (CSV)")
    assert taken.name.endswith(".csv")
    assert "do-more" in taken.text
