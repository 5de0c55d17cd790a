"""What each process of an installation does."""

import gc
import time

import structlog
from django.core.management import call_command
from django.db import close_old_connections

from . import schedule

log = structlog.get_logger("coproduction_star.clock")
CLOCK_SECONDS = 20


def answer_requests(*, host: str, port: int, workers: int, threads: int) -> None:
    """The web server; the application was imported before this process began."""
    from . import web_server, wsgi

    web_server.listen(wsgi.application, web_server.Address(host, port), workers=workers, threads=threads)


def do_tasks() -> None:
    """Take background tasks from the database, one after the other."""
    gc.enable()
    call_command("db_worker", "--queue-name", "*", "--no-startup-delay", "--no-reload", verbosity=0)


def keep_time() -> None:
    """Run the hourly and the daily work when it is due, wherever nobody else does."""
    while True:
        close_old_connections()
        for name in schedule.due():
            schedule.run(name)
        close_old_connections()
        time.sleep(CLOCK_SECONDS)
