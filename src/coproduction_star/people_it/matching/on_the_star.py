"""What matching gives to the step: the thread, figures, and what waits for whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Figure, Knot, Waiting
from coproduction_star.methods.disclosure import shown
from coproduction_star.people_it.counting import counts_of
from coproduction_star.people_it.models import (
    AskedPerson,
    Happened,
    Introduction,
    MatchingRun,
    MatchKind,
    Outcome,
    Proposal,
    ProposalLeg,
    RunState,
    Said,
)

from .addresses import at, desk_address
from .links import code_of
from .selectors import Given, approved, asking, given_in

TIME_TO_MEET = dt.timedelta(days=14)
"""After an introduction, before anybody asks what came of it."""
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


def there(programme: Programme) -> str:
    """How many took place, for the Star; nothing while they are few."""
    number = shown(counts_of(programme).took_place)
    return _("Introductions that took place: about %(number)s.") % {"number": number} if number else ""


def figures(programme: Programme, given: Given) -> Iterator[Figure]:
    """What took place and the hours given in it, as people told."""
    yield from _figures(given, at("match_rates", programme))


def figures_of_all() -> Iterator[Figure]:
    """The same over all programmes of the organisation that is open: one query."""
    yield from _figures(given_in(), "")


def _figures(given: Given, where: str) -> Iterator[Figure]:
    """Nothing while they are few: what one of them told could be recognised."""
    told = given.shown
    if told is None:
        return
    source = _("What people who were introduced told us; of two answers the lower one counts. Rounded to fives.")
    period, grade = "–".join(map(str, told.years)), _("as people told us")
    name = _("Introductions that took place")
    yield Figure(name, told.took_place, _("introductions"), period, grade, source, where)
    if told.hours:
        yield Figure(_("Hours given in them"), float(told.hours), _("hours"), period, grade, source, where)


def waiting_rows(user: Any, today: dt.date, *, key: Any, title: Any) -> Iterator[Any]:
    """Proposals of runs that somebody started, what waits after they approved some, and questions to somebody with an
    account: a query for each."""
    with scopes_disabled():
        undecided = Proposal.objects.filter(run=OuterRef("pk"), approved_at=None, set_aside_at=None).order_by()
        number = Subquery(undecided.values("run").annotate(number=Count("pk")).values("number"))
        runs = MatchingRun.objects.filter(by=user, state=RunState.DONE, programme__archived_at=None)
        yield _rows("proposals", runs.annotate(number=number).filter(number__gt=0), title, F("number"))
        asked = asking(approved()).order_by().values("pk")
        mine = AskedPerson.objects.filter(participant__user=user, said="", proposal__in=asked)
        yield _rows("asked", mine, title, Value(1, output_field=IntegerField()))
        yield from _after_approval(user, today, key=key, title=title)


def _after_approval(user: Any, today: dt.date, *, key: Any, title: Any) -> Iterator[Any]:
    """Of the proposals that somebody approved: people who say nothing though they were reminded, and introductions of
    which nobody told what came of them."""
    mine = approved().filter(approved_by=user, programme__archived_at=None).order_by()
    silent = AskedPerson.objects.filter(proposal__in=asking(mine).values("pk"), said="", nudged_at__isnull=False)
    yield _counted("silent", silent, key, title)
    told = Outcome.objects.filter(asked__proposal=OuterRef("proposal")).exclude(happened=Happened.LATER)
    ended = ExpressionWrapper(F("made_at") + TIME_TO_MEET, output_field=DateTimeField())
    met = Introduction.objects.filter(~Exists(told), proposal__in=mine.values("pk")).annotate(ended=ended)
    said_no = AskedPerson.objects.filter(proposal=OuterRef("proposal"), said=Said.NO)
    yield _counted("untold", met.filter(~Exists(said_no), ended__date__lte=today), key, title)


def _counted(kind: str, rows: QuerySet[Any], key: Any, title: Any) -> Any:
    """A row for each programme."""
    no_day = Cast(Value(None), DateField())
    return rows.order_by().values(*WHERE).values_list(Value(kind), key, title, Count("pk"), no_day, *WHERE)


def _rows(kind: str, rows: QuerySet[Any], title: Any, number: Any) -> Any:
    key, no_day = Cast("pk", CharField()), Cast(Value(None), DateField())
    return rows.order_by().values_list(Value(kind), key, title, number, no_day, *WHERE)


def to_decide(programme: Programme, number: int) -> Waiting:
    told = ngettext(
        "Decide on %(number)s proposal to bring people together",
        "Decide on %(number)s proposals to bring people together", number,
    ) % {"number": number}  # fmt: skip
    return Waiting(f"{told}: {programme.name}", desk_address(programme))


def to_ask(programme: Programme, number: int) -> Waiting:
    told = ngettext(
        "Ask %(number)s person yourself: they said nothing, and were reminded",
        "Ask %(number)s people yourself: they said nothing, and were reminded", number,
    ) % {"number": number}  # fmt: skip
    return Waiting(f"{told}: {programme.name}", at("matches_under_way", programme))


def to_hear(programme: Programme, number: int) -> Waiting:
    told = ngettext(
        "Ask what came of %(number)s introduction", "Ask what came of %(number)s introductions", number
    ) % {"number": number}  # fmt: skip
    return Waiting(f"{told}: {programme.name}", at("matches_under_way", programme))


def to_answer(asked_id: UUID) -> Waiting:
    """Without a word about what it is: others may see the list."""
    return Waiting(_("Answer a question with yes or no"), reverse("people_it:match_link", args=(code_of(asked_id),)))
