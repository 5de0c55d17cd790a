"""From the framework to a published case: a measure, whether it worked, a draft, an editor, the case bank."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing, heading

AUTHOR, EDITOR = "practitioner@demonstration.example", "editor@demonstration.example"
HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/grow-it/"
INITIATIVE = "Tea and talk at Northfield library"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def test_what_was_measured_becomes_a_case_that_an_editor_publishes(hand_of: HandOf) -> None:
    # Given measures with approved figures, and somebody who reads whether it worked
    author = hand_of(AUTHOR)
    author.open(f"{HERE}measures/")
    author.follow("People who have someone to talk to most days")
    author.open(f"{HERE}evaluations/")
    says(author, "The phone round began to ring at weekends too")
    # When they draft a case of an initiative for the same outcome
    author.open(f"{HERE}cases/")
    author.look()
    author.follow(INITIATIVE)
    author.press("Draft it")
    says(author, "Read each part, put it right, then send it to an editor.")
    says(author, "Before it goes to an editor")
    says(author, "People who have someone to talk to most days")
    author.look()
    # Then what is missing leads to where it is put right
    author.page.get_by_role("link", name="Change : What, where and when").click()
    author.page.get_by_label("Kind of service").select_option(label="Growing older")
    author.write("Degrees north", "53.05")
    author.write("Degrees east", "-1.45")
    author.press("Save")
    author.page.get_by_role("link", name="Change : Who took part").click()
    author.tick("Less loneliness")
    author.press("Save")
    author.page.get_by_role("link", name="Change : What was learned").click()
    author.write("What did not work, or was mixed", "Few men came before the second winter.")
    author.write("What was learned", "A warm room and a kettle are enough to begin.")
    author.press("Save")
    author.look()
    author.press("Send it to an editor")
    says(author, "Every editor here sees that it waits.")
    # And an editor who wrote none of it finds it waiting, looks, and publishes
    editor = hand_of(EDITOR)
    editor.open("/me/")
    editor.follow(f"Check this case: {INITIATIVE}")
    editor.look()
    editor.follow("Check and publish")
    editor.press("Publish it")
    expect(editor.page.locator(".govuk-error-summary")).to_contain_text("Look at them first.")
    editor.look()
    for words in ("I looked at each figure", "Nobody is named, quoted", "It says what did not work"):
        editor.page.get_by_label(words).check()
    editor.press("Publish it")
    says(editor, "Anyone finds it in the case bank now.")
    # So that anyone finds it there, marked as from here, and its initiative ends in it
    editor.open("/cases/?local=yes")
    says(editor, "From here")
    editor.follow(INITIATIVE)
    heading(editor.page, INITIATIVE)
    says(editor, "A warm room and a kettle are enough to begin.")
    editor.look()
