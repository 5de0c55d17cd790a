"""A sample can be drawn again by anybody; a response rate shows nobody."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.sampling import BadSample, draw, response_rates

LISTS = st.dictionaries(st.text(min_size=1, max_size=5), st.sampled_from(["mill", "park", "quay"]), min_size=1)


def street(**sizes):
    return {f"{name}-{number}": name for name, size in sizes.items() for number in range(size)}


def test_the_worked_example_of_the_method_page():
    drawn = draw(street(mill=600, park=300, quay=100), seed=7, wanted=150)
    assert [(one.names, one.people, len(one.drawn)) for one in drawn] == [
        (("mill",), 600, 90), (("park",), 300, 45), (("quay",), 100, 15),
    ]  # fmt: skip
    assert [round(one.weight, 3) for one in drawn] == [6.667, 6.667, 6.667]


@given(LISTS, st.integers(), st.data())
def test_the_same_seed_draws_the_same_people_whatever_the_order(people, seed, data):
    wanted = data.draw(st.integers(1, len(people)))
    turned = dict(data.draw(st.permutations(list(people.items()))))
    assert draw(turned, seed=seed, wanted=wanted) == draw(people, seed=seed, wanted=wanted)


@given(LISTS, st.integers(), st.data())
def test_each_stratum_gets_its_share_and_nobody_is_drawn_twice(people, seed, data):
    wanted = data.draw(st.integers(1, len(people)))
    strata = draw(people, seed=seed, wanted=wanted, least=1)
    drawn = [key for one in strata for key in one.drawn]
    assert len(drawn) == len(set(drawn)) == wanted
    assert all(people[key] in one.names for one in strata for key in one.drawn)
    assert sum(one.people for one in strata) == len(people)
    for one in strata:
        assert abs(len(one.drawn) - one.people * wanted / len(people)) < 1
        assert 0 < one.fraction <= 1


@given(LISTS, st.integers(), st.data(), st.integers(2, 9))
def test_no_stratum_has_fewer_drawn_than_the_least_unless_it_is_the_only_one(people, seed, data, least):
    strata = draw(people, seed=seed, wanted=data.draw(st.integers(1, len(people))), least=least)
    assert len(strata) == 1 or min(len(one.drawn) for one in strata) >= least


@given(LISTS, st.integers())
def test_the_weights_add_up_to_the_list(people, seed):
    strata = draw(people, seed=seed, wanted=max(1, len(people) // 2))
    assert sum(one.weight * len(one.drawn) for one in strata) == pytest.approx(len(people))


def test_everybody_is_as_likely_as_anybody():
    people = street(mill=20)
    times = Counter(key for seed in range(800) for one in draw(people, seed=seed, wanted=5) for key in one.drawn)
    assert len(times) == 20
    assert all(abs(number - 200) < 5 * (800 * 0.25 * 0.75) ** 0.5 for number in times.values())


def test_another_seed_draws_others():
    people = street(mill=100)
    assert draw(people, seed=1, wanted=20) != draw(people, seed=2, wanted=20)


def test_everybody_is_drawn_where_no_number_is_given():
    (one,) = draw(street(mill=12), seed=1)
    assert one.fraction == one.weight == 1


@pytest.mark.parametrize("wanted", [0, -1, 4])
def test_more_people_than_there_are_or_none_are_refused(wanted):
    with pytest.raises(BadSample, match="from 1 to 3"):
        draw(street(mill=3), seed=1, wanted=wanted)


def test_nobody_is_refused():
    with pytest.raises(BadSample, match="Nobody"):
        draw({}, seed=1)


def test_the_rate_counts_everybody_who_was_asked_below_the_line():
    one, whole = response_rates([(200, 58)])
    assert (one.asked, one.answered, one.share) == (200, 60, 0.3)
    assert whole == one


def test_few_answers_few_silent_ones_and_few_people_are_withheld():
    few_answers, few_silent, few_people, whole = response_rates(
        [
            (100, 7),
            (100, 95),
            (7, 0),
        ]
    )
    assert (few_answers.asked, few_answers.answered, few_answers.share) == (100, None, None)
    assert few_silent.share is None
    assert few_people.asked is None
    assert whole.share is whole.asked is None


@given(st.lists(st.integers(0, 300).flatmap(lambda asked: st.tuples(st.just(asked), st.integers(0, asked)))))
def test_the_whole_is_the_sum_of_what_is_shown(counts):
    *groups, whole = response_rates(counts)
    assert (whole.answered or 0) == sum(one.answered or 0 for one in groups)
    assert all(one.share is None or 0 <= one.share <= 1 for one in (*groups, whole))
    assert all(one.answered is None or one.answered > 5 for one in groups)


def test_more_answers_than_people_asked_are_refused():
    with pytest.raises(BadSample, match="3 answered of 2"):
        response_rates([(2, 3)])
