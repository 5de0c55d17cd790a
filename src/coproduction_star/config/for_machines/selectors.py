import datetime as dt
from dataclasses import dataclass

from django.db import Error
from django.db.models import Count, Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coproduction_star.config.models import TimedRun
from coproduction_star.config.schedule import TIMETABLES

LATE_TASK = dt.timedelta(minutes=15)
"""A task that waits longer says that no worker runs, or that there are too few."""
HOURLY = "hourly"
LATE_HOUR = 2 * TIMETABLES[HOURLY].every


class DatabaseSilent(Exception):
    """The database does not answer, or holds none of our tables."""


@dataclass(frozen=True, slots=True)
class Health:
    """How long work has waited. Counts and moments only: nothing about anybody."""

    tasks_waiting: int
    oldest_task_waits: dt.timedelta
    hourly_work_began: dt.timedelta | None
    """How long ago; None before its first run."""

    @property
    def late(self) -> tuple[str, ...]:
        """What somebody should look at."""
        found = {
            "tasks": self.oldest_task_waits > LATE_TASK,
            HOURLY: self.hourly_work_began is not None and self.hourly_work_began > LATE_HOUR,
        }
        return tuple(name for name, is_late in found.items() if is_late)


def health(now: dt.datetime | None = None) -> Health:
    """Two small queries. Raises DatabaseSilent."""
    now = now or timezone.now()
    try:
        tasks = DBTaskResult.objects.ready().aggregate(since=Min("enqueued_at"), number=Count("pk"))
        waiting = tasks["since"]
        began = TimedRun.objects.filter(name=HOURLY).values_list("started_at", flat=True).first()
    except Error as problem:
        raise DatabaseSilent from problem
    return Health(
        tasks_waiting=tasks["number"],
        oldest_task_waits=max(dt.timedelta(), now - waiting) if waiting else dt.timedelta(),
        hourly_work_began=now - began if began else None,
    )
