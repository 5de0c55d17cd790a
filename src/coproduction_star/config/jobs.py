"""The jobs of the hourly and the daily work. Each stands alone, may run twice, and says how many rows it touched."""

import datetime as dt
from collections.abc import Callable

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Message

TASK_LIMIT = dt.timedelta(hours=1)
"""No task runs longer: tasks are cut into pieces that take minutes."""
MOST_ATTEMPTS = 3


def requeue_stranded_tasks() -> int:
    """Put tasks back whose worker was killed; after three attempts they count as failed."""
    stranded = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - TASK_LIMIT)
    again = 0
    for task in stranded:
        if len(task.worker_ids) >= MOST_ATTEMPTS:
            task.set_failed(TimeoutError(f"Its worker ended {MOST_ATTEMPTS} times before the task did."))
        else:
            again += DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at).update(
                status="READY", started_at=None
            )
    return again


def forget_finished_tasks() -> None:
    call_command("prune_db_task_results", "--queue-name", "*", "--min-age-days", "14", verbosity=0)


def forget_ended_sessions() -> None:
    call_command("clearsessions")


def forget_old_messages() -> int:
    """What was sent is kept until its deletion date, so that somebody can ask what we wrote to them."""
    return Message.objects.filter(delete_after__lt=timezone.localdate()).delete()[0]


HOURLY: tuple[Callable[[], object], ...] = (requeue_stranded_tasks, notices.send_waiting)
DAILY: tuple[Callable[[], object], ...] = (
    notices.send_digests,
    forget_old_messages,
    forget_finished_tasks,
    forget_ended_sessions,
)
