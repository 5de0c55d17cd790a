"""Map it, told three times: the front door by keyboard, the explorer without JavaScript, a story on a narrow phone."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading
from tests.browser.looking import NARROW, look
from tests.browser.records import how_many, in_one_organisation

from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.models import Story
from coproduction_star.voices.contributions import forms
from coproduction_star.voices.models import Contribution

INSIDE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
PUBLIC = "/in/eastbridge/ageing-well-in-eastbridge/"
LEAD = "lead@demonstration.example"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture(autouse=True)
def nobody_is_too_quick(monkeypatch: Any) -> None:
    """No test waits for luck."""
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)


def test_a_team_announces_a_decision_and_a_resident_finds_it(people: People) -> None:
    # Given somebody who leads the programme, with a keyboard alone
    lead = Typing(people.somebody(LEAD))
    # When they announce a decision that is still to come
    lead.open(f"{INSIDE}front-door/")
    lead.follow("Announce a decision")
    day = timezone.localdate() + dt.timedelta(days=60)
    lead.write("What will be decided?", "Where the new benches go")
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        lead.write(label, str(number))
    lead.write("How can people have a say", "Walk the route with us")
    lead.look()
    lead.press("Announce it")
    heading(lead.page, "The public page")
    lead.look()
    # Then anybody reads it on the public page, and at the place
    resident = Pointing(people.somebody(None, width=NARROW))
    resident.open(PUBLIC)
    expect(resident.page.locator("#ahead").locator("..")).to_contain_text("Where the new benches go")
    look(resident.page)
    resident.page.get_by_role("link", name="Northfield", exact=True).first.click()
    heading(resident.page, "Northfield")
    # And they say from there what is missing, and get four words
    resident.page.locator("a[href*='tell-us/on-a-page/']").first.click()
    expect(resident.page.locator("main")).to_contain_text("On the page: Northfield")
    resident.write("What is wrong or missing?", "The bench at the mill is not here")
    resident.page.get_by_label("No", exact=True).check()
    look(resident.page)
    resident.press("Send")
    look(resident.page)
    expect(resident.page.get_by_role("button", name="Print this slip")).to_be_visible()
    assert how_many(Contribution, page="/in/eastbridge/places/northfield/", words__contains="at the mill") == 1


def test_a_blank_place_of_the_explorer_becomes_an_initiative(people: People) -> None:
    # Given somebody who leads the programme, in a browser that runs no script
    hand = Pointing(people.somebody(LEAD, javascript=False))
    # When they go from the initiatives to the explorer and open a place where nothing is
    hand.open(f"{INSIDE}initiatives/")
    hand.follow("Explorer")
    hand.look()
    hand.page.get_by_role("link", name="nothing yet").first.click()
    expect(hand.page.locator("main")).to_contain_text("Nothing is written down here yet.")
    hand.look()
    # And write down what they know of
    hand.write("What is it called?", "Street grants panel")
    hand.tick("An idea that could start")
    hand.press("Add it here")
    # Then it stands there
    hand.look()
    assert how_many(Initiative, title="Street grants panel", status="potential") == 1
    # And an idea that nobody here has tried becomes another one
    before = how_many(Initiative)
    hand.open(f"{INSIDE}explorer/ideas/")
    hand.look()
    hand.press("Keep this idea")
    assert how_many(Initiative) == before + 1


def test_a_story_is_told_with_consent_and_others_ask_about_it(people: People) -> None:
    # Given an initiative that happens and has no story
    with in_one_organisation("eastbridge"):
        initiative = Initiative.objects.get(title="Digital buddies")
        public = Story.objects.get(shown_from__isnull=False)
    lead = Pointing(people.somebody(LEAD, width=NARROW))
    # When its team writes one
    lead.open(f"{INSIDE}initiatives/{initiative.pk}/")
    lead.follow("Tell its story")
    lead.write("What is the story called?", "Pupils and phones")
    lead.write("What did people do together", "Pupils showed us how to ring our grandchildren.")
    lead.press("Save")
    # Then it is not told before the people in it have agreed
    lead.press("Publish the story")
    expect(lead.page.locator("main").locator("..")).to_contain_text("Write down first who agreed")
    look(lead.page)
    # And whoever reads a story that is told can ask the people who ran it, without an account
    reader = Pointing(people.somebody(None, width=NARROW))
    reader.open(f"{PUBLIC}stories/{public.pk}/")
    look(reader.page)
    reader.follow("Ask the people who ran it")
    expect(reader.page.locator("main")).to_contain_text("Falls group designed with people who fell")
    reader.write("What is your question?", "How did you begin?")
    reader.page.get_by_label("No", exact=True).check()
    reader.press("Send")
    heading(reader.page, "Write these four words down")
    assert how_many(Contribution, about=public.initiative_id, kind="question") == 1
