from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from coproduction_star.accounts.cards.services import make_card
from coproduction_star.accounts.models import User
from coproduction_star.accounts.second_factor.services import begin_anew
from coproduction_star.config.up_to_date import check_up_to_date
from coproduction_star.organisations.founding.services import found_organisation


class Command(BaseCommand):
    help = "Make the first administrator, start their organisation, and print a code that signs in once"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--organisation", default="", help="its name, as in --organisation 'Eastbridge Council'")
        parser.add_argument(
            "--new-second-step", action="store_true", help="for somebody who lost their app, passkeys and codes"
        )

    def handle(self, **asked: Any) -> None:
        check_up_to_date()
        email = asked["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as problem:
            raise CommandError(f"{email} is not an e-mail address. Write one such as name@example.org.") from problem
        with transaction.atomic():
            user = self._user(email)
            if asked["organisation"]:
                started = found_organisation(name=asked["organisation"], by=user)
                self.stdout.write(
                    f"{started.name} is at {settings.SITE_URL}/o/{started.slug}/ with {email} in charge."
                )
            if asked["new_second_step"]:
                begin_anew(user=user, by=None)
                self.stdout.write(f"{email} is signed out everywhere and sets up a second step again.")
            code = make_card(user=user, by=None)
        self.stdout.write(f"Sign in once at {settings.SITE_URL}{reverse('cards:enter')} with this code: {code}")
        self.stdout.write("After that, sign in with the e-mail address. Whoever reads this code can sign in with it.")

    def _user(self, email: str) -> User:
        """Whoever has this address already, or somebody new whose address counts as checked: the server says so."""
        user = User.objects.filter(email=email).first() or User.objects.create_person(email=email)
        EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
        return user
