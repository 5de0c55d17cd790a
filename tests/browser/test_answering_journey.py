"""Residents answer a survey: on a small old phone without JavaScript, and on paper, typed in by the team."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.records import how_many, in_one_organisation

from coproduction_star.people_it.models import Response, SurveyLink

TEAM = "/o/eastbridge/p/ageing-well-in-eastbridge/people-it/surveys/"
MOST_PAGES = 120


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def link(people: People) -> SurveyLink:
    with in_one_organisation("eastbridge"):
        return SurveyLink.objects.select_related("survey").get(kind="poster", survey__published_at__isnull=False)


def begin(hand: Pointing, link: SurveyLink) -> str:
    """From the short address to the first question; gives the four words."""
    hand.open(f"/s/{link.code.lower()}/")
    hand.look()
    for label in ("English", "I am"):
        if hand.page.get_by_label(label).count():
            hand.tick(label)
    hand.press("Start")
    heading(hand.page, "Keep these four words")
    hand.look()
    words = hand.page.locator(".star-four__words").inner_text()
    hand.follow("Go to the questions") if hand.page.get_by_role("link", name="Go to the questions").count() else (
        hand.press("Go to the questions")
    )
    return words


def answer_to_the_end(hand: Pointing) -> int:
    """The first choice of each page; at the end, where they live and what may be done."""
    for number in range(MOST_PAGES):
        if hand.page.url.endswith(("/where/", "/agree/")):
            return number
        first = hand.page.locator("input[name=answer][type=radio], input[name=answer][type=checkbox]").first
        if first.count():
            first.check(force=True)
        if "/apart/" in hand.page.url:
            hand.tick("No, leave these questions out")
        if number in (0, 8):
            hand.look()
        hand.press("Continue")
    pytest.fail("The survey has no end.")


def test_a_resident_answers_on_a_small_phone_stops_and_goes_on_elsewhere(people: People, link: SurveyLink) -> None:
    # Given a phone of 320 points without JavaScript
    phone = Pointing(people.somebody(None, javascript=False))
    phone.page.set_viewport_size({"width": 320, "height": 640})
    words = begin(phone, link)
    # When somebody answers two pages and stops
    for _page in range(2):
        phone.page.locator("input[name=answer]").first.check(force=True)
        phone.press("Continue")
    # Then they go on where they stopped, on another phone, with the four words
    other = Pointing(people.somebody(None, javascript=False))
    other.open("/r/")
    other.write("Your four words", words)
    other.press("Show me")
    heading(other.page, "What you answered, and what came of it")
    other.look()
    other.page.get_by_role("button", name="Go on answering").or_(
        other.page.get_by_role("link", name="Go on answering")
    ).first.click()
    assert answer_to_the_end(other) > 2
    if other.page.url.endswith("/where/"):
        other.look()
        other.press("Continue")
    other.tick("You may count my answers")
    other.look()
    other.press("Send my answers")
    heading(other.page, "Thank you")
    expect(other.page.get_by_text("What happens next")).to_be_visible()
    other.look()
    with in_one_organisation("eastbridge"):
        made = Response.objects.filter(channel="web", finished_at__isnull=False).latest("finished_at")
        assert made.participant is None
    # And take all of it back
    other.open("/r/")
    other.write("Your four words", words)
    other.press("Show me")
    other.follow("Take my answers back")
    other.look()
    other.press("Erase my answers")
    assert how_many(Response, pk=made.pk, answers={}) == 1


def test_what_a_resident_wrote_on_paper_is_typed_in_and_found_again(people: People, link: SurveyLink) -> None:
    # Given a copy that was printed at the library
    library = people.somebody(None, javascript=False)
    hand = Pointing(library)
    hand.open(f"/in/eastbridge/surveys/{link.code}/")
    hand.follow("Answer on paper")
    hand.look()
    with library.expect_download() as coming:
        library.get_by_role("button", name="Get the sheets (PDF)").click()
    sheets = PdfReader(BytesIO(Path(coming.value.path()).read_bytes()))
    text = "\n".join(page.extract_text() for page in sheets.pages)
    number = re.search(r"Copy\s+([A-Z]{4} [A-Z]{4})", text)
    assert number
    # When somebody of the team types in what stands on it
    team = Pointing(people.somebody("practitioner@demonstration.example", javascript=False))
    team.open(f"{TEAM}{link.survey_id}/answers/")
    team.look()
    team.follow("Type in a sheet of paper")
    team.write("Number of the copy", number[1])
    team.tick("On paper")
    team.page.locator("input[name^=q_]").first.fill("1")
    team.press("Save and go to the next")
    heading(team.page, "Saved")
    # Then it counts as theirs, and the same copy is not taken twice
    assert how_many(Response, channel="paper", sent_key__endswith=number[1].replace(" ", "")) == 1
    team.follow("Type in the next") if team.page.get_by_role("link", name="Type in the next").count() else (
        team.press("Type in the next")
    )
    team.write("Number of the copy", number[1])
    team.tick("On paper")
    team.press("Save and go to the next")
    expect(team.page.get_by_text("The copy with this number was typed in on")).to_be_visible()
