"""One's own core beside that of others: from how many on, whom it names, and what no subtraction brings out."""

import pytest

from coproduction_star.data.asset_surveys.results.core_twelve import CoreLine, Other, beside
from coproduction_star.data.questions import core_questions

OWN = CoreLine("do-more", "", "maybe", 0.4, 0.3, 0.5, 200)


def said(value: float, name: str = "") -> Other:
    return Other(name, (CoreLine("do-more", "", "maybe", value, value - 0.1, value + 0.1, 100),))


def test_the_worked_example_of_the_method_page() -> None:
    (line,) = beside([OWN], [said(0.2), said(0.3), said(0.6)])
    assert (line.others, line.lowest, line.median, line.highest) == (3, 0.2, 0.3, 0.6)


@pytest.mark.parametrize("others", [[], [said(0.2)], [said(0.2), said(0.3)]])
def test_fewer_than_three_are_no_median(others: list[Other]) -> None:
    (line,) = beside([OWN], others)
    assert (line.others, line.lowest, line.median, line.highest) == (0, None, None, None)


def test_the_median_and_the_named_ones_never_tell_what_an_unnamed_one_said() -> None:
    named = [said(0.1, "A"), said(0.2, "B"), said(0.3, "C")]
    (line,) = beside([OWN], [*named, said(0.9), said(0.8)])
    assert (line.others, line.highest) == (3, 0.3)
    (line,) = beside([OWN], [*named, said(0.9), said(0.8), said(0.7)])
    assert (line.others, line.highest) == (6, 0.9)


def test_two_named_ones_are_named_without_a_median() -> None:
    (line,) = beside([OWN], [said(0.1, "B"), said(0.2, "A")])
    assert line.median is None
    assert line.named == (("A", 0.2), ("B", 0.1))


def test_who_did_not_say_a_line_does_not_count_for_it() -> None:
    (line,) = beside([OWN], [said(0.1), said(0.2), Other("", ())])
    assert line.median is None


def test_the_core_is_twelve_questions() -> None:
    assert len(core_questions()) == 12
