"""A person's own statement: on a page, opened by account or by four words, and on paper."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import AccountKind, Claim, LedgerAccount, SupportGiven, Transfer
from coproduction_star.market_it.pounds import money
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, QUIET, step_colour

from .presenters import state_of
from .selectors import Statement
from .totals import credits_in_words


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Credits that came or went. `put_right` is where staff move them back."""

    day: str
    what: str
    amount: str
    put_right: str = ""


@dataclass(frozen=True, slots=True)
class MyClaim:
    what: str
    sum: str
    state: str
    tone: str
    why: str
    take_back: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody has and how it came about, in words. It names nobody else."""

    balance: str
    limit: str
    owed: str
    claims: tuple[MyClaim, ...]
    moves: tuple[MoveRow, ...]
    thanks: tuple[tuple[str, str], ...]
    support: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.moves or self.thanks or self.support)


def sheet_of(found: Statement, *, take_back: Any = None, put_right: Any = None) -> Sheet:
    """`take_back` and `put_right` give the address for a claim and a move, or nothing."""
    account = found.account
    limit = account.lowest_minutes if account else None
    told = _("Credits may go down to %(limit)s.") % {"limit": credits_in_words(limit)} if limit is not None else ""
    return Sheet(
        balance=credits_in_words(found.minutes), limit=told,
        owed=_("%(sum)s is agreed to and not paid yet.") % {"sum": money(found.owed)} if found.owed else "",
        claims=tuple(_claim(one, take_back) for one in found.claims),
        moves=tuple(_move(one, account, put_right) for one in found.moves),
        thanks=tuple((one.words, f"{one.from_whom}, {date_format(one.given_on, 'j F Y')}") for one in found.thanks),
        support=tuple(_support(one) for one in found.support),
    )  # fmt: skip


def _claim(one: Claim, take_back: Any) -> MyClaim:
    state, tone = state_of(one)
    waits = not (one.approved_at or one.refused_at or one.taken_back_at)
    what = f"{one.words or one.get_kind_display()} ({date_format(one.happened_on, 'j F Y')})"
    return MyClaim(
        what, money(one.pence), state, tone, one.refused_because, take_back(one) if take_back and waits else ""
    )


def _move(one: Transfer, account: LedgerAccount | None, put_right: Any) -> MoveRow:
    came = account is not None and one.to_account_id == account.pk
    other = one.from_account if came else one.to_account
    pot = other.name if other.kind == AccountKind.POT else ""
    what = " · ".join(part for part in (str(one.get_why_display()), pot, one.words) if part)
    amount = credits_in_words(one.amount if came else -one.amount)
    where = put_right(one) if put_right and not one.reverses_id else ""
    return MoveRow(date_format(one.happened_on, "j F Y"), what, f"+{amount}" if came else amount, where)


def _support(one: SupportGiven) -> tuple[str, str]:
    parts = (
        credits_time(one.minutes), money(one.pence) if one.pence else "", date_format(one.given_on, "j F Y"),
    )  # fmt: skip
    return one.words or str(one.get_kind_display()), " · ".join(part for part in parts if part)


def credits_time(minutes: int | None) -> str:
    if not minutes:
        return ""
    hours, left = divmod(minutes, 60)
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": left}


def as_pdf(programme: Programme, sheet: Sheet, *, name: str, made: dt.datetime) -> bytes:
    """PDF/UA, for whoever wants it on paper."""
    language, region = language_and_region(get_language() or "en")
    day = date_format(made, "j F Y")
    data: dict[str, Any] = {
        "title": _("Statement"), "name": name, "programme": programme.name,
        "organisation": programme.organisation.name, "day": day,
        "facts": [part for part in (sheet.balance, sheet.limit, sheet.owed) if part],
        "parts": [part for part in _parts(sheet) if part["rows"]],
        "language": language, "region": region, "year": made.year, "month": made.month, "date": made.day,
        "colours": {"head": step_colour("market-it"), "ink": INK, "quiet": QUIET},
    }  # fmt: skip
    return typeset(template(), data, made=made)


def _parts(sheet: Sheet) -> Iterator[dict[str, Any]]:
    yield {"name": _("Credits"), "head": [_("Day"), _("What"), _("Credits")],
           "rows": [[one.day, one.what, one.amount] for one in sheet.moves]}  # fmt: skip
    yield {"name": _("Money"), "head": [_("What"), _("Sum"), _("State")],
           "rows": [[one.what, one.sum, one.state] for one in sheet.claims]}  # fmt: skip
    yield {"name": _("Thanks"), "head": [_("What for"), _("From whom")], "rows": [list(one) for one in sheet.thanks]}
    yield {"name": _("Help to take part"), "head": [_("What"), _("How much, and when")],
           "rows": [list(one) for one in sheet.support]}  # fmt: skip


@cache
def template() -> bytes:
    return files(__package__).joinpath("statement.typ").read_bytes()
