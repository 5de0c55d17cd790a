from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from coproduction_star.config.api_reference.schema import as_text


class Command(BaseCommand):
    help = "Write the schema of the API to a file, or show it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="tests/site/api/openapi.json to keep it for the tests")

    def handle(self, *_args: Any, file: Path | None = None, **_options: Any) -> None:
        if file is None:
            self.stdout.write(as_text(), ending="")
        else:
            file.write_text(as_text(), encoding="utf-8")
