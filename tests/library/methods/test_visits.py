"""What visits say: the worked example of docs/methods/visits.md, and its edges."""

import pytest

from coproduction_star.methods.visits import BadMarks, Mark, Whole, by_place, change, of_told, seen, whole


def marks(point, scores, place=""):
    return [Mark(f"{place}{number}", point, score, place) for number, score in enumerate(scores)]


def test_the_worked_example_of_the_method_page():
    given = [*marks("bells", [0, 0, 3, 3, 3]), Mark("0", "light", 2), Mark("1", "light", 2)]
    bells, light = seen(["bells", "light"], given, least=5)
    assert (bells.mean, bells.spread, bells.apart) == (1.8, (2, 0, 0, 3), True)
    assert (light.visitors, light.mean) == (2, None)
    assert whole(of_told((bells, light), given), least=5).mean == pytest.approx(1.8)


def test_a_visitor_counts_once_however_often_they_go():
    given = [*marks("bells", [3, 3, 3, 3]), *[Mark("often", "bells", 0)] * 9]
    assert seen(["bells"], given, least=5)[0].mean == pytest.approx(2.4)


def test_one_step_apart_is_no_disagreement():
    assert not seen(["bells"], marks("bells", [1, 1, 1, 2, 2, 2]), least=5)[0].apart


def test_a_single_small_place_does_not_come_back_by_subtraction():
    given = [*marks("bells", [3] * 6, "a"), *marks("bells", [2] * 5, "b"), *marks("bells", [1] * 2, "c")]
    assert [one.mean for one in by_place(given, least=5)] == [3, None, None]


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ((6, 5, 2, 2), [True, False, False, False]),
        ((6, 5, 3, 2), [True, True, False, False]),
        ((6, 2, 2), [False, False, False]),
    ],
    ids=["four are few", "five are enough", "all are hidden"],
)
def test_small_places_together_do_not_come_back_by_subtraction(sizes, told):
    given = [one for place, size in zip("abcd", sizes, strict=False) for one in marks("bells", [2] * size, place)]
    assert [one.mean is not None for one in by_place(given, least=5)] == told


def test_who_was_at_no_place_does_not_come_back_by_subtraction():
    given = [*marks("bells", [3] * 6, "a"), *marks("bells", [3] * 5, "b"), Mark("somewhere", "bells", 0)]
    assert [one.mean for one in by_place(given, least=5)] == [3, None]


def test_an_interval_of_few_visitors_is_wide_and_none_without_a_spread():
    """Five against five: t of eight degrees of freedom, 2.306."""
    found = change(Whole("", 5, 1.0, 0.3), Whole("", 5, 2.0, 0.3))
    assert (found.low, found.high) == pytest.approx((1 - 2.306 * 0.3 * 2**0.5, 1 + 2.306 * 0.3 * 2**0.5), abs=1e-3)
    assert change(Whole("", 5, 1.0, 0.0), Whole("", 5, 2.0, 0.0)) is None


def test_a_change_is_told_with_its_interval_and_only_where_both_may_be():
    before = whole(marks("bells", [0, 1, 1, 1, 2, 1]), least=5)
    after = whole(marks("bells", [2, 3, 2, 2, 3, 2]), least=5)
    found = change(before, after)
    assert found is not None
    assert found.firm
    assert found.low < found.difference < found.high
    assert change(before, Whole("", 3, None)) is None
    assert not change(before, whole(marks("bells", [0, 1, 1, 2, 2, 1]), least=5)).firm


@pytest.mark.parametrize("score", [-1, 4])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(BadMarks):
        seen(["bells"], marks("bells", [score]), least=5)


def test_a_rule_that_protects_nobody_is_refused():
    with pytest.raises(BadMarks):
        whole([], least=0)
