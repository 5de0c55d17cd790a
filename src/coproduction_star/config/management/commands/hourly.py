from typing import Any

from django.core.management.base import BaseCommand

from coproduction_star.config import schedule
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Do the hourly work now; `serve` and `worker` do it by themselves"

    def handle(self, **_asked: Any) -> None:
        check_up_to_date()
        done = schedule.run("hourly", even_if_early=True)
        self.stdout.write("Done." if done else "Another machine is doing it at this moment.")
