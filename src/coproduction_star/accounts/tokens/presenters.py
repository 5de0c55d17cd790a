import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.accounts.models import ApiToken

from .scopes import SENTENCES, Scope


@dataclass(frozen=True, slots=True)
class Row:
    """One token that works, or worked until its day."""

    name: str
    may: tuple[str, ...]
    made_on: dt.date
    until: dt.date
    has_ended: bool
    used: dt.datetime | None
    withdraw: str
    """The address that withdraws it."""


@dataclass(frozen=True, slots=True)
class TokensPage:
    """A person's tokens; `new` is one made a moment ago, shown this once."""

    title: str
    new: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MakePage:
    title: str
    button: str


def make_page() -> MakePage:
    return MakePage(_("Make a token"), _("Make the token"))


def tokens_page(tokens: Iterable[ApiToken], *, new: str, today: dt.date) -> TokensPage:
    return TokensPage(_("Tokens for programs"), new, tuple(_row(token, today) for token in tokens))


def _row(token: ApiToken, today: dt.date) -> Row:
    return Row(
        name=token.name,
        may=tuple(str(SENTENCES[scope]) for scope in Scope if scope in token.scopes),
        made_on=timezone.localdate(token.made_at),
        until=token.expires_on,
        has_ended=token.expires_on < today,
        used=token.last_used_at,
        withdraw=reverse("tokens:withdraw", args=[token.pk]),
    )
