"""What a programme gave, without a name: sums, how many people, and how long they waited for their money.

Sums and numbers of few people are left out, so that nobody can be worked out from them.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import (
    MINUTES_IN_A_CREDIT,
    Claim,
    Moved,
    SupportGiven,
    ThankYou,
    Transfer,
    Unit,
)
from coproduction_star.market_it.pounds import money
from coproduction_star.methods.disclosure import OPENSAFELY

LOOKS_BACK = dt.timedelta(days=365)
FEW = 5
"""Below it a median says more about single claims than about the service."""
MOST = 20_000
PENCE, MINUTES, NUMBER, TIMES = "pence", "minutes", "number", "times"
"""What a sum is counted in."""


@dataclass(frozen=True, slots=True)
class Total:
    """One sum; `said` is empty and there are no numbers where it is of too few people, and `hidden` then says so."""

    name: str
    said: str
    hidden: bool
    kind: str = ""
    unit: str = ""
    amount: int | None = None
    people: int | None = None
    """About how many, rounded."""


def totals_of(programme: Programme) -> tuple[Total, ...]:
    """Four queries."""
    paid = Claim.objects.filter(programme=programme, paid_at__isnull=False)
    rows = [
        _sum(kind, str(label), *_people(paid.filter(kind=kind), Sum("pence")), PENCE)
        for kind, label in Claim.Kind.choices
    ]
    earned = Transfer.objects.filter(
        programme=programme, unit=Unit.MINUTES, why=Moved.EARNED, reversed_by__isnull=True
    )
    rows.append(_sum("credits", _("Credits for time given"), *_people(earned, Sum("amount"), "to_account"), MINUTES))
    thanks = ThankYou.objects.filter(programme=programme)
    rows.append(_sum("thanks", _("Thanks given"), *_people(thanks, Count("pk")), NUMBER))
    for kind, label in SupportGiven.Kind.choices:
        given = SupportGiven.objects.filter(programme=programme, kind=kind)
        rows.append(_sum(f"support-{kind}", str(label), *_people(given, Count("pk")), TIMES))
    return tuple(one for one in rows if one is not None)


def _people(rows: QuerySet[Any], what: Any, who: str = "participant") -> tuple[int, int]:
    found = rows.order_by().aggregate(people=Count(who, distinct=True), rows=Count("pk"), amount=what)
    # Whoever was erased counts as one more at most, never as fewer than there were.
    return found["people"], found["amount"] or 0


def _sum(kind: str, name: str, people: int, amount: int, unit: str) -> Total | None:
    if not amount:
        return None
    if people <= OPENSAFELY.threshold:
        return Total(name, "", hidden=True, kind=kind, unit=unit)
    about = OPENSAFELY.base * round(people / OPENSAFELY.base)
    told = _("%(amount)s, to about %(people)s people") % {"amount": IN_WORDS[unit](amount), "people": about}
    return Total(name, told, hidden=False, kind=kind, unit=unit, amount=amount, people=about)


def _times(number: int) -> str:
    return ngettext("%(n)s time", "%(n)s times", number) % {"n": number}


def credits_in_words(minutes: int) -> str:
    """An hour is a credit; minutes beside it, so that nothing is rounded away."""
    sign, whole = ("−" if minutes < 0 else ""), abs(minutes)
    hours, left = divmod(whole, MINUTES_IN_A_CREDIT)
    told = ngettext("%(n)s credit", "%(n)s credits", hours) % {"n": f"{sign}{hours}"}
    if not left:
        return told
    minutes_told = ngettext("%(n)s minute", "%(n)s minutes", left) % {"n": left if hours else f"{sign}{left}"}
    return f"{told} {minutes_told}" if hours else minutes_told


IN_WORDS: Mapping[str, Callable[[int], str]] = {PENCE: money, MINUTES: credits_in_words, NUMBER: str, TIMES: _times}


@dataclass(frozen=True, slots=True)
class Pace:
    """Half of `number` claims were paid within `days`; None while they are too few. `late` wait past the promise."""

    number: int
    days: int | None
    late: int


def pace_of(programme: Programme, *, within: int, today: dt.date) -> Pace:
    """Over one year: from the day a claim was sent to the day it was paid. One query."""
    sent = Claim.objects.filter(
        Q(paid_at__isnull=False) | Q(refused_at=None, taken_back_at=None), programme=programme,
        submitted_at__date__gte=today - LOOKS_BACK,
    )  # fmt: skip
    took, late = [], 0
    for submitted, paid in sent.order_by().values_list("submitted_at", "paid_at")[:MOST]:
        day = timezone.localdate(submitted)
        if paid is not None:
            took.append((timezone.localdate(paid) - day).days)
        elif (today - day).days > within:
            late += 1
    return Pace(len(took), median_low(took) if len(took) >= FEW else None, late)


def clock_in_words(pace: Pace, *, within: int, today: dt.date) -> Iterator[str]:
    """For anyone to read: it measures the service, never a person."""
    if pace.days is None:
        yield _("Too few claims were paid in the last year to say how long it takes.")
    else:
        yield ngettext(
            "Half of %(number)s claims were paid within %(days)s day.",
            "Half of %(number)s claims were paid within %(days)s days.", pace.days,
        ) % {"number": pace.number, "days": pace.days}  # fmt: skip
    if pace.number >= FEW and pace.late >= FEW:
        yield ngettext(
            "%(n)s claim waits longer than the %(days)s days that were promised.",
            "%(n)s claims wait longer than the %(days)s days that were promised.", pace.late,
        ) % {"n": pace.late, "days": within}  # fmt: skip
    yield _("Claims counted on %(day)s, over one year.") % {"day": date_format(today, "j F Y")}
