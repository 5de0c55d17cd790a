"""What is written is well-formed, and every kind of text is escaped."""

import pytest
from django.utils.functional import lazystr
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from coproduction_star.ui.drawing.svg import Box, around, as_markup, e, link, number, picture

from .pictures import HOSTILE, SVG, parse


@pytest.mark.parametrize("text", [HOSTILE, Markup(HOSTILE), lazystr(HOSTILE)], ids=["text", "markup", "lazy"])
def test_every_kind_of_text_is_escaped(text) -> None:
    written = as_markup(e("text", text, aria_label=text))
    assert "<script" not in written
    assert parse(written).attrib["aria-label"] == HOSTILE


@given(st.text(), st.text())
def test_any_text_gives_well_formed_svg(one: str, other: str) -> None:
    parse(as_markup(e("text", one, e("title", other), aria_label=other)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_what_xml_allows_comes_back_as_it_was(text: str) -> None:
    assert (parse(as_markup(e("text", text))).text or "") == text


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (-0.04, "0"), (2.25, "2.2"), (-3.96, "-4"), (0.05, "0.1")])
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_empty_attributes_and_children_fall_away() -> None:
    assert as_markup(e("g", None, e("path", d="M0,0"), class_=None, view_box="0 0 1 1")) == (
        '<g viewBox="0 0 1 1"><path d="M0,0"/></g>'
    )


def test_a_link_has_its_name_twice_and_a_group_once() -> None:
    with_address, without = (parse(as_markup(link(a, "Name", class_="x"))) for a in ("/there/", ""))
    assert (with_address.tag, with_address.attrib["href"], with_address.attrib["class"]) == ("a", "/there/", "x")
    assert with_address.find("title").text == with_address.attrib["aria-label"] == "Name"
    assert (without.tag, without.attrib["role"], without.attrib["aria-label"]) == ("g", "img", "Name")


def test_a_picture_is_named_by_its_title() -> None:
    root = parse(as_markup(picture(Box(-1, -2, 3, 4), name="Title", key="k", class_="c")))
    assert root.attrib["viewBox"] == "-1 -2 4 6"
    assert root.find(f"{SVG}title").attrib["id"] == root.attrib["aria-labelledby"] == "k-title"


BOX = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(-50, 50)] * 2, *[st.integers(1, 50)] * 2)


@given(BOX, BOX)
def test_the_box_around_boxes_holds_them(one: Box, other: Box) -> None:
    assert around([one, other]).holds(one)
    assert around([one, other]).holds(other)
    assert one.meets(other) is other.meets(one)
    assert one.widened(1).holds(one)
