"""What the journeys themselves ask of somebody: duties that their decisions left open, and programmes to take over."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.duties.selectors import left_open_by
from coproduction_star.journeys.models import DutyState, Handover
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Waiting

MOST = 12
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def own_duties(user: Any) -> Iterator[Waiting]:
    """One query."""
    duties, handovers = _duties(user), _handovers(user)
    for kind, key, words, number, *where in duties.union(handovers, all=True).order_by("kind", "words")[:MOST]:
        programme = programme_at(*where)
        if kind == "handover":
            title = _("%(name)s asks you to lead %(programme)s") % {"name": words, "programme": programme.name}
            yield Waiting(title, address("handover", programme, UUID(str(key))))
        else:
            asks = ngettext("Answer %(number)s duty of", "Answer %(number)s duties of", number) % {"number": number}
            yield Waiting(f"{asks} “{words}”", address("decision_duties", programme, UUID(str(key))))


def _duties(user: Any) -> QuerySet[Any]:
    counted = left_open_by(user).order_by().annotate(number=Count("duties", filter=Q(duties__state=DutyState.OPEN)))
    return counted.annotate(kind=Value("duty"), words=F("what")).values_list("kind", "pk", "words", "number", *WHERE)


def _handovers(user: Any) -> QuerySet[Any]:
    """What somebody who leads a programme asked this person to take over."""
    rows = Handover.objects.filter(
        successor=user, accepted_at__isnull=True, withdrawn_at__isnull=True,
        programme__closed_at__isnull=True, programme__archived_at__isnull=True,
    )  # fmt: skip
    named = rows.order_by().annotate(kind=Value("handover"), words=F("leaver__name"), number=Value(1))
    return named.values_list("kind", "pk", "words", "number", *WHERE)
