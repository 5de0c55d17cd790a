"""Whether the product works, and whom to tell of a weakness: for programs, without a word about anybody."""

import datetime as dt
import json
import re

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coproduction_star.config.for_machines import selectors
from coproduction_star.config.models import TimedRun

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 31, 12, tzinfo=dt.UTC)


def waits_since(moment: dt.datetime) -> None:
    task = DBTaskResult.objects.create(
        priority=0, task_path="somewhere.task", queue_name="default", backend_name="default", args_kwargs={},
        run_after=dt.datetime(9999, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=moment)


@pytest.mark.parametrize(
    ("task_minutes", "hours", "late"), [(1, 1, []), (16, 1, ["tasks"]), (1, 3, ["hourly"]), (None, None, [])]
)
def test_it_says_how_long_work_has_waited_and_what_is_late(
    client: Client, task_minutes: int | None, hours: int | None, late: list[str]
) -> None:
    with time_machine.travel(NOW, tick=False):
        if task_minutes is not None:
            waits_since(NOW - dt.timedelta(minutes=task_minutes))
        if hours is not None:
            TimedRun.objects.create(name="hourly", started_at=NOW - dt.timedelta(hours=hours))
        answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "database": "answers",
            "oldest_task_waits_seconds": 60 * (task_minutes or 0),
            "hourly_work_began_seconds_ago": None if hours is None else 3600 * hours,
            "late": late,
        },
    )


def test_a_database_that_does_not_answer_is_an_error_without_its_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_args: object) -> None:
        raise OperationalError("could not connect to star:password@db")

    monkeypatch.setattr(selectors.TimedRun.objects, "filter", lambda **_: silent())
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"database": "does not answer"})


def test_it_is_kept_by_nobody_sets_no_cookie_and_takes_two_queries(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        answer = client.get("/health")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.post("/health").status_code == 405


def test_whom_to_tell_stands_where_it_is_looked_for(client: Client, settings) -> None:
    settings.SECURITY_CONTACT, settings.SITE_URL = "mailto:security@eastbridge.example", "https://star.example.org"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert lines["Contact"] == "mailto:security@eastbridge.example"
    assert lines["Canonical"] == "https://star.example.org/.well-known/security.txt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", lines["Expires"])
    ends = dt.datetime.fromisoformat(lines["Expires"])
    assert dt.timedelta(days=80) < ends - timezone.now() < dt.timedelta(days=366)


def test_where_nobody_was_named_there_is_no_such_file(client: Client, settings) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_health_is_json_that_any_program_reads(client: Client) -> None:
    assert json.loads(client.get("/health").content)["database"] == "answers"
