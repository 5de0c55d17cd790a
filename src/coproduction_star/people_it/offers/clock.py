"""The service's own clock: how long it takes to answer and to keep a promise. It never measures residents."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme, Promise
from coproduction_star.people_it.models import Need, Offer

LOOKS_BACK = dt.timedelta(days=365)
FEW = 5
"""Below it a median says more about single cases than about the service."""
MOST = 20_000
"""The newest so many are counted."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long something took: half of `number` took `days` or fewer. `days` is None while they are too few."""

    number: int
    days: float | None

    @classmethod
    def of(cls, took: Iterable[float]) -> "Pace":
        """
        >>> Pace.of([1, 2, 2, 9, 30]).days
        2
        >>> Pace.of([1, 2]).days is None
        True
        """
        counted = list(took)
        return cls(len(counted), median(counted) if len(counted) >= FEW else None)


@dataclass(frozen=True, slots=True)
class Clock:
    """`late` waits longer than was promised."""

    answers: Pace
    promises: Pace
    late: int

    @property
    def sentence(self) -> str:
        return " ".join(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """For anyone to read."""
        return (self._answers(), self._late(), self._promises())

    def _answers(self) -> str:
        if self.answers.days is None:
            return _("In the last year too few offers and wishes were answered to say how fast we are.")
        said = ngettext(
            "Half of all offers and wishes had our answer within %(days)s day.",
            "Half of all offers and wishes had our answer within %(days)s days.",
            round(self.answers.days),
        )
        return said % {"days": f"{self.answers.days:g}"}

    def _late(self) -> str:
        if not self.late:
            return _("None waits longer than we said.")
        said = ngettext("%(number)s waits longer than we said.", "%(number)s wait longer than we said.", self.late)
        return said % {"number": self.late}

    def _promises(self) -> str:
        if self.promises.days is None:
            return _("Too few promises were kept in the last year to say how long it takes us.")
        said = ngettext(
            "Half of our kept promises were kept within %(days)s day.",
            "Half of our kept promises were kept within %(days)s days.",
            round(self.promises.days),
        )
        return said % {"days": f"{self.promises.days:g}"}


def clock_of(programme: Programme, *, today: dt.date) -> Clock:
    """Two queries: what was offered and asked, and what was promised."""
    since = today - LOOKS_BACK
    offers, needs = (
        model.objects.filter(programme=programme, made_at__date__gte=since, withdrawn_at__isnull=True)
        .order_by()
        .values_list("made_at", "answered_at", "answer_due")
        for model in (Offer, Need)
    )
    rows = list(offers.union(needs, all=True)[:MOST])
    promises = Promise.objects.filter(programme=programme, kept="kept", judged_on__gte=since)
    kept = promises.order_by("-judged_on").values_list("made_at", "judged_on")[:MOST]
    return Clock(
        answers=Pace.of((answered - made).days for made, answered, _until in rows if answered),
        promises=Pace.of((judged - timezone.localdate(made)).days for made, judged in kept),
        late=sum(1 for _made, answered, due in rows if answered is None and due < today),
    )
