"""The statements by which people look at themselves: complete, plain, in both languages."""

import pytest

from coproduction_star.data.content_files import Language
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.data.self_assessments import PARTS, SelfAssessment, statements
from coproduction_star.data.self_assessments.loader import FOLDER, WORDS
from coproduction_star.methods.readability import reading_age

NUMBERS = {SelfAssessment.READINESS: 35, SelfAssessment.PERFORMANCE: 12, SelfAssessment.REVIEW: 12}


@pytest.mark.parametrize("kind", list(SelfAssessment))
def test_they_come_in_their_order_part_by_part(kind):
    found = statements(kind)
    assert [one.position for one in found] == list(range(1, NUMBERS[kind] + 1))
    parts = [one.part for one in found]
    assert tuple(dict.fromkeys(parts)) == PARTS[kind]
    assert {parts.count(part) for part in PARTS[kind]} == {len(found) // len(PARTS[kind])}


@pytest.mark.parametrize("kind", list(SelfAssessment))
def test_each_is_a_statement_with_something_to_begin_with(kind):
    for one in statements(kind):
        assert one.words.endswith(".")
        assert one.suggestion.endswith(".")
        assert len(one.suggestion) <= 300, "a promise takes 300 letters"


@pytest.mark.parametrize("kind", list(SelfAssessment))
def test_the_words_are_for_everyone(kind):
    age = reading_age("\n".join(line for one in statements(kind) for line in one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"


@pytest.mark.parametrize("kind", list(SelfAssessment))
def test_all_words_are_in_welsh_and_marked_as_awaiting_a_check(kind):
    for english, welsh in zip(statements(kind), statements(kind, Language.WELSH), strict=True):
        assert welsh.id == english.id
        assert welsh.translation.awaiting_check
        assert welsh.translation.welsh_fields == set(WORDS)
        assert welsh.words != english.words


@pytest.mark.parametrize("kind", list(SelfAssessment))
def test_each_file_is_one_statement(kind):
    files = {file.name for file in FOLDER.joinpath(kind.value).iterdir() if file.name.endswith(".yaml")}
    assert files == {f"{one.id}{ending}" for one in statements(kind) for ending in (".yaml", ".cy.yaml")}
