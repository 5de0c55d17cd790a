"""A resident fills in a form on paper; the team types it in; the slip's four words open it. No JavaScript anywhere."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading

from coproduction_star.data.reference_words import reference_words
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation

TELL = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/"
INSIDE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
SAY_INSTEAD = "(nodes, words) => nodes.forEach((node) => { node.textContent = words; })"
WIDE_LETTERS = "mw"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def publish() -> None:
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())


def member(people: People, email: str) -> Pointing:
    return Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))


def widest_reference() -> str:
    """A slip is cut from the sheet whatever its four words are."""
    by_width = sorted(reference_words(), key=lambda word: (len(word), sum(map(word.count, WIDE_LETTERS))))
    return " ".join(by_width[-4:])


def sheets(document: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", document.read_bytes()))


def test_words_on_paper_reach_the_team_and_their_writer_follows_them(people: People, tmp_path: Any) -> None:
    # Given a published programme, and somebody at the library who prints two forms
    publish()
    library = Pointing(people.somebody(None, javascript=False))
    library.open(f"{TELL}idea/")
    library.follow("Print this form")
    library.look()
    library.write("How many copies?", "2")
    library.press("Show the forms to print")
    heading(library.page, "Print this page on A4")
    library.look()
    code = library.page.locator(".star-paper__letters").first.inner_text()
    first, second = library.page.locator(".star-four__words").all_inner_texts()
    library.page.locator(".star-four__words").evaluate_all(SAY_INSTEAD, widest_reference())
    library.page.pdf(path=tmp_path / "forms.pdf", prefer_css_page_size=True)
    assert sheets(tmp_path / "forms.pdf") == 2 * 2, "each form is one sheet, printed on both sides"
    assert first != second
    # When somebody of the team types in what a resident wrote on one of them
    team = member(people, "practitioner")
    team.open(f"{INSIDE}said/")
    team.follow("Type in what came on paper or by phone")
    team.look()
    team.write("The code of the form", code[:-1] + ("A" if code[-1] != "A" else "B"))
    team.press("Go on")
    expect(team.page.locator(".govuk-error-summary")).to_contain_text("No form has this code.")
    team.write("The code of the form", code.lower())
    team.press("Go on")
    heading(team.page, "I would like")
    team.look()
    expect(team.page.get_by_label("On paper")).to_be_checked()
    team.write("The four words on the slip", first)
    team.write("What they wrote or said", "A bench by the bus stop")
    team.page.get_by_label("N – No").check()
    team.press("Save")
    # Then no new words are made, and those of the slip open it
    heading(team.page, "Saved")
    team.look()
    assert team.page.locator(".star-four__words").count() == 0
    resident = Pointing(people.somebody(None, javascript=False))
    resident.open("/r/")
    resident.write("Your four words", first.upper())
    resident.press("Show me")
    heading(resident.page, "What came of your words")
    expect(resident.page.locator(".star-way")).to_contain_text("A bench by the bus stop")
    # And the same slip opens nothing else, and the other form still waits
    team.open(f"{INSIDE}said/enter/idea/?channel=paper")
    team.write("The four words on the slip", first)
    team.write("What they wrote or said", "Something else")
    team.page.get_by_label("N – No").check()
    team.press("Save")
    expect(team.page.locator(".govuk-error-summary")).to_contain_text("was typed in before")
    team.write("The four words on the slip", second)
    team.press("Save")
    heading(team.page, "Saved")


def test_on_the_phone_the_script_leads_to_four_words_to_read_out(people: People) -> None:
    # Given somebody of the team whose phone rings
    publish()
    team = member(people, "practitioner")
    team.open(f"{INSIDE}said/enter/")
    team.follow("What to say on the phone")
    team.look()
    # When they type what they hear
    team.follow("Open the form to type in what they say")
    expect(team.page.get_by_label("By phone")).to_be_checked()
    team.write("What they wrote or said", "Six of us cook on Fridays")
    team.page.get_by_label("N – No").check()
    team.press("Save")
    # Then there are four words to read out, and they open it
    heading(team.page, "Give them these four words")
    team.look()
    words = team.page.locator(".star-four__words").inner_text()
    resident = Pointing(people.somebody(None, javascript=False))
    resident.open("/r/")
    resident.write("Your four words", words)
    resident.press("Show me")
    expect(resident.page.locator(".star-way")).to_contain_text("Six of us cook on Fridays")
