"""Who writes a program reads what it can ask, with and without JavaScript."""

import pytest
from tests.browser.conftest import People
from tests.browser.looking import overflowing, problems


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_programmer_finds_how_to_search_the_cases(people: People, javascript: bool) -> None:
    page = people.context(javascript=javascript).new_page()
    page.goto("/api/")
    page.get_by_role("link", name="Search the case bank").click()
    part = page.get_by_role("region", name="Search the case bank")
    part.get_by_text("What you can send").click()
    assert part.get_by_text("started_from").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_its_page_is_clean_for_axe_and_never_wider_than_the_screen(people: People, width: int) -> None:
    page = people.context(width=width).new_page()
    page.goto("/api/")
    assert problems(page) == []
    assert overflowing(page) == []
