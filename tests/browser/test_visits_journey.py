"""Residents say what good looks like, go to look, disagree and are answered; one on a phone without scripts."""

from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.records import how_many, in_one_organisation

from coproduction_star.journeys.models import Programme, Promise
from coproduction_star.together.models import Review, VisitPhoto

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/together/visits/"
DAYS = {"visit_until": ("1", "3", "2030"), "answer_by": ("1", "4", "2030")}
GPS = 0x8825


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(people: People) -> Pointing:
    """On a small phone that runs no script, signed in nowhere."""
    with in_one_organisation("eastbridge"):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return Pointing(people.somebody(None, width=320, javascript=False))


def member(people: People, key: str, *, javascript: bool = True) -> Pointing:
    return Pointing(people.somebody(f"{key}@demonstration.example", javascript=javascript))


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def write_day(hand: Pointing, name: str, day: tuple[str, str, str]) -> None:
    for part, number in zip(("day", "month", "year"), day, strict=True):
        hand.page.locator(f"[name={name}_{part}]").fill(number)


def taken_with_a_telephone() -> bytes:
    picture, out = Image.new("RGB", (640, 480), "grey"), BytesIO()
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 12.0)})
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def with_words(hand: Pointing, four: str) -> None:
    hand.open("/r/")
    hand.write("Your four words", four)
    hand.press("Show me")


def test_from_a_checklist_of_ones_own_to_the_answer(people: People, resident: Pointing) -> None:
    # Given a group that begins a review with one point of its own
    lead = member(people, "lead")
    lead.open(f"{HERE}new/")
    lead.write("What do you want to look at?", "The library after six")
    lead.write("What do visitors need to know?", "The side door is open until eight.")
    lead.write("Who answers for the service?", "Library services")
    lead.write("What does good look like?", "You can sit with a friend")
    for name, day in DAYS.items():
        write_day(lead, name, day)
    lead.press("Begin")
    heading(lead.page, "The library after six")
    lead.look()
    inside = lead.page.url
    outside = lead.page.get_by_role("link", name="/visits/").first.get_attribute("href") or ""
    # And somebody on an old phone who misses something on the checklist
    resident.open(outside)
    resident.look()
    resident.press("Say what good looks like")
    resident.tick("You can sit with a friend")
    resident.write("What else does good look like?", "The toilet is open")
    resident.press("Send")
    four = resident.page.locator(".star-four__words").inner_text()
    lead.open(inside)
    lead.follow("The toilet is open")
    lead.choose("On the checklist")
    lead.press("Save")
    lead.page.locator("form").get_by_role("button", name="Visiting").click()
    # When they go to look, and add a photograph
    with_words(resident, four)
    resident.follow("Tell of a visit")
    today = timezone.localdate()
    write_day(resident, "visited_on", (str(today.day), str(today.month), str(today.year)))
    resident.write("Where did you go?", "The library")
    resident.page.get_by_role("group", name="1. You can sit with a friend").get_by_label("Fully").check()
    resident.page.get_by_role("group", name="2. The toilet is open").get_by_label("Not at all").check()
    resident.write("What did you see at point 2?", "It was locked, and the key was out.")
    resident.tick("You may show my words to others, without my name")
    resident.look()
    resident.press("Save")
    resident.follow("Photographs")
    photo = {"name": "door.jpg", "mimeType": "image/jpeg", "buffer": taken_with_a_telephone()}
    resident.page.get_by_label("The photograph").set_input_files(photo)  # type: ignore[arg-type]  # a file made here
    resident.write("What does it show?", "A locked door")
    resident.tick("Nobody can be recognised in it")
    resident.look()
    resident.press("Add the photograph")
    says(resident, "The photograph is kept.")
    with in_one_organisation("eastbridge"):
        assert b"Exif" not in bytes(VisitPhoto.objects.get(caption="A locked door").picture)
    # And a moderator reads and looks before others do
    moderator = member(people, "moderator")
    moderator.open(inside)
    moderator.follow("Check what somebody saw of")
    moderator.choose("Show it as it stands below")
    moderator.press("Decide")
    moderator.follow("Check a photograph")
    moderator.look()
    moderator.choose("Show it: nobody can be recognised")
    moderator.press("Decide")
    # And two write the report at once: neither loses a word
    lead.open(inside)
    lead.page.locator("form").get_by_role("button", name="Agreeing the report").click()
    other = member(people, "lead")
    for hand in (lead, other):
        hand.open(f"{inside}report/")
    lead.write("The report", "The toilet is locked after six.")
    lead.press("Save")
    other.write("The report", "All is well.")
    other.press("Save")
    says(other, "Somebody else changed this while you were writing")
    says(other, "The toilet is locked after six.")
    other.look()
    # And who disagrees keeps their words
    with_words(resident, four)
    resident.follow("Say whether you agree")
    resident.choose("I do not agree")
    resident.write("What do you see in another way", "It was locked at five already.")
    resident.press("Save")
    moderator.open(inside)
    moderator.follow("Check what somebody says of the report")
    moderator.choose("Show it as it stands below")
    moderator.press("Decide")
    # Then it does not close before the service has answered
    lead.open(inside)
    lead.press("Close the review")
    says(lead, "“We cannot, because”")
    lead.follow("Give the service’s answer")
    lead.look()
    groups = lead.page.get_by_role("group")
    groups.filter(has_text="What does the service say to point 1?").get_by_label("We cannot, because").check()
    groups.filter(has_text="What does the service say to point 2?").get_by_label("We do it").check()
    lead.write("What do you do about point 1", "There is one chair for each table.")
    lead.write("What do you do about point 2", "The toilet stays open until we close.")
    with in_one_organisation("eastbridge"):
        second = Review.objects.get(title="The library after six").points.get(title="The toilet is open")
    write_day(lead, f"day_{second.pk.hex}", ("1", "6", "2030"))
    lead.press("Publish the answer")
    says(lead, "The answer is published.")
    lead.press("Close the review")
    lead.look()
    # And everybody reads what was seen, who disagreed and what was answered
    resident.open(outside)
    for words in ("The toilet stays open until we close.", "There is one chair for each table.",
                  "It was locked at five already.", "It was locked, and the key was out."):  # fmt: skip
        says(resident, words)
    expect(resident.page.get_by_alt_text("A locked door")).to_be_visible()
    resident.look()
    assert how_many(Promise, what="The toilet stays open until we close.") == 1
