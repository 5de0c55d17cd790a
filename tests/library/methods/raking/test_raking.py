"""Raking: the worked example, the published ones, what it refuses, and what holds whatever the answers."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.raking import (
    BadMargins,
    CapTooTight,
    Margin,
    NobodyThere,
    NotConverged,
    conflicts,
    effect_of,
    poststratified,
    rake,
)

PLACE = Margin("place", ("north", "south"), (60, 40))
AGE = Margin("age", ("young", "old"), (50, 50))
FOUR = {"place": [0, 0, 0, 1], "age": [0, 1, 1, 0]}

# G. Kalton and I. Flores-Cervantes (2003), Weighting methods, Journal of Official Statistics 19(2), table 1.
SAMPLE = np.array([[20, 40, 40], [50, 140, 310], [100, 50, 50], [30, 100, 70]])
POPULATION = np.array([[80, 40, 55], [60, 150, 340], [170, 60, 200], [55, 165, 125]])
RAKED = [[1.81, 1.45, 2.02], [1.08, 0.87, 1.21], [2.2, 1.76, 2.45], [1.83, 1.47, 2.04]]
POSTSTRATIFIED = [[4.0, 1.0, 1.38], [1.2, 1.07, 1.1], [1.7, 1.2, 4.0], [1.83, 1.65, 1.79]]


def of_table(table: np.ndarray, factors: np.ndarray) -> list[list[float]]:
    rows, columns = places(table)
    found = np.zeros(table.shape)
    found[rows, columns] = factors
    return np.round(found, 2).tolist()


def places(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    flat = np.repeat(np.arange(table.size), table.ravel())
    rows, columns = np.divmod(flat, table.shape[1])
    return rows, columns


def kalton() -> tuple[dict[str, np.ndarray], list[Margin]]:
    rows, columns = places(SAMPLE)
    one = Margin("a", tuple("1234"), tuple(map(float, POPULATION.sum(axis=1))))
    two = Margin("b", tuple("123"), tuple(map(float, POPULATION.sum(axis=0))))
    return {"a": rows, "b": columns}, [one, two]


def test_the_worked_example_of_the_method_page() -> None:
    found = rake(FOUR, [PLACE, AGE])
    assert found.weights == pytest.approx([10, 25, 25, 40], abs=1e-6)
    assert effect_of(found.weights).effective == pytest.approx(100**2 / (100 + 625 + 625 + 1600))


def test_kalton_and_flores_cervantes_2003_raking() -> None:
    answers, margins = kalton()
    assert of_table(SAMPLE, rake(answers, margins).factors) == RAKED


def test_kalton_and_flores_cervantes_2003_poststratification() -> None:
    answers, margins = kalton()
    assert of_table(SAMPLE, poststratified(answers, margins, POPULATION).factors) == POSTSTRATIFIED


def test_a_cap_holds_together_with_the_margins() -> None:
    answers, margins = kalton()
    cap = 1.5
    found = rake(answers, margins, cap=cap)
    mean = POPULATION.sum() / SAMPLE.sum()
    assert rake(answers, margins).factors.max() > cap * mean
    assert found.factors.max() <= cap * mean * (1 + 1e-8)
    assert found.capped > 0
    assert found.error < 1e-7
    for margin in margins:
        assert np.bincount(answers[margin.name], found.weights) == pytest.approx(margin.targets, rel=1e-7)


def test_a_cap_below_what_a_margin_needs_is_refused() -> None:
    answers, margins = kalton()
    with pytest.raises(CapTooTight, match=r"With a cap of 1\.4 times the mean, a margin is 2\.33% off"):
        rake(answers, margins, cap=1.4)


def test_base_weights_are_changed_as_little_as_the_margins_allow() -> None:
    answers, margins = kalton()
    base = np.where(answers["a"] == 0, 3.0, 1.0)
    plain, weighed = rake(answers, margins), rake(answers, margins, base=base)
    assert weighed.weights == pytest.approx(plain.weights, rel=1e-6)  # a margin's own category takes up its base
    assert weighed.factors == pytest.approx(weighed.weights / base)


def test_who_does_not_say_their_age_keeps_their_share() -> None:
    found = rake({"age": [0, 1, 1, -1]}, [AGE])
    assert found.unknown == {"age": 0.25}
    assert found.weights == pytest.approx([37.5, 18.75, 18.75, 25])


def test_margins_that_fight_are_named_with_their_categories() -> None:
    answers = {"ward": [0, 0, 1, 1], "age": [0, 0, 1, 1], "tenure": [0, 1, 0, 1]}
    ward = Margin("ward", ("Harbour", "Hill"), (50, 50))
    age = Margin("age", ("young", "old"), (70, 30))
    tenure = Margin("tenure", ("own", "rent"), (50, 50))
    found = conflicts(answers, [ward, age, tenure])
    assert [each.margins for each in found] == [("ward", "age")]
    with pytest.raises(NotConverged, match="ward and age cannot hold at once; missed most: Hill"):
        rake(answers, [ward, age, tenure])


def test_margins_that_hold_have_no_conflict() -> None:
    assert conflicts(FOUR, [PLACE, AGE]) == ()


def test_three_margins_may_fight_where_no_pair_does() -> None:
    answers = {"a": [0, 0, 1, 1], "b": [0, 1, 0, 1], "c": [0, 1, 1, 0]}
    three = [Margin(name, ("x", "y"), (20, 80)) for name in "abc"]
    found = conflicts(answers, three)
    assert [each.margins for each in found] == [("a", "b", "c")]


@pytest.mark.parametrize(
    ("answers", "margins", "base", "said"),
    [
        (FOUR, [], None, "There are none"),
        (FOUR, [PLACE, Margin("age", ("young", "old"), (50, 60))], None, "It adds up to 110, and place to 100"),
        (FOUR, [PLACE, PLACE], None, "Two margins have this name"),
        (FOUR, [Margin("place", ("north", "south"), (100, 0))], None, "The population of “south” is 0"),
        (FOUR, [Margin("place", ("north", "south"), (float("nan"), 1))], None, "is nan"),
        (FOUR, [Margin("place", ("north",), (60, 40))], None, "do not pair up"),
        (FOUR, [Margin("place", ("north", "north"), (60, 40))], None, "do not pair up"),
        ({"age": [0]}, [PLACE], None, "No answers go with it"),
        ({"place": [0, 2]}, [PLACE], None, "outside its 2 categories"),
        ({"place": [0.5, 1]}, [PLACE], None, "no list of places"),
        ({"place": [0, 1], "age": [0]}, [PLACE, AGE], None, "different numbers of answers: place 2, age 1"),
        (FOUR, [PLACE], [1, 1, 1, 0], "The weight of answer 4 is 0"),
        (FOUR, [PLACE], [1, 1, 1], "There are 3 for 4 answers"),
    ],
)
def test_what_cannot_be_raked_is_refused(answers: Any, margins: Any, base: Any, said: str) -> None:
    with pytest.raises(BadMargins, match=said):
        rake(answers, margins, base=base)


def test_a_category_nobody_is_in_is_named() -> None:
    with pytest.raises(NobodyThere, match="Nobody who answered is in “south”"):
        rake({"place": [0, 0]}, [PLACE])


def test_a_margin_nobody_answered_is_refused() -> None:
    with pytest.raises(NobodyThere, match="Nobody's category is known"):
        rake({"place": [-1, -1]}, [PLACE])


@pytest.mark.parametrize("cap", [1, 0, -2, float("nan")])
def test_a_cap_of_the_mean_or_less_is_none(cap: float) -> None:
    with pytest.raises(ValueError, match="Give a number above 1"):
        rake(FOUR, [PLACE, AGE], cap=cap)


@pytest.mark.parametrize("weights", [[], [1, 0], [1, float("nan")], [1, -1]])
def test_no_effect_is_told_of_what_are_no_weights(weights: list[float]) -> None:
    with pytest.raises(BadMargins):
        effect_of(weights)


@st.composite
def surveys(draw: st.DrawFn) -> tuple[dict[str, np.ndarray], list[Margin], np.ndarray]:
    """A survey in which every combination of categories was answered, so that raking has an answer."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    grid = np.stack([axis.ravel() for axis in np.indices(sizes)])
    more = draw(st.lists(st.integers(0, grid.shape[1] - 1), max_size=20))
    chosen = np.concatenate([np.arange(grid.shape[1]), np.array(more, dtype=int)])
    margins = []
    for place, size in enumerate(sizes):
        parts = np.array(draw(st.lists(st.floats(0.2, 5), min_size=size, max_size=size)))
        targets = tuple(float(part) for part in 1_000 * parts / parts.sum())
        margins.append(Margin(f"m{place}", tuple(map(str, range(size))), targets))
    base = np.array(draw(st.lists(st.floats(0.5, 3), min_size=chosen.size, max_size=chosen.size)))
    return {f"m{place}": grid[place, chosen] for place in range(len(sizes))}, margins, base


@given(surveys())
def test_weights_are_positive_and_hit_every_margin(survey: Any) -> None:
    answers, margins, base = survey
    found = rake(answers, margins, base=base)
    assert found.weights.min() > 0
    for margin in margins:
        assert np.bincount(answers[margin.name], found.weights) == pytest.approx(margin.targets, rel=1e-7)


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_answers_and_of_margins_does_not_matter(survey: Any, chance: Any) -> None:
    answers, margins, base = survey
    order = np.array(chance.sample(range(base.size), base.size))
    found = rake(answers, margins, base=base, tolerance=1e-12)
    mixed = rake(
        {name: codes[order] for name, codes in answers.items()}, margins[::-1], base=base[order], tolerance=1e-12
    )  # fmt: skip
    assert mixed.weights == pytest.approx(found.weights[order], rel=1e-8)


@given(surveys())
def test_the_order_of_categories_does_not_matter(survey: Any) -> None:
    answers, margins, base = survey
    last = len(margins[0].categories) - 1
    turned = Margin(margins[0].name, margins[0].categories[::-1], margins[0].targets[::-1])
    found = rake(answers, margins, base=base, tolerance=1e-12)
    other = rake(
        {**answers, turned.name: last - answers[turned.name]}, [turned, *margins[1:]], base=base, tolerance=1e-12
    )  # fmt: skip
    assert other.weights == pytest.approx(found.weights, rel=1e-8)


@given(surveys())
def test_raking_what_is_raked_changes_nothing(survey: Any) -> None:
    answers, margins, base = survey
    once = rake(answers, margins, base=base)
    assert rake(answers, margins, base=once.weights).factors == pytest.approx(np.ones(base.size), rel=1e-6)


def test_many_categories_are_folded_without_a_grid_of_all_of_them() -> None:
    rows = np.arange(4_000)
    answers = {"one": rows, "two": rows[::-1].copy()}
    names = tuple(map(str, rows))
    targets = tuple(float(1 + row % 3) for row in rows)
    margins = [Margin("one", names, targets), Margin("two", names, targets[::-1])]
    assert rake(answers, margins).weights == pytest.approx(targets)
