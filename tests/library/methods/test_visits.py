"""What visits say: the worked example of docs/methods/visits.md, and its edges."""

import pytest

from coproduction_star.methods.visits import BadMarks, Mark, Whole, by_place, change, seen, whole


def marks(point, scores, place=""):
    return [Mark(f"{place}{number}", point, score, place) for number, score in enumerate(scores)]


def test_the_worked_example_of_the_method_page():
    given = [*marks("bells", [0, 0, 3, 3, 3]), Mark("0", "light", 2), Mark("1", "light", 2)]
    bells, light = seen(["bells", "light"], given, least=5)
    assert (bells.mean, bells.spread, bells.apart) == (1.8, (2, 0, 0, 3), True)
    assert (light.visitors, light.mean) == (2, None)
    assert whole(given, least=5).mean == pytest.approx(2.2)


def test_a_visitor_counts_once_however_often_they_go():
    given = [*marks("bells", [3, 3, 3, 3]), *[Mark("often", "bells", 0)] * 9]
    assert seen(["bells"], given, least=5)[0].mean == pytest.approx(2.4)


def test_one_step_apart_is_no_disagreement():
    assert not seen(["bells"], marks("bells", [1, 1, 1, 2, 2, 2]), least=5)[0].apart


def test_a_single_small_place_does_not_come_back_by_subtraction():
    given = [*marks("bells", [3] * 6, "a"), *marks("bells", [2] * 5, "b"), *marks("bells", [1] * 2, "c")]
    assert [one.mean for one in by_place(given, least=5)] == [3, None, None]


def test_two_small_places_hide_each_other():
    given = [*marks("bells", [3] * 6, "a"), *marks("bells", [1] * 2, "b"), *marks("bells", [1] * 2, "c")]
    assert [one.mean for one in by_place(given, least=5)] == [3, None, None]


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
