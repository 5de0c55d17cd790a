from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.accounts.second_factor.selectors import unreadable
from coproduction_star.accounts.second_factor.services import forget_unreadable
from coproduction_star.config.backup import BackupError, restore, verify
from coproduction_star.config.backup.manifest import Manifest


class Command(BaseCommand):
    help = "Read everything from a file that `backup` wrote, into an empty database"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--key", type=Path, metavar="KEYFILE", help="the file with the key that opens a sealed backup"
        )
        parser.add_argument(
            "--erasures",
            type=Path,
            action="append",
            metavar="FILE",
            default=[],
            help="another journal of erasures (erasures.jsonl), such as that of the server that is gone",
        )
        parser.add_argument("--check", action="store_true", help="only read the file from end to end")
        parser.add_argument("--replace", action="store_true", help="back up what is here, then replace it")
        parser.add_argument(
            "--new-second-steps",
            action="store_true",
            help="remove authenticator apps and recovery codes that this server's secret key cannot read",
        )

    def handle(self, **asked: Any) -> None:
        try:
            if asked["check"]:
                self._say("Is whole", verify(asked["file"], key=asked["key"]))
                return
            journals = self._journals(asked["erasures"])
            done = restore(asked["file"], replace=asked["replace"], key=asked["key"], journals=journals)
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        self._say("Restored", done.listed)
        self.stdout.write(f"Repeated {done.repeated} erasures that are newer than this backup.")
        if not journals:
            self.stderr.write(
                f"There is no journal of erasures at {settings.ERASURE_JOURNAL}. Whoever was erased after this backup "
                "was made is back, unless the database that was here knew of it. If you have the file erasures.jsonl "
                "of the old server, restore again with --erasures FILE."
            )
        self._say_what_is_sealed(forget=asked["new_second_steps"])

    def _say(self, done: str, listed: Manifest) -> None:
        rows = sum(table.rows for table in listed.tables)
        self.stdout.write(f"{done}: {rows} rows of {len(listed.tables)} tables, {len(listed.files)} files, "
                          f"made by release {listed.product} at {listed.made_at}.")  # fmt: skip

    def _journals(self, named: list[Path]) -> list[Path]:
        for file in named:
            if not file.is_file():
                raise CommandError(f"There is no file {file}. Check the name. Nothing was changed.")
        own = Path(settings.ERASURE_JOURNAL)
        return [*named, own] if own.exists() else named

    def _say_what_is_sealed(self, *, forget: bool) -> None:
        if forget:
            self.stdout.write(f"Removed {forget_unreadable()} apps and sets of recovery codes. Passkeys stay.")
        elif lost := len(unreadable()):
            self.stderr.write(
                f"{lost} authenticator apps and sets of recovery codes were set up with another secret key, so their "
                "people cannot sign in with them. Put the secret key of the old server into SECRET_KEY_FALLBACKS. "
                "If it is lost, restore again with --new-second-steps: then they set them up again."
            )
