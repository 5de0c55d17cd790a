"""The main job on real input, walked: a programme with its outcomes, the case bank, an idea, its thread and Star.

`make pictures` walks it and writes the pictures of README anew, into docs/images.
"""

import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.records import how_many

from coproduction_star.data.cases import load_cases
from coproduction_star.journeys.models import Initiative, Outcome, Programme

PICTURES = os.environ.get("STAR_PICTURES", "")
"""Where to write the pictures; without it they are taken too, and thrown away."""
LARGEST_BYTES, COLOURS = 150_000, 128
OUTCOMES = ("I have company most days", "I can get to the shops and back", "Somebody notices when I am not well")


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(PICTURES) if PICTURES else tmp_path


def picture(hand: Pointing, file: Path, *, height: int = 900) -> None:
    """What a reader of README sees first of this page."""
    hand.page.set_viewport_size({"width": 1280, "height": height})
    hand.page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    hand.page.screenshot(path=file)
    with Image.open(file) as drawn:
        drawn.quantize(COLOURS).save(file, optimize=True)
    assert file.stat().st_size < LARGEST_BYTES, f"{file.name} is too large for a page that people read"


@pytest.mark.parametrize("hand_of", ["with JavaScript off"], indirect=True)
def test_from_fifty_real_cases_to_an_initiative_with_its_thread_and_star(hand_of: HandOf, folder: Path) -> None:
    # Given a programme lead who starts a programme with what people want to be different
    hand = hand_of("lead@demonstration.example")
    hand.open("/o/eastbridge/programmes/")
    hand.press("Start a programme")
    hand.write("What is the programme called?", "Good days at home")
    hand.write_lines("What do people want to be different?", *OUTCOMES)
    hand.press("Start the programme")
    heading(hand.page, "Good days at home")
    star = hand.page.url
    assert how_many(Outcome, programme__name="Good days at home") == len(OUTCOMES)
    # When they look through the real cases for people who are lonely
    hand.open("/cases/")
    expect(hand.page.locator("main")).to_contain_text(f"{len(load_cases()) + 1} real cases")  # one is from here
    hand.write("Search the cases", "older people lonely")
    hand.press("Search")
    hand.page.wait_for_url("**q=**")
    expect(hand.page.locator(".cs-card__title").first).to_be_visible()
    picture(hand, folder / "cases-1280.png")
    # And use the idea of one of them in their programme
    hand.page.get_by_role("link", name="Southwark Circle").first.click()
    hand.follow("Use this idea")
    hand.page.get_by_role("button", name=re.compile("Use it here.*Good days at home")).click()
    # Then the thread of the new initiative begins with the case
    thread = hand.page.locator(".star-thread")
    expect(thread.get_by_role("link", name="Southwark Circle").first).to_be_visible()
    where = {"programme__name": "Good days at home", "inspirations__case__slug": "southwark-circle"}
    assert how_many(Initiative, **where) == 1
    picture(hand, folder / "thread-1280.png", height=1100)
    # And the Star of the programme says what comes next
    hand.open(star)
    expect(hand.page.get_by_role("heading", name="Next:")).to_be_visible()
    picture(hand, folder / "star-1280.png")
    assert how_many(Programme, name="Good days at home") == 1
