"""TOPSIS, VIKOR, PROMETHEE II and computed weights: properties, thresholds, hostile input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.decision import (
    Appraisal,
    BadJudgements,
    BadPreference,
    BadTable,
    BadWeights,
    Choices,
    Criterion,
    Method,
    Normalisation,
    NothingDiffers,
    Pair,
    Preference,
    Shape,
    TooFewOptions,
    breaches,
    critic_weights,
    dominates,
    entropy_weights,
    normalised,
    pairwise_weights,
    promethee,
    ranks,
    second_opinions,
    topsis,
    vikor,
)
from coproduction_star.methods.errors import InputRefused

NAN = float("nan")
NUMBERS = st.floats(0, 100, allow_nan=False, width=16)
TABLES = st.integers(1, 4).flatmap(
    lambda count: st.tuples(
        st.lists(st.lists(NUMBERS, min_size=count, max_size=count), min_size=2, max_size=7),
        st.lists(st.integers(1, 5), min_size=count, max_size=count),
        st.lists(st.booleans(), min_size=count, max_size=count),
    )
)
PREFERENCES = st.one_of(
    st.just(Preference()),
    st.builds(lambda q: Preference(Shape.U_SHAPE, q), st.integers(0, 30)),
    st.builds(lambda p: Preference(Shape.V_SHAPE, p=p), st.integers(1, 30)),
    st.builds(lambda q, more: Preference(Shape.LEVEL, q, q + more), st.integers(0, 30), st.integers(1, 30)),
    st.builds(lambda q, more: Preference(Shape.LINEAR, q, q + more), st.integers(0, 30), st.integers(1, 30)),
    st.builds(lambda s: Preference(Shape.GAUSSIAN, s=s), st.integers(1, 30)),
)
METHODS = [
    pytest.param(lambda *asked, **how: topsis(*asked, **how).closeness, id="TOPSIS"),
    pytest.param(lambda *asked, **how: -vikor(*asked, **how).q, id="VIKOR"),
    pytest.param(lambda *asked, **how: promethee(*asked, **how).net, id="PROMETHEE"),
]


@pytest.mark.parametrize("method", METHODS)
@given(table=TABLES)
def test_no_method_puts_a_dominated_option_first(method, table):
    levels, weights, better = table
    assert breaches(dominates(levels, higher_is_better=better), method(levels, weights, higher_is_better=better)) == ()


@pytest.mark.parametrize("method", METHODS)
@given(table=TABLES, random=st.randoms(use_true_random=False))
def test_the_order_of_options_changes_no_score(method, table, random):
    levels, weights, better = table
    order = list(range(len(levels)))
    random.shuffle(order)
    shuffled = method([levels[n] for n in order], weights, higher_is_better=better)
    assert shuffled == pytest.approx(method(levels, weights, higher_is_better=better)[order], abs=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_options_that_are_all_alike_are_level(method):
    assert len(set(method([[3, 4], [3, 4], [3, 4]], [1, 2]).tolist())) == 1


@pytest.mark.parametrize("method", METHODS)
def test_a_constant_column_changes_no_order(method):
    levels = [[1, 9, 5], [4, 3, 5], [2, 8, 5]]
    assert ranks(method(levels, [1, 1, 1])).tolist() == ranks(method([row[:2] for row in levels], [1, 1])).tolist()


@pytest.mark.parametrize("method", METHODS)
def test_a_criterion_of_no_weight_changes_nothing(method):
    assert method([[1, 9], [4, 3]], [1, 0]) == pytest.approx(method([[1], [4]], [1]))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("levels", "weights", "kind"),
    [
        ([[1, 2]], [1, 1], TooFewOptions),
        ([], [1], BadTable),
        ([[1, NAN], [1, 2]], [1, 1], BadTable),
        ([[1, 2], [1]], [1, 1], BadTable),
        ([["a"], ["b"]], [1], BadTable),
        ([[1, 2], [2, 1]], [0, 0], BadWeights),
        ([[1, 2], [2, 1]], [-1, 2], BadWeights),
        ([[1, 2], [2, 1]], [1], BadWeights),
        ([[1, 2], [2, 1]], [NAN, 1], BadWeights),
    ],
)
def test_what_cannot_be_compared_is_refused(method, levels, weights, kind):
    with pytest.raises(kind):
        method(levels, weights)


def test_directions_must_fit():
    with pytest.raises(BadTable, match="whether more is better"):
        topsis([[1, 2], [2, 1]], [1, 1], higher_is_better=[True])


def test_minus_one_is_not_taken_for_true():
    with pytest.raises(BadTable, match="no 1 and -1"):
        topsis([[1, 2], [2, 1]], [1, 1], higher_is_better=[1, -1])


@pytest.mark.parametrize("v", [-0.1, 1.1, NAN])
def test_a_v_that_is_no_share_is_refused(v):
    with pytest.raises(InputRefused, match="is usual"):
        vikor([[1], [2]], [1], v=v)


def test_vikor_without_advantage_proposes_all_that_cannot_be_told_apart():
    found = vikor([[10, 9], [9, 10], [0, 0]], [0.5, 0.5])
    assert (found.acceptable_advantage, set(found.compromise)) == (True, {0, 1})
    near = vikor([[10, 9], [9, 9.9], [0, 0], [1, 1], [2, 1]], [0.5, 0.5])
    assert not near.acceptable_advantage
    assert set(near.compromise) == {0, 1}


def test_vikor_without_stability_lets_the_second_join():
    """The first is first neither on the sum (S) nor on the worst criterion (R)."""
    levels = [[100, 0, 52], [48, 52, 48], [55, 45, 51], [0, 100, 0], [0, 0, 100]]
    for v in (0.3, 0.4, 0.5, 0.6, 0.7):
        found = vikor(levels, [1, 1, 1], v=v)
        first = int(np.argmin(found.q))
        stable = found.s[first] == found.s.min() or found.r[first] == found.r.min()
        assert found.acceptable_stability is bool(stable)


def by_pairs(levels, weights, preferences, better):
    """PROMETHEE II as its definition says it, pair by pair."""

    def degree(lead, how):
        if how.shape is Shape.GAUSSIAN:
            return 1 - math.exp(-(lead**2) / (2 * how.s**2)) if lead > 0 else 0
        if how.shape is Shape.USUAL:
            return float(lead > 0)
        if how.shape is Shape.U_SHAPE:
            return float(lead > how.q)
        if how.shape is Shape.V_SHAPE:
            return min(max(lead / how.p, 0), 1)
        if how.shape is Shape.LEVEL:
            return (float(lead > how.q) + float(lead > how.p)) / 2
        return min(max((lead - how.q) / (how.p - how.q), 0), 1)

    count, total = len(levels), sum(weights)
    net = [0.0] * count
    for a in range(count):
        for b in range(count):
            for at, how in enumerate(preferences):
                lead = (levels[a][at] - levels[b][at]) * (1 if better[at] else -1)
                share = weights[at] / total * degree(lead, how) / (count - 1)
                net[a] += share
                net[b] -= share
    return net


@given(
    st.integers(1, 3).flatmap(
        lambda count: st.tuples(
            st.lists(st.lists(st.integers(0, 60), min_size=count, max_size=count), min_size=2, max_size=7),
            st.lists(st.integers(1, 5), min_size=count, max_size=count),
            st.lists(PREFERENCES, min_size=count, max_size=count),
            st.lists(st.booleans(), min_size=count, max_size=count),
        )
    )
)
def test_sums_over_sorted_levels_are_what_pair_by_pair_gives(asked):
    levels, weights, preferences, better = asked
    found = promethee(levels, weights, preferences=preferences, higher_is_better=better)
    assert found.net == pytest.approx(by_pairs(levels, weights, preferences, better), abs=1e-9)
    assert found.net.sum() == pytest.approx(0, abs=1e-9)
    assert found.leaving - found.entering == pytest.approx(found.net)


@pytest.mark.parametrize("shape", [Shape.U_SHAPE, Shape.LEVEL, Shape.LINEAR])
@pytest.mark.parametrize(("high", "low", "q"), [(0.8, 0.5, 0.3), (1.1, 0.9, 0.2)])
def test_rounding_does_not_carry_a_difference_over_its_threshold(shape, high, low, q):
    """0.8 - 0.5 is 0.30000000000000004 to a computer, 1.1 - 0.2 is above 0.9; to people both meet the threshold."""
    found = promethee([[high], [low]], [1], preferences=[Preference(shape, q, 0.4)])
    assert found.net == pytest.approx([0, 0], abs=1e-9)


def test_a_lead_of_just_what_vikor_asks_is_an_advantage():
    found = vikor([[1], [2]], [1])
    assert (found.q.tolist(), found.acceptable_advantage, found.compromise) == ([1, 0], True, (1,))


def test_a_linear_preference_of_no_width_is_a_u_shape():
    levels = [[1], [3], [6]]
    linear = promethee(levels, [1], preferences=[Preference(Shape.LINEAR, 2, 2)])
    assert linear.net.tolist() == promethee(levels, [1], preferences=[Preference(Shape.U_SHAPE, 2)]).net.tolist()


@pytest.mark.parametrize(
    ("shape", "thresholds"),
    [
        (Shape.U_SHAPE, {"q": -1}), (Shape.V_SHAPE, {"p": 0}), (Shape.LEVEL, {"q": 2, "p": 1}),
        (Shape.LINEAR, {"q": 1, "p": NAN}), (Shape.GAUSSIAN, {"s": 0}), (Shape.GAUSSIAN, {"s": NAN}),
    ],
)  # fmt: skip
def test_thresholds_out_of_order_are_refused(shape, thresholds):
    with pytest.raises(BadPreference):
        Preference(shape, **thresholds)


def test_a_preference_for_each_criterion_is_needed():
    with pytest.raises(BadPreference, match="for 2 criteria"):
        promethee([[1, 2], [2, 1]], [1, 1], preferences=[Preference()])


@pytest.mark.parametrize("way", list(Normalisation))
@given(table=TABLES)
def test_after_normalising_more_is_better_and_order_is_kept(way, table):
    levels, _weights, better = table
    levels = [[level + 1 for level in row] for row in levels]
    found = normalised(levels, way, higher_is_better=better)
    for before, after, up in zip(np.array(levels).T, found.T, better, strict=True):
        order = np.argsort(before if up else -before, kind="stable")
        assert (np.diff(after[order]) >= -1e-12).all()


@pytest.mark.parametrize("way", [Normalisation.MAX, Normalisation.SUM])
def test_what_would_divide_by_nothing_is_refused(way):
    with pytest.raises(BadTable, match="Use vector or minmax"):
        normalised([[0, 1], [1, 1]], way, higher_is_better=[False, True])


def test_judgements_that_never_contradict_each_other_give_back_their_weights():
    weights = np.array([0.5, 0.3, 0.2])
    found = pairwise_weights(weights[:, None] / weights[None, :])
    assert found.weights == pytest.approx(weights)
    assert (found.consistency_ratio, found.consistent) == (pytest.approx(0, abs=1e-9), True)


def test_saatys_random_index_makes_the_ratio():
    found = pairwise_weights([[1, 3, 1 / 3], [1 / 3, 1, 3], [3, 1 / 3, 1]])
    assert found.consistency_ratio == pytest.approx(((found.largest_eigenvalue - 3) / 2) / 0.58)
    assert not found.consistent


@pytest.mark.parametrize("table", [[[1]], [[1, 4], [0.25, 1]]])
def test_one_or_two_criteria_cannot_contradict_each_other(table):
    assert pairwise_weights(table).consistency_ratio == 0


@pytest.mark.parametrize(
    "table",
    [
        [[1, 2]], [[1, 2], [3, 1]], [[1, 0], [0, 1]], [[1, -2], [-0.5, 1]], [[2, 1], [1, 2]], [[1, NAN], [1, 1]],
        np.ones((16, 16)), [], "ab", [[1, "x"], [1, 1]],
    ],
)  # fmt: skip
def test_what_is_no_table_of_judgements_is_refused(table):
    with pytest.raises(BadJudgements):
        pairwise_weights(table)


@pytest.mark.parametrize("weights_of", [critic_weights, entropy_weights])
@given(rows=st.lists(st.lists(st.integers(1, 9), min_size=3, max_size=3), min_size=2, max_size=6))
def test_computed_weights_sum_to_one_and_a_constant_column_weighs_nothing(weights_of, rows):
    columns = list(zip(*rows, strict=True))
    if all(len(set(column)) == 1 for column in columns):
        with pytest.raises(NothingDiffers):
            weights_of(rows)
        return
    found = weights_of(rows)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    assert all(weight == 0 for weight, column in zip(found, columns, strict=True) if len(set(column)) == 1)


@pytest.mark.parametrize("rows", [[[1, -1], [2, 2]], [[0, 1], [0, 2]]])
def test_entropy_needs_shares_of_a_total(rows):
    with pytest.raises(BadTable, match="shares of a total"):
        entropy_weights(rows)


@pytest.mark.parametrize("weights_of", [critic_weights, entropy_weights])
def test_one_option_tells_no_criteria_apart(weights_of):
    with pytest.raises(TooFewOptions):
        weights_of([[1, 2]])


def three():
    criteria = (Criterion("a", 0, 10), Criterion("b", 100, 0))
    return Appraisal(("x", "y", "z"), criteria, np.array([[5, 20], [8, 60], [2, 90]], dtype=float))


def test_second_opinions_say_who_they_put_first_and_how_alike_their_order_is():
    found = {one.method: one for one in second_opinions(three(), [1, 3])}
    assert set(found) == set(Method)
    for one in found.values():
        assert (one.first, one.agrees, one.breaches) == (("x",), True, ())
        assert one.likeness == pytest.approx(1)
        assert set(one.scores) == {"x", "y", "z"}


def test_a_method_that_disagrees_is_told():
    """Where any difference counts in full, winning often beats winning by far."""
    criteria = tuple(Criterion(name, 0, 10) for name in "abc")
    options = Appraisal(("often", "far"), criteria, np.array([[5, 5, 0], [4, 4, 10]], dtype=float))
    opinion = {one.method: one for one in second_opinions(options, [1, 1, 1], choices=Choices())}[Method.PROMETHEE]
    assert (opinion.first, opinion.agrees) == (("often",), False)


def test_an_answer_that_breaks_dominance_is_found():
    relation = dominates([[3, 3], [2, 2], [1, 1]])
    assert breaches(relation, np.array([0.1, 0.5, 0.3])) == (Pair(0, 1), Pair(0, 2))
    assert breaches(relation, np.array([0.1, 0.5, 0.7]), lowest_first=True) == ()


def test_an_answer_that_breaks_dominance_is_withheld(monkeypatch):
    from coproduction_star.methods.decision import second_opinions as module

    def upside_down(*asked, **how):
        found = topsis(*asked, **how)
        return type(found)(1 - found.closeness, found.from_best, found.from_worst)

    monkeypatch.setitem(second_opinions.__globals__, "topsis", upside_down)
    assert module is second_opinions
    opinion = second_opinions(three(), [1, 1])[0]
    assert (opinion.method, opinion.scores, opinion.first, opinion.agrees) == (Method.TOPSIS, {}, (), False)
    assert ("x", "z") in opinion.breaches
