"""A team says for whom a campaign is, writes and checks messages, compares two fairly, and says what came of it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing

CAMPAIGNS = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/campaigns/"
SEGMENT = "People who moved here last year"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def says(hand: Pointing | Typing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def plan(hand: Pointing | Typing) -> None:
    hand.open(CAMPAIGNS)
    hand.press("Plan a campaign")
    hand.write("What do you call this campaign?", "Bring a neighbour")
    hand.write("What do people do after they met it?", "They bring somebody to lunch")
    hand.write("How much money is there for it, in pounds?", "100")
    hand.press("Save and go on")


def write_message(hand: Pointing | Typing, version: str, words: str) -> None:
    hand.follow("Write a message")
    hand.pick("For whom is it?", SEGMENT)
    hand.choose(version)
    hand.write("What does it say?", words)
    hand.pick("How do people meet it?", "A letter")
    hand.write("Or who brings it, in words", "The woman who hands over the keys")
    hand.write("What does it cost, in pounds?", "30")
    hand.press("Save and check it")


def lead(people: People, *, javascript: bool = True) -> Pointing:
    return Pointing(people.somebody("lead@demonstration.example", javascript=javascript))


def test_a_campaign_from_its_plan_to_what_came_of_it_without_javascript(people: People) -> None:
    hand = lead(people, javascript=False)
    # Given a campaign for which nobody is named yet
    plan(hand)
    says(hand, "One message for everybody moves few.")
    hand.look()
    # When somebody forgets to say who, they are told, and nothing is lost
    hand.follow("Say for whom it is")
    hand.look()
    hand.write("What matters to them, and what keeps them away?", "They know nobody yet")
    hand.press("Keep these")
    says(hand, "Write who they are, or choose a group that answers tell of.")
    expect(hand.page.get_by_label("What matters to them")).to_have_value("They know nobody yet")
    hand.write("Or people in your own words", SEGMENT)
    hand.press("Keep these")
    says(hand, "Described in words; nobody counted")
    # Then two versions of a message are written and checked
    write_message(hand, "The only one, or version A", "Come to lunch on Thursday at noon in the old hall.")
    hand.look()
    hand.press("Save the answers")
    write_message(hand, "Version B, to compare it with A", "Your neighbour comes to lunch on Thursday. So can you.")
    hand.press("Save the answers")
    says(hand, "The messages cost £60 together.")
    says(hand, "Of the budget of £100, £40 is left.")
    hand.look()
    # And what is compared is agreed before anybody is asked
    hand.follow("Compare two versions")
    hand.look()
    hand.write("What do you count?", "Came to lunch")
    hand.pick("Among whom?", SEGMENT)
    hand.write("Of a hundred, how many would do it with version A?", "40")
    hand.write("From how large a difference on would you choose the other version?", "45")
    hand.write("How does chance decide who meets which version?", "By lot, from the list of new keys")
    hand.press("Work out how many people")
    says(hand, "Each version has to reach 17 people, 34 in all.")
    hand.follow("Draw lots for a list")
    hand.write("How many lines does your list have?", "40")
    hand.press("Draw lots")
    says(hand, "Lots are drawn for 40 lines.")
    hand.press("Begin the comparison")
    # When it is counted before its end, nobody sees who did more
    count(hand, (10, 3), (10, 7))
    says(hand, "The result is shown once each version has reached 17 people")
    expect(hand.page.get_by_role("table")).not_to_contain_text("Did it")
    hand.look()
    # And at its end the page says what can be told
    count(hand, (20, 4), (20, 16))
    says(hand, "Version B did better.")
    hand.look()
    # Then the campaign begins and ends with what came of it
    hand.follow("Back to the campaign")
    hand.press("Begin the campaign")
    hand.press("End the campaign")
    hand.press("End it")
    says(hand, "is an answer too")
    hand.write("What came of it?", "Sixteen came who had never been there.")
    hand.press("End it")
    says(hand, "Sixteen came who had never been there.")
    hand.look()


def count(hand: Pointing, a: tuple[int, int], b: tuple[int, int]) -> None:
    hand.press("Write down the counts")
    hand.write("How many people has version A reached?", str(a[0]))
    hand.write("How many of them did it?", str(a[1]))
    hand.write("How many people has version B reached?", str(b[0]))
    hand.write("How many of those did it?", str(b[1]))
    hand.write("How do you know?", "The list at the door")
    hand.press("Save the counts")


def test_a_message_is_written_checked_and_taken_back_by_keyboard(people: People) -> None:
    hand = Typing(people.somebody("lead@demonstration.example"))
    # Given a campaign with people in it
    plan(hand)
    hand.follow("Say for whom it is")
    hand.write("Or people in your own words", SEGMENT)
    hand.press("Keep these")
    # When a message is written and checked, all by keyboard
    write_message(hand, "The only one, or version A", "Come to lunch on Thursday at noon in the old hall.")
    hand.press("Save the answers")
    says(hand, "Reading age about")
    # Then it can be taken out and brought back
    hand.press("Take it out")
    says(hand, "The message is taken out.")
    hand.press("Bring it back")
    says(hand, "The message is back in the campaign.")


def test_groups_of_a_survey_are_chosen_and_name_nobody(people: People) -> None:
    hand = lead(people)
    # Given a survey of the programme with a result
    hand.open(CAMPAIGNS)
    hand.follow("Ask the person beside you")
    hand.follow("Say for whom it is")
    # When a group that its answers tell of is ticked
    hand.page.get_by_role("checkbox").first.check(force=True)
    hand.press("Keep these")
    # Then it stands there with its source and its day
    says(hand, "Kept: 1 group of people.")
    says(hand, "people in the answers · What can we do together in Eastbridge?")


def test_an_ended_comparison_is_read_by_anybody_in_the_programme(people: People) -> None:
    reader = Pointing(people.somebody("observer@demonstration.example"))
    reader.open(CAMPAIGNS)
    reader.look()
    reader.follow("A letter about the first walk")
    says(reader, "Version B did better.")
    reader.follow("Came to a first walk within four weeks")
    says(reader, "What fits these counts is anything from 2.5 to 9.5 points")
    expect(reader.page.get_by_role("button", name="Put the counts right")).to_have_count(0)
    reader.look()
