import pytest

from coproduction_star.methods.errors import UnknownGrade
from coproduction_star.methods.evidence import SCALES, Scale, Strength, strength


def test_a_trial_is_the_strongest_of_every_scale() -> None:
    assert max(max(grades.values()) for grades in SCALES.values()) is strength("trial", scale=Scale.CASE)


def test_reported_figures_and_feedback_weigh_the_same() -> None:
    assert strength("reported", scale=Scale.CASE) is strength("feedback", scale=Scale.INITIATIVE)


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_has_words_of_different_strength(scale: Scale) -> None:
    assert len(set(SCALES[scale].values())) >= 4


def test_an_unknown_grade_is_refused_with_the_grades_there_are() -> None:
    with pytest.raises(UnknownGrade, match="described, reported, evaluated, trial"):
        strength("splendid", scale=Scale.CASE)


def test_a_story_is_more_than_nothing() -> None:
    assert Strength.STORY > Strength.NONE
