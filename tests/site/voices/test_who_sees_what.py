"""The table of who sees what of a contribution, asked address by address."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from coproduction_star.voices import reference
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.sight import PARTS, READERS, SIGHT, Part, Reader, sees

pytestmark = pytest.mark.django_db
WORDS = "apple river lamp garden"
HOME = "/o/eastbridge/p/ageing-well/"
ROLES = {
    Reader.MODERATOR: "moderator",
    Reader.LEAD: "safeguarding-lead",
    Reader.TEAM: "practitioner",
    Reader.TEAM_WITH_CONTACT: "broker",
}
TEXT = {
    Part.WORDS_UNCHECKED: "unchecked-words",
    Part.WORDS_CHECKED: "checked-words",
    Part.WORDS_REFUSED: "refused-words",
    Part.WORDS_OF_A_WORRY: "worried-words",
    Part.WORDS_BEFORE_EDITING: "words-before-editing",
    Part.NAME: "name-of-the-writer",
    Part.CONTACT: "contact-of-the-writer",
    Part.ANSWER: "answer-of-the-team",
    Part.REASON: "reason-in-words",
    Part.APPEAL: "appeal-of-the-writer",
    Part.WORRY_OUTCOME: "what-was-done",
}


@pytest.fixture
def world(said: Callable[..., Contribution]) -> dict[str, Contribution]:
    """One in each state, with everything in it that there is to see."""
    who = {"name": TEXT[Part.NAME], "contact": TEXT[Part.CONTACT]}
    answered = {"outcome": "answered", "answer": TEXT[Part.ANSWER], "answered_at": timezone.now()}
    refused = {"state": "refused", "reason": "unkind", "reason_words": TEXT[Part.REASON]}
    appeal = {"appeal": TEXT[Part.APPEAL], "appealed_at": timezone.now()}
    done = {"worry_outcome": TEXT[Part.WORRY_OUTCOME], "worry_closed_at": timezone.now()}
    return {
        "unchecked": said(words=TEXT[Part.WORDS_UNCHECKED], reference=f"{WORDS} a", **who),
        "checked": said(words=TEXT[Part.WORDS_CHECKED], reference=f"{WORDS} b", shown=True, **who),
        "answered": said(
            words="answered", reference=f"{WORDS} c", shown=True, original=TEXT[Part.WORDS_BEFORE_EDITING],
            **who, **answered,
        ),
        "refused": said(words=TEXT[Part.WORDS_REFUSED], reference=f"{WORDS} d", **who, **refused, **appeal),
        "worry": said(words=TEXT[Part.WORDS_OF_A_WORRY], reference=f"{WORDS} e", worried=True, **who, **done),
    }  # fmt: skip


def everything_seen_by(client: Client, world: dict[str, Contribution]) -> str:
    """All that a member's pages show, one after the other."""
    own = [HOME, f"{HOME}said/", f"{HOME}to-check/", f"{HOME}worries/"]
    paths = [*own, "/me/", "/in/eastbridge/ageing-well/", "/in/eastbridge/ageing-well/tell-us/"]
    for one in world.values():
        paths += [f"{HOME}{page}/{one.pk}/" for page in ("said", "to-check", "worries")]
        paths.append(f"/in/eastbridge/ageing-well/tell-us/sent/{one.pk}/")
    return " ".join(client.get(path).content.decode() for path in paths)


def seen_as(reader: Reader, world: dict[str, Contribution], signed_in: Any) -> str:
    if reader in ROLES:
        return everything_seen_by(signed_in(ROLES[reader]), world)
    client = Client()
    if reader == Reader.PUBLIC:
        return everything_seen_by(client, world)
    pages = ""
    for letter in "abcde":
        client.post("/r/", {"reference": f"{WORDS} {letter}"})
        for path in ("", "change/", "take-back/", "look-again/"):
            pages += client.get(f"/r/yours/{path}").content.decode()
    return pages


@pytest.mark.parametrize("reader", list(Reader))
def test_each_reader_sees_what_the_table_says_and_no_more(
    reader: Reader, world: dict[str, Contribution], signed_in: Any
) -> None:
    seen = seen_as(reader, world, signed_in)
    wrong = [part for part, text in TEXT.items() if (text in seen) != sees(reader, part)]
    assert not wrong


def test_the_table_speaks_of_every_part_and_every_reader() -> None:
    assert set(SIGHT) == set(PARTS) == set(Part) == set(TEXT)
    assert set(READERS) == set(Reader)


def test_the_page_of_the_reference_is_the_table_of_the_code() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / reference.PAGE
    assert page.read_text(encoding="utf-8") == reference.who_sees_what_people_say(), "Write it anew: make docs"
