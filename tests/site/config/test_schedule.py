"""The hourly and the daily work run by themselves, once for all machines together."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from coproduction_star.config import jobs, parts, schedule
from coproduction_star.config.models import TimedRun

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The jobs of both timetables, replaced by ones that write down that they ran."""
    names: list[str] = []

    def job(name: str) -> Callable[[], None]:
        def run() -> None:
            names.append(name)

        return run

    hourly, daily = schedule.TIMETABLES["hourly"], schedule.TIMETABLES["daily"]
    monkeypatch.setitem(schedule.TIMETABLES, "hourly", schedule.Timetable(hourly.every, (job("hourly"),)))
    monkeypatch.setitem(schedule.TIMETABLES, "daily", schedule.Timetable(daily.every, (job("daily"),)))
    return names


def run_what_is_due() -> None:
    for name in schedule.due():
        schedule.run(name)


def test_both_run_the_first_time(done: list[str]) -> None:
    run_what_is_due()
    assert done == ["hourly", "daily"]


@pytest.mark.parametrize(
    ("minutes", "again"), [(59, []), (60, ["hourly"]), (23 * 60 + 59, ["hourly"]), (24 * 60, ["hourly", "daily"])]
)
def test_each_runs_again_when_its_time_has_passed(done: list[str], minutes: int, again: list[str]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        run_what_is_due()
        done.clear()
        clock.shift(dt.timedelta(minutes=minutes))
        run_what_is_due()
    assert done == again


def test_a_second_machine_that_asks_meanwhile_does_nothing(done: list[str]) -> None:
    TimedRun.objects.create(name="hourly", locked_until=timezone.now() + dt.timedelta(minutes=1))
    assert not schedule.run("hourly", even_if_early=True)
    assert done == []


def test_a_second_machine_that_asks_just_after_does_nothing(done: list[str]) -> None:
    schedule.run("hourly")
    assert not schedule.run("hourly")
    assert done == ["hourly"]


def test_the_lock_of_a_machine_that_died_runs_out(done: list[str]) -> None:
    TimedRun.objects.create(name="hourly", locked_until=timezone.now() - dt.timedelta(seconds=1))
    assert schedule.run("hourly")


def test_a_job_that_fails_leaves_the_others_be_and_is_written_down(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    timetable = schedule.TIMETABLES["hourly"]
    both = (breaks, *timetable.jobs)
    monkeypatch.setitem(schedule.TIMETABLES, "hourly", schedule.Timetable(timetable.every, both))
    schedule.run("hourly")
    run = TimedRun.objects.get(name="hourly")
    assert done == ["hourly"]
    assert list(run.problems.values()) == ["ZeroDivisionError"]
    assert run.locked_until is None


@pytest.mark.parametrize("name", ["hourly", "daily"])
def test_a_command_whose_job_failed_says_so_and_does_not_end_well(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    timetable = schedule.TIMETABLES[name]
    monkeypatch.setitem(schedule.TIMETABLES, name, schedule.Timetable(timetable.every, (breaks,)))
    with pytest.raises(CommandError, match=r"breaks \(ZeroDivisionError\)"):
        call_command(name)


def test_the_clock_runs_what_is_due_without_being_asked(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Enough(Exception):
        pass

    def stop(_seconds: float) -> None:
        raise Enough

    monkeypatch.setattr(parts.time, "sleep", stop)
    monkeypatch.setattr(parts, "close_old_connections", lambda: None)
    with pytest.raises(Enough):
        parts.keep_time()
    assert done == ["hourly", "daily"]


@pytest.mark.parametrize("name", ["hourly", "daily"])
def test_the_real_jobs_run_one_after_the_other_without_a_problem(name: str) -> None:
    call_command(name)
    run = TimedRun.objects.get(name=name)
    assert run.problems == {}
    assert run.finished_at is not None


@pytest.mark.parametrize("name", ["hourly", "daily"])
def test_every_job_may_run_twice(name: str) -> None:
    call_command(name)
    call_command(name)
    assert TimedRun.objects.get(name=name).problems == {}


def task(*, started_minutes_ago: int, attempts: int = 1, **more: Any) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [], "kwargs": {}},
        task_path="coproduction_star.tried",
        backend_name="default",
        run_after=get_date_max(),
        started_at=timezone.now() - dt.timedelta(minutes=started_minutes_ago),
        worker_ids=[f"worker-{n}" for n in range(attempts)],
        **more,
    )


@pytest.mark.parametrize(("minutes", "attempts", "status"), [(59, 1, "RUNNING"), (61, 1, "READY"), (61, 3, "FAILED")])
def test_a_task_whose_worker_was_killed_waits_again_at_most_three_times(
    minutes: int, attempts: int, status: str
) -> None:
    stranded = task(started_minutes_ago=minutes, attempts=attempts)
    jobs.requeue_stranded_tasks()
    stranded.refresh_from_db()
    assert stranded.status == status


def test_a_worker_takes_a_task_that_waits_again() -> None:
    stranded = task(started_minutes_ago=61)
    jobs.requeue_stranded_tasks()
    assert DBTaskResult.objects.ready().get() == stranded
