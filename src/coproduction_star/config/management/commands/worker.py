from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from coproduction_star.config import parts
from coproduction_star.config.supervisor import Supervisor
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Do background tasks, and the hourly and daily work, on a machine that serves no pages"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--processes", type=int, default=1, help="how many tasks to do at once")

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        connections.close_all()
        works = {f"tasks {number}": parts.do_tasks for number in range(1, asked["processes"] + 1)}
        self.stdout.write("Waiting for tasks. Stop with Ctrl-C.")
        Supervisor.of({**works, "clock": parts.keep_time}).run()
        self.stdout.write("Stopped.")
