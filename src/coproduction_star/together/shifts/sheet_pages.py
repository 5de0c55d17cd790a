"""On paper: the sheet of a shift for whoever leads it, and a poster for a notice board."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.together.models import Shift
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import at
from .presenters import facts_of, name_of
from .selectors import Filled
from .wording import people_needed, when_of

EMPTY_LINES = 4


@dataclass(frozen=True, slots=True)
class SheetRole:
    """Everybody who comes in a role, and lines for those who come without having signed up."""

    name: str
    said: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    title: str
    organisation: str
    programme: str
    facts: tuple[tuple[str, str], ...]
    roles: tuple[SheetRole, ...]
    lines: int
    counts: tuple[str, ...]
    back: str


@dataclass(frozen=True, slots=True)
class PosterPage:
    title: str
    organisation: str
    programme: str
    asks: str
    facts: tuple[str, ...]
    roles: tuple[str, ...]
    missing: str
    contact: str
    address: str
    code: QRCode
    back: str


def sheet_page(shift: Shift, roles: Sequence[Filled], *, seen: Sequence[Any], hidden: Hidden) -> SheetPage:
    """What people need is on it, as whoever leads has to get it ready; how to reach them is not."""
    programme = shift.programme
    return SheetPage(
        title=shift.title, organisation=programme.organisation.name, programme=programme.name, facts=facts_of(shift),
        roles=tuple(
            SheetRole(
                one.role.name, _("%(n)s of %(of)s found") % {"n": len(one.come), "of": one.role.needed},
                tuple((name_of(place, hidden), place.access_needs) for place in one.come),
            )
            for one in roles
        ),
        lines=EMPTY_LINES, counts=tuple(row.count.name for row in seen), back=at("shift", programme, shift.pk),
    )  # fmt: skip


def poster_page(shift: Shift, roles: Sequence[Filled]) -> PosterPage:
    programme = shift.programme
    where = f"{settings.SITE_URL}{at('public_shift', programme, shift.pk)}"
    return PosterPage(
        title=shift.title, organisation=programme.organisation.name, programme=programme.name, asks=shift.about,
        facts=(when_of(shift), shift.where, shift.access, shift.costs),
        roles=tuple(one.role.name for one in roles if one.left),
        missing=people_needed(shift.missing), contact=shift.contact or programme.organisation.contact,
        address=where.partition("://")[2], code=qr_code(where), back=at("shift", programme, shift.pk),
    )  # fmt: skip
