"""A lead invites an address by letter; whoever lives there answers by their own link, on a phone without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.records import in_one_organisation

from coproduction_star.people_it.inviting.addresses import code_of
from coproduction_star.people_it.models import Invitee, Sample, Survey

LEAD = "lead@demonstration.example"
ADDRESSES = [f"{number} Ferry Street, Northfield" for number in range(1, 10)]
ROWS = "\n".join(["address, place", *ADDRESSES, "Atlantis Row, Lost"])


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def the_survey() -> Survey:
    with in_one_organisation("eastbridge"):
        return Survey.objects.get(published_at__isnull=False)


def one_invited() -> Invitee:
    """Somebody of the sample that was drawn last, with a look at whether they have answered."""
    with in_one_organisation("eastbridge"):
        return Sample.objects.latest("made_at").invited.order_by("pk")[0]


def test_an_address_is_invited_and_answers(hand_of: HandOf, people: People) -> None:
    # Given a lead who brings in a list with a slip, which is told with its row and mended on the page
    hand = hand_of(LEAD)
    hand.open(f"/o/eastbridge/p/ageing-well-in-eastbridge/people-it/surveys/{the_survey().pk}/")
    hand.follow("Invite people")
    heading(hand.page, "Invite people")
    hand.look()
    hand.follow("Names and addresses from a list")
    hand.page.get_by_label("Or paste the rows here").fill(ROWS)
    hand.press("Draw, and look before it goes")
    expect(hand.page.locator(".govuk-error-summary")).to_contain_text("Row 11")
    hand.look()
    hand.tick("Leave out the rows with something wrong")
    hand.press("Draw, and look before it goes")
    # When they see who is reached how, and send it
    expect(hand.page.locator("main")).to_contain_text("Drawn, nothing sent yet")
    hand.look()
    hand.press("Send …")
    hand.look()
    hand.press("Send")
    expect(hand.page.locator("main")).to_contain_text("Letters and cards to print")
    hand.look()
    # And somebody opens the address of their letter on a small phone, and sends the survey to its end
    link = f"/t/ask/{code_of(one_invited().pk)}/"
    phone = Pointing(people.somebody(None, width=320, javascript=False))
    phone.open(link)
    expect(phone.page.locator("main")).to_contain_text("We do not know which answers are yours")
    phone.look()
    phone.press("Go to the questions")
    phone.choose("English")
    phone.choose("I am 18 or older")
    phone.press("Start")
    phone.open(phone.page.url.replace("/words/", "/agree/"))
    phone.press("Send my answers")
    # Then they are known to have answered, and their link opens nothing more
    assert one_invited().answered
    phone.open(link)
    expect(phone.page.locator("main")).to_contain_text("You have answered")
    phone.look()
