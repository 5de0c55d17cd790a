"""How much a programme asked people, and how much they offer: each feature that says so on the Star reads it here."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, Q, QuerySet, Value
from django.utils import timezone

from coproduction_star.journeys.models import Programme

from .models import Happened, Need, Offer, Outcome, Survey
from .offered import State, in_state

COUNTED = Q(responses__finished_at__isnull=False, responses__withdrawn_at__isnull=True)
"""Answers to a survey that were sent and not taken back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Surveys with their answers; offers and wishes that hold now, and how many of both wait for an answer; and
    introductions that took place."""

    drafts: int = 0
    opened: int = 0
    answers: int = 0
    offers: int = 0
    needs: int = 0
    waits: int = 0
    took_place: int = 0


def counts_of(programme: Programme) -> Counts:
    """One query, once for each programme that a page shows."""
    kept: Counts | None = programme.__dict__.get("_people_counts")
    if kept is None:
        kept = programme.__dict__["_people_counts"] = _counts_of(programme)
    return kept


def _counts_of(programme: Programme) -> Counts:
    offered = (_living(sort, model, programme) for sort, model in OFFERED)
    rows = _surveys(programme).union(*offered, _met(programme), all=True)
    found = {kind: numbers for kind, *numbers in rows}
    opened, drafts, answers = found.get("survey", (0, 0, 0))
    offers, first, _none = found.get("offer", (0, 0, 0))
    needs, second, _none = found.get("need", (0, 0, 0))
    took_place, _none, _none = found.get("met", (0, 0, 0))
    return Counts(drafts, opened, answers, offers, needs, waits=first + second, took_place=took_place)


OFFERED = (("offer", Offer), ("need", Need))


def _surveys(programme: Programme) -> QuerySet[Survey, tuple[str, int, int, int]]:
    is_open = Q(published_at__isnull=False)
    rows = Survey.objects.filter(programme=programme).order_by().values_list(Value("survey"))
    return rows.annotate(
        opened=Count("pk", filter=is_open, distinct=True),
        drafts=Count("pk", filter=~is_open, distinct=True),
        answers=Count("responses", filter=COUNTED),
    )


def _met(programme: Programme) -> QuerySet[Outcome, tuple[str, int, int, int]]:
    rows = Outcome.objects.filter(programme=programme, happened=Happened.YES).order_by().values_list(Value("met"))
    none = {name: Value(0, output_field=IntegerField()) for name in ("none", "nothing")}
    return rows.annotate(number=Count("asked__proposal", distinct=True), **none)


def _living(sort: str, model: type[Offer | Need], programme: Programme) -> QuerySet[Offer | Need]:
    living = in_state(State.LIVING, today=timezone.localdate())
    rows = model.objects.filter(living, programme=programme).order_by().values_list(Value(sort))
    return rows.annotate(
        number=Count("pk"),
        waits=Count("pk", filter=Q(answered_at__isnull=True)),
        none=Value(0, output_field=IntegerField()),
    )
