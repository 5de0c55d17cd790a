"""Three people rate alone, one by keyboard and one without JavaScript; the facilitator closes; all see one result."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading

MATRICES = "/o/eastbridge/p/ageing-well-in-eastbridge/focus-it/matrices/"
TEA, WALK = "Tea and talk at Northfield library", "Walk with me"
QUESTION = "What do we do more of?"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def hand(people: People, who: str, kind: type[Pointing] = Pointing, *, javascript: bool = True) -> Pointing:
    return kind(people.somebody(f"{who}@demonstration.example", javascript=javascript))


def set_up(facilitator: Pointing) -> str:
    """A matrix of two options, open for rating; gives back its address."""
    facilitator.open(MATRICES)
    facilitator.look()
    facilitator.press("Set up a matrix")
    facilitator.look()
    facilitator.write("What is the question?", QUESTION)
    facilitator.tick(TEA)
    facilitator.tick(WALK)
    facilitator.press("Set it up")
    heading(facilitator.page, QUESTION)
    facilitator.press("Open rating")
    expect(facilitator.page.locator(".govuk-tag").first).to_contain_text("Open for rating")
    return facilitator.page.url.split("//", 1)[1].split("/", 1)[1]


def rate_all(person: Pointing, address: str, *, tea: str, walk: str) -> None:
    """Interests first, then whose view, then the two options."""
    person.open(f"/{address}")
    person.look()
    assert person.page.locator(".cs-chart").count() == 0, "nobody sees the dots before placing their own"
    person.press("Start rating")
    if "/interest/" in person.page.url:
        person.choose("No, I have nothing to declare")
        person.press("Save")
    heading(person.page, "Before you rate")
    person.choose("Communities")
    person.press("Go on")
    for title, answer in ((TEA, tea), (WALK, walk)):
        heading(person.page, title)
        person.look()
        person.choose(answer)
        person.choose("0: no difference") if isinstance(person, Typing) else second_scale(person)
        person.choose("Fairly sure")
        person.write("Why do you think so?", "I have seen it work")
        person.press("Save and go on")
    heading(person.page, QUESTION)


def second_scale(person: Pointing) -> None:
    person.page.locator("input[name=resources][value='0']").check(force=True)


def test_a_group_places_its_options(people: People) -> None:
    # Given a facilitator who sets up a matrix of two options and opens it
    facilitator = hand(people, "facilitator")
    address = set_up(facilitator)
    # When three people rate, each alone: one by keyboard, one without JavaScript
    rate_all(hand(people, "resident", Typing), address, tea="+2:", walk="+1:")
    rate_all(hand(people, "neighbour", javascript=False), address, tea="+2:", walk="0: no difference")
    expect(facilitator.page.locator(".cs-chart")).to_have_count(0)
    last = hand(people, "carer")
    rate_all(last, address, tea="+1:", walk="0: no difference")
    # Then whoever has rated sees them at once, and who leads sees them after closing
    expect(last.page.locator(".cs-chart")).to_have_count(1)
    facilitator.open(f"/{address}")
    expect(facilitator.page.locator(".cs-chart")).to_have_count(0)
    facilitator.follow("See who has rated")
    facilitator.look()
    facilitator.open(f"/{address}")
    facilitator.press("Close rating")
    expect(facilitator.page.locator(".cs-chart")).to_have_count(1)
    facilitator.unfold("Show as a table")
    facilitator.look()
    # And the table says what the picture shows: two dots, tea above walks
    rows = facilitator.page.locator(".cs-figure__table tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts()[:2] for row in rows]
    assert cells == [[f"1. {TEA}", "+2"], [f"2. {WALK}", "0"]]
    dots = facilitator.page.locator(".cs-chart circle")
    tea, walk = (float(dot.get_attribute("cy") or 0) for dot in dots.all())
    assert tea < walk, "higher on the picture is more impact"
    # And it leads to a decision
    lead = hand(people, "lead")
    lead.open(f"/{address}")
    lead.press("Write down what was decided")
    lead.look()
    lead.write("What was decided?", "More tea")
    lead.write("Who decided?", "The steering group")
    lead.pick(TEA, "It goes ahead")
    for later in lead.page.get_by_label("Not done yet. It shows as an open duty until it is done").all():
        later.check(force=True)
    lead.press("Save")
    expect(lead.page.locator("main")).to_contain_text("More tea")
    expect(lead.page.locator("main")).to_contain_text("It goes ahead")
