"""Charters of others: what each teaches, where to read it, and when we looked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coproduction_star.data.charters import RealCharter, TextKnown, charters
from coproduction_star.data.sources import source
from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require

from .addresses import charters_address
from .presenters import frame_of
from .views import show
from .wording import content_language, spoken_here


@dataclass(frozen=True, slots=True)
class RealRow:
    name: str
    about: str
    teaches: str
    language: str
    known: str
    sources: tuple[tuple[str, str], ...]
    """Title and address, which may be empty."""


@dataclass(frozen=True, slots=True)
class RealPage:
    title: str
    frame: Frame
    rows: tuple[RealRow, ...]
    back: str


@require_safe
@require(Permission.SEE_CHARTERS)
def real_charters(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = RealPage(
        title=_("Charters of others, and what each teaches"),
        frame=frame_of(request.programme, request.access),
        rows=tuple(map(_row, charters(content_language(spoken_here())))),
        back=charters_address(request.programme),
    )
    return show(request, "elsewhere", page)


def _row(one: RealCharter) -> RealRow:
    found = tuple(source(key) for key in one.sources)
    return RealRow(
        one.name, one.about, one.teaches, one.translation.language_of("teaches").value, " ".join(_known(one)),
        tuple((source.title, source.address) for source in found),
    )  # fmt: skip


def _known(one: RealCharter) -> Iterator[str]:
    yield {
        TextKnown.READ: _("We read it, or a part of it."),
        TextKnown.NOTES: _("We lean on earlier notes about it."),
        TextKnown.NOT_FOUND: _("We looked for its text and did not find it."),
    }[one.text]
    if one.looked:
        yield _("Looked at on %(day)s.") % {"day": date_format(one.looked, "j F Y")}
