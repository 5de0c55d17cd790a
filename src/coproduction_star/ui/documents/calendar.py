"""Days as a calendar file that telephones and computers open (RFC 5545)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event

MADE_BY = "-//Co-production Star//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or some hours of it, with what happens on it; `key` stays the same when the words change."""

    key: str
    what: str
    on: dt.date
    more: str = ""
    address: str = ""
    remind: dt.timedelta | None = None
    """How long before its day the calendar reminds; nine in the morning of the day is minus nine hours."""
    begins: dt.datetime | None = None
    ends: dt.datetime | None = None
    """The hours, with their time zone, of what does not take the whole day: both or neither."""


def as_calendar(days: Iterable[Day], *, name: str, now: dt.datetime) -> bytes:
    """Write the file. `now` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day, now))
    written: bytes = calendar.to_ical()
    return written


def _event(day: Day, now: dt.datetime) -> Event:
    event = Event()
    event.add("uid", day.key)
    event.add("dtstamp", now)
    event.add("dtstart", day.begins.astimezone(dt.UTC) if day.begins else day.on)
    event.add("dtend", day.ends.astimezone(dt.UTC) if day.ends else day.on + dt.timedelta(days=1))
    event.add("summary", day.what)
    if day.more:
        event.add("description", day.more)
    if day.address:
        event.add("url", day.address)
    if day.remind is not None:
        event.add_component(_alarm(day.what, day.remind))
    return event


def _alarm(words: str, before: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -before)
    return alarm
