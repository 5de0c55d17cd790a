"""The work that happens by itself, every hour and every day, once for all machines together."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from . import jobs
from .models import TimedRun

log = structlog.get_logger("coproduction_star.schedule")
LEASE = dt.timedelta(hours=2)
"""Longer than any run takes; a lock older than this belongs to a machine that died."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """How often, and what."""

    every: dt.timedelta
    jobs: tuple[Callable[[], object], ...]


TIMETABLES = {
    "hourly": Timetable(dt.timedelta(hours=1), jobs.HOURLY),
    "daily": Timetable(dt.timedelta(days=1), jobs.DAILY),
}


def due(now: dt.datetime | None = None) -> list[str]:
    """The timetables whose last start is long enough ago."""
    now = now or timezone.now()
    started = dict(TimedRun.objects.values_list("name", "started_at"))
    return [
        name
        for name, timetable in TIMETABLES.items()
        if started.get(name) is None or started[name] + timetable.every <= now
    ]


def run(name: str, *, even_if_early: bool = False) -> bool:
    """Do the jobs of a timetable unless another machine is at it. One that fails leaves the others be."""
    now = timezone.now()
    if not _take_lock(name, now, even_if_early=even_if_early):
        return False
    problems = {}
    for job in TIMETABLES[name].jobs:
        label = f"{job.__module__.removeprefix('coproduction_star.')}.{job.__name__}"
        try:
            result = job()
            log.info("job done", timetable=name, job=label, result=result if isinstance(result, int) else None)
        except Exception as problem:
            problems[label] = type(problem).__name__
            log.exception("job failed", timetable=name, job=label)
    TimedRun.objects.filter(name=name).update(locked_until=None, finished_at=timezone.now(), problems=problems)
    return True


def problems_of(name: str) -> dict[str, str]:
    """The jobs of the last run that failed, each with the kind of its error."""
    found: dict[str, str] = TimedRun.objects.values_list("problems", flat=True).get(name=name)
    return found


def _take_lock(name: str, now: dt.datetime, *, even_if_early: bool) -> bool:
    """One UPDATE decides: of two machines that ask at once, one changes the row."""
    try:
        with transaction.atomic():
            TimedRun.objects.get_or_create(name=name)
    except IntegrityError:
        log.debug("another machine made the row first", timetable=name)
    free = TimedRun.objects.filter(Q(locked_until=None) | Q(locked_until__lte=now), name=name)
    if not even_if_early:
        free = free.filter(Q(started_at=None) | Q(started_at__lte=now - TIMETABLES[name].every))
    return bool(free.update(locked_until=now + LEASE, started_at=now))
