"""What holds for every comparison, and what is refused with what to do next."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.comparison import (
    BadModel,
    Effect,
    Errors,
    Kind,
    Scale,
    TooFewPeriods,
    TooFewToCompare,
    Verdict,
    before_after,
    beside,
    chance_to_tell,
    difference_in_differences,
    effect_sentence,
    event_study,
    four_samples,
    interrupted_time_series,
    least_squares,
    quasi_poisson,
    verdict,
)
from coproduction_star.methods.errors import InputRefused

FIGURES = st.lists(st.floats(-1e4, 1e4).map(lambda value: round(value, 3)), min_size=3, max_size=20)
PAIRS = st.lists(st.tuples(*[st.integers(-1000, 1000)] * 2), min_size=3, max_size=12)


class TestDifferences:
    @given(PAIRS, PAIRS, st.integers(-500, 500))
    def test_what_moves_both_alike_is_no_effect(self, treated, others, moved):
        one = difference_in_differences(treated, others).effect
        both = [[[before, after + moved] for before, after in places] for places in (treated, others)]
        two = difference_in_differences(*both).effect
        assert (two.value, two.error) == pytest.approx((one.value, one.error), abs=1e-6)

    @given(PAIRS, PAIRS)
    def test_who_is_called_treated_turns_the_sign_only(self, treated, others):
        one, two = difference_in_differences(treated, others), difference_in_differences(others, treated)
        assert one.effect.value == pytest.approx(-two.effect.value)
        assert one.effect.error == pytest.approx(two.effect.error)

    @given(FIGURES, FIGURES)
    def test_the_interval_holds_the_difference(self, before, after):
        effect = before_after(before, after).effect
        assert effect.low <= effect.value <= effect.high

    def test_before_and_after_alone_says_that_it_has_no_comparator(self):
        assert not before_after([1, 2], [3, 4]).comparator
        assert difference_in_differences([[1, 2], [2, 4]], [[1, 1], [2, 3]]).comparator

    def test_places_without_both_figures_are_left_out(self):
        found = difference_in_differences([[1, 2], [2, 4], [5, np.nan]], [[1, 1], [np.nan, 3], [2, 3]])
        assert found.sizes == (2, 2)

    def test_four_samples_are_four(self):
        found = four_samples([10, 12], [15, 17], [8, 10], [9, 11])
        assert (found.effect.value, found.sizes) == (4.0, (2, 2, 2, 2))

    @pytest.mark.parametrize(
        ("treated", "others", "field"),
        [
            ([[1, 2]], [[1, 1], [2, 2]], "treated"),
            ([[1, 2], [2, 3]], [[1, np.nan], [2, 2]], "others"),
            ([1, 2, 3], [[1, 1], [2, 2]], "treated"),
        ],
    )
    def test_too_few_places_say_which(self, treated, others, field):
        with pytest.raises(TooFewToCompare) as refused:
            difference_in_differences(treated, others)
        assert refused.value.field == field

    def test_a_missing_figure_is_asked_for(self):
        with pytest.raises(TooFewToCompare, match="missing"):
            before_after([1, np.nan], [2, 3])


class TestEventStudy:
    @pytest.fixture
    def places(self):
        chance = np.random.default_rng(4)
        common = np.cumsum(chance.normal(size=8))
        tables = [common + chance.normal(scale=0.5, size=(places, 8)) + 10 for places in (20, 30)]
        tables[0][:, 5:] += 3
        return tables

    def test_the_effect_begins_with_the_change(self, places):
        found = event_study(*places, change=5)
        assert found.effects[4] is None
        assert [effect.value for effect in found.effects[:4]] == pytest.approx([0, 0, 0, 0], abs=0.6)
        assert [effect.value for effect in found.effects[5:]] == pytest.approx([3, 3, 3], abs=0.6)
        assert found.parallel_p > 0.05

    def test_places_that_parted_before_are_found_out(self, places):
        places[0] += np.arange(8)
        assert event_study(*places, change=5).parallel_p < 0.001

    def test_with_one_period_before_nothing_is_said_of_it(self, places):
        assert event_study(*places, change=1).parallel_p is None

    def test_with_fewer_places_than_periods_before_nothing_is_said_of_it(self, places):
        assert event_study(places[0][:3], places[1][:3], change=5).parallel_p is None

    @pytest.mark.parametrize("change", [0, 8])
    def test_a_change_outside_the_periods_is_refused(self, places, change):
        with pytest.raises(TooFewToCompare, match="within the periods"):
            event_study(*places, change=change)


class TestInterrupted:
    def level(self, step, seed=1, size=24):
        values = np.random.default_rng(seed).normal(scale=0.5, size=size) + 10 + 0.1 * np.arange(size)
        values[size // 2 :] += step
        return values

    def test_a_step_is_found_where_it_is(self):
        found = interrupted_time_series(self.level(4), change=12, kind=Kind.LEVEL)
        assert found.level.low < 4 < found.level.high
        assert found.trend == pytest.approx(0.1, abs=0.1)
        gap = found.expected - found.without
        assert gap[:12] == pytest.approx(np.zeros(12), abs=1e-9)
        assert gap[12:] == pytest.approx(np.full(12, found.level.value))

    def test_where_nothing_happened_we_cannot_tell(self):
        found = interrupted_time_series(self.level(0, seed=2), change=12, kind=Kind.LEVEL)
        assert verdict(found.level) is Verdict.CANNOT_TELL

    @given(st.floats(0.01, 1000), st.integers(-100, 100))
    def test_another_unit_changes_nothing_but_the_unit(self, times, more):
        plain = interrupted_time_series(self.level(4), change=12, kind=Kind.LEVEL, errors=Errors.CLASSICAL).level
        other = interrupted_time_series(
            self.level(4) * times + more, change=12, kind=Kind.LEVEL, errors=Errors.CLASSICAL
        ).level
        assert (other.value, other.error) == pytest.approx((plain.value * times, plain.error * times), rel=1e-4)

    def test_a_missing_month_is_left_out_and_counted(self):
        values = self.level(4)
        values[[3, 15]] = np.nan
        found = interrupted_time_series(values, change=12, kind=Kind.LEVEL)
        assert (found.before, found.after, found.missing) == (11, 11, 2)
        assert found.expected.shape == (24,)

    @pytest.mark.parametrize(("change", "side"), [(7, "before"), (17, "after")])
    def test_fewer_than_eight_figures_on_a_side_are_too_few(self, change, side):
        with pytest.raises(TooFewPeriods, match=f"7 figures {side} the change"):
            interrupted_time_series(self.level(4), change=change)

    def test_counts_of_people_are_rates(self):
        chance = np.random.default_rng(8)
        people = np.linspace(1000, 2000, 40)
        counts = chance.poisson(people * 0.05 * np.repeat([1, 0.6], 20))
        found = interrupted_time_series(counts, change=20, sizes=people, errors=Errors.CLASSICAL)
        assert found.level.low < 0.6 < found.level.high
        assert found.level.scale is Scale.RATIO

    def test_more_parts_than_figures_are_refused(self):
        with pytest.raises(BadModel, match="cannot fit"):
            least_squares(np.arange(2.0), {"constant": np.ones(2), "time": np.arange(2.0)})

    def test_a_part_that_follows_from_others_is_refused(self):
        with pytest.raises(BadModel, match="follows from the others"):
            least_squares(np.arange(9.0), {"constant": np.ones(9), "again": np.full(9, 2.0)})

    @pytest.mark.parametrize("counts", [np.zeros(20), np.full(20, -1.0)])
    def test_no_counts_are_refused(self, counts):
        with pytest.raises(BadModel, match="below zero, or all are zero"):
            quasi_poisson(counts, {"constant": np.ones(20)})


class TestChances:
    def test_a_large_change_shows_and_none_seldom_does(self):
        shown = chance_to_tell(before=24, after=24, level=50, effect=0.6, draws=100)
        assert shown > 0.9
        assert chance_to_tell(before=24, after=24, level=50, effect=1.0, draws=200) < 0.12

    def test_few_and_small_counts_seldom_tell(self):
        assert chance_to_tell(before=12, after=12, level=5, effect=0.8, dispersion=2, draws=100) < 0.4

    def test_the_same_seed_gives_the_same_answer(self):
        said = [chance_to_tell(before=10, after=10, level=20, effect=0.7, draws=40, seed=9) for _time in range(2)]
        assert said[0] == said[1]

    @pytest.mark.parametrize("wrong", [{"before": 7}, {"level": 0}, {"effect": 0}, {"dispersion": 0.9}, {"draws": 0}])
    def test_numbers_out_of_range_are_refused(self, wrong):
        with pytest.raises(InputRefused, match="out of range"):
            chance_to_tell(**{"before": 10, "after": 10, "level": 20, "effect": 0.7, **wrong})


class TestWords:
    @pytest.mark.parametrize(
        ("effect", "words"),
        [
            (Effect(2.5, 1.0, 4.0, 0.7, 0.01), "It rose by 2.5, and by 1 to 4 once chance is allowed for."),
            (Effect(-2.5, -4.0, -1.0, 0.7, 0.01), "It fell by 2.5, and by 1 to 4 once chance is allowed for."),
            (
                Effect(0.9, 0.78, 1.04, 0.07, 0.2, Scale.RATIO),
                "We cannot tell: the best guess is -10%, but anything from -22% to +4% fits the figures.",
            ),
        ],
    )
    def test_an_effect_in_a_sentence(self, effect, words):
        assert effect_sentence(effect) == words

    @pytest.mark.parametrize(
        ("better", "said"),
        [("up", Verdict.WORSE), ("down", Verdict.BETTER), ("neither", Verdict.CHANGED)],
    )
    def test_better_is_what_people_say_is_better(self, better, said):
        assert verdict(Effect(-2, -3, -1, 0.5, 0.001), better=better) is said


class TestBeside:
    def series(self, step, seed=3):
        chance = np.random.default_rng(seed)
        common = np.cumsum(chance.normal(size=20)) + 50
        return common + 4 + step * (np.arange(20) >= 10) + chance.normal(scale=0.3, size=20), common

    def test_what_moves_both_is_no_effect_and_what_moves_one_is(self):
        found = beside(*self.series(3), change=10)
        assert found.effect.value == pytest.approx(3, abs=0.5)
        assert found.effect.clear
        assert not beside(*self.series(0), change=10).effect.clear

    @given(st.lists(st.integers(-100, 100), min_size=20, max_size=20))
    def test_whatever_is_added_to_both_changes_nothing(self, moved):
        one, two = self.series(3)
        plain, other = beside(one, two, change=10), beside(one + moved, two + moved, change=10)
        assert (other.effect.value, other.effect.error) == pytest.approx((plain.effect.value, plain.effect.error))

    def test_periods_without_both_figures_are_left_out(self):
        one, two = self.series(3)
        one[2], two[15] = np.nan, np.nan
        assert beside(one, two, change=10).sizes == (9, 9)

    @pytest.mark.parametrize(("change", "side"), [(3, "before"), (17, "after")])
    def test_fewer_than_four_periods_on_a_side_are_too_few(self, change, side):
        with pytest.raises(TooFewToCompare) as refused:
            beside(*self.series(3), change=change)
        assert refused.value.field == side

    def test_other_periods_are_refused(self):
        with pytest.raises(TooFewToCompare, match="same periods"):
            beside([1, 2, 3], [1, 2], change=1)


class TestHowOftenTheIntervalHoldsTheTruth:
    """Made-up series with no effect at all: about 95 of 100 intervals must say so, however periods hang together."""

    DRAWS = 300

    def held(self, periods, linked, errors, seed=5):
        chance = np.random.default_rng(seed)
        held = 0
        for _draw in range(self.DRAWS):
            rests = chance.normal(size=periods + 30)
            for at in range(1, rests.size):
                rests[at] += linked * rests[at - 1]
            found = interrupted_time_series(rests[-periods:], change=periods // 2, kind=Kind.LEVEL, errors=errors)
            held += not found.level.clear
        return held / self.DRAWS

    @pytest.mark.parametrize("periods", [16, 24, 48])
    @pytest.mark.parametrize("linked", [0, 0.4, 0.7])
    def test_linked_errors_hold_it(self, periods, linked):
        assert self.held(periods, linked, Errors.LINKED) >= 0.9

    def test_those_of_newey_and_west_do_not_in_short_series(self):
        assert self.held(24, 0.4, Errors.HAC) < 0.87

    def test_counts_hold_it_too(self):
        chance, held = np.random.default_rng(6), 0
        for _draw in range(self.DRAWS):
            rests = chance.normal(scale=0.15, size=54)
            for at in range(1, rests.size):
                rests[at] += 0.5 * rests[at - 1]
            counts = chance.poisson(80 * np.exp(rests[-24:])).astype(float)
            held += not interrupted_time_series(counts, change=12).level.clear
        assert held / self.DRAWS >= 0.9
