"""The stories the product stands on, each told whole and twice: by keyboard alone and with JavaScript off.

How somebody takes an idea from a case, and joins with a printed card, is told in test_joining_journeys.py.
"""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.records import code_sent, how_many, in_one_organisation, link_sent

from coproduction_star.journeys.models import Outcome, Partner, Programme, ProgrammeRole

OURS = "riverside-trust"
INVITED = {
    "Priya Shah": ("Practitioner", "Frontline staff"),
    "Cllr Ann Bevan": ("Councillor", "Politicians"),
    "Dai Rees": ("Critical friend", "Top managers"),
}


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def test_anyone_learns_what_it_is_and_explores_the_cases(hand_of: HandOf) -> None:
    # Given somebody without an account
    hand = hand_of()
    hand.open("/")
    # When they ask what it is, and what is in it for them
    hand.follow("What is co-production?")
    heading(hand.page, "What is co-production?")
    hand.follow("Frontline staff")
    heading(hand.page, "frontline staff")
    expect(hand.page.locator("main a[href^='/cases/']").first).to_be_visible()
    # And search the cases with a typing mistake, and keep one kind of them
    hand.open("/cases/")
    hand.write("Search the cases", "lonelyness")
    hand.press("Search")
    hand.page.wait_for_url("**q=lonelyness**")
    hand.unfold("How people worked together")
    hand.tick("Co-deliver")
    hand.press("Show these cases")
    hand.page.wait_for_url("**co=co-deliver**")
    titles = hand.page.locator(".cs-card__title").all_inner_texts()
    assert len(titles) > 2
    # Then they see as many as four side by side
    for title in titles[:4]:
        hand.tick(f"Compare: {title}")
    hand.press("Compare the ticked cases")
    hand.page.wait_for_url("**/cases/compare/**")
    for title in titles[:4]:
        expect(hand.page.locator("main").get_by_role("link", name=title).first).to_be_visible()
    hand.look()


def test_anyone_goes_from_the_map_and_the_gaps_to_a_case_and_takes_it_away(hand_of: HandOf) -> None:
    # Given somebody without an account at the cases
    hand = hand_of()
    hand.open("/cases/")
    # When they look at the map, and at where cases are missing
    hand.follow("See them on a map")
    heading(hand.page, "Where the cases are")
    hand.follow("The cases as a list")
    hand.follow("See where cases are missing")
    hand.unfold("Show as a table")
    expect(hand.page.locator("main table").first).to_be_visible()
    hand.follow("The cases as a list")
    # And at one case
    hand.write("Search the cases", "Southwark")
    hand.press("Search")
    hand.page.wait_for_url("**q=Southwark**")
    hand.follow("Southwark Circle")
    heading(hand.page, "Southwark Circle")
    hand.look()
    # Then its figures come as a file
    figures = hand.take_away("Figures (CSV)")
    assert figures.name.startswith("southwark-circle")
    assert figures.text.count("\n") > 1


def sign_up(hand: Pointing, *, name: str, email: str) -> None:
    """A new account, opened with a code from a letter."""
    hand.open("/")
    hand.follow("Sign in")
    hand.follow("I am new: make an account")
    hand.write("Your name", name)
    hand.write("E-mail address", email)
    hand.press("Make my account")
    heading(hand.page, "Confirm your e-mail address")
    hand.write("Code", code_sent())
    hand.press("Confirm")


def take_the_second_step(hand: Pointing) -> None:
    """With an app: its code comes from the key that the page shows."""
    hand.press("Use an app on my phone")
    heading(hand.page, "Set up an app")
    secret = hand.page.locator(".star-key").inner_text().replace(" ", "")
    counter = list(yield_hotp_counters_from_time())[1]
    hand.write("Code", format_hotp_value(hotp_value(secret, counter)))
    hand.press("Set up")
    hand.press("Go on to where you were going")


def invite(hand: Pointing, *, name: str, role: str, group: str, email: str = "", partner: str = "") -> None:
    hand.follow("People")
    hand.press("Invite someone")
    heading(hand.page, "Invite someone")
    hand.write("Their name", name)
    if email:
        hand.write("Their e-mail address", email)
    hand.tick(role)
    hand.tick(group)
    if partner:
        hand.pick("For a partner?", partner)
    hand.press("Invite")


def test_a_programme_lead_starts_from_nothing_and_brings_everybody_in(hand_of: HandOf, settings: Any) -> None:
    # Given a server on which anyone may start an organisation, and somebody who signs in with a code from a letter
    settings.OPEN_REGISTRATION = True
    hand = hand_of()
    sign_up(hand, name="Nia Prosser", email="nia@riverside.example")
    # When she starts an organisation, and takes the second step that it asks for
    hand.page.wait_for_url("**/me/")
    hand.follow("Start an organisation")
    hand.write("What is your organisation called?", "Riverside Trust")
    hand.press("Start")
    take_the_second_step(hand)
    heading(hand.page, "Riverside Trust")
    # And a programme with what people want to be different
    hand.open(f"/o/{OURS}/programmes/")
    hand.press("Start a programme")
    hand.write("What is the programme called?", "Good days at home")
    hand.write_lines("What do people want to be different?", "I have company", "I get out most days")
    hand.press("Start the programme")
    heading(hand.page, "Good days at home")
    assert how_many(Programme, organisation=OURS) == 1
    assert how_many(Outcome, organisation=OURS) == 2
    # And invites a colleague, a councillor and a critical friend by e-mail
    star = hand.page.url
    for place, (name, (role, group)) in enumerate(INVITED.items()):
        hand.open(star)
        invite(hand, name=name, role=role, group=group, email=f"person{place}@riverside.example")
        expect(hand.page.locator("body")).to_contain_text(f"We have written to {name}.")
        _join(hand_of(), link_sent())
    # And somebody of a partner, under its agreement
    hand.press("Add a partner")
    hand.write("Which organisation?", "Harbour Housing")
    hand.write("Under which agreement?", "Agreement 7")
    hand.press("Add the partner")
    expect(hand.page.locator("body")).to_contain_text("Harbour Housing")
    hand.open(star)
    invite(
        hand,
        name="Jo Marsh",
        role="Practitioner",
        group="Partners",
        email="jo@harbour.example",
        partner="Harbour Housing",
    )
    expect(hand.page.locator("body")).to_contain_text("We have written to Jo Marsh.")
    _join(hand_of(), link_sent())
    # And a resident, by a printed card
    hand.open(star)
    invite(hand, name="Gwen Pugh", role="Co-producer", group="Communities")
    code = hand.page.locator(".star-card__code").inner_text()
    _join(hand_of(), f"/join/{code}/")
    # Then each is in the programme with what they may do, and she sees its Star and what to do next
    assert how_many(Partner, organisation=OURS, name="Harbour Housing") == 1
    assert _roles() == {
        ("Priya Shah", "practitioner"),
        ("Cllr Ann Bevan", "councillor"),
        ("Dai Rees", "critical-friend"),
        ("Jo Marsh", "practitioner"),
        ("Gwen Pugh", "co-producer"),
    }
    hand.open(star)
    heading(hand.page, "Good days at home")
    expect(hand.page.get_by_role("heading", name="Next:")).to_be_visible()
    expect(hand.page.get_by_role("link", name="Map it").first).to_be_visible()
    hand.look()


def _join(hand: Pointing, address: str) -> None:
    hand.open(address)
    heading(hand.page, "Join Riverside Trust")
    hand.press("Join")
    expect(hand.page.locator("body")).to_contain_text("You are now part of Riverside Trust")


def _roles() -> set[tuple[str, str]]:
    with in_one_organisation(OURS):
        held = ProgrammeRole.objects.exclude(membership__user__email="nia@riverside.example")
        return set(held.values_list("membership__user__name", "role"))
