"""What rewards give the whole: progress, the next action, and how long people wait for their money."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import NextAction
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.permissions import Permission

from . import selectors
from .addresses import at
from .totals import clock_in_words, pace_of


def there(programme: Programme) -> str:
    number = counts_of(programme).paid
    if not number:
        return ""
    return ngettext("%(n)s claim was paid.", "%(n)s claims were paid.", number) % {"n": number}


def next_action(programme: Programme) -> NextAction | None:
    """Whoever is out of pocket waits: first for a yes, then for the money."""
    found, where = counts_of(programme), at("claims", programme)
    if found.to_pay:
        told = ngettext(
            "%(n)s claim is agreed to and not paid.", "%(n)s claims are agreed to and not paid.", found.to_pay
        )
        reason = told % {"n": found.to_pay}
        return NextAction(
            _("pay what is owed"), reason, f"{where}?state=to-pay", _("See them"), 58, Permission.PAY_CLAIM
        )
    if found.claimed:
        told = ngettext("%(n)s claim waits for an answer.", "%(n)s claims wait for an answer.", found.claimed)
        title, reason = _("look at the claims"), told % {"n": found.claimed}
        return NextAction(title, reason, where, _("See them"), 55, Permission.APPROVE_CLAIM)
    return None


def clock(programme: Programme, today: dt.date) -> Iterator[str]:
    """Public sentences, without a name; nothing where nobody said by when people are paid."""
    rules = selectors.rules_of(programme)
    if rules is not None:
        within = rules.within_days
        yield from clock_in_words(pace_of(programme, within=within, today=today), within=within, today=today)
