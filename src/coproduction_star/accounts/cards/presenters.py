import datetime as dt
from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .services import LASTS


@dataclass(frozen=True, slots=True)
class EnterPage:
    """Where somebody types the code of their card."""

    title: str
    button: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """Whether to make a new card."""

    title: str
    just_used: bool
    going: str
    """Where the person wanted to go."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card to print: large, with the address, the code and a picture for a phone's camera."""

    title: str
    name: str
    address: str
    code: str
    picture: str
    """The squares of the picture as one path."""
    side: int
    until: dt.date
    going: str
    """Where its owner goes on to."""


def enter_page() -> EnterPage:
    return EnterPage(_("Sign in with your card"), _("Sign in"))


def ask_page(*, just_used: bool, going: str) -> AskPage:
    title = _("You are in. Make your next card") if just_used else _("A card to sign in with")
    return AskPage(title, just_used, going)


def card_page(*, code: str, name: str, going: str = "/") -> CardPage:
    """The code stands behind a # in the picture's address, so that no server ever writes it down."""
    address = f"{settings.SITE_URL}{reverse('cards:enter')}"
    picture, side = _squares(f"{address}#{code}")
    until = timezone.localdate() + LASTS
    return CardPage(_("Your card"), name, address, code, picture, side, until, going)


def _squares(text: str) -> tuple[str, int]:
    code = segno.make(text, error="m")
    rows = code.matrix_iter(border=2)
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return "".join(squares), code.symbol_size(border=2)[0]
