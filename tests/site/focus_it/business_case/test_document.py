"""The parts of a document: each is found, changed, taken out and brought back without touching the others."""

import copy

import pytest
from tests.factories.focus_it import case_document

from coproduction_star.focus_it.business_case import document
from coproduction_star.focus_it.business_case.document import NoSuchPart, place_of

PLACES = (
    "figures/people",
    "bodies/council",
    "options/club",
    "options/club/costs/club",
    "options/club/outcomes/well",
    "options/club/outcomes/well/values/worth",
    "options/club/time_given/hours",
    "options/club/not_valued/home",
)


@pytest.mark.parametrize("key", [*PLACES, "settings"])
def test_putting_a_part_back_as_it_was_changes_nothing(key):
    content = case_document()
    before = copy.deepcopy(content)
    part = document.part_at(content, place_of(key))
    assert part
    assert document.with_part(content, place_of(key), part) == before
    assert content == before


@pytest.mark.parametrize("key", PLACES)
def test_a_part_that_is_taken_out_comes_back_where_it_stood(key):
    content = case_document()
    left, part, where = document.without_part(content, place_of(key))
    assert document.part_at(left, place_of(key)) is None
    assert document.with_part(left, place_of(key), part, at=where) == content


@pytest.mark.parametrize(
    "key",
    [
        "",
        "figures/",
        "options",
        "nothing/here",
        "options/club/bodies/x",
        "options//costs/x",
        "bodies/council/costs/x",
        "options/club/costs/x/values/y",
    ],
)
def test_what_can_be_no_part_is_refused(key):
    with pytest.raises(NoSuchPart):
        place_of(key)


@pytest.mark.parametrize("key", ["figures/nobody", "bodies/nobody", "options/nobody/costs/club", "settings"])
def test_what_is_not_there_cannot_be_taken_out(key):
    with pytest.raises(NoSuchPart):
        document.without_part(case_document(), place_of(key))


def test_a_line_cannot_be_put_into_an_option_that_is_gone():
    with pytest.raises(NoSuchPart):
        document.with_part(case_document(), place_of("options/gone/costs/new"), {"name": "Rent"})


def test_the_digest_of_an_option_does_not_follow_its_lines_but_its_own_words():
    content = case_document()
    place = place_of("options/club")
    before = document.digest(document.part_at(content, place))
    content["options"][1]["costs"][0]["name"] = "Other"
    assert document.digest(document.part_at(content, place)) == before
    content["options"][1]["name"] = "Other"
    assert document.digest(document.part_at(content, place)) != before
    assert document.digest(None) == "none"


def test_new_names_are_words_and_never_taken_twice():
    assert document.new_name("Café & rent!", set()) == "cafe-rent"
    assert document.new_name("rent", {"rent", "rent-2"}) == "rent-3"
    assert document.new_name("…", set()) == "part"
    assert document.new_name("New", set()) == "part"


def test_lines_of_one_option_share_no_id_whatever_their_kind():
    assert {"club", "hours", "well", "home"} <= document.taken_names(
        case_document(), place_of("options/club/costs/new")
    )


def test_the_lines_that_use_a_figure_are_known():
    assert list(document.uses_of(case_document(), "worth")) == ["options/club/outcomes/well/values/worth"]
    assert list(document.uses_of(case_document(), "cost")) == ["options/club/costs/club"]
    assert list(document.uses_of(case_document(), "nobody")) == []
    biased = case_document()
    biased["options"][1]["costs"][0]["bias"] = {"own_rate": "overrun"}
    assert list(document.uses_of(biased, "overrun")) == ["options/club/costs/club"]
