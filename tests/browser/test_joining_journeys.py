"""How people come in, bring others with them and start something, by keyboard alone or with JavaScript off."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.records import how_many

from coproduction_star.journeys.models import Programme

KEYBOARD, NO_SCRIPT = "by keyboard alone", "with JavaScript off"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.mark.parametrize("hand_of", [KEYBOARD], indirect=True)
def test_going_back_and_pressing_again_makes_no_second_programme(hand_of: HandOf) -> None:
    # Given a new programme, sent
    hand = hand_of("lead@demonstration.example")
    hand.open("/o/eastbridge/programmes/new/")
    hand.write("What is the programme called?", "Once only")
    hand.press("Start the programme")
    heading(hand.page, "Once only")
    # When somebody goes back, finds what they typed and presses again
    hand.page.go_back()
    expect(hand.page.get_by_label("What is the programme called?")).to_have_value("Once only")
    hand.press("Start the programme")
    # Then there is one programme, and they are there
    heading(hand.page, "Once only")
    assert how_many(Programme, name="Once only") == 1


def test_the_very_same_form_sent_twice_makes_one_programme(hand_of: HandOf) -> None:
    # Given a new programme, sent
    hand = hand_of("lead@demonstration.example")
    hand.open("/o/eastbridge/programmes/new/")
    hand.write("What is the programme called?", "Once only")
    with hand.page.expect_request(lambda request: request.method == "POST") as sending:
        hand.press("Start the programme")
    heading(hand.page, "Once only")
    # When the same bytes come again, as from a double click or a page that is sent anew
    form = sending.value
    said = form.headers["content-type"]
    again = hand.page.request.post(
        form.url, data=form.post_data_buffer, headers={"Content-Type": said, "Referer": form.url}
    )
    # Then the answer is the programme that there is
    assert again.status == 200
    assert again.url == hand.page.url
    assert how_many(Programme, name="Once only") == 1


def test_a_newcomer_looks_around_as_a_programme_lead_and_sees_the_star(hand_of: HandOf, settings: Any) -> None:
    # Given the product with its demonstration
    settings.DEMONSTRATION = True
    settings.ROOT_URLCONF = "tests.site.accounts.demonstration_urls"
    hand = hand_of()
    hand.open("/demonstration/")
    # When they choose somebody with one click
    hand.press("Look around as Tom Okafor")
    hand.page.wait_for_url("**/me/")
    hand.follow("Eastbridge Borough")
    hand.follow("All programmes")
    hand.follow("Ageing well in Eastbridge")
    # Then they see the Star, the same in words, and what to do next
    heading(hand.page, "Ageing well in Eastbridge")
    expect(hand.page.get_by_role("heading", name="Next:")).to_be_visible()
    expect(hand.page.get_by_role("link", name="Map it").first).to_be_visible()
