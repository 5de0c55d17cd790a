"""A resident raises a risk on a phone; the team weighs both sides, answers in the same step, and looks again."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.contributions import forms

TELL = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/"
TO_CHECK = "/o/eastbridge/p/ageing-well-in-eastbridge/to-check/"
REGISTER = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/risks/"
WORDS = "The ramp is slippery when it rains, and wheelchairs slide."
ANSWER = "Thank you. The ramp gets a rough coat in March."


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(hand_of: HandOf, monkeypatch: Any) -> Pointing:
    """Somebody who is not signed in, and whom the form lets be as quick as a machine."""
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return hand_of()


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def somebody(people: People, email: str) -> Pointing:
    return Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))


def weigh(hand: Pointing) -> None:
    hand.write("What does taking the risk bring?", "People come who cannot climb stairs.")
    hand.write("What does doing nothing risk?", "They stay outside.")
    hand.pick("How likely is it, if nothing is done about it?", "4 – often")
    hand.pick("How bad would it be, if nothing is done about it?", "4 – serious for people or money")
    hand.write("What do you do about it?", "A rough coat, and salt until then.")
    hand.pick("How likely is it then?", "2 – seldom")
    hand.pick("How bad would it be then?", "3 – felt for months")
    hand.write("Or a body, or somebody who is not in the list", "The caretaker")
    for part, number in (("Day", "1"), ("Month", "3"), ("Year", "2099")):
        hand.write(part, number)


def test_a_resident_raises_a_risk_and_reads_what_became_of_it(people: People, resident: Pointing) -> None:
    # Given somebody who sees a risk and tells us
    resident.open(TELL)
    resident.follow("I see a risk")
    resident.write("What could go wrong, and for whom?", WORDS)
    resident.choose("No")
    resident.look()
    resident.press("Send")
    heading(resident.page, "Write these four words down")
    four = resident.page.locator(".star-four__words").inner_text()
    # When a moderator has checked it
    moderator = somebody(people, "moderator")
    moderator.open(TO_CHECK)
    moderator.page.locator("li", has_text=WORDS).get_by_role("button", name="Read and decide").click()
    moderator.page.get_by_label("Show it as it is", exact=True).check()
    moderator.press("Decide")
    # Then it stands above the register, and is weighed with both sides
    lead = somebody(people, "lead")
    lead.open(REGISTER)
    says(lead, WORDS)
    lead.look()
    lead.page.locator("li", has_text=WORDS).get_by_role("link", name="Weigh it").click()
    says(lead, "A resident said:")
    weigh(lead)
    lead.press("Put it on the register")
    says(lead, "Write what you tell whoever raised it.")
    lead.look()
    lead.write("What do you tell whoever raised it?", ANSWER)
    lead.press("Put it on the register")
    says(lead, "A resident raised it.")
    says(lead, "Very high (4 × 4 = 16)")
    lead.look()
    # And its author reads the answer
    resident.open("/r/")
    resident.write("Your four words", four)
    resident.press("Show me")
    says(resident, ANSWER)
    # When somebody looks at it again
    lead.follow("Say that you looked at it again")
    lead.pick("How likely is it now?", "1 – hardly ever")
    lead.pick("How bad would it be now?", "3 – felt for months")
    lead.write("Why?", "The coat holds.")
    for part, number in (("Day", "1"), ("Month", "9"), ("Year", "2099")):
        lead.write(part, number)
    lead.look()
    lead.press("Save")
    # Then the history says so, and the register shows what is left
    says(lead, "The coat holds.")
    says(lead, "Low (1 × 3 = 3)")
    lead.follow("The whole register")
    says(lead, "open risks.")


def test_the_register_in_welsh_and_with_scripts(people: People) -> None:
    page = people.somebody("lead@demonstration.example")
    hand = Pointing(page)
    hand.open(REGISTER)
    heading(page, "Risks")
    expect(page.locator(".cs-chart--grid")).to_have_count(2)
