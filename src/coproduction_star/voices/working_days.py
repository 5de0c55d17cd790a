"""Days on which somebody answers: Monday to Friday."""

import datetime as dt

SATURDAY = 5


def working_days_after(day: dt.date, number: int) -> dt.date:
    """The day that many working days later.

    Examples
    --------
    >>> working_days_after(dt.date(2026, 11, 27), 1)
    datetime.date(2026, 11, 30)
    >>> working_days_after(dt.date(2026, 11, 28), 0)
    datetime.date(2026, 11, 30)
    """
    while number > 0 or day.weekday() >= SATURDAY:
        day += dt.timedelta(days=1)
        if day.weekday() < SATURDAY:
            number -= 1
    return day
