"""A Lab: somebody leads, a phone without signal loses nothing, another has no JavaScript, and the hall shows it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.looking import look
from tests.browser.records import how_many

from coproduction_star.together.models import WorkshopContribution

FACILITATOR, LEAD = "facilitator@demonstration.example", "lead@demonstration.example"
NARROW = 320
WORKSHOPS = "/o/eastbridge/p/ageing-well-in-eastbridge/together/workshops/"
ASKED = "What will you do, and by when?"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def open_the_question(page: Page) -> None:
    page.goto(WORKSHOPS)
    page.get_by_role("link", name="A Lab: the first evening at home").click()
    row = page.get_by_role("listitem").filter(has_text=ASKED)
    row.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_text("It is open on every phone.")).to_be_visible()


def join(page: Page, name: str = "") -> None:
    page.goto("/w/")
    page.get_by_label("The code on the screen or on the sheet").fill("lab 247")
    page.get_by_role("button", name="Go in").click()
    page.get_by_label("Your first name, if you like").fill(name)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Welcome"))


def write(page: Page, words: str) -> None:
    page.get_by_label("One thing at a time").fill(words)
    page.get_by_role("button", name="Send").click()


def test_a_room_with_phones_without_signal_and_without_javascript(people: People) -> None:
    # Given a question that is open, a hall, and three phones
    lead, hall = people.somebody(FACILITATOR), people.somebody(None)
    open_the_question(lead)
    hall.goto("/w/LAB247/hall/")
    far, plain = people.somebody(None, width=NARROW), people.somebody(None, width=NARROW, javascript=False)
    join(far, "Sam")
    join(plain)
    look(far)
    # When one of them has no signal and writes twice, and loads nothing
    far.context.set_offline(True)
    write(far, "I bring bread on Friday")
    expect(far.get_by_role("status").filter(has_text="No signal.")).to_be_visible()
    write(far, "I ring my neighbour on Monday")
    expect(far.get_by_label("One thing at a time")).to_have_value("")
    assert how_many(WorkshopContribution, words="I bring bread on Friday") == 0
    # Then both arrive once when the signal is back
    far.context.set_offline(False)
    expect(far.get_by_role("heading", name="What you wrote")).to_be_visible()
    for words in ("I bring bread on Friday", "I ring my neighbour on Monday"):
        assert how_many(WorkshopContribution, words=words) == 1
    people.complaints[:] = [one for one in people.complaints if "ERR_INTERNET_DISCONNECTED" not in one]
    # And what another seat left on this phone never goes out
    left = json.dumps([{"key": "a", "seat": "another", "to": "/w/", "fields": [["words", "not mine"]]}])
    box = "workshop /w/LAB247/"
    far.evaluate("([box, left]) => localStorage.setItem(box, left)", [box, left])
    far.reload()
    expect(far.get_by_role("heading", name="What you wrote", exact=True)).to_be_visible()
    assert far.evaluate("box => localStorage.getItem(box)", box) == "[]"
    # And the phone without JavaScript writes too, and the hall shows all of it without a name
    write(plain, "I ask the cook for soup")
    expect(plain.get_by_text("Sent. Thank you.")).to_be_visible()
    for words in ("I bring bread on Friday", "I ask the cook for soup"):
        expect(hall.get_by_text(words)).to_be_visible()
    expect(hall.get_by_text("Sam")).to_have_count(0)
    look(hall)


def test_another_takes_over_where_the_first_laptop_died(people: People) -> None:
    first = people.somebody(FACILITATOR)
    open_the_question(first)
    first.context.close()
    second = people.somebody(LEAD, width=NARROW, javascript=False)
    second.goto(WORKSHOPS)
    second.get_by_role("link", name="A Lab: the first evening at home").click()
    second.get_by_role("button", name="Take over and lead it from here").click()
    expect(second.get_by_text("You lead this workshop now. Nothing was lost.")).to_be_visible()
    row = second.get_by_role("listitem").filter(has_text=ASKED)
    row.get_by_role("button", name="Close", exact=True).click()
    expect(second.get_by_text("It is closed.")).to_be_visible()
