import os
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from coproduction_star.config import demonstration, metrics, parts
from coproduction_star.config.new_database import bring_up_to_date
from coproduction_star.config.static_files import collect_if_changed
from coproduction_star.config.supervisor import Supervisor, finish
from coproduction_star.config.web_server import Address, check_free


class Command(BaseCommand):
    help = "Run the product on this machine: pages, background tasks, hourly and daily work"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with a made-up organisation, for trying things out")
        parser.add_argument("--host", default="127.0.0.1", help="listen there; a proxy with HTTPS stands in front")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=1, help="web processes; 1 is enough for one team")
        parser.add_argument("--threads", type=int, default=4, help="requests that one web process answers at once")

    def handle(self, **asked: Any) -> None:
        address = Address(asked["host"], asked["port"])
        self._check_demonstration(address)
        check_free(address)
        connections.close_all()
        finish(self._prepare)
        # Imported here and not by each part, so that all parts share its memory.
        from coproduction_star.config import urls, wsgi  # noqa: F401 - for the memory they fill

        connections.close_all()
        self._say(f"Open {address.url} in your browser. Stop with Ctrl-C.")
        web = partial(
            parts.answer_requests,
            host=address.host,
            port=address.port,
            workers=asked["workers"],
            threads=asked["threads"],
        )
        Supervisor.of({"web": web, "tasks": parts.do_tasks, "clock": parts.keep_time}).run()
        self._say("Stopped.")

    def _check_demonstration(self, address: Address) -> None:
        if settings.DEMONSTRATION and address.host not in ("127.0.0.1", "::1", "localhost"):
            raise CommandError(
                "The demonstration lets anyone sign in as anyone, so it listens on this machine only. "
                "Take --host away, or take --demo away and set the server up for real people."
            )

    def _prepare(self) -> None:
        try:
            self._bring_up_to_date()
        except CommandError as problem:
            raise SystemExit(f"{type(problem).__name__}: {problem}") from problem

    def _bring_up_to_date(self) -> None:
        call_command("check", fail_level="ERROR", deploy=not settings.DEVELOPMENT, stdout=self.stderr)
        metrics.forget()
        self._say("Bringing the database up to date")
        bring_up_to_date(connections["default"])
        if collect_if_changed():
            self._say("Collected the styles and scripts")
        if settings.DEMONSTRATION and demonstration.make():
            self._say("Made the demonstration: an organisation that does not exist, and its people")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
