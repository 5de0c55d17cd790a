"""From a decision with its duties to the annex for Word and the words for a contract."""

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing
from tests.browser.records import how_many

from coproduction_star.journeys.models import Decision, Reduction

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
NO_DATA = "Only a key is handed over"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def say(hand: Pointing, question: str, answer: str) -> None:
    hand.page.locator(f"input[name={question}][value={answer}]").check(force=True)


@pytest.mark.parametrize("hand_of", ["by keyboard alone", "with JavaScript off"], indirect=True)
def test_a_decision_with_its_duties_becomes_an_annex_and_words_for_a_contract(hand_of: HandOf) -> None:
    # Given a programme lead who writes down a decision
    hand = hand_of("lead@demonstration.example")
    hand.open(f"{HERE}decisions/new/")
    what = f"Open the hall on Sundays, {hand.page.context.browser.version} {id(hand)}"
    hand.write("What was decided?", what)
    hand.write("Why?", "People asked for it")
    hand.write("Who decided?", "The steering group")
    # When he says how each duty stands, and answers one at once
    say(hand, "duty_equality", "now")
    say(hand, "duty_consultation", "later")
    say(hand, "duty_interests", "later")
    say(hand, "duty_data", "not_needed")
    hand.page.locator("[name=because_data]").fill(NO_DATA)
    hand.look()
    hand.press("Save")
    expect(hand.page.locator("main")).to_contain_text("3 of four duties are not done yet")
    hand.look()
    hand.follow("Answer it")
    say(hand, "state", "answered")
    hand.write("Who gains, and what?", "People who work in the week")
    hand.write("Who loses, and what?", "Whoever wants quiet")
    hand.write("What is the evidence?", "A list of forty names")
    hand.write("What will you do so that nobody", "Close at six")
    hand.look()
    hand.press("Save")
    # Then the page of its duties says so, and so does the annex that opens in Word
    expect(hand.page.locator("main")).to_contain_text("2 of four duties are not done yet")
    with hand.page.expect_download() as coming:
        hand.page.get_by_role("link", name="Annex for Word").click()
    paper = Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert NO_DATA in "\n".join(one.text for one in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "People who work in the week" in cells
    # And he writes down what stops to pay for it, and the drafts are there
    hand.follow("Commissioning text, and what stops or shrinks")
    hand.look()
    hand.press("Write down what stops or shrinks")
    hand.write("What stops or shrinks?", "The Monday opening")
    hand.write("How much?", "900")
    hand.write("Of what?", "£ a year")
    hand.write("Where does the figure come from?", "Budget book")
    hand.write("Whose money is it?", "Libraries")
    for part, number in (("Day", "1"), ("Month", "6"), ("Year", "2030")):
        hand.write(part, number)
    hand.press("Save")
    expect(hand.page.locator("main")).to_contain_text("£900 a year")
    expect(hand.page.locator("main")).to_contain_text("Nobody has agreed yet")
    expect(hand.page.locator("#tender")).to_contain_text("Score 4")
    assert how_many(Decision, what=what) == 1
    assert how_many(Reduction, what="The Monday opening") >= 1
