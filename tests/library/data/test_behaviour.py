from collections import Counter

import pytest

from coproduction_star.data.behaviour import Component, Function, Guide, Part, load_prompts, prompts
from coproduction_star.data.errors import BadContent

WHOLE = "id: one\nposition: 1\npart: easy\ntitle: T\nask: A?\nthen: Then.\n"


def test_each_list_is_as_long_as_its_model():
    assert {guide: len(prompts(guide)) for guide in Guide} == {
        Guide.EAST: 12,
        Guide.MINDSPACE: 9,
        Guide.NSMC: 8,
        Guide.ETHICS: 6,
        Guide.FUNCTIONS: 9,
        Guide.COMPONENTS: 6,
    }


def test_the_four_parts_of_east_have_three_checks_each_and_each_has_a_question_about_honesty():
    assert Counter(one.part for one in prompts(Guide.EAST)) == dict.fromkeys(Part, 3)
    assert all(one.then.endswith("?") for one in prompts(Guide.EAST))


def test_functions_and_components_are_those_of_the_model():
    assert [one.id for one in prompts(Guide.FUNCTIONS)] == list(Function)
    assert [one.id for one in prompts(Guide.COMPONENTS)] == list(Component)


@pytest.mark.parametrize("guide", Guide)
def test_every_prompt_asks(guide):
    assert all(one.ask.endswith("?") for one in prompts(guide))
    assert [one.position for one in prompts(guide)] == list(range(1, len(prompts(guide)) + 1))


def test_the_gate_says_what_to_do_where_the_answer_is_no():
    assert all(one.then.startswith("If ") for one in prompts(Guide.ETHICS))


@pytest.mark.parametrize(
    ("old", "new", "parts", "message"),
    [
        ("part: easy", "part: simple", True, "is no part of EAST we know"),
        ("part: easy\n", "", True, "part: The key is missing"),
        ("part: easy", "part: easy", False, "part: This key is not known"),
        ("then: Then.", "score: 3", True, "score: This key is not known"),
    ],
)
def test_a_faulty_prompt_is_refused(tmp_path, old, new, parts, message):
    (tmp_path / "one.yaml").write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_prompts(tmp_path, parts=parts)
