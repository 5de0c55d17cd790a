from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.config.backup import BackupError, back_up
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Write everything to one file that `restore` reads on any machine and either database"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, such as star-2027-01-31.star")

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        try:
            made = back_up(asked["file"])
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        rows = sum(table.rows for table in made.tables)
        self.stdout.write(
            f"Wrote {rows} rows of {len(made.tables)} tables and {len(made.files)} files to {asked['file']}, and read "
            f"them back.\n{self._who_can_read_it()} The secret key is not in it: "
            "keep a copy of the file `secret-key` of the data folder, or of SECRET_KEY, somewhere else."
        )

    def _who_can_read_it(self) -> str:
        if settings.BACKUP_RECIPIENTS:
            return "It is sealed: only a key file whose public key is in STAR_BACKUP_RECIPIENTS opens it."
        return "It holds personal data and is not sealed, so keep it where only you can read it."
