"""One answer against its question, whoever typed it."""

import pytest

from coproduction_star.data.asset_surveys.answers import LONGEST_TEXT, Fault, WrongAnswer, check_answer
from coproduction_star.data.asset_surveys.survey import SurveyChoice, SurveyQuestion
from coproduction_star.data.questions import Kind


def question(kind, *choices, **more):
    rows = tuple(SurveyChoice(id_, {"en": id_}) for id_ in choices)
    return SurveyQuestion("q", kind, {"en": "?"}, {}, {}, choices=rows, **more)


ONE = question(Kind.ONE, "a", "b", "not-say")
SEVERAL = question(Kind.SEVERAL, "a", "b", "c", "not-say", most=2)
WHOLE = question(Kind.NUMBER, lowest=0, highest=3000)
TENTHS = question(Kind.NUMBER, decimals=True)


@pytest.mark.parametrize(
    ("asked", "said", "kept"),
    [
        (ONE, " a ", "a"),
        (ONE, "", None),
        (SEVERAL, ["b", "a"], ["a", "b"]),
        (SEVERAL, ["a", "a", ""], ["a"]),
        (SEVERAL, [], None),
        (SEVERAL, ["not-say"], ["not-say"]),
        (WHOLE, "12", 12),
        (WHOLE, "2,500", 2500),
        (WHOLE, "3.0", 3),
        (TENTHS, "1,5", 1.5),
        (question(Kind.TEXT), "  Clocks\x00 ", "Clocks"),
        (question(Kind.YES_NO, "yes", "no"), "no", "no"),
        (question(Kind.STATEMENTS, "often", "never"), "never", "never"),
    ],
)
def test_what_a_question_takes_is_kept_in_one_way(asked, said, kept):
    assert check_answer(asked, said) == kept


@pytest.mark.parametrize(
    ("asked", "said", "fault", "limit"),
    [
        (ONE, "z", Fault.NO_CHOICE, None),
        (SEVERAL, ["a", "z"], Fault.NO_CHOICE, None),
        (SEVERAL, ["a", "b", "c"], Fault.TOO_MANY, 2),
        (SEVERAL, ["a", "not-say"], Fault.WITH_DECLINED, None),
        (WHOLE, "many", Fault.NO_NUMBER, None),
        (WHOLE, "nan", Fault.NO_NUMBER, None),
        (WHOLE, "1,5", Fault.NO_WHOLE_NUMBER, None),
        (WHOLE, "-1", Fault.TOO_LOW, 0),
        (WHOLE, "3001", Fault.TOO_HIGH, 3000),
        (question(Kind.TEXT), "x" * (LONGEST_TEXT + 1), Fault.TOO_LONG, LONGEST_TEXT),
        (question(Kind.NOTE), "x", Fault.NOT_ASKED, None),
    ],
)
def test_what_it_does_not_take_is_named(asked, said, fault, limit):
    with pytest.raises(WrongAnswer) as refused:
        check_answer(asked, said)
    assert (refused.value.fault, refused.value.limit) == (fault, limit)


def test_a_refusal_shows_little_of_what_was_typed():
    with pytest.raises(WrongAnswer) as refused:
        check_answer(ONE, "z" * 500)
    assert len(refused.value.said) == 60
