from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.accounts.models import DemonstrationPerson


@dataclass(frozen=True, slots=True)
class Somebody:
    """A made-up person, and the address that signs in as them."""

    name: str
    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class DemonstrationPage:
    """Everyone one may sign in as."""

    title: str
    people: tuple[Somebody, ...]
    mail: str
    """Where messages that would be sent are shown."""
    gallery: str
    """Every component in every state."""


def demonstration_page(people: Iterable[DemonstrationPerson]) -> DemonstrationPage:
    return DemonstrationPage(
        _("Look around as somebody"),
        tuple(Somebody(row.user.name, row.sentence, reverse("demonstration:enter", args=[row.key])) for row in people),
        reverse("notices:mail"),
        reverse("ui:gallery"),
    )
