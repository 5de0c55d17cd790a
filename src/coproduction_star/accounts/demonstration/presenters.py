from collections.abc import Callable, Iterable
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
class Trail:
    """Something made up that anyone can follow by the words of its reference."""

    title: str
    text: str
    words: str
    address: str
    link: str


_trails: list[Callable[[], Trail | None]] = []


def add_trail(trail: Callable[[], Trail | None]) -> None:
    """For whoever makes the demonstration: called for each page, and nothing where it was not made."""
    _trails.append(trail)


@dataclass(frozen=True, slots=True)
class DemonstrationPage:
    """Everyone one may sign in as."""

    title: str
    people: tuple[Somebody, ...]
    trails: tuple[Trail, ...]
    mail: str
    """Where messages that would be sent are shown."""
    gallery: str
    """Every component in every state."""


def demonstration_page(people: Iterable[DemonstrationPerson]) -> DemonstrationPage:
    return DemonstrationPage(
        _("Look around as somebody"),
        tuple(Somebody(row.user.name, row.sentence, reverse("demonstration:enter", args=[row.key])) for row in people),
        tuple(found for trail in _trails if (found := trail())),
        reverse("notices:mail"),
        reverse("ui:gallery"),
    )
