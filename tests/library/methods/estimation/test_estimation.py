"""Estimates: by hand, as R's survey package prints them, and what holds whatever the answers."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import method_example, needs_method_examples

from coproduction_star.methods.estimation import (
    BadDesign,
    Design,
    answers_needed,
    jackknife,
    krejcie_morgan,
    mean,
    share,
    total,
)
from coproduction_star.methods.raking import Margin, poststratified, rake

CLUSTERS_IN_ALL = 757


def test_the_worked_example_of_the_method_page() -> None:
    design = Design.of([10, 25, 25, 40])
    found = mean(design, [4, 2, 2, 1])
    assert found.value == pytest.approx(1.8)
    left = np.array([10, 25, 25, 40]) * (np.array([4, 2, 2, 1]) - 1.8) / 100
    assert found.standard_error == pytest.approx(np.sqrt(4 / 3 * np.square(left - left.mean()).sum()))
    assert found.standard_error == pytest.approx(0.4558, abs=5e-5)
    assert (found.answers, round(found.effective, 2)) == (4, 3.39)


class Schools:
    """The cluster sample of California schools that R's survey package ships, as its own tests use it."""

    def __init__(self) -> None:
        data = method_example("api-clus1-raking")["data"]
        self.rows = data["rows"]
        self.base = np.full(len(self.rows), data["base_weight"])
        self.cluster = [row[3] for row in self.rows]
        self.api00 = np.array([row[4] for row in self.rows], dtype=float)
        self.enroll = np.array([row[5] for row in self.rows], dtype=float)
        self.margins = [
            Margin(name, tuple(known), tuple(map(float, known.values()))) for name, known in data["margins"].items()
        ]
        self.answers = {
            margin.name: np.array([margin.categories.index(row[column]) for row in self.rows])
            for column, margin in enumerate(self.margins)
        }
        self.joint = data["joint_stype_schwide"]
        self.comp_imp = data["comp_imp"]

    def design(self, weights: Any, margins: Any = None) -> Design:
        return Design.of(
            weights, base=self.base, clusters=self.cluster, population_clusters=CLUSTERS_IN_ALL, margins=margins
        )  # fmt: skip


def as_r_prints(error: float) -> float:
    """Round as R's table of estimates does: to four places, then to three, so that 23.920486 is printed 23.921."""
    four = Decimal(error).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return float(four.quantize(Decimal("0.001"), ROUND_HALF_UP))


def printed(design: Design, schools: Schools) -> dict[str, float]:
    one, all_of_them = mean(design, schools.api00), total(design, schools.enroll)
    return {
        "mean_api00": round(one.value, 2), "se": as_r_prints(one.standard_error),
        "total_enroll": round(all_of_them.value), "total_se": round(all_of_them.standard_error),
    }  # fmt: skip


@needs_method_examples
def test_r_survey_api_clus1_without_weights_beyond_the_base() -> None:
    schools = Schools()
    expected = method_example("api-clus1-raking")["expected"]["unweighted_design"]
    assert printed(schools.design(schools.base), schools) == expected


@needs_method_examples
def test_r_survey_api_clus1_raked_and_linearised() -> None:
    schools = Schools()
    raked = rake(schools.answers, schools.margins, base=schools.base)
    expected = method_example("api-clus1-raking")["expected"]["raked_linearised"]
    assert printed(schools.design(raked.weights, schools.answers), schools) == expected


@needs_method_examples
def test_raked_weights_in_the_regression_would_give_another_error() -> None:
    schools = Schools()
    raked = rake(schools.answers, schools.margins, base=schools.base)
    wrong = Design.of(
        raked.weights, base=raked.weights, clusters=schools.cluster, population_clusters=CLUSTERS_IN_ALL,
        margins=schools.answers,
    )  # fmt: skip
    assert round(mean(wrong, schools.api00).standard_error, 3) == 23.743


@needs_method_examples
def test_r_survey_api_clus1_raked_and_jackknifed() -> None:
    schools = Schools()

    def weigh(base: Any) -> Any:
        kept = base > 0
        answers = {name: codes[kept] for name, codes in schools.answers.items()}
        return rake(answers, schools.margins, base=base[kept]).weights

    found = jackknife(schools.base, schools.cluster, weigh, population_clusters=CLUSTERS_IN_ALL)
    expected = method_example("api-clus1-raking")["expected"]["raked_jk1"]
    assert round(found.standard_error(lambda w: float(w @ schools.api00 / w.sum())), 3) == expected["se"]
    assert round(found.standard_error(lambda w: float(w @ schools.enroll))) == expected["total_se"]


@needs_method_examples
def test_r_survey_api_clus1_poststratified() -> None:
    schools = Schools()
    kind = {"stype": schools.answers["stype"]}
    found = poststratified(kind, schools.margins[:1], schools.margins[0].targets, base=schools.base)
    expected = method_example("api-clus1-raking")["expected"]["poststrat_stype"]
    assert printed(schools.design(found.weights, kind), schools) == expected


@needs_method_examples
def test_r_survey_api_clus1_raked_to_a_joint_margin_and_another() -> None:
    schools = Schools()
    kinds, wide = schools.margins
    numbers = tuple(float(schools.joint[kind][which]) for kind in kinds.categories for which in wide.categories)
    joint = Margin("joint", tuple(map(str, range(len(numbers)))), numbers)
    improved = Margin("improved", tuple(schools.comp_imp), tuple(map(float, schools.comp_imp.values())))
    answers = {
        "joint": schools.answers[kinds.name] * len(wide.categories) + schools.answers[wide.name],
        "improved": np.array([improved.categories.index(row[2]) for row in schools.rows]),
    }
    raked = rake(answers, [joint, improved], base=schools.base)
    found = mean(schools.design(raked.weights, answers), schools.api00)
    expected = method_example("api-clus1-raking")["expected"]["raked_joint_plus_comp_imp"]
    assert {"mean_api00": round(found.value, 2), "se": round(found.standard_error, 3)} == expected


@needs_method_examples
def test_krejcie_and_morgan_1970() -> None:
    table = method_example("krejcie-morgan-1970")["expected"]["N_to_n"]
    assert {population: krejcie_morgan(int(population)) for population in table} == table


def test_a_share_of_nobody_has_an_upper_bound() -> None:
    found = share(Design.of(np.ones(100)), np.zeros(100))
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(1 - 0.025 ** (1 / 100))  # Clopper and Pearson, close to 3.7 in 100


def test_a_share_of_everybody_has_a_lower_bound() -> None:
    found = share(Design.of(np.ones(100)), np.ones(100))
    assert (found.value, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(0.025 ** (1 / 100))


def test_a_share_of_equal_weights_is_clopper_and_pearsons() -> None:
    found = share(Design.of(np.ones(50)), np.arange(50) < 20)
    assert found.value == pytest.approx(0.4)
    assert (found.low, found.high) == pytest.approx((0.2641, 0.5482), abs=2e-3)


def test_few_answers_are_too_few_to_say() -> None:
    design = Design.of(np.ones(60))
    part = np.arange(60) < 29
    assert mean(design, np.ones(60), of=part).too_few
    assert not mean(design, np.ones(60)).too_few


def test_parts_add_up_to_the_whole() -> None:
    design = Design.of([1, 2, 3, 4, 5])
    values, part = [3.0, 1.0, 4.0, 1.0, 5.0], np.array([True, False, True, False, True])
    assert total(design, values, of=part).value + total(design, values, of=~part).value == pytest.approx(
        total(design, values).value
    )  # fmt: skip


def test_clusters_in_which_everybody_is_alike_make_the_error_larger() -> None:
    values = [1, 1, 1, 5, 5, 5, 9, 9, 9]
    alone = mean(Design.of(np.ones(9)), values)
    streets = mean(Design.of(np.ones(9), clusters=[0, 0, 0, 1, 1, 1, 2, 2, 2]), values)
    assert streets.value == alone.value
    assert streets.standard_error > 1.5 * alone.standard_error


def test_strata_that_differ_take_their_difference_out_of_the_error() -> None:
    values, strata = [1, 2, 1, 2, 8, 9, 8, 9], list("aaaabbbb")
    assert (
        mean(Design.of(np.ones(8), strata=strata), values).standard_error
        < 0.3 * mean(Design.of(np.ones(8)), values).standard_error
    )


def test_asking_every_cluster_leaves_no_error_of_chance() -> None:
    design = Design.of(np.ones(4), clusters=list("aabb"), population_clusters=2)
    assert mean(design, [1, 2, 3, 4]).standard_error == 0


@given(st.lists(st.floats(0.1, 10), min_size=5, max_size=30), st.floats(-5, 5), st.floats(0.1, 4), st.data())
def test_a_mean_moves_with_its_values(weights: Any, shift: Any, scale: Any, data: Any) -> None:
    values = np.array(data.draw(st.lists(st.floats(-10, 10), min_size=len(weights), max_size=len(weights))))
    design = Design.of(weights)
    one, other = mean(design, values), mean(design, scale * values + shift)
    assert other.value == pytest.approx(scale * one.value + shift, abs=1e-9)
    assert other.standard_error == pytest.approx(scale * one.standard_error, abs=1e-9)


@given(st.integers(2, 40), st.data())
def test_a_margin_that_explains_everything_leaves_no_error(size: int, data: Any) -> None:
    codes = np.array(data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)))
    design = Design.of(np.ones(size), margins={"age": codes})
    assert total(design, codes * 2.0).standard_error == pytest.approx(0, abs=1e-6)


def test_people_drawn_within_clusters_add_their_own_chance() -> None:
    """By hand: two streets of ten, two of five people in one and two of two in the other."""
    streets, values = ["a", "a", "b", "b"], [1.0, 5.0, 2.0, 4.0]
    asked = {"clusters": streets, "population_clusters": 10}
    one = total(Design.of([1] * 4, **asked), values)
    two = total(Design.of([1] * 4, **asked, population_members={"a": 5, "b": 2}), values)
    within = (1 - 2 / 5) * 2 * ((1 - 3) ** 2 + (5 - 3) ** 2)
    assert two.standard_error**2 - one.standard_error**2 == pytest.approx(2 / 10 * within)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"weights": [1.0]}, "not one for each of two answers"),
        ({"weights": [1, 0]}, "not a number above 0"),
        ({"weights": [1, 1], "base": [1]}, "not one for each"),
        ({"weights": [1, 1], "clusters": ["a"]}, "There are 1 for 2 answers"),
        ({"weights": [1, 1], "clusters": ["a", "a"]}, "has one cluster"),
        ({"weights": [1, 1, 1], "strata": ["a", "a", "b"]}, "has one cluster"),
        ({"weights": [1, 1, 1, 1], "clusters": list("abab"), "strata": list("xxyy")}, "lies in two strata"),
        ({"weights": [1, 1], "population_clusters": 1}, "fewer clusters in all"),
    ],
)
def test_a_design_that_tells_no_error_is_refused(asked: Any, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        Design.of(**asked)


@pytest.mark.parametrize(
    ("values", "of", "said"),
    [
        ([1, 2], None, "There are 2 values for 3 answers"),
        ([1, 2, 3], [False] * 3, "Nobody who answered is in this part"),
        ([1, 2, float("nan")], None, "A value is missing"),
    ],
)
def test_values_that_cannot_be_estimated_from_are_refused(values: Any, of: Any, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        mean(Design.of([1, 1, 1]), values, of=of)


def test_a_value_missing_outside_the_part_is_no_matter() -> None:
    assert mean(Design.of([1, 1, 1]), [1, 3, float("nan")], of=[True, True, False]).value == 2


def test_a_share_of_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(BadDesign, match="neither yes nor no"):
        share(Design.of([1, 1]), [0.5, 1])


def test_one_cluster_cannot_be_left_out() -> None:
    with pytest.raises(BadDesign, match="Two at least"):
        jackknife([1, 1], ["a", "a"], lambda base: base)


def test_a_design_effect_and_a_small_place_change_how_many_must_answer() -> None:
    assert answers_needed(0.05, design_effect=1.5) == 577
    assert answers_needed(0.05, population=100) == 80
    assert answers_needed(0.01, population=50) == 50


@pytest.mark.parametrize(
    "asked", [{"margin": 0}, {"margin": 5}, {"margin": 0.05, "share": 1}, {"margin": 0.05, "population": 0}]
)
def test_a_size_that_cannot_be_told_is_refused(asked: Any) -> None:
    with pytest.raises(BadDesign):
        answers_needed(**asked)
