"""From what stops people to a charter that is signed, broken, put right and looked at again: Market it as a whole."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading
from tests.browser.signing_together import (
    BY_LINK,
    CHARTERS,
    HOME,
    IN_A_HALL,
    NEIGHBOURS,
    PROMISES,
    WHO_SIGNED,
    a_way,
    fingerprint_of,
    judge,
    member,
    on,
    promise,
    publish_the_programme,
    says,
    sign,
    sign_on_paper,
    sign_with_account,
)

from coproduction_star.market_it.models import Charter
from coproduction_star.market_it.promises.services import open_due

OURS = "Evening walks along the river"
OFFER = "A neighbour who waits at your door"
REVIEW = timezone.localdate() + dt.timedelta(days=30)
DUTIES = ("equality", "consultation", "interests", "data")


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def lead(people: People) -> Typing:
    """By keyboard alone; axe looks at each page at both widths."""
    return Typing(people.somebody("lead@demonstration.example"))


@pytest.fixture
def neighbour(people: People) -> Pointing:
    """With JavaScript off."""
    publish_the_programme()
    return member(people, "neighbour")


def plan_what_helps(lead: Pointing) -> None:
    """The behaviour of whom, what people said stops them, one thing that helps, the gate, and the decision."""
    lead.open(f"{HOME}incentives/new/")
    lead.write("What do you call this plan?", OURS)
    lead.choose("People who use the service")
    lead.write("Who exactly?", "People over 65 in Northfield who live alone")
    lead.write("What would you see them do?", "Walk with a neighbour")
    lead.write("How much of it happens now?", "4")
    lead.write("What do these numbers count?", "people a week")
    lead.write("Where does the number of now come from?", "A count at the bridge in May")
    lead.press("Save and go on")
    lead.follow("Write down what stops people")
    lead.look()
    lead.write("Something else, in their own words", "I do not want to come home alone in the dark")
    lead.choose("Named by people we asked")
    lead.write("Which survey was it, or whom did you ask", "Twelve people at the lunch club")
    lead.press("Write these down")
    says(lead, "I do not want to come home alone in the dark")
    lead.follow("Put in something of our own")
    lead.write("What do you offer?", OFFER)
    lead.choose("People who use the service")
    lead.choose("To get started")
    lead.choose("Something that draws")
    lead.pick("Which barrier does it help with?", "I do not want to come home alone in the dark")
    lead.write("For what is that, or why does nobody know yet?", "It costs nothing")
    lead.tick("Nobody’s entitlement hangs on it")
    lead.press("Put it into the plan")
    lead.follow("Answer the ethics gate")
    for _question in range(6):
        lead.choose("Yes")
    lead.look()
    lead.press("Save the answers")
    says(lead, "The gate is passed.")


def decide(lead: Pointing) -> None:
    lead.press("Decide the plan")
    lead.tick(OFFER)
    lead.write("What was decided?", "We walk with whoever asks")
    lead.write("Why?", "People told us what stops them")
    lead.write("Who decided?", "The steering group")
    for duty in DUTIES:
        lead.page.locator(f"input[name=duty_{duty}][value=later]").check(force=True)
    lead.press("Decide it")
    says(lead, OFFER)
    lead.look()


def draft(lead: Pointing, neighbour: Pointing) -> None:
    """The staff begins from a template and includes what helps; a resident changes a clause."""
    lead.open(f"{CHARTERS}new/")
    lead.write("What is the charter called?", OURS)
    lead.choose("A charter for a neighbourhood")
    on(lead, 1, 1, 2020)
    on(lead, REVIEW.day, REVIEW.month, REVIEW.year)
    lead.press("Begin")
    says(lead, "The charter is begun.")
    lead.follow("Incentives in it")
    lead.pick("Which incentive of your plans?", OFFER)
    lead.press("Put it in")
    neighbour.open(CHARTERS)
    neighbour.follow(OURS)
    neighbour.follow("Open 1")
    neighbour.follow("Suggest other words")
    neighbour.write("What should it say instead?", "We ask you first, and wait for your answer.")
    neighbour.press("Suggest it")
    lead.open(CHARTERS)
    lead.follow(OURS)
    lead.follow("Open 1")
    lead.follow("Answer it")
    lead.choose("Taken up")
    lead.write("What do you tell whoever suggested it", "Yes. That is clearer.")
    lead.press("Answer")
    lead.open(CHARTERS)
    lead.follow(OURS)
    says(lead, "We ask you first, and wait for your answer.")
    says(lead, OFFER)
    lead.look()
    lead.press("Publish it and open it for signing")
    lead.press("Publish")
    says(lead, "Published, and open for signing.")


def sign_in_four_ways(lead: Pointing, neighbour: Pointing, passer_by: Pointing) -> str:
    """Gives the four words of whoever signed by the link."""
    passer_by.open(a_way(lead, BY_LINK, "The library", charter=OURS))
    sign(passer_by, "Ada Bright")
    four = passer_by.page.locator(".star-four__words").inner_text()
    same = fingerprint_of(passer_by)
    passer_by.open(a_way(lead, IN_A_HALL, "The chapel", charter=OURS))
    sign(passer_by, "Ben Long")
    assert fingerprint_of(passer_by) == same
    passer_by.press("Hand it on: next person")
    sign_on_paper(lead, "Cara Low", charter=OURS)
    sign_with_account(neighbour, charter=OURS)
    lead.open(CHARTERS)
    lead.follow(OURS)
    lead.press(WHO_SIGNED)
    says(lead, "4 people signed.")
    for name in ("Ada Bright", "Ben Long", "Cara Low", "Farida Begum"):
        says(lead, name)
    return four


def break_and_settle(people: People, passer_by: Pointing, four: str) -> None:
    """Without an account: raised with four words, answered, not enough, answered again, put right."""
    passer_by.open("/r/")
    passer_by.write("Your four words", four)
    passer_by.press("Show me")
    passer_by.follow("Say that the charter was not kept to")
    passer_by.write("What was not kept to?", "Nobody stood at my door.")
    passer_by.press("Send it")
    says(passer_by, "Only you and those who look after people read it.")
    passer_by.look()
    guard = member(people, "safeguarding")
    for settlement, answer, more, said in (
        ("We rang.", "No, it does not", "It was the wrong number.", "It is open again."),
        ("We came by.", "Yes, that settles it", "", "It is put right, and done with."),
    ):
        guard.open("/me/")
        guard.follow(f"Settle what somebody says was not kept to: {OURS}")
        says(guard, "Nobody stood at my door.")
        guard.write("How was it put right?", settlement)
        guard.press("Settle it")
        passer_by.open("/r/signature/breaches/")
        says(passer_by, settlement)
        passer_by.follow("Say whether this puts it right")
        passer_by.look()
        passer_by.choose(answer)
        if more:
            passer_by.write("What is still missing?", more)
        passer_by.press("Send it")
        says(passer_by, said)


def look_at_it_again(lead: Pointing) -> None:
    """It opens by itself on its day, waits for whoever leads, and goes on."""
    charter = Charter._base_manager.get(title=OURS)
    with scope(organisation=charter.organisation_id, programme=None):
        assert [open_due(today=REVIEW) for _time in range(2)] == [1, 0]
    lead.open("/me/")
    lead.follow(f"Look at this charter again together: {OURS}")
    lead.look()
    lead.write("Who looked at it together?", "Both sides")
    lead.write("What did people say about it?", "Evenings are safer now.")
    lead.choose("It goes on as it is")
    on(lead, 1, 3, 2099)
    lead.press("Save")
    says(lead, "Evenings are safer now.")
    lead.look()


def test_from_what_stops_people_to_a_charter_that_is_looked_at_again(
    people: People, lead: Typing, neighbour: Pointing
) -> None:
    # Given a plan of what helps, made from what people say stops them, and decided
    plan_what_helps(lead)
    decide(lead)
    # When staff and a resident write a charter, and people sign it in four ways
    draft(lead, neighbour)
    passer_by = Pointing(people.somebody(None, javascript=False))
    four = sign_in_four_ways(lead, neighbour, passer_by)
    # And a promise is broken, as the other side says
    promise(lead, "We wait at your door at seven.", charter=OURS)
    judge(neighbour, "We wait at your door at seven.", "Broken", "Nobody came on Monday.", charter=OURS)
    neighbour.look()
    # Then it is put right in private, and nobody else reads of it
    break_and_settle(people, passer_by, four)
    expect(neighbour.page.locator("body")).not_to_contain_text("Nobody stood at my door.")
    # And on its day the charter is looked at again
    look_at_it_again(lead)
    lead.open(CHARTERS)
    lead.follow(OURS)
    lead.follow(PROMISES)
    heading(lead.page, "Promises")
    says(lead, "Broken")
    assert NEIGHBOURS in lead.page.locator("body").inner_text()
