from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from coproduction_star.organisations.privacy.reference import write_reference
from coproduction_star.voices import reference


class Command(BaseCommand):
    help = "Write the pages of docs/reference that come from the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        write_reference(folder)
        (folder / reference.PAGE).write_text(reference.who_sees_what_people_say(), encoding="utf-8")
