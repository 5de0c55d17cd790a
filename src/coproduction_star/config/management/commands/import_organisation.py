from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coproduction_star.config.backup import BackupError
from coproduction_star.config.organisation_archive import bring_in
from coproduction_star.config.up_to_date import check_up_to_date


class Command(BaseCommand):
    help = "Bring in one organisation from a file that `export-organisation` wrote, beside those that are here"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="slug", default="", metavar="SLUG", help="its word in addresses here")

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        try:
            found = bring_in(asked["file"], slug=asked["slug"])
        except BackupError as reason:
            raise CommandError(str(reason)) from reason
        except ValidationError as reason:
            raise CommandError(f"“{asked['slug']}” is no word for an address: {' '.join(reason.messages)}") from reason
        slug = asked["slug"] or found.slug
        self.stdout.write(
            f"Brought in “{found.name}” at /o/{slug}/: {found.rows()} rows of {len(found.tables)} tables and "
            f"{len(found.files)} files.\nPeople sign in with their e-mail address and set up a second step "
            "again. What was sealed or signed with the secret key of the other server is read once that key is in "
            "SECRET_KEY_FALLBACKS."
        )
