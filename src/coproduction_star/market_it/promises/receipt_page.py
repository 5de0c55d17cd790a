"""Pages behind four words, for somebody without an account."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Signature

from .breach_rows import BreachRow


@dataclass(frozen=True, slots=True)
class OwnBreachesPage:
    title: str
    programme: str
    charter: str
    rows: tuple[BreachRow, ...]
    back: str
    button: str


@dataclass(frozen=True, slots=True)
class OwnAnswerPage:
    title: str
    programme: str
    charter: str
    words: str
    settlement: str
    back: str
    button: str


def on_the_receipt(_signature: Signature) -> Iterator[tuple[str, str]]:
    """What somebody can do who opened their receipt with its four words."""
    yield _("Say that the charter was not kept to, or read the answer"), reverse("market_it:own_breaches")
