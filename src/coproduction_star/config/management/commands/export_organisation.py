from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.config.backup import BackupError
from coproduction_star.config.organisation_archive import export
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Write one organisation to a file that `import-organisation` reads in another installation"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", help="its word in addresses, as in /o/eastbridge/")
        parser.add_argument("file", type=Path, help="a new file, such as eastbridge.zip")

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        try:
            made = export(asked["organisation"], asked["file"])
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Wrote {made.rows()} rows of {len(made.tables)} tables, {made.users.rows} names of people and "
            f"{len(made.files)} files of “{made.name}” to {asked['file']}, and read them back.\n"
            "It holds personal data and is not sealed, so keep it where only you can read it."
        )
        for label, number in made.left_out.items():
            self.stdout.write(f"Left out: {number} rows of {label}, which point into another organisation.")
