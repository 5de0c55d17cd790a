"""Swing weights, fixed scales, dominance and the frontier, as docs/methods/weighted-criteria.md tells them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.decision import (
    Appraisal,
    BadCost,
    BadShape,
    BadTable,
    BadWeights,
    Beyond,
    Criterion,
    NamedTwice,
    NoEndPoints,
    OutsideScale,
    Priced,
    Swing,
    additive,
    dominated,
    dominates,
    frontier,
    spotis,
    swing_weights,
)
from coproduction_star.methods.errors import InputRefused, MethodError

WARM = Criterion("warm homes", 0, 500, "homes")
HOURS = Criterion("hours asked of people", 20, 0, "hours a week")
TRUST = Criterion("trust", 1, 5, points=((1, 0), (3, 0.7), (5, 1)))
LEVELS = np.array([[100, 5, 4], [250, 10, 2], [50, 12, 2]], dtype=float)
THREE = Appraisal(("club", "grant", "leaflet"), (WARM, HOURS, TRUST), LEVELS)
WEIGHTS = swing_weights((Swing(WARM, 100), Swing(HOURS, 60), Swing(TRUST, 40)))


def values(found):
    return {standing.option: standing.value for standing in found.standings}


def test_the_worked_example_of_the_method_page():
    assert WEIGHTS.tolist() == [0.5, 0.3, 0.2]
    found = additive(THREE, WEIGHTS)
    assert values(found) == pytest.approx({"club": 0.495, "grant": 0.47, "leaflet": 0.24})
    assert [(one.option, one.rank) for one in found.standings] == [("club", 1), ("grant", 2), ("leaflet", 3)]
    assert found.standings[0].parts == pytest.approx(
        {"warm homes": 0.1, "hours asked of people": 0.225, "trust": 0.17}
    )
    assert dominated(LEVELS, higher_is_better=THREE.higher_is_better) == (2,)


def test_a_level_at_an_end_point_is_worth_nothing_or_all():
    ends = Appraisal(("worst", "best"), (WARM, HOURS), np.array([[0, 20], [500, 0]], dtype=float))
    assert values(additive(ends, [1, 1])) == {"worst": 0, "best": 1}


@pytest.mark.parametrize("level", [-1, 501])
def test_a_level_beyond_its_scale_is_refused_with_what_to_do(level):
    beyond = Appraisal(("club",), (WARM,), np.array([[level]], dtype=float))
    with pytest.raises(OutsideScale, match="ask for the swing again") as refused:
        additive(beyond, [1])
    assert refused.value.field == "option 'club', 'warm homes'"


@pytest.mark.parametrize(("level", "end"), [(-1, 0), (501, 500)])
def test_a_level_beyond_its_scale_can_count_as_the_end_point_and_is_told(level, end):
    beyond = Appraisal(("club",), (WARM,), np.array([[level]], dtype=float))
    found = additive(beyond, [1], beyond=Beyond.CLAMP)
    [told] = found.clamped
    assert (told.option, told.criterion, told.level, told.counted_as) == ("club", "warm homes", level, end)
    assert values(found)["club"] == (1 if end else 0)


@pytest.mark.parametrize(
    ("worst", "best"), [(None, 5), (1, None), (3, 3), (float("nan"), 1), (0, float("inf")), ("1", 2)]
)
def test_a_weight_without_real_end_points_is_refused(worst, best):
    with pytest.raises(NoEndPoints):
        Criterion("importance of trust", worst, best)


@pytest.mark.parametrize(
    "points",
    [
        ((1, 0), (5, 0.9)),
        ((0, 0), (5, 1)),
        ((1, 0), (3, 0.7), (2, 0.8), (5, 1)),
        ((1, 0), (2, 0.8), (3, 0.7), (5, 1)),
        ((1, 0), (3, float("nan")), (5, 1)),
        ((5, 1), (1, 0)),
    ],
)
def test_a_value_function_that_does_not_climb_is_refused(points):
    with pytest.raises(BadShape):
        Criterion("trust", 1, 5, points=points)


def test_a_value_function_may_run_down_a_scale_on_which_less_is_better():
    waiting = Criterion("weeks of waiting", 20, 0, points=((20, 0), (10, 0.2), (0, 1)))
    assert waiting.value(np.array([20, 15, 10, 5, 0.0])).tolist() == pytest.approx([0, 0.1, 0.2, 0.6, 1])


@pytest.mark.parametrize("points", [[0, 0], [-1, 5], [float("nan"), 1], [float("inf"), 1]])
def test_swings_that_cannot_weigh_are_refused(points):
    with pytest.raises(BadWeights):
        swing_weights((Swing(WARM, points[0]), Swing(HOURS, points[1])))


def test_a_criterion_that_swings_twice_is_refused():
    with pytest.raises(NamedTwice, match="warm homes"):
        swing_weights((Swing(WARM, 1), Swing(WARM, 2)))


@pytest.mark.parametrize("weights", [[1], [1, 1, 1, 1], "abc", [[1, 2, 3]]])
def test_weights_that_do_not_fit_are_refused(weights):
    with pytest.raises(BadWeights):
        additive(THREE, weights)


@pytest.mark.parametrize(
    ("options", "criteria", "levels", "kind"),
    [
        (("a", "a"), (WARM,), [[1], [2]], NamedTwice),
        (("a", " "), (WARM,), [[1], [2]], NamedTwice),
        (("a",), (WARM, WARM), [[1, 2]], NamedTwice),
        (("a",), (WARM,), [[float("nan")]], BadTable),
        (("a",), (WARM,), [["many"]], BadTable),
        (("a",), (WARM,), [1], BadTable),
        ((), (WARM,), [], BadTable),
        (("a", "b"), (WARM,), [[1]], InputRefused),
    ],
)
def test_what_is_no_full_table_is_refused(options, criteria, levels, kind):
    with pytest.raises(kind):
        Appraisal(options, criteria, levels)


def test_every_refusal_names_field_reason_and_remedy():
    with pytest.raises(MethodError) as refused:
        additive(THREE, [0, 0, 0])
    assert (refused.value.field, refused.value.reason) == ("weights", "They are all zero.")
    assert refused.value.remedy == "Give at least one criterion a weight above 0."


def test_one_option_alone_has_its_value_and_is_first():
    alone = Appraisal(("club",), (WARM,), np.array([[100.0]]))
    assert additive(alone, [3]).first == ("club",)


def test_options_that_are_level_share_the_first_place_whatever_the_order_of_the_sum():
    level = Appraisal(
        ("a", "b"), (Criterion("x", 0, 1), Criterion("y", 0, 1), Criterion("z", 0, 1)),
        np.array([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]]),
    )  # fmt: skip
    assert additive(level, [1, 1, 1]).first == ("a", "b")


NUMBERS = st.floats(0, 10, allow_nan=False, width=16)
TABLES = st.integers(1, 4).flatmap(
    lambda count: st.tuples(
        st.lists(st.lists(NUMBERS, min_size=count, max_size=count), min_size=2, max_size=6),
        st.lists(st.integers(0, 5), min_size=count, max_size=count).filter(any),
    )
)


def appraisal(rows, *, up=True):
    criteria = tuple(Criterion(f"c{n}", *((0, 10) if up else (10, 0))) for n in range(len(rows[0])))
    return Appraisal(tuple(f"o{n}" for n in range(len(rows))), criteria, np.array(rows))


@given(TABLES)
def test_weights_sum_to_one_and_values_lie_between_nothing_and_all(table):
    rows, weights = table
    found = additive(appraisal(rows), weights)
    assert sum(found.weights.values()) == pytest.approx(1)
    for standing in found.standings:
        assert -1e-12 <= standing.value <= 1 + 1e-12
        assert sum(standing.parts.values()) == pytest.approx(standing.value)


@given(TABLES, st.data())
def test_adding_an_option_never_reverses_the_others(table, data):
    rows, weights = table
    new = data.draw(st.lists(NUMBERS, min_size=len(weights), max_size=len(weights)))
    before = values(additive(appraisal(rows), weights))
    after = values(additive(appraisal([*rows, new]), weights))
    assert {name: after[name] for name in before} == pytest.approx(before, abs=1e-12)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_options_and_criteria_changes_nothing(table, random):
    rows, weights = table
    one = appraisal(rows)
    down, across = list(range(len(rows))), list(range(len(weights)))
    random.shuffle(down)
    random.shuffle(across)
    other = Appraisal(
        tuple(one.options[n] for n in down), tuple(one.criteria[n] for n in across), one.levels[np.ix_(down, across)]
    )
    found = additive(other, [weights[n] for n in across])
    assert values(found) == pytest.approx(values(additive(one, weights)), abs=1e-12)


@given(TABLES)
def test_a_dominated_option_never_comes_before_the_one_that_dominates_it(table):
    rows, weights = table
    one = appraisal(rows)
    found = values(additive(one, weights))
    for better, worse in np.argwhere(dominates(rows)):
        assert found[one.options[better]] >= found[one.options[worse]] - 1e-12


@given(TABLES)
def test_less_is_better_is_the_mirror_of_more_is_better(table):
    rows, weights = table
    mirrored = [[10 - level for level in row] for row in rows]
    assert values(additive(appraisal(mirrored, up=False), weights)) == pytest.approx(
        values(additive(appraisal(rows), weights)), abs=1e-12
    )


@given(TABLES)
def test_the_distance_from_the_best_is_what_is_missing_from_the_value(table):
    rows, weights = table
    one = appraisal(rows)
    found = values(additive(one, weights))
    assert spotis(one, weights).distance == pytest.approx([1 - found[name] for name in one.options], abs=1e-12)


def test_equal_options_do_not_dominate_each_other():
    assert not dominates([[1, 2], [1, 2]]).any()


def test_the_frontier_of_the_method_page():
    found = frontier([Priced("club", 10, 0.495), Priced("grant", 40, 0.47), Priced("leaflet", 2, 0.24)])
    assert [(one.option, one.beaten_by, one.on_hull) for one in found] == [
        ("leaflet", (), True), ("club", (), True), ("grant", ("club",), False),
    ]  # fmt: skip
    assert (found[0].extra_cost, found[1].extra_cost) == (None, 8)
    assert found[1].extra_value == pytest.approx(0.255)


def test_a_step_that_buys_less_than_the_next_is_efficient_but_not_on_the_hull():
    found = frontier([Priced("a", 0, 0), Priced("b", 10, 0.1), Priced("c", 20, 0.9)])
    assert [(one.option, one.efficient, one.on_hull) for one in found] == [
        ("a", True, True), ("b", True, False), ("c", True, True),
    ]  # fmt: skip


def test_two_options_of_one_cost_and_value_are_both_efficient():
    assert [one.efficient for one in frontier([Priced("a", 5, 0.5), Priced("b", 5, 0.5)])] == [True, True]


def test_two_level_options_below_the_hull_are_both_off_it():
    """From S straight to E, £1 buys 0.5; M and M2 cost £1 and are worth 0.1."""
    found = frontier([Priced("S", 0, 0), Priced("M", 1, 0.1), Priced("M2", 1, 0.1), Priced("E", 2, 1)])
    assert {one.option: one.on_hull for one in found} == {"S": True, "M": False, "M2": False, "E": True}


@given(st.lists(st.tuples(st.integers(-3, 5), st.integers(0, 5)), min_size=1, max_size=8))
def test_value_only_climbs_along_the_frontier(pairs):
    found = frontier([Priced(f"o{n}", cost, value) for n, (cost, value) in enumerate(pairs)])
    efficient = [one for one in found if one.efficient]
    assert efficient
    steps = [(one.cost, one.value) for one in efficient]
    assert steps == sorted(steps)
    assert all(one.extra_value > 0 for one in efficient if one.extra_value is not None)
    for one in found:
        assert one.efficient or any(each.option in one.beaten_by for each in efficient)


@pytest.mark.parametrize(
    ("options", "kind"),
    [([], InputRefused), ([Priced("a", float("nan"), 1)], BadCost), ([Priced("a", 1, 1)] * 2, NamedTwice)],
)
def test_costs_that_cannot_be_compared_are_refused(options, kind):
    with pytest.raises(kind):
        frontier(options)


def test_a_hundred_equal_options_are_no_trouble():
    same = Appraisal(tuple(f"o{n:03}" for n in range(100)), (WARM,), np.full((100, 1), 250.0))
    assert len(additive(same, [1]).first) == 100
