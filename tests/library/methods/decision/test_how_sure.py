"""Robustness over sampled weights and scores, and exact weight changes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from coproduction_star.methods.decision import (
    Appraisal,
    BadRange,
    BadTable,
    Criterion,
    Drawn,
    OutsideScale,
    Ranges,
    TooFewOptions,
    additive,
    robustness,
    what_flips,
)
from coproduction_star.methods.errors import InputRefused

TWO = (Criterion("homes", 0, 10), Criterion("hours", 10, 0))
PAIR = Appraisal(("club", "grant"), TWO, np.array([[8, 6], [4, 1]], dtype=float))
"""Values: club 0.8 and 0.4, grant 0.4 and 0.9."""


def shares(found):
    return {one.option: one.first for one in found.options}


def test_the_worked_example_of_the_method_page():
    """Club is first when 0.4·w > 0.5·(1 - w), that is when homes weigh more than 5/9."""
    flips = what_flips(PAIR, [0.7, 0.3])
    assert flips.first == "club"
    assert flips.by_criterion["homes"].to == pytest.approx(5 / 9)
    assert flips.by_criterion["hours"].to == pytest.approx(4 / 9)
    assert flips.least_moved.distance == pytest.approx(2 * (0.7 - 5 / 9))
    assert flips.nearest.distance == pytest.approx(np.sqrt(2) * (0.7 - 5 / 9))
    found = robustness(PAIR, [0.7, 0.3], seed=1, draws=100_000)
    assert shares(found)["club"] == pytest.approx(4 / 9, abs=found.margin)
    first = {one.option: one for one in found.options}["club"]
    assert first.central_weights["homes"] == pytest.approx((1 + 5 / 9) / 2, abs=0.005)
    assert first.confidence == 1


def test_in_the_order_given_only_weights_of_that_order_are_drawn():
    found = robustness(PAIR, [0.7, 0.3], seed=1, draws=100_000, drawn=Drawn.IN_ORDER)
    assert shares(found)["club"] == pytest.approx((1 - 5 / 9) / 0.5, abs=found.margin)


def test_weights_that_are_equal_may_stand_in_either_order():
    any_weights = robustness(PAIR, [1, 1], seed=1, draws=2_000)
    in_order = robustness(PAIR, [1, 1], seed=1, draws=2_000, drawn=Drawn.IN_ORDER)
    assert shares(in_order) == shares(any_weights)


def test_swings_in_a_range_are_drawn_from_it():
    ranges = Ranges(low_weights=[100, 100], high_weights=[100, 100])
    level = robustness(PAIR, [100, 100], seed=1, draws=500, drawn=Drawn.NEAR, ranges=ranges)
    assert shares(level) == {"grant": 1, "club": 0}
    wide = Ranges(low_weights=[100, 0], high_weights=[100, 100])
    found = robustness(PAIR, [100, 50], seed=1, draws=100_000, drawn=Drawn.NEAR, ranges=wide)
    assert shares(found)["club"] == pytest.approx(0.8, abs=found.margin)


def test_scores_in_a_range_come_from_its_triangle():
    """One criterion: a sure 0.5 against a triangle from 0 over 0.2 to 1, which is above it in 0.5²/0.8 of draws."""
    one = Appraisal(("sure", "unsure"), (Criterion("x", 0, 1),), np.array([[0.5], [0.2]]))
    found = robustness(one, [1], seed=4, draws=100_000, ranges=Ranges([[0.5], [0.0]], [[0.5], [1.0]]))
    assert shares(found)["unsure"] == pytest.approx(0.25 / 0.8, abs=found.margin)
    assert {each.option: each.confidence for each in found.options}["unsure"] == pytest.approx(0.25 / 0.8, abs=0.01)


def test_ranks_of_level_options_are_shared():
    same = Appraisal(("a", "b", "c"), (Criterion("x", 0, 1),), np.array([[1.0], [1.0], [0.0]]))
    found = robustness(same, [1], seed=1, draws=10)
    assert [(one.option, one.ranks) for one in found.options] == [
        ("a", (0.5, 0.5, 0)), ("b", (0.5, 0.5, 0)), ("c", (0, 0, 1)),
    ]  # fmt: skip
    assert (found.options[2].central_weights, found.options[2].confidence) == ({}, None)


TABLES = st.integers(1, 4).flatmap(
    lambda count: st.tuples(
        st.lists(st.lists(st.integers(0, 10), min_size=count, max_size=count), min_size=2, max_size=5),
        st.lists(st.integers(0, 5), min_size=count, max_size=count).filter(any),
    )
)


def appraisal(rows):
    criteria = tuple(Criterion(f"c{n}", 0, 10) for n in range(len(rows[0])))
    return Appraisal(tuple(f"o{n}" for n in range(len(rows))), criteria, np.array(rows, dtype=float))


@given(TABLES, st.sampled_from([Drawn.ANY, Drawn.IN_ORDER]))
def test_every_rank_is_taken_once_in_every_draw(table, drawn):
    rows, weights = table
    found = robustness(appraisal(rows), weights, seed=3, draws=20, drawn=drawn)
    taken = np.array([one.ranks for one in found.options])
    assert taken.sum(axis=0) == pytest.approx(np.ones(len(rows)))
    assert taken.sum(axis=1) == pytest.approx(np.ones(len(rows)))
    for one in found.options:
        assert sum(one.central_weights.values()) == pytest.approx(1 if one.first else 0)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_no_draw(table, random):
    rows, weights = table
    one = appraisal(rows)
    down, across = list(range(len(rows))), list(range(len(weights)))
    random.shuffle(down)
    random.shuffle(across)
    other = Appraisal(
        tuple(one.options[n] for n in down), tuple(one.criteria[n] for n in across), one.levels[np.ix_(down, across)]
    )
    straight = robustness(one, weights, seed=9, draws=20, ranges=Ranges(one.levels * 0.5, one.levels))
    turned = robustness(
        other, [weights[n] for n in across], seed=9, draws=20, ranges=Ranges(other.levels * 0.5, other.levels)
    )
    assert turned == straight


def test_how_memory_is_cut_changes_nothing(monkeypatch):
    ranges = Ranges(PAIR.levels * 0.5, PAIR.levels)
    whole = robustness(PAIR, [1, 2], seed=5, draws=1_000, ranges=ranges)
    monkeypatch.setitem(robustness.__globals__, "CHUNK_NUMBERS", 37)
    assert shares(robustness(PAIR, [1, 2], seed=5, draws=1_000, ranges=ranges)) == shares(whole)


def test_a_dominated_option_is_never_first():
    three = Appraisal(("a", "b"), TWO, np.array([[8, 1], [4, 6]], dtype=float))
    assert shares(robustness(three, [1, 1], seed=1, draws=1_000)) == {"a": 1, "b": 0}


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"draws": 0}, InputRefused),
        ({"draws": 2_000_000}, InputRefused),
        ({"seed": -1}, InputRefused),
        ({"ranges": Ranges([[9, 6], [4, 1]])}, BadRange),
        ({"ranges": Ranges(None, [[7, 6], [4, 1]])}, BadRange),
        ({"ranges": Ranges([[8, 6]])}, BadTable),
        ({"ranges": Ranges(low_weights=[2, 1], high_weights=[1, 1])}, BadRange),
        ({"ranges": Ranges(low_weights=[-1, 1])}, BadRange),
        ({"ranges": Ranges(low_weights=[1])}, BadRange),
    ],
)
def test_ranges_out_of_order_and_senseless_draws_are_refused(more, kind):
    with pytest.raises(kind):
        robustness(PAIR, [1, 1], **{"seed": 1, **more})


def test_a_level_beyond_its_scale_is_refused_before_anything_is_drawn():
    with pytest.raises(OutsideScale):
        robustness(Appraisal(("a",), (TWO[0],), np.array([[11.0]])), [1], seed=1)


@pytest.mark.parametrize("ranges", [Ranges([[-1, 6], [4, 1]]), Ranges(None, [[8, 6], [11, 1]])])
def test_a_range_beyond_its_scale_is_refused_too(ranges):
    with pytest.raises(OutsideScale):
        robustness(PAIR, [1, 1], seed=1, ranges=ranges)


def leads(one, weights):
    """First option, and its lead over each other on every criterion."""
    values = np.column_stack([criterion.value(one.levels[:, at]) for at, criterion in enumerate(one.criteria)])
    first = one.options.index(what_flips(one, weights).first)
    return [values[first] - values[at] for at in range(len(values)) if at != first]


def may_overtake(lead, weights):
    """Whether a rival is better somewhere, or level now; one that is nowhere better is never put first."""
    return lead.min() < 0 or lead @ np.array(weights) / sum(weights) < 1e-12


def least_by_linear_programming(lead, shares):
    """Variables: the new weights, and how far each rises and falls."""
    count = len(shares)
    cost = np.concatenate([np.zeros(count), np.ones(2 * count)])
    equal = np.zeros((count + 1, 3 * count))
    equal[0, :count] = 1
    for at in range(count):
        equal[at + 1, [at, count + at, 2 * count + at]] = 1, -1, 1
    limit = np.concatenate([lead, np.zeros(2 * count)])[None]
    return linprog(cost, A_ub=limit, b_ub=[0], A_eq=equal, b_eq=[1, *shares], method="highs")


@settings(max_examples=60)
@given(TABLES)
def test_the_least_weight_moved_is_what_a_linear_program_finds(table):
    rows, weights = table
    one, shares = appraisal(rows), np.array(weights) / sum(weights)
    rivals = [lead for lead in leads(one, weights) if may_overtake(lead, weights)]
    solved = [least_by_linear_programming(lead, shares) for lead in rivals]
    best = min((each.fun for each in solved if each.status == 0), default=None)
    found = what_flips(one, weights).least_moved
    assert (found is None) == (best is None)
    if found:
        assert found.distance == pytest.approx(best, abs=1e-9)
        assert sum(found.weights.values()) == pytest.approx(1)


@settings(max_examples=60)
@given(TABLES)
def test_the_nearest_weights_are_what_a_quadratic_program_finds(table):
    rows, weights = table
    one, shares = appraisal(rows), np.array(weights) / sum(weights)
    found = what_flips(one, weights).nearest
    reachable = [lead for lead in leads(one, weights) if may_overtake(lead, weights)]
    assert (found is None) == (not reachable)
    for lead in reachable:
        solved = minimize(
            lambda point: ((point - shares) ** 2).sum(), np.eye(len(shares))[np.argmin(lead)],
            bounds=[(0, 1)] * len(shares), method="SLSQP", options={"ftol": 1e-14},
            constraints=[
                {"type": "eq", "fun": lambda point: point.sum() - 1},
                {"type": "ineq", "fun": lambda point, lead=lead: -(lead @ point)},
            ],
        )  # fmt: skip
        assert found.distance <= np.sqrt(solved.fun) + 1e-5


@given(TABLES)
def test_at_the_weights_said_the_challenger_is_level_with_the_first(table):
    rows, weights = table
    one = appraisal(rows)
    flips = what_flips(one, weights)
    said = [(each.challenger, each.weights) for each in (flips.least_moved, flips.nearest) if each]
    for each in (each for each in flips.by_criterion.values() if each):
        others = {name: weight for name, weight in additive(one, weights).weights.items() if name != each.criterion}
        total = sum(others.values())
        rest = {name: weight / total if total else 1 / len(others) for name, weight in others.items()}
        said.append(
            (each.challenger, {each.criterion: each.to} | {name: (1 - each.to) * part for name, part in rest.items()})
        )
    for challenger, at in said:
        values = additive(one, [at[criterion.name] for criterion in one.criteria]).standings
        level = {standing.option: standing.value for standing in values}
        assert level[challenger] >= level[flips.first] - 1e-7


def test_no_weights_move_an_option_that_beats_all_others():
    best = Appraisal(("a", "b"), TWO, np.array([[8, 1], [4, 6]], dtype=float))
    flips = what_flips(best, [1, 1])
    assert (flips.first, flips.least_moved, flips.nearest) == ("a", None, None)
    assert flips.by_criterion == {"homes": None, "hours": None}


def test_an_option_that_is_nowhere_better_is_not_said_to_draw_level():
    """Equal swings; values (1, ½) and (½, ½): with no weight on homes they are level, and no weights go further."""
    better = Appraisal(("x", "y"), TWO, np.array([[10, 4], [5, 4]], dtype=float))
    flips = what_flips(better, [1, 1])
    assert (flips.first, flips.least_moved, flips.nearest) == ("x", None, None)
    assert flips.by_criterion == {"homes": None, "hours": None}


def test_a_weight_of_nothing_is_written_without_a_sign():
    """Leads of ½, 0.2 and −0.2: without homes the others cancel out, so they are level at 0, and not at −0."""
    three = (*TWO, Criterion("third", 0, 10))
    one = Appraisal(("x", "y"), three, np.array([[10, 4, 4], [5, 6, 6]], dtype=float))
    to = what_flips(one, [1, 1, 1]).by_criterion["homes"].to
    assert to == 0
    assert not np.signbit(to)


def test_weights_that_differ_in_the_sixteenth_digit_are_equals_in_their_order():
    """0.1 + 0.2 is 0.30000000000000004: beside 0.3 it takes any order, and 0.4 stays the largest."""
    three = Appraisal(("a", "b"), (*TWO, Criterion("third", 0, 10)), np.array([[8, 6, 2], [4, 1, 3]], dtype=float))
    found = robustness(three, [0.1 + 0.2, 0.3, 0.4], seed=1, draws=500, drawn=Drawn.IN_ORDER)
    assert sum(one.first for one in found.options) == pytest.approx(1)
    for one in found.options:
        weights = list(one.central_weights.values())
        assert not weights or max(weights) == one.central_weights["third"]


def test_options_that_are_level_already_need_no_change():
    level = Appraisal(("a", "b"), TWO, np.array([[8, 6], [8, 6]], dtype=float))
    flips = what_flips(level, [1, 1])
    assert (flips.first, flips.least_moved.distance, flips.by_criterion["homes"].change) == ("a", 0, 0)


def test_one_criterion_has_no_weight_to_move():
    one = Appraisal(("a", "b"), TWO[:1], np.array([[8], [6]], dtype=float))
    flips = what_flips(one, [1])
    assert (flips.by_criterion, flips.least_moved) == ({"homes": None}, None)


def test_when_one_criterion_has_all_the_weight_the_others_share_what_it_gives():
    flips = what_flips(PAIR, [1, 0])
    assert flips.by_criterion["homes"].to == pytest.approx(5 / 9)


def test_one_option_cannot_be_overtaken():
    with pytest.raises(TooFewOptions):
        what_flips(Appraisal(("a",), TWO, np.array([[8, 6]], dtype=float)), [1, 1])
