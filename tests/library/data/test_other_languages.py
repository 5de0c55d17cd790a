"""Welsh stands in a file beside the case; where a field is not written there, English shows and says so."""

import re
from pathlib import Path

import pytest
from tests.library.data.casewriting import good

from coproduction_star.data.cases import TRANSLATED_FIELDS, Case, case, load_case, load_cases, load_files

FOLDER = Path(__file__).parents[3] / "src" / "coproduction_star" / "data" / "cases"
WELSH_FILES = sorted(FOLDER.glob("*.cy.yaml"))


@pytest.fixture
def hall(tmp_path: Path) -> Case:
    (tmp_path / "leeds-hall.yaml").write_text(good(), encoding="utf-8")
    (tmp_path / "leeds-hall.cy.yaml").write_text("title: Cymdogion yn trwsio'r neuadd\n", encoding="utf-8")
    (tmp_path / "leeds-hall.fr.yaml").write_text("unknown: [On ne sait pas.]\n", encoding="utf-8")
    return load_case(tmp_path / "leeds-hall.yaml")


def test_a_field_written_in_welsh_is_given_in_welsh(hall: Case) -> None:
    assert hall.texts("cy").title == "Cymdogion yn trwsio'r neuadd"


def test_a_field_not_written_in_welsh_is_given_in_english_and_named(hall: Case) -> None:
    texts = hall.texts("cy")
    assert texts.problem == hall.problem
    assert texts.in_english == set(TRANSLATED_FIELDS) - {"title"}


def test_each_language_has_its_own_file(hall: Case) -> None:
    assert hall.texts("fr").unknown == ("On ne sait pas.",)
    assert hall.texts("fr").title == hall.title


def test_a_language_nobody_has_written_is_english_throughout(hall: Case) -> None:
    assert hall.texts("de").title == hall.title
    assert hall.texts("de").in_english == set(TRANSLATED_FIELDS)


def test_english_is_never_a_fallback_from_itself(hall: Case) -> None:
    assert hall.texts("en").in_english == frozenset()


def test_many_files_read_at_once_find_their_translations(tmp_path: Path, hall: Case) -> None:
    assert load_files(sorted(tmp_path.glob("*.yaml"))) == (hall,)


def test_a_shipped_case_is_all_in_welsh() -> None:
    texts = case("southwark-circle").texts("cy")
    assert texts.title.startswith("Cylch Southwark")
    assert texts.in_english == frozenset()


@pytest.mark.parametrize("path", WELSH_FILES, ids=lambda path: path.name)
def test_a_welsh_file_says_who_has_checked_it(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# Machine text: awaiting a Welsh speaker's check."
    assert case(path.name.removesuffix(".cy.yaml")).texts("cy").awaiting_check


def test_words_that_somebody_has_checked_await_nothing(hall: Case) -> None:
    assert not hall.texts("cy").awaiting_check
    assert not case("southwark-circle").texts("en").awaiting_check


@pytest.mark.parametrize("path", WELSH_FILES, ids=lambda path: path.name)
def test_a_welsh_file_belongs_to_a_case_and_says_as_many_things_unknown(path: Path) -> None:
    owner = case(path.name.removesuffix(".cy.yaml"))
    assert len(owner.texts("cy").unknown) == len(owner.unknown)


@pytest.mark.parametrize("path", WELSH_FILES, ids=lambda path: path.name)
def test_no_number_is_lost_or_added_in_welsh(path: Path) -> None:
    owner = case(path.name.removesuffix(".cy.yaml"))
    welsh, english = owner.texts("cy"), owner.texts("en")
    for field in TRANSLATED_FIELDS:
        assert numbers(getattr(welsh, field)) == numbers(getattr(english, field)), field


def numbers(words: str | tuple[str, ...]) -> list[str]:
    """The figures of a text in digits, in any order: ``24,000``, ``6.45``, ``2013``."""
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", words if isinstance(words, str) else " ".join(words)))


@pytest.mark.parametrize("path", WELSH_FILES, ids=lambda path: path.name)
def test_a_welsh_file_is_whole_and_in_no_field_the_english(path: Path) -> None:
    owner = case(path.name.removesuffix(".cy.yaml"))
    assert owner.texts("cy").in_english == frozenset()
    same = [
        name
        for name in TRANSLATED_FIELDS
        if getattr(owner, name) and getattr(owner.texts("cy"), name) == getattr(owner.texts("en"), name)
    ]
    assert same == []


def test_every_shipped_case_has_its_welsh() -> None:
    assert [path.name.removesuffix(".cy.yaml") for path in WELSH_FILES] == [each.id for each in load_cases()]
