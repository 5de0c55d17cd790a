"""Ten minutes, three questions, one click."""

from dataclasses import replace

import pytest
from tests.site.journeys.pages import of_programme

from coproduction_star.data.content_files import Language
from coproduction_star.data.tools import decision_tree, follow, tool
from coproduction_star.data.tools.decision_tree import every_advice
from coproduction_star.journeys.models import Promise, ToolSwitch
from coproduction_star.journeys.starting import selectors, services
from coproduction_star.journeys.starting.prompts import PROMPTS

pytestmark = pytest.mark.django_db


def test_one_click_makes_a_promise_with_a_day(signed_in, programme, inside):
    client = signed_in("co-producer")
    client.post(of_programme("try_it", programme), {"prompt": PROMPTS[0].slug})
    promise = Promise.objects.get()
    assert promise.what == str(PROMPTS[0].what)
    assert promise.due_on - promise.made_at.date() <= services.A_WEEK
    assert promise.who is not None


def test_a_thing_that_is_not_offered_is_not_there(signed_in, programme):
    assert signed_in("co-producer").post(of_programme("try_it", programme), {"prompt": "x"}).status_code == 404


def test_an_observer_reads_the_prompts_without_buttons(signed_in, programme):
    page = signed_in("observer").get(of_programme("just_start", programme)).content.decode()
    assert "I promise" not in page


@pytest.mark.parametrize("path", [pytest.param(path, id="-".join(path)) for path, _ in every_advice(decision_tree())])
def test_every_path_of_three_questions_ends_in_a_tool(signed_in, programme, path):
    answer = signed_in("observer").get(of_programme("which_tool", programme), {"a": list(path)})
    assert "Try this: " in answer.content.decode()


def test_the_questions_and_the_advice_are_in_the_readers_language(signed_in, programme):
    client = signed_in("observer")
    client.cookies["language"] = "cy"
    for path in ([], ["begin", "do"]):
        page = client.get(of_programme("which_tool", programme), {"a": path}).content.decode()
        welsh, english = follow(decision_tree(Language.WELSH), path), follow(decision_tree(), path)
        assert (welsh.because if path else welsh.text) in page
        assert (english.because if path else english.text) not in page


def test_a_path_that_does_not_exist_is_not_found(signed_in, programme):
    assert signed_in("observer").get(of_programme("which_tool", programme), {"a": ["x"]}).status_code == 404


def test_a_tool_is_switched_on_and_off(signed_in, programme, inside):
    client = signed_in("programme-lead")
    where = of_programme("switch_tool", programme, "decisions")
    client.post(where)
    client.post(where)
    assert ToolSwitch.objects.get().tool == "decisions"
    client.post(where, {"off": "yes"})
    assert not ToolSwitch.objects.exists()


def test_a_tool_of_a_later_release_cannot_be_switched_on(signed_in, programme, monkeypatch):
    later = replace(tool("shifts"), available=False)
    monkeypatch.setattr(selectors, "tool_called", lambda _slug, **_language: later)
    assert signed_in("programme-lead").post(of_programme("switch_tool", programme, "shifts")).status_code == 404
