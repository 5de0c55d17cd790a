"""What we do not know about a case is said in words that a child of eleven can read."""

import pytest

from coproduction_star.data.cases import Case, load_cases
from coproduction_star.methods.readability import reading_age

OLDEST = 12.0


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.id)
def test_what_we_do_not_know_is_easy_to_read(case: Case) -> None:
    age = reading_age("\n".join(case.unknown))
    assert age.years < OLDEST
    assert age.longest_sentence_words <= 22


def test_each_case_has_its_own_unknowns_and_not_a_set_phrase() -> None:
    sentences = [sentence for case in load_cases() for sentence in case.unknown]
    assert len(set(sentences)) >= 0.85 * len(sentences)
    assert len({case.unknown for case in load_cases()}) == 50
