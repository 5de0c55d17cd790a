from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.config.backup import BackupError
from coproduction_star.config.backup.sealing import new_key


class Command(BaseCommand):
    help = "Make a key file that opens sealed backups"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, such as backup.key")

    def handle(self, **asked: Any) -> None:
        try:
            public = new_key(asked["file"])
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Wrote {asked['file']}. Without it nobody opens a sealed backup, you neither: keep two copies away from "
            f"this server.\nThe server needs the public key only, in its settings:\nSTAR_BACKUP_RECIPIENTS={public}"
        )
