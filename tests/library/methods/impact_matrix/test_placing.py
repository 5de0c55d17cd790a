"""Placing options by panel, as docs/methods/impact-matrix.md tells it."""

from itertools import combinations, product
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.impact_matrix import (
    FEWEST_FOR_SPREAD,
    BadMinimum,
    NoRatings,
    OffTheScale,
    Overtaking,
    Quadrant,
    RatedTwice,
    Rating,
    agreement_inside,
    between_panels,
    overtaking,
    place_options,
    turning,
    where_panels_part,
)

RESIDENTS = {"club": [(2, 1), (2, 1), (1, 0), (2, 1), (0, -1)], "grant": [(1, -1), (0, -2), (1, 0), (2, -1), (-1, -1)]}
STAFF = {"club": [(0, 1), (1, 1), (-1, 0)], "grant": [(1, 0), (1, 1), (2, 0)]}


def ratings(panel, said):
    return [
        Rating(option, f"{panel} {n}", panel, *pair) for option, pairs in said.items() for n, pair in enumerate(pairs)
    ]


EVERYONE = [*ratings("residents", RESIDENTS), *ratings("staff", STAFF)]


def test_the_worked_example_of_the_method_page():
    residents, staff = place_options(EVERYONE)
    club, grant = residents.placements
    assert (club.option, club.impact.median, club.resources.median) == ("club", 2, 1)
    assert (club.quadrant, club.rank, club.on_the_line) == (Quadrant.HIGH_HIGH, 1, False)
    assert (club.impact.lower, club.impact.upper, club.impact.spread, club.impact.deviation) == (1, 2, 1, 0)
    assert (grant.impact.median, grant.resources.median, grant.quadrant) == (1, -1, Quadrant.HIGH_LOW)
    first, second = staff.placements
    assert (first.option, first.impact.median, first.quadrant) == ("grant", 1, Quadrant.HIGH_LOW)
    assert (second.option, second.impact.median, second.quadrant) == ("club", 0, Quadrant.LOW_HIGH)
    assert (second.impact.on_the_line, second.on_the_line) == (True, True)


def test_what_would_have_to_change_in_the_worked_example():
    found = {(one.panel, one.option): one for one in turning(EVERYONE)}
    assert (found["residents", "club"].impact_raters, found["residents", "club"].impact_of) == (2, 5)
    assert found["staff", "club"].impact_raters == 1
    assert overtaking(EVERYONE) == (
        Overtaking("residents", "club", "grant", level=False, ratings=2, of=10),
        Overtaking("staff", "grant", "club", level=False, ratings=2, of=6),
    )


def test_where_the_panels_of_the_worked_example_part():
    club, grant = between_panels(EVERYONE)
    assert (club.option, club.first, club.second, club.impact_gap, club.same_quadrant) == (
        "club", "residents", "staff", 2, False,
    )  # fmt: skip
    assert club.impact_rather == pytest.approx(13 / 15)
    assert (grant.impact_gap, grant.resources_gap, grant.same_quadrant) == (0, -1, True)
    widest = where_panels_part(EVERYONE)[0]
    assert (widest.thing, widest.question, widest.gap, widest.highest) == ("club", "impact", 2, ("residents",))


def test_a_dot_on_the_line_is_low_and_marked():
    [panel] = place_options(ratings("staff", {"club": [(0, 0)] * 3}))
    assert (panel.placements[0].quadrant, panel.placements[0].on_the_line) == (Quadrant.LOW_LOW, True)


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_raters_show_nothing_at_all(count):
    said = ratings("staff", {"club": [(2, 2)] * count})
    [panel] = place_options(said)
    assert (panel.placements, panel.withheld) == ((), ("club",))
    assert turning(said) == overtaking(said) == between_panels(said) == ()
    assert [cell.medians for cell in where_panels_part(said)] == [{}, {}]
    assert all(one.concordance is None and one.intraclass is None for one in agreement_inside(said))


def test_one_large_panel_does_not_open_a_small_one():
    said = [*ratings("residents", {"club": [(2, 2)] * 30}), *ratings("staff", {"club": [(-2, -2)] * 2})]
    residents, staff = place_options(said)
    assert [place.impact.median for place in residents.placements] == [2]
    assert staff.placements == ()
    assert between_panels(said) == ()


def test_people_who_cannot_tell_about_money_still_count_for_impact():
    said = [(2, None), (1, None), (2, 1), (1, 0), (0, -1)]
    [panel] = place_options(ratings("residents", {"club": said}))
    assert (panel.placements[0].impact.ratings, panel.placements[0].resources.ratings) == (5, 3)


def test_an_option_too_few_can_tell_about_is_withheld():
    [panel] = place_options(ratings("residents", {"club": [(2, None), (1, None), (2, 1), (1, 0)]}))
    assert panel.withheld == ("club",)


def test_options_that_are_level_share_their_rank():
    [panel] = place_options(ratings("staff", {"b": [(1, 0)] * 3, "a": [(1, 0)] * 3, "c": [(0, 2)] * 3}))
    assert [(place.option, place.rank) for place in panel.placements] == [("a", 1), ("b", 1), ("c", 3)]


def test_level_neighbours_say_so_and_what_would_part_them():
    [one] = overtaking(ratings("staff", {"b": [(1, 0)] * 3, "a": [(1, 0)] * 3}))
    assert (one.ahead, one.behind, one.level, one.ratings) == ("a", "b", True, 2)


def test_confidence_is_told_and_never_weighs():
    said = [(2, 3), (0, 1), (0, 1)]
    sure = [Rating("club", str(n), "staff", impact, 0, confidence) for n, (impact, confidence) in enumerate(said)]
    [panel] = place_options(sure)
    assert (panel.placements[0].impact.median, panel.placements[0].confidence) == (0, 1)


SAID = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 7), st.integers(-2, 2), st.integers(-2, 2)),
    unique_by=lambda one: one[:2], min_size=3,
)  # fmt: skip


def heard(said):
    return [Rating(option, f"rater {n}", f"panel {n % 2}", impact, money) for option, n, impact, money in said]


@given(SAID, st.randoms(use_true_random=False))
def test_the_order_of_ratings_is_irrelevant(said, random):
    shuffled = heard(said)
    random.shuffle(shuffled)
    assert place_options(shuffled) == place_options(heard(said))
    assert between_panels(shuffled) == between_panels(heard(said))
    assert overtaking(shuffled) == overtaking(heard(said))


@given(st.lists(st.integers(-2, 2), min_size=3, max_size=9))
def test_a_rater_who_agrees_with_the_median_never_moves_it(values):
    before = place_options(ratings("p", {"x": [(value, 0) for value in values]}))[0].placements[0].impact.median
    after = place_options(ratings("p", {"x": [(value, 0) for value in [*values, before]]}))[0].placements[0]
    assert after.impact.median == before


@given(st.lists(st.integers(-2, 2), min_size=3, max_size=6))
def test_no_fewer_changes_than_said_turn_an_option(values):
    """Try every way to change one rating fewer."""
    needed = turning(ratings("p", {"x": [(value, 0) for value in values]}))[0].impact_raters
    was_high = median(values) > 0
    for places in combinations(range(len(values)), needed - 1):
        for new in product((-2, 2), repeat=needed - 1):
            other = list(values)
            for place, value in zip(places, new, strict=True):
                other[place] = value
            assert (median(other) > 0) is was_high


@given(st.lists(st.integers(-2, 2), min_size=3, max_size=5), st.lists(st.integers(-2, 2), min_size=3, max_size=5))
def test_the_fewest_changes_are_what_trying_them_all_finds(one, other):
    """The highest of one go to the bottom, the lowest of the other to the top: nothing moves a median sooner."""
    said = {"a": [(value, 0) for value in one], "b": [(value, 0) for value in other]}
    found = overtaking(ratings("p", said))[0]
    ahead, behind = sorted(one), sorted(other)
    if found.ahead == "b":
        ahead, behind = behind, ahead
    tried = [
        low + high
        for low in range(len(ahead) + 1)
        for high in range(len(behind) + 1)
        if median([-2] * low + ahead[: len(ahead) - low]) < median([2] * high + behind[high:])
    ]
    assert found.ratings == min(tried)


@pytest.mark.parametrize("number", [3, 4])
def test_few_ratings_tell_their_median_and_no_quartile_because_those_give_the_ratings_back(number):
    """Of three sorted ratings the quartiles are the means of neighbours: with the median they give back all three."""
    axis = place_options(ratings("p", {"x": [(value, 0) for value in range(-1, number - 1)]}))[0].placements[0].impact
    assert axis.median == (0 if number == 3 else 0.5)
    assert (axis.lower, axis.upper, axis.spread, axis.deviation) == (None, None, None, None)


@given(st.lists(st.integers(-2, 2), min_size=FEWEST_FOR_SPREAD, max_size=12))
def test_medians_and_quartiles_are_numpys(values):
    axis = place_options(ratings("p", {"x": [(value, 0) for value in values]}))[0].placements[0].impact
    assert [axis.lower, axis.median, axis.upper] == pytest.approx(np.quantile(values, [0.25, 0.5, 0.75]))
    assert axis.deviation == np.median(np.abs(np.array(values) - axis.median))


@given(SAID)
def test_a_change_to_one_panel_changes_no_other(said):
    kept = [one for one in heard(said) if one.panel == "panel 0"]
    if kept:
        assert place_options(kept)[0] in place_options(heard(said))


@pytest.mark.parametrize(("impact", "money"), [(3, 0), (0, -2.5), (float("nan"), 0), (0, float("inf")), (None, None)])
def test_a_rating_off_the_scale_is_refused(impact, money):
    with pytest.raises(OffTheScale):
        Rating("club", "a", "staff", impact, money)


@pytest.mark.parametrize("confidence", [0, 4, -1])
def test_a_confidence_off_its_scale_is_refused(confidence):
    with pytest.raises(OffTheScale, match="guessing"):
        Rating("club", "a", "staff", 1, 1, confidence)


def test_nothing_to_place_is_refused():
    with pytest.raises(NoRatings, match="Ask people to rate"):
        place_options([])


def test_the_same_option_rated_twice_by_one_person_is_refused():
    with pytest.raises(RatedTwice, match="Keep the last rating"):
        place_options([Rating("club", "a", "staff", 1, 1), Rating("club", "a", "staff", 2, 1)])


def test_a_person_in_two_panels_is_refused():
    with pytest.raises(RatedTwice, match="two panels"):
        place_options([Rating("club", "a", "staff", 1, 1), Rating("grant", "a", "residents", 2, 1)])


@pytest.mark.parametrize("minimum", [0, 1, 2, -3])
def test_a_minimum_that_would_show_one_persons_rating_is_refused(minimum):
    with pytest.raises(BadMinimum, match="Use 3 or more"):
        place_options(EVERYONE, minimum=minimum)


def test_agreement_inside_a_panel_leaves_out_who_did_not_rate_everything():
    said = [*ratings("staff", {"a": [(1, 1), (2, 1), (0, 1), (1, 0)], "b": [(0, 1), (1, 0), (-1, 0)]})]
    impact, resources = agreement_inside(said)
    assert (impact.axis, impact.left_out, impact.concordance.raters, impact.concordance.w) == ("impact", 1, 3, 1)
    assert impact.intraclass.one_order.value == 1
    assert resources.why_not == ""


WITHHELD = {"a": [(1, 1), (2, 1), (1, 2)], "b": [(0, 0), (1, 0), (0, 1)], "new": [(2, None)] * 3}
"""Three people can tell the impact of "new", and nobody what it costs: it is withheld."""


def test_an_option_that_is_withheld_does_not_take_away_the_agreement_about_the_others():
    """Both axes: everybody puts a before b, so W is 1."""
    for one in agreement_inside(ratings("residents", WITHHELD)):
        assert (one.concordance.things, one.concordance.w, one.left_out, one.why_not) == (2, 1, 0, "")


def test_the_median_of_an_option_that_is_withheld_is_shown_nowhere():
    said = [*ratings("residents", WITHHELD), *ratings("staff", {"new": [(-1, 0)] * 3})]
    [new] = [cell for cell in where_panels_part(said) if (cell.thing, cell.question) == ("new", "impact")]
    assert (new.medians, new.withheld, new.gap) == ({"staff": -1}, ("residents",), None)


def test_agreement_of_people_who_see_no_difference_is_told_in_words():
    impact, _resources = agreement_inside(ratings("staff", {"a": [(1, 1)] * 3, "b": [(1, 0)] * 3}))
    assert impact.concordance is None
    assert impact.why_not.startswith("Every rater gave everything the same rating.")
