"""Links to cut up and hand out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.ui.drawing.qr import QRCode, qr_code


@dataclass(frozen=True, slots=True)
class Slip:
    address: str
    code: QRCode


@dataclass(frozen=True, slots=True)
class SlipsPage:
    """A sheet to cut up: shown once."""

    title: str
    frame: Frame
    slips: tuple[Slip, ...]
    asks: str
    until: str
    back: str


def sheet_of(
    codes: Iterable[str], *, door: str, title: str, frame: Frame, asks: str, until: dt.date, back: str
) -> SlipsPage:  # fmt: skip
    """`door` is the name of the page that each code opens, until and on that day."""
    where = (f"{settings.SITE_URL}{reverse(door, args=(code,))}" for code in codes)
    return SlipsPage(
        title=title, frame=frame, slips=tuple(Slip(one, qr_code(one)) for one in where), asks=asks,
        until=_("You can answer once, until %(day)s.") % {"day": date_format(until, "j F Y")}, back=back,
    )  # fmt: skip
