"""Agreement, as docs/methods/agreement.md tells it, against published numbers and scipy."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, spearmanr

from coproduction_star.methods.agreement import (
    BadRatings,
    LeaveOut,
    TooFewRaters,
    Vote,
    concordance,
    disagreement,
    intraclass,
    rank_similarity,
    spearman,
    weighted_spearman,
)
from coproduction_star.methods.errors import InputRefused

FILE = Path(__file__).parents[1] / "examples" / "decision-examples.json"
EXAMPLES = {each["id"]: each for each in json.loads(FILE.read_text())["examples"]}
NAN = float("nan")


def test_the_worked_example_of_the_method_page():
    """Three residents rate four options: 2 1 0 -1, 2 0 1 -1, 1 2 0 -2."""
    found = concordance([[2, 2, 1], [1, 0, 2], [0, 1, 0], [-1, -1, -2]])
    assert (found.w, found.chi_square, found.degrees) == (pytest.approx(7 / 9), pytest.approx(7.0), 3)
    assert found.p == pytest.approx(0.0719, abs=5e-5)
    alike = intraclass([[2, 2, 1], [1, 0, 2], [0, 1, 0], [-1, -1, -2]])
    assert alike.one_agreement.value == pytest.approx(26 / 35)
    assert alike.one_order.value == pytest.approx(52 / 75)


def test_kendalls_w_of_the_anxiety_ratings_of_r():
    case = EXAMPLES["kendall.w.anxiety"]
    expected, tolerance = case["expected"], case["tolerance"]
    found = concordance(np.array([case["inputs"][f"rater{n}"] for n in (1, 2, 3)]).T)
    assert found.w == pytest.approx(expected["W_ties"], abs=tolerance)
    assert found.w_uncorrected == pytest.approx(expected["W_no_tie_correction"], abs=tolerance)
    assert round(found.chi_square, 2) == expected["chi2"]
    assert found.degrees == expected["df"]
    assert found.p == pytest.approx(expected["p"], abs=tolerance)


def test_rank_correlations_of_salabun_and_urbaniak_2020():
    case = EXAMPLES["rank.correlation"]
    pair, expected, tolerance = (case["inputs"]["R"], case["inputs"]["Q"]), case["expected"], case["tolerance"]
    assert spearman(*pair) == pytest.approx(expected["spearman"], abs=tolerance)
    assert weighted_spearman(*pair) == pytest.approx(expected["weighted_spearman"], abs=tolerance)
    assert rank_similarity(*pair) == pytest.approx(expected["ws"], abs=tolerance)


def test_intraclass_correlations_of_shrout_and_fleiss_1979():
    case = EXAMPLES["icc.shrout.fleiss"]
    found = intraclass(case["inputs"]["ratings"])
    singles = (found.one_unpaired, found.one_agreement, found.one_order)
    means = (found.mean_unpaired, found.mean_agreement, found.mean_order)
    assert [one.value for one in singles + means] == pytest.approx(case["expected"]["icc"], abs=case["tolerance"])


def test_the_intervals_of_shrout_and_fleiss_as_the_psych_package_of_r_prints_them():
    """``psych::ICC(sf)``: lower and upper bounds at 95%, F and p."""
    found = intraclass(EXAMPLES["icc.shrout.fleiss"]["inputs"]["ratings"])
    bounds = {
        "one_unpaired": (-0.13, 0.72), "one_agreement": (0.02, 0.76), "one_order": (0.34, 0.95),
        "mean_unpaired": (-0.88, 0.91), "mean_agreement": (0.07, 0.93), "mean_order": (0.68, 0.99),
    }  # fmt: skip
    for name, (low, high) in bounds.items():
        one = getattr(found, name)
        assert (one.low, one.high) == (pytest.approx(low, abs=5.1e-3), pytest.approx(high, abs=5.1e-3))
    assert found.one_order.f == pytest.approx(11.03, abs=5e-3)
    assert found.one_order.p == pytest.approx(0.00013, abs=5e-6)
    assert found.one_unpaired.degrees == (5, 18)


TABLES = st.integers(2, 6).flatmap(
    lambda raters: st.lists(
        st.lists(st.integers(-2, 2), min_size=raters, max_size=raters), min_size=3, max_size=8
    )
)  # fmt: skip


def tells_apart(table):
    return any(len(set(column)) > 1 for column in zip(*table, strict=True))


@given(TABLES.filter(tells_apart))
def test_w_lies_between_none_and_one_and_is_not_lowered_by_the_correction(table):
    found = concordance(table)
    assert 0 <= found.w_uncorrected <= found.w + 1e-12
    assert found.w <= 1
    assert 0 <= found.p <= 1


@given(TABLES.filter(tells_apart).filter(lambda table: len(table[0]) > 2))
def test_w_is_what_the_friedman_test_of_scipy_makes_it(table):
    found = concordance(table)
    assert found.chi_square == pytest.approx(friedmanchisquare(*table).statistic, abs=1e-9)


@given(TABLES.filter(tells_apart), st.randoms(use_true_random=False))
def test_the_order_of_raters_and_things_changes_nothing(table, random):
    shuffled = [row[:] for row in table]
    random.shuffle(shuffled)
    order = list(range(len(table[0])))
    random.shuffle(order)
    shuffled = [[row[place] for place in order] for row in shuffled]
    assert concordance(shuffled).w == pytest.approx(concordance(table).w, abs=1e-12)
    one, other = intraclass(table), intraclass(shuffled)
    assert other.one_agreement.value == pytest.approx(one.one_agreement.value, abs=1e-9)
    assert other.one_order.value == pytest.approx(one.one_order.value, abs=1e-9)


def test_raters_who_say_the_same_agree_fully():
    same = [[1, 1, 1], [2, 2, 2], [4, 4, 4]]
    assert concordance(same).w == 1
    assert intraclass(same).one_agreement.value == 1
    assert (intraclass(same).one_order.value, intraclass(same).one_order.low) == (1, 1)


def test_a_rater_who_is_always_two_higher_agrees_on_order_but_not_on_level():
    found = intraclass([[1, 3], [2, 4], [3, 5], [4, 6]])
    assert found.one_order.value == 1
    assert found.one_agreement.value < 0.6
    assert concordance([[1, 3], [2, 4], [3, 5], [4, 6]]).w == 1


def test_raters_with_gaps_are_left_out_and_the_result_says_which():
    table = [[1, NAN, 2], [2, 1, 1], [3, 2, 3], [4, 3, 4]]
    found = concordance(table)
    assert (found.raters, found.things, found.left_out) == (2, 4, (1,))
    assert intraclass(table).left_out == (1,)


def test_things_with_gaps_can_be_left_out_instead():
    found = concordance([[1, NAN, 2], [2, 1, 1], [3, 2, 3], [4, 3, 4]], leave_out=LeaveOut.THINGS)
    assert (found.raters, found.things, found.left_out) == (3, 3, (0,))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([[1], [2]], "1 rater and 2 things are left"),
        ([[1, 2]], "2 raters and 1 thing are left"),
        ([[1, NAN], [NAN, 2]], "Ask for what is missing"),
    ],
)
def test_too_little_to_compare_is_refused_with_what_to_do(table, said):
    with pytest.raises(TooFewRaters, match=said):
        concordance(table)


@pytest.mark.parametrize("calculation", [concordance, intraclass])
@pytest.mark.parametrize(
    "table", [[[2, 2], [2, 2]], [[1, float("inf")], [2, 1]], [1, 2, 3], [["a", "b"], ["c", "d"]], [[1, 2], [1]]]
)
def test_ratings_that_say_nothing_are_refused(calculation, table):
    with pytest.raises(BadRatings):
        calculation(table)


@pytest.mark.parametrize("unit", [1, 0.1])
def test_raters_who_contradict_each_other_exactly_have_no_agreement_to_tell(unit):
    """B = 0, J = 0, E = 1: ICC(3,1) = −1 ÷ 1, and ICC(2,1) = −1 ÷ (0 + 1 + 2·(0 − 1)/2) divides by nothing."""
    found = intraclass([[unit, 2 * unit], [2 * unit, unit]])
    assert found.one_order.value == pytest.approx(-1)
    assert (found.one_agreement, found.mean_agreement, found.mean_order) == (None, None, None)


def test_the_mean_of_raters_who_go_round_in_a_circle_cannot_be_told():
    """B = 0, J = 0, E = 1 with three of each: ICC(2,1) = −1 ÷ (2 − 1) = −1, and the mean would divide 3·(−1) by −1."""
    found = intraclass([[1, 2, 3], [2, 3, 1], [3, 1, 2]])
    assert (found.one_agreement.value, found.one_order.value) == (pytest.approx(-1), pytest.approx(-0.5))
    assert (found.mean_agreement, found.mean_order) == (None, None)


def test_raters_who_each_say_the_same_of_everything_say_nothing_about_agreement():
    """B = E = 0: every ratio of the two is nothing divided by nothing."""
    with pytest.raises(BadRatings, match="cannot be told"):
        intraclass([[1, 2, 3]] * 3)


@pytest.mark.parametrize("confidence", [0, 1, 95, NAN])
def test_a_confidence_that_is_no_share_is_refused(confidence):
    with pytest.raises(InputRefused, match="between 0 and 1"):
        intraclass([[1, 2], [2, 1]], confidence=confidence)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12))
def test_spearman_is_scipys(pairs):
    first, second = zip(*pairs, strict=True)
    if len(set(first)) == 1 or len(set(second)) == 1:
        with pytest.raises(BadRatings, match="level"):
            spearman(first, second)
    else:
        assert spearman(first, second) == pytest.approx(spearmanr(first, second).statistic, abs=1e-12)


@given(st.permutations(range(1, 8)))
def test_a_ranking_is_like_itself(ranking):
    assert spearman(ranking, ranking) == pytest.approx(1)
    assert weighted_spearman(ranking, ranking) == 1
    assert rank_similarity(ranking, ranking) == 1


def test_the_reverse_is_as_unlike_as_can_be():
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert weighted_spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)


@pytest.mark.parametrize("calculation", [spearman, weighted_spearman, rank_similarity])
@pytest.mark.parametrize("pair", [([1], [1]), ([1, 2], [1, 2, 3]), ([1, NAN], [1, 2]), ("ab", "cd")])
def test_what_is_no_pair_of_rankings_is_refused(calculation, pair):
    with pytest.raises(BadRatings):
        calculation(*pair)


@pytest.mark.parametrize("calculation", [weighted_spearman, rank_similarity])
def test_ranks_outside_the_ranking_are_refused(calculation):
    with pytest.raises(BadRatings, match="outside 1 to 2"):
        calculation([1, 2], [0, 1])


@pytest.mark.parametrize("calculation", [weighted_spearman, rank_similarity])
@pytest.mark.parametrize("ranking", [[1, 1, 1.5], [1, 1, 2], [1, 2.5, 2.5]])
def test_a_ranking_holds_each_rank_once(calculation, ranking):
    for pair in ((ranking, [1, 2, 3]), ([1, 2, 3], ranking)):
        with pytest.raises(BadRatings, match="Not every rank from 1 to 3"):
            calculation(*pair)


def votes(panel, thing, *values, question="impact"):
    return [Vote(panel, f"{panel} {n}", thing, question, value) for n, value in enumerate(values)]


def test_cells_come_with_the_widest_gap_first():
    said = [
        *votes("residents", "club", 2, 2, 1), *votes("staff", "club", -1, -1, 0),
        *votes("residents", "grant", 1, 1, 1), *votes("staff", "grant", 1, 0, 1),
    ]  # fmt: skip
    club, grant = disagreement(said)
    assert (club.thing, club.gap, club.highest, club.lowest, club.opposed) == (
        "club", 3, ("residents",), ("staff",), True,
    )  # fmt: skip
    assert (grant.gap, grant.highest, grant.opposed) == (0, (), False)
    assert club.medians == {"residents": 2, "staff": -1}


def test_a_panel_on_the_midpoint_opposes_nobody():
    [cell] = disagreement([*votes("residents", "club", 2, 2, 1), *votes("staff", "club", 0, 0, 0)])
    assert (cell.gap, cell.opposed) == (2, False)


def test_a_panel_of_two_shows_nothing_and_opposes_nobody():
    [cell] = disagreement([*votes("residents", "club", 2, 2, 1), *votes("staff", "club", -2, -2)])
    assert (cell.medians, cell.withheld, cell.gap, cell.opposed) == ({"residents": 2}, ("staff",), None, False)


@pytest.mark.parametrize(
    ("said", "minimum", "why"),
    [
        (votes("staff", "club", NAN), 3, "no number"),
        (votes("staff", "club", 1) * 2, 3, "rated twice"),
        (votes("staff", "club", 1), 2, "Use 3 or more"),
    ],
)
def test_votes_that_cannot_count_are_refused(said, minimum, why):
    with pytest.raises(BadRatings, match=why):
        disagreement(said, minimum=minimum)
