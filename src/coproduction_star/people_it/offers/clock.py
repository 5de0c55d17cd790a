"""The service's own clock: how long it takes to answer and to keep a promise. It never measures residents."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, inf, isinf
from statistics import median_low
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme, Promise
from coproduction_star.methods.disclosure import fewest
from coproduction_star.people_it.models import Need, Offer

LOOKS_BACK = dt.timedelta(days=365)
FEW = fewest("waits")
"""Below it a median says more about single cases than about the service."""
MOST = 20_000
"""No more are counted, so that the page stays fast."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long something took: half of `number` took `days` or fewer. `days` is None while they are too few, and
    infinite where fewer than half are done."""

    number: int
    days: float | None

    @classmethod
    def of(cls, took: Iterable[float]) -> "Pace":
        """
        >>> Pace.of([1, 2, 2, 9, 30]).days
        2
        >>> Pace.of([1, 2]).days is None
        True
        >>> Pace.of([1, 2, inf, inf, inf]).days
        inf
        """
        counted = list(took)
        return cls(len(counted), median_low(counted) if len(counted) >= FEW else None)


@dataclass(frozen=True, slots=True)
class Clock:
    """`late` waits longer than was promised."""

    answers: Pace
    promises: Pace
    late: int
    day: dt.date

    @property
    def sentence(self) -> str:
        return " ".join(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """For anyone to read."""
        until = _("Counted on %(day)s, over one year.") % {"day": date_format(self.day, "j F Y")}
        return (self._answers(), self._late(), self._promises(), until)

    def _answers(self) -> str:
        if self.answers.days is None:
            return _("In the last year too few offers and wishes were answered to say how fast we are.")
        if isinf(self.answers.days):
            return _("Fewer than half of %(number)s offers and wishes have our answer.") % {
                "number": self.answers.number
            }
        said = ngettext(
            "Half of %(number)s offers and wishes had our answer within %(days)s day.",
            "Half of %(number)s offers and wishes had our answer within %(days)s days.",
            ceil(self.answers.days),
        )
        return said % {"number": self.answers.number, "days": f"{self.answers.days:g}"}

    def _late(self) -> str:
        if not self.late:
            return _("None waits longer than we said.")
        said = ngettext("%(number)s waits longer than we said.", "%(number)s wait longer than we said.", self.late)
        return said % {"number": self.late}

    def _promises(self) -> str:
        if self.promises.days is None:
            return _("Too few promises were kept in the last year to say how long it takes us.")
        said = ngettext(
            "Half of %(number)s kept promises were kept within %(days)s day.",
            "Half of %(number)s kept promises were kept within %(days)s days.",
            ceil(self.promises.days),
        )
        return said % {"number": self.promises.number, "days": f"{self.promises.days:g}"}


def told(programme: Programme, *, today: dt.date, since: dt.date | None = None) -> Iterator[QuerySet[Any]]:
    """Of offers and of wishes a query: when each of the last year, or since a day, came, when it was answered, and by
    when it should have been."""
    for model in (Offer, Need):
        rows = model.objects.filter(
            programme=programme, made_at__date__gte=since or today - LOOKS_BACK, withdrawn_at=None
        )
        yield rows.order_by().values_list("made_at", "answered_at", "answer_due")


def pace_of_answers(rows: Iterable[Any], *, today: dt.date) -> Pace:
    """What waits longer than was promised counts as never answered, so that silence makes nobody look fast; what came
    so lately that its time has not passed is left out."""
    counted = ((made, answered) for made, answered, due in rows if answered is not None or due < today)
    return Pace.of((answered - made).days if answered is not None else inf for made, answered in counted)


def clock_of(programme: Programme, *, today: dt.date) -> Clock:
    """Two queries: what was offered and asked, and what was promised."""
    offers, needs = told(programme, today=today)
    rows = list(offers.union(needs, all=True)[:MOST])
    promises = Promise.objects.filter(programme=programme, kept="kept", judged_on__gte=today - LOOKS_BACK)
    kept = promises.order_by("-judged_on").values_list("made_at", "judged_on")[:MOST]
    return Clock(
        answers=pace_of_answers(rows, today=today),
        promises=Pace.of((judged - timezone.localdate(made)).days for made, judged in kept),
        late=sum(1 for _made, answered, due in rows if answered is None and due < today),
        day=today,
    )
