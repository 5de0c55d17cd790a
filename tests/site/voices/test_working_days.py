import datetime as dt
import doctest

import pytest

from coproduction_star.voices import working_days


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (dt.date(2026, 11, 23), 10, dt.date(2026, 12, 7)),
        (dt.date(2026, 11, 28), 1, dt.date(2026, 11, 30)),
        (dt.date(2026, 11, 25), 0, dt.date(2026, 11, 25)),
    ],
)
def test_an_answer_is_never_due_on_a_weekend(day: dt.date, number: int, due: dt.date) -> None:
    assert working_days.working_days_after(day, number) == due


def test_the_examples_are_true() -> None:
    assert doctest.testmod(working_days).failed == 0
