"""The frame itself can fail: what it looks for is planted, and found."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import People
from tests.browser.looking import keyboard_troubles, look, needs_a_script, overflowing, press_to, problems, tab_stops
from tests.factories.people import OrganisationFactory

from coproduction_star.organisations.models import Organisation

PAGE = (
    '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="/static/ui/star.svg">'
    "<main><h1>A page</h1>{}</main></html>"
)
TINY = "width: 8px; height: 8px; padding: 0; border: 0; font-size: 2px"


def test_an_eight_pixel_button_is_found(page: Page) -> None:
    page.set_content(PAGE.format(f'<button style="{TINY}">a</button><button style="{TINY}">b</button>'))
    assert any(problem.startswith("target-size") for problem in problems(page))


def test_a_picture_without_words_is_found(page: Page) -> None:
    page.set_content(PAGE.format('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'))
    assert any(problem.startswith("image-alt") for problem in problems(page))


def test_a_page_wider_than_the_screen_is_found(narrow_page: Page) -> None:
    narrow_page.set_content(PAGE.format('<p style="width: 600px">wide</p>'))
    assert overflowing(narrow_page)


def test_a_wide_table_in_a_box_that_scrolls_is_fine(narrow_page: Page) -> None:
    narrow_page.set_content(PAGE.format('<div style="overflow-x: auto"><p style="width: 600px">wide</p></div>'))
    assert overflowing(narrow_page) == []


def test_a_link_whose_focus_does_not_show_is_found(page: Page) -> None:
    page.set_content(PAGE.format('<a href="/a" style="outline: 0">hidden</a> <a href="/b">seen</a>'))
    assert [(stop.name, stop.shown) for stop in tab_stops(page)] == [("hidden", False), ("seen", True)]


@pytest.mark.parametrize(
    ("part", "trouble"),
    [
        ('<a href="/a" style="outline: 0">unseen</a>', "no sign of the focus"),
        ('<button onfocus="this.blur()">flees</button> <a href="/b">b</a>', "Tab passes by: <button"),
        ('<input aria-label="fast" onkeydown="event.preventDefault()">', "Tab never leaves"),
    ],
)
def test_what_the_keyboard_cannot_do_is_found(page: Page, part: str, trouble: str) -> None:
    page.set_content(PAGE.format(f'<a href="/first">first</a> {part}'))
    assert any(trouble in one for one in keyboard_troubles(page)), keyboard_troubles(page)


def test_a_group_of_choices_is_one_stop_of_the_keyboard(page: Page) -> None:
    choices = "".join(f'<label><input type="radio" name="which">{n}</label>' for n in range(3))
    page.set_content(PAGE.format(f'<a href="/a">a</a>{choices}<details><summary>more</summary>x</details>'))
    assert keyboard_troubles(page) == []


def test_the_keyboard_alone_follows_a_link(page: Page, server: str) -> None:
    page.goto("/")
    page.set_content(PAGE.format('<a href="/">one</a> <a href="#two">two</a>'))
    press_to(page, "two")
    assert page.url.endswith("#two")


def test_a_name_the_keyboard_never_reaches_is_an_error(page: Page) -> None:
    page.set_content(PAGE.format('<a href="/">one</a>'))
    with pytest.raises(AssertionError, match="never came to 'two'"):
        press_to(page, "two", most=5)


def test_looking_complains_of_both_widths(page: Page) -> None:
    page.set_content(PAGE.format('<p style="width: 600px">fits at 1280, not at 320</p>'))
    with pytest.raises(AssertionError, match="wider than 320"):
        look(page)


def test_scripts_are_off_without_javascript(without_javascript: Page) -> None:
    without_javascript.set_content(PAGE.format("<noscript>no scripts here</noscript>"))
    assert "no scripts here" in without_javascript.inner_text("body")


@pytest.mark.parametrize(
    "part",
    ["<button>a</button>", "<a>b</a>", "<form><input name=c></form>", "<form><button type=button>d</button></form>"],
)
def test_what_does_nothing_without_a_script_is_found(part: str) -> None:
    assert needs_a_script(PAGE.format(f"{part}<form><button>send</button></form>")) != []


def test_what_only_a_script_shows_may_need_one() -> None:
    sent = '<div hidden><button>copy</button></div><form id="f"></form><button form="f">send</button>'
    assert needs_a_script(PAGE.format(sent)) == []


def test_the_first_page_works_for_everyone(page: Page, visit: Callable[..., Page]) -> None:
    visit(page, "/")
    assert [stop for stop in tab_stops(page) if not stop.shown] == []


def test_a_member_is_signed_in(signed_in_page: Callable[..., Page]) -> None:
    page = signed_in_page("administrator")
    page.goto("/")
    assert page.context.cookies()[0]["name"] == "sessionid"


def test_a_request_to_another_host_is_noticed(page: Page, people: People, server: str) -> None:
    page.set_content(PAGE.format('<img alt="" src="http://localhost:9/picture.png">'))
    page.wait_for_timeout(300)
    assert any(complaint.startswith("asked another host") for complaint in people.complaints)
    people.complaints.clear()


def test_an_inline_script_is_refused_and_noticed(page: Page, people: People) -> None:
    page.goto("/")
    page.evaluate("() => { const s = document.createElement('script'); s.text = 'x = 1'; document.body.append(s); }")
    page.wait_for_timeout(100)
    assert people.complaints.pop().startswith("refused")


def test_each_test_starts_with_an_empty_database(server: str) -> None:
    assert not Organisation.objects.exists()
    OrganisationFactory()


def test_and_the_next_one_too(server: str) -> None:
    assert not Organisation.objects.exists()
    OrganisationFactory()
