"""The words people write, and the reference page of columns."""

from pathlib import Path

import pytest
from django.utils.translation import override
from rapidfuzz import fuzz

from coproduction_star.journeys.models import Status, WhoDecides
from coproduction_star.map_it.importing import reference
from coproduction_star.map_it.importing.alike import ALIKE, Names
from coproduction_star.map_it.importing.cells import Unreadable, apart, unguarded
from coproduction_star.map_it.importing.fields import FIELDS
from coproduction_star.map_it.importing.vocabulary import cos_in, meaning

PAGE = Path(__file__).parents[4] / "docs/reference/import-columns.md"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("happening", "existing"),
        ("Yes", "existing"),
        ("ON-GOING", "existing"),
        ("Happening since 2019", "existing"),
        ("Already happening", "existing"),
        ("Yn digwydd", "existing"),
        ("planned for spring", "potential"),
        ("Syniad", "potential"),
        ("needs improvement", "improve"),
        ("ended in May", "stopped"),
        ("wedi stopio", "stopped"),
    ],
)
def test_a_status_is_understood(text, value):
    assert meaning(Status, text) == value


@pytest.mark.parametrize("text", ["maybe", "??", "blue", "<script>"])
def test_words_that_say_nothing_are_not_guessed(text):
    assert meaning(Status, text) is None


def test_a_question_mark_is_not_knowing_who_decides():
    assert meaning(WhoDecides, "?") == "unknown"


@pytest.mark.parametrize(
    ("text", "cos"),
    [
        ("co-design; co deliver", ["co-design", "co-deliver"]),
        ("Co-commissioning and codesign", ["co-commission", "co-design"]),
        ("CO_ASSESS / delivery", ["co-deliver", "co-assess"]),
        ("cyd-ddylunio", ["co-design"]),
    ],
)
def test_cos_are_understood(text, cos):
    assert cos_in(text) == (cos, [])


@pytest.mark.parametrize(
    ("text", "number"),
    [("about 24", 24), ("1,200", 1200), ("1 200", 1200), ("60+", 60), ("12 people", 12), ("7.0", 7)],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert FIELDS["people"].read(text) == number


@pytest.mark.parametrize("text", ["many", "-3", "2.5", "1e9", "99999999999", "12-15"])
def test_what_is_no_whole_number_says_so(text):
    with pytest.raises(Unreadable, match="whole number"):
        FIELDS["people"].read(text)


def test_a_name_that_is_too_long_says_by_how_much():
    with pytest.raises(Unreadable, match="has 201"):
        FIELDS["title"].read("x" * 201)


@pytest.mark.parametrize(
    ("text", "back"), [("'=1", "=1"), ("''=1", "'=1"), ("'tis", "'tis"), ("'", "'"), ("''", "'"), ("-5", "-5")]
)
def test_a_guard_is_taken_off_once(text, back):
    assert unguarded(text) == back


def test_a_semicolon_inside_words_has_a_backslash():
    assert apart(r"warm; safe\; sound" + "\n" + r"fed\;; a\\b") == ["warm", "safe; sound", "fed;", "a\\b"]


class TestNames:
    @pytest.mark.parametrize("name", ["garden for everyone", "Gardens for Everyone!", "Garden for evryone"])
    def test_nearly_the_same_name_is_found(self, name):
        assert Names([(1, "Garden for everyone")]).find(name) == 1

    @pytest.mark.parametrize("name", ["Garden", "Kitchen for everyone", "Garden for everyone phase 2"])
    def test_another_name_is_not(self, name):
        assert Names([(1, "Garden for everyone")]).find(name) is None

    def test_another_number_is_another_thing(self):
        one, two = "Neighbourhood plan phase 1", "Neighbourhood plan phase 2"
        assert fuzz.token_sort_ratio(one, two) > ALIKE
        assert Names([(1, one)]).find(two) is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_our_own_labels_are_understood_in_each_language(language):
    with override(language):
        for field in FIELDS.values():
            if field.choices is not None:
                assert [field.read(str(label)) for label in field.choices.labels] == field.choices.values


def test_the_reference_page_says_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == reference.columns_page()
