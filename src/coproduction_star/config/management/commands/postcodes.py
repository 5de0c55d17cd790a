from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django_scopes import scope

from coproduction_star.config.up_to_date import check_up_to_date
from coproduction_star.journeys.models import PostcodeFile, PostcodeFileState
from coproduction_star.journeys.places.postcodes import KEPT, read_into
from coproduction_star.organisations.models import Organisation


class Command(BaseCommand):
    help = "Read the official list of postcodes for the wards of an organisation"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the list, as .csv or .zip, of any size")
        parser.add_argument("--organisation", required=True, help="its word in addresses, as in /o/eastbridge/")

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        organisation = Organisation.objects.filter(slug=asked["organisation"]).first()
        if organisation is None:
            raise CommandError(f"There is no organisation “{asked['organisation']}”. Look at its address: /o/…/")
        with scope(organisation=organisation.pk, programme=None):
            self._read(organisation, asked["file"])

    def _read(self, organisation: Organisation, path: Path) -> None:
        delete_after = timezone.localdate() + KEPT
        of = PostcodeFile(organisation=organisation, name=path.name[:200], delete_after=delete_after)
        try:
            with path.open("rb") as file:
                of.save()
                read_into(of, file, size=path.stat().st_size)
        except OSError as problem:
            raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
        if of.state == PostcodeFileState.FAILED:
            raise CommandError(of.problem or "A newer list came meanwhile, so this one changed nothing.")
        self.stdout.write(f"{of.kept:,} postcodes for {of.wards:,} wards, out of {of.rows:,} rows.")
        if of.without:
            self.stdout.write(f"{len(of.without):,} had none: {', '.join(of.without)}.")
