from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.config.backup import BackupError, restore, verify


class Command(BaseCommand):
    help = "Read everything from a file that `backup` wrote, into an empty database"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only read the file from end to end")
        parser.add_argument("--replace", action="store_true", help="back up what is here, then replace it")

    def handle(self, **asked: Any) -> None:
        try:
            listed = verify(asked["file"]) if asked["check"] else restore(asked["file"], replace=asked["replace"])
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        rows = sum(table.rows for table in listed.tables)
        done = "Is whole" if asked["check"] else "Restored"
        self.stdout.write(f"{done}: {rows} rows of {len(listed.tables)} tables, {len(listed.files)} files, "
                          f"made by release {listed.product} at {listed.made_at}.")  # fmt: skip
