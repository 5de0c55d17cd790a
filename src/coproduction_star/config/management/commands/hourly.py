from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coproduction_star.config import schedule
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Do the hourly work now; `serve` and `worker` do it by themselves"

    def handle(self, **_asked: Any) -> None:
        check_up_to_date()
        done = schedule.run("hourly", even_if_early=True)
        problems = schedule.problems_of("hourly") if done else {}
        if problems:
            jobs = ", ".join(f"{job} ({problem})" for job, problem in problems.items())
            raise CommandError(f"These jobs failed, and the others are done: {jobs}. The log says more.")
        self.stdout.write("Done." if done else "Another machine is doing it at this moment.")
