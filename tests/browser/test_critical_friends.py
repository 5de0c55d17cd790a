"""Two friends challenge a draft, one by a card's link without JavaScript; whoever leads answers; both read it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/focus-it/friends/"
QUESTION = "What could be better first?"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def ask(facilitator: Pointing, *, name: str = "", member: str = "") -> None:
    facilitator.open(HERE)
    facilitator.follow(QUESTION)
    facilitator.look()
    if member:
        facilitator.pick("A member who is a critical friend", member)
    else:
        facilitator.write("Or the name of somebody without an account", name)
    facilitator.write("What should they look at?", "Who is missing?")
    facilitator.press("Ask them")


def challenge(friend: Pointing, words: str) -> None:
    friend.look()
    friend.follow("Challenge this")
    friend.look()
    friend.choose("Some people are missing")
    friend.write("What do you doubt, or know better?", words)
    friend.press("Send")
    expect(friend.page.locator("main")).to_contain_text("Waits for an answer")


def test_two_friends_challenge_and_read_the_answers(people: People) -> None:
    # Given a facilitator who asks a member, and somebody without an account by a card
    facilitator = Pointing(people.somebody("facilitator@demonstration.example"))
    ask(facilitator, member="Professor Ada Quill")
    ask(facilitator, name="Nia Outside")
    heading(facilitator.page, "Card for Nia Outside")
    facilitator.look()
    code = facilitator.page.locator(".star-card__code").inner_text()
    # When both challenge the question: one by keyboard, one without JavaScript and without a cookie
    member = Typing(people.somebody("friend@demonstration.example"))
    member.open("/me/")
    member.follow("Look hard at a draft as a critical friend")
    challenge(member, "Nobody asked the night shift")
    stranger = Pointing(people.somebody(None, javascript=False))
    stranger.open("/t/")
    stranger.write("The code on your card", code.lower())
    stranger.press("Open it")
    heading(stranger.page, QUESTION)
    challenge(stranger, "Nobody asked the carers")
    assert stranger.page.context.cookies() == []
    # Then whoever leads answers one with a reason, and the friend reads it on the same page
    facilitator.open(f"{HERE}?show=open")
    row = facilitator.page.locator("li", has_text="Nobody asked the carers")
    row.get_by_role("link", name="Answer it").click()
    facilitator.look()
    facilitator.choose("Accepted: we change it")
    facilitator.write("Why, and what changes?", "We ask the carers’ forum first")
    facilitator.press("Save the answer")
    facilitator.look()
    stranger.page.reload()
    expect(stranger.page.locator("main")).to_contain_text("We ask the carers’ forum first")
    expect(stranger.page.locator("main")).not_to_contain_text("night shift")
    # And the link ends at once
    facilitator.page.locator("li", has_text="Nia Outside").get_by_role("button", name="End it now").click()
    answer = stranger.page.request.get(stranger.page.url)
    assert answer.status == 410
    assert "This link is over" in answer.text()
    assert "carers" not in answer.text()
