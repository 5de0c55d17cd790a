"""Counts of what the server does, for Prometheus: by kind of page, never by who.

Read only where STAR_METRICS_TOKEN is set (config/metrics.py). Several processes count into files of the data folder,
which are summed when somebody asks.
"""

import os
from collections.abc import Iterator

from django.http import HttpRequest
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from .for_machines.selectors import DatabaseSilent, health
from .metrics import FOLDER

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OWN = CollectorRegistry()
REQUESTS = Counter("star_requests", "Requests answered", ["page", "method", "status"], registry=OWN)
DURATIONS = Histogram("star_request_seconds", "How long requests took", ["page"], buckets=SECONDS, registry=OWN)


def count(request: HttpRequest, *, status: int, seconds: float) -> None:
    """The name of the page and not its address, which may hold what somebody searched for."""
    match = request.resolver_match
    page = match.view_name if match else "none"
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(page, method, str(status)).inc()
    DURATIONS.labels(page).observe(seconds)


def as_text() -> bytes:
    counted = OWN
    if os.environ.get(FOLDER):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    now = CollectorRegistry()
    now.register(_Now())
    return generate_latest(counted) + generate_latest(now)


class _Now:
    """What is asked of the database at this moment."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            found = health()
        except DatabaseSilent:
            found = None
        yield GaugeMetricFamily("star_database_up", "Whether the database answers", value=0 if found is None else 1)
        if found is None:
            return
        waits = found.oldest_task_waits.total_seconds()
        yield GaugeMetricFamily("star_tasks_waiting", "Tasks that wait", value=found.tasks_waiting)
        yield GaugeMetricFamily("star_oldest_task_waits_seconds", "How long the oldest task has waited", value=waits)
        if found.hourly_work_began is not None:
            began = found.hourly_work_began.total_seconds()
            yield GaugeMetricFamily("star_hourly_work_began_seconds_ago", "Since the hourly work began", value=began)
