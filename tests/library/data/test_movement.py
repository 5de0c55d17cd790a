"""Better, worse, no change or cannot tell: only what a file says in numbers counts."""

from dataclasses import replace

import pytest
from tests.library.data.casewriting import good

from coproduction_star.data.cases import Case, Result, Setback, load_cases, moved, parse_case
from coproduction_star.data.vocabularies import Better, Movement, ResultKind

FIGURE = Result(
    what="people in work",
    kind=ResultKind.OUTCOME,
    change=None,
    level=None,
    unit="percent",
    period=None,
    comparator=None,
    source=1,
    better=Better.UP,
)
CASE = replace(parse_case(good(), file="leeds-hall.yaml"), setbacks=())


def case_with(result: Result) -> Case:
    return replace(CASE, results=(result,))


@pytest.mark.parametrize(
    ("change", "better", "movement"),
    [
        (5, Better.UP, Movement.BETTER),
        (5, Better.DOWN, Movement.WORSE),
        (-5, Better.UP, Movement.WORSE),
        (-5, Better.DOWN, Movement.BETTER),
        (0, Better.UP, Movement.NO_CHANGE),
        (5, Better.NEITHER, Movement.CANNOT_TELL),
        (5, None, Movement.CANNOT_TELL),
    ],
)
def test_a_change_is_judged_by_the_direction_that_is_good(
    change: int, better: Better | None, movement: Movement
) -> None:
    assert moved(replace(FIGURE, change=change, better=better)) is movement


@pytest.mark.parametrize(
    ("level", "unit", "better", "movement"),
    [
        (0.72, "hazard ratio", Better.DOWN, Movement.BETTER),
        (1.2, "hazard ratio", Better.DOWN, Movement.WORSE),
        (1.0, "odds ratio", Better.DOWN, Movement.NO_CHANGE),
        (1.2, "odds ratio", Better.UP, Movement.BETTER),
        (0.38, "effect size", Better.UP, Movement.BETTER),
        (-0.1, "standard deviations", Better.UP, Movement.WORSE),
    ],
)
def test_a_ratio_is_set_against_one_and_an_effect_against_nothing(
    level: float, unit: str, better: Better, movement: Movement
) -> None:
    assert moved(replace(FIGURE, level=level, unit=unit, better=better)) is movement


def test_a_level_alone_is_never_good_news() -> None:
    assert moved(replace(FIGURE, level=99)) is Movement.CANNOT_TELL


def test_a_level_is_judged_by_the_number_it_is_compared_with() -> None:
    assert moved(replace(FIGURE, level=53, compared_with=78)) is Movement.WORSE
    assert moved(replace(FIGURE, level=78, compared_with=53)) is Movement.BETTER
    assert moved(replace(FIGURE, level=7, compared_with=0)) is Movement.BETTER


def test_a_difference_that_could_be_chance_is_no_clear_change_whatever_its_sign() -> None:
    for change in (-1.7, 1.7):
        assert moved(replace(FIGURE, change=change, no_clear_effect=True)) is Movement.NO_CHANGE


@pytest.mark.parametrize(
    ("level", "target", "better", "missed"),
    [(90, 300, Better.UP, True), (310, 300, Better.UP, False), (9, 5, Better.DOWN, True), (5, 5, Better.DOWN, False)],
)
def test_a_target_is_missed_on_the_wrong_side_of_it(level: int, target: int, better: Better, missed: bool) -> None:
    assert replace(FIGURE, level=level, target=target, better=better).missed_target is missed


def test_without_a_target_none_is_missed() -> None:
    assert not replace(FIGURE, level=1).missed_target
    assert not replace(FIGURE, change=1, target=5).missed_target


@pytest.mark.parametrize("better", [None, Better.NEITHER])
def test_a_figure_with_no_good_direction_misses_no_target(better: Better | None) -> None:
    assert not replace(FIGURE, level=404, target=362, better=better).missed_target


def test_a_case_is_mixed_when_one_figure_is_worse_unclear_or_short_of_its_target() -> None:
    assert case_with(replace(FIGURE, change=-1)).has_negative_or_mixed
    assert case_with(replace(FIGURE, change=1, no_clear_effect=True)).has_negative_or_mixed
    assert case_with(replace(FIGURE, level=1, target=5)).has_negative_or_mixed
    assert not case_with(replace(FIGURE, change=1)).has_negative_or_mixed
    assert not case_with(replace(FIGURE, level=1)).has_negative_or_mixed


def test_a_setback_told_in_words_makes_a_case_mixed_whatever_its_figures_say() -> None:
    good_news = case_with(replace(FIGURE, change=1))
    assert replace(good_news, setbacks=(Setback("The hall closed.", 1),)).has_negative_or_mixed


def test_a_setback_moves_no_figure() -> None:
    told = replace(case_with(replace(FIGURE, change=1)), setbacks=(Setback("The hall closed.", 1),))
    assert [result.moved for result in told.results] == [Movement.BETTER]


def test_a_case_has_savings_when_one_figure_is_a_saving() -> None:
    assert not CASE.has_savings
    assert case_with(replace(FIGURE, kind=ResultKind.SAVING, better=None, change=-9)).has_savings


@pytest.mark.parametrize(
    ("id_", "number", "movement"),
    [
        ("victoria-core-mental-health-co-design", 1, Movement.NO_CHANGE),
        ("western-australia-local-area-coordination", 9, Movement.WORSE),
        ("trieste-microareas", 6, Movement.BETTER),
        ("anchorage-nuka-system-of-care", 5, Movement.CANNOT_TELL),
        ("amicushorizon-residents-redesign-complaints", 1, Movement.BETTER),
        ("austria-close-to-young-drivers", 5, Movement.CANNOT_TELL),
    ],
)
def test_shipped_figures_move_as_their_sources_say(id_: str, number: int, movement: Movement) -> None:
    shipped = {case.id: case for case in load_cases()}
    assert shipped[id_].results[number - 1].moved is movement
