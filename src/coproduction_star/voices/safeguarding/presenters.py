import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.showing import Shown, shown
from coproduction_star.voices.sight import Reader


@dataclass(frozen=True, slots=True)
class WorryRow:
    kind: str
    address: str
    when: dt.datetime
    closed: dt.datetime | None


@dataclass(frozen=True, slots=True)
class WorriesPage:
    """`edited` are other contributions as they were before a moderator edited them."""

    title: str
    frame: Frame
    rows: tuple[WorryRow, ...]
    pages: Page[Any]
    edited: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class WorryPage:
    """`meanwhile` when somebody else changed it while the reader wrote."""

    title: str
    frame: Frame
    button: str
    back: str
    said: Shown
    closed: dt.datetime | None
    outcome: str
    meanwhile: bool
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def worries_page(
    *, programme: Programme, access: Access, pages: Page[Contribution], edited: Iterable[Contribution]
) -> WorriesPage:
    return WorriesPage(
        title=_("Worries about somebody"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        rows=tuple(_row(one, programme) for one in pages),
        pages=pages,
        edited=tuple(shown(one, Reader.LEAD) for one in edited),
    )


def worry_page(*, contribution: Contribution, access: Access, meanwhile: bool) -> WorryPage:
    programme = contribution.programme
    return WorryPage(
        title=_("A worry about somebody"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Close it"),
        back=address("worries", programme),
        said=shown(contribution, Reader.LEAD),
        closed=contribution.worry_closed_at,
        outcome=contribution.worry_outcome,
        meanwhile=meanwhile,
    )


def _row(one: Contribution, programme: Programme) -> WorryRow:
    where = address("worry", programme, one.pk)
    return WorryRow(one.get_kind_display(), where, one.made_at, one.worry_closed_at)
