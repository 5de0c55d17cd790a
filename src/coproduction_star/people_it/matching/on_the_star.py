"""What matching gives to the step: the thread, figures, and what waits for whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Figure, Knot, Waiting
from coproduction_star.people_it.models import AskedPerson, MatchingRun, MatchKind, Proposal, ProposalLeg, RunState

from .addresses import at, desk_address
from .links import code_of
from .selectors import approved, asking, given_in

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def tied_to(initiative: Initiative) -> Any:
    """A query for the introductions that were made for it: what they were for and when, never who."""
    about = Q(idea=initiative) | Q(role__initiative=initiative)
    legs = ProposalLeg.objects.filter(about, proposal__introduction__isnull=False).order_by()
    no_day = Cast(Value(None), DateField())
    return legs.values_list(Value("introduced"), "pk", "proposal__kind", no_day, "proposal__approved_at")


def knot(programme: Programme, kind: str, when: dt.datetime) -> Knot:
    title, where = str(MatchKind(kind).label), at("match_rates", programme)
    return Knot("role", title, where, timezone.localdate(when), _("introduced"))


def figures(programme: Programme) -> Iterator[Figure]:
    """What took place and the hours given in it, as people told: one query."""
    given = given_in(programme)
    if not given.took_place:
        return
    source = _("What people who were introduced told us; of two answers the lower one counts.")
    where = at("match_rates", programme)
    yield Figure(_("Introductions that took place"), given.took_place, _("introductions"), "", "", source, where)
    yield Figure(_("Hours given in them"), float(given.hours), _("hours"), "", "", source, where)


def waiting_rows(user: Any, *, title: Any) -> Iterator[Any]:
    """Proposals of runs that somebody started, and questions to somebody with an account: a query for each."""
    with scopes_disabled():
        undecided = Proposal.objects.filter(run=OuterRef("pk"), approved_at=None, set_aside_at=None).order_by()
        number = Subquery(undecided.values("run").annotate(number=Count("pk")).values("number"))
        runs = MatchingRun.objects.filter(by=user, state=RunState.DONE, programme__archived_at=None)
        yield _rows("proposals", runs.annotate(number=number).filter(number__gt=0), title, F("number"))
        asked = asking(approved()).order_by().values("pk")
        mine = AskedPerson.objects.filter(participant__user=user, said="", proposal__in=asked)
        yield _rows("asked", mine, title, Value(1, output_field=IntegerField()))


def _rows(kind: str, rows: QuerySet[Any], title: Any, number: Any) -> Any:
    key, no_day = Cast("pk", CharField()), Cast(Value(None), DateField())
    return rows.order_by().values_list(Value(kind), key, title, number, no_day, *WHERE)


def to_decide(programme: Programme, number: int) -> Waiting:
    told = ngettext(
        "Decide on %(number)s proposal to bring people together",
        "Decide on %(number)s proposals to bring people together", number,
    ) % {"number": number}  # fmt: skip
    return Waiting(f"{told}: {programme.name}", desk_address(programme))


def to_answer(asked_id: UUID) -> Waiting:
    """Without a word about what it is: others may see the list."""
    return Waiting(_("Answer a question with yes or no"), reverse("people_it:match_link", args=(code_of(asked_id),)))
