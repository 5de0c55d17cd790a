"""Tools stay folded away until they are wanted: switched on, or something was made with them."""

import re

import pytest
from tests.factories.focus_it import MatrixFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.models import Programme, ToolSwitch
from coproduction_star.journeys.selectors import programme_called
from coproduction_star.journeys.starting import services
from coproduction_star.journeys.starting.prompts import PROMPTS
from coproduction_star.journeys.toolbox import Toolbox, toolbox_of

pytestmark = pytest.mark.django_db
MATRIX = "impact-matrix"


def page_of(client, programme, step=""):
    return client.get(of_programme("star", programme) + step).content.decode()


def row_of_links(page):
    return page.partition('class="star-tabs"')[2].partition("</nav>")[0]


def standing_with(page, step):
    """The tools under one step of the list of the Star."""
    row = page.partition(f"cs-step--{step}")[2].partition("</li>\n")[0].partition("cs-star-list__step")[0]
    return re.findall(r'<li><a class="govuk-link" href="[^"]*">([^<]*)</a></li>', row.partition("cs-star-cos")[0])


def folded(page):
    return page.partition('id="tools"')[2].partition("</details>")[0]


def switch(client, programme, tool, **more):
    return client.post(of_programme("switch_tool", programme, tool), more, follow=True).content.decode()


def test_a_new_programme_shows_the_tools_of_map_it_and_folds_the_rest(signed_in, programme):
    page = page_of(signed_in("programme-lead"), programme)
    assert standing_with(page, "map-it")[:2] == ["Case bank", "Just start"]
    assert "Impact matrix" not in page.partition("<details")[0]
    assert "Decisions and promises" not in row_of_links(page)
    assert "Impact matrix" in folded(page)
    assert not re.search(r'<details[^>]*id="tools"[^>]* open', page)


def test_what_is_switched_on_stands_with_its_step_which_then_is_in_the_row_of_links(signed_in, programme):
    client = signed_in("programme-lead")
    after = switch(client, programme, MATRIX, back="star")
    assert "“Impact matrix” is switched on." in after
    assert re.search(r'<details[^>]*id="tools" open', after)
    page = page_of(client, programme)
    assert standing_with(page, "focus-it") == ["Impact matrix"]
    assert "Focus it" in row_of_links(page)
    assert "Impact matrix" not in row_of_links(page)
    of_the_step = page_of(client, programme, "focus-it/")
    assert re.search(r'<ul[^>]* aria-label="Focus it">\s*<li><a[^>]*>Impact matrix</a>', row_of_links(of_the_step))
    assert "Impact matrix" in of_the_step.partition("<details")[0].partition("<main")[2]


def test_pressing_again_folds_it_away(signed_in, programme, inside):
    client = signed_in("programme-lead")
    switch(client, programme, MATRIX, back="star")
    after = switch(client, programme, MATRIX, back="star", off="yes")
    assert "“Impact matrix” is switched off." in after
    assert standing_with(after, "focus-it") == []
    assert not ToolSwitch.objects.exists()


def test_from_the_page_of_a_step_it_comes_back_there(signed_in, programme):
    client = signed_in("programme-lead")
    answer = client.post(of_programme("switch_tool", programme, MATRIX), {"back": "focus_it"})
    assert answer["Location"] == of_programme("star", programme) + "focus-it/?tools=open"
    astray = client.post(of_programme("switch_tool", programme, MATRIX), {"back": "https://elsewhere.example/"})
    assert astray["Location"] == of_programme("tools", programme)


def test_what_something_was_made_with_is_on_and_stays(signed_in, programme, inside):
    MatrixFactory(programme=programme, opened=True)
    client = signed_in("programme-lead")
    page = page_of(client, programme)
    assert standing_with(page, "focus-it") == ["Impact matrix"]
    assert "In use" in folded(page)
    after = switch(client, programme, MATRIX, off="yes")
    assert "“Impact matrix” stays, because something was made with it." in after
    assert "Impact matrix" in row_of_links(page_of(client, programme, "focus-it/"))


def test_the_first_promise_brings_its_page_into_the_row_of_links(signed_in, programme):
    client = signed_in("co-producer")
    assert "Decisions and promises" not in row_of_links(page_of(client, programme))
    client.post(of_programme("try_it", programme), {"prompt": PROMPTS[0].slug})
    page = page_of(client, programme)
    assert "Decisions and promises" in row_of_links(page)
    assert standing_with(page, "market-it") == ["Promises"]


def test_the_page_of_a_folded_tool_says_where_one_is(signed_in, programme):
    page = signed_in("programme-lead").get(of_programme("star", programme) + "focus-it/matrices/").content.decode()
    assert re.search(r'aria-current="page">Impact matrix<', row_of_links(page))


@pytest.mark.parametrize("role", ["observer", "co-producer", "practitioner"])
def test_whoever_may_not_switch_sees_the_tools_without_a_switch(signed_in, programme, role):
    client = signed_in(role)
    assert "Switch on" not in folded(page_of(client, programme)).replace("Switch on what you want to use", "")
    assert client.post(of_programme("switch_tool", programme, MATRIX)).status_code == 403


@pytest.mark.parametrize("tool", ["explorer", "initiatives", "cases"])
def test_what_is_always_there_has_no_switch(signed_in, programme, tool):
    assert signed_in("programme-lead").post(of_programme("switch_tool", programme, tool)).status_code == 404


def test_which_tools_are_open_takes_no_query_of_its_own(inside, lead, django_assert_num_queries):
    services.switch_on(programme=inside, tool=MATRIX, by=lead.user)
    services.promise_to_try(programme=inside, prompt=PROMPTS[0], who=lead.participant, by=lead.user)
    with django_assert_num_queries(1):
        found = programme_called(inside.slug)
        assert toolbox_of(found) == Toolbox(frozenset({MATRIX}), frozenset({"promises"}))


def test_a_programme_found_without_them_is_asked_once(inside, django_assert_num_queries):
    programme = Programme.objects.get()
    with django_assert_num_queries(1):
        assert toolbox_of(programme).open == frozenset()
        toolbox_of(programme)
