"""The pages people meet first, in Welsh: longer words, the same care."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.looking import look

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
LEAD = "lead@demonstration.example"
PAGES = {
    "the first page": (None, "/"),
    "what co-production is": (None, "/what-is-co-production/"),
    "the cases": (None, "/cases/"),
    "a case": (None, "/cases/southwark-circle/"),
    "where cases are missing": (None, "/cases/grid/"),
    "signing in": (None, "/accounts/login/"),
    "joining": (None, "/join/"),
    "the Star": (LEAD, HERE),
    "the initiatives": (LEAD, f"{HERE}initiatives/"),
    "a new initiative": (LEAD, f"{HERE}initiatives/new/"),
    "decisions and promises": (LEAD, f"{HERE}decisions/"),
    "inviting somebody": (LEAD, f"{HERE}people/invite/"),
    "a new programme": (LEAD, "/o/eastbridge/programmes/new/"),
    "what waits for me": (LEAD, "/me/"),
}


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.mark.parametrize(("email", "path"), PAGES.values(), ids=PAGES)
def test_a_page_in_welsh_is_for_everyone(email: str | None, path: str, people: People) -> None:
    page = people.somebody(email)
    page.goto("/cookies/")
    page.get_by_role("link", name="Cymraeg").first.click()
    page.wait_for_load_state()
    page.goto(path)
    assert page.locator("html").get_attribute("lang") == "cy"
    expect(page.get_by_role("link", name="English").first).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)
    assert page.title().endswith("Seren Cydgynhyrchu")
    look(page)
