"""The same day some months or years later."""

import calendar
import datetime as dt


def in_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_years(day: dt.date, years: int) -> dt.date:
    return in_months(day, years * 12)
