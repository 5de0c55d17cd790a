import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Condition, Need, Offer, RoleWanted, Times
from coproduction_star.people_it.saying import ages_said

from .addresses import at


@dataclass(frozen=True, slots=True)
class OnTheBoard:
    """One offer or wish as anyone may read it; `answer` is where somebody answers it, or empty."""

    words: str
    code: str
    about: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Role:
    title: str
    words: str
    place: str
    about: tuple[str, ...]
    conditions: tuple[str, ...]
    until: dt.date


@dataclass(frozen=True, slots=True)
class Turn:
    """A list cut into pages: where the one before and the next are, or empty."""

    number: int
    last: int
    before: str
    next: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    title: str
    programme: str
    organisation: str
    clock: tuple[str, ...]
    offers: tuple[OnTheBoard, ...]
    needs: tuple[OnTheBoard, ...]
    offers_turn: Turn
    needs_turn: Turn
    roles: tuple[Role, ...]
    tell: str
    contact: str


def board_page(
    *,
    programme: Programme,
    offers: Any,
    needs: Any,
    clock: tuple[str, ...],
    is_open: bool,
    roles: Iterable[RoleWanted],
) -> BoardPage:
    where = at("offer_and_ask", programme) if is_open else ""
    return BoardPage(
        title=_("What people offer and would like"),
        programme=programme.name,
        organisation=programme.organisation.name,
        clock=clock,
        offers=tuple(_thing(row, where) for row in offers),
        needs=tuple(_thing(row, where) for row in needs),
        offers_turn=_turn(offers, "offers"),
        needs_turn=_turn(needs, "wishes"),
        roles=tuple(_role(row) for row in roles),
        tell=where,
        contact=programme.organisation.contact,
    )


def about_thing(row: Offer | Need) -> tuple[str, ...]:
    """What can be said of it without its person."""
    kind = _("To learn") if getattr(row, "to_learn", False) else str(row.get_kind_display())
    return tuple(part for part in (kind, str(row.place or ""), *times_of(row.times)) if part)


def times_of(codes: str) -> tuple[str, ...]:
    return tuple(str(Times(code).label) for code in codes.split() if code in Times.values)


def conditions_of(codes: str) -> tuple[str, ...]:
    return tuple(str(Condition(code).label) for code in codes.split() if code in Condition.values)


def _thing(row: Offer | Need, where: str) -> OnTheBoard:
    return OnTheBoard(row.public_words, row.code, about_thing(row), f"{where}?about={row.code}" if where else "")


def _role(row: RoleWanted) -> Role:
    about = (ages_said(row.youngest, row.oldest), *times_of(row.times))
    return Role(row.title, row.words, str(row.place or ""), about, conditions_of(row.conditions), row.until)


def _turn(rows: Any, name: str) -> Turn:
    return Turn(
        number=rows.number,
        last=rows.paginator.num_pages,
        before=f"?{name}={rows.previous_page_number()}" if rows.has_previous() else "",
        next=f"?{name}={rows.next_page_number()}" if rows.has_next() else "",
    )
