"""Who is asked to rate in a matrix, who has, and who hears what came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import ROUND_STATE, has_a_rating_role, open_to, still_here
from coproduction_star.focus_it.models import ImpactMatrix, Option, OptionRating, Rater
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant

from .selectors import number_of


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody who is asked, or leads: how many options they have rated of how many."""

    participant: Participant
    group: str
    rated: int
    of: int
    stands_aside: bool

    @property
    def is_done(self) -> bool:
        return self.stands_aside or self.rated >= self.of


def awaited_in(matrix: ImpactMatrix) -> list[Awaited]:
    """Everyone who is asked, and who leads: three queries."""
    of = Option.objects.filter(matrix=matrix, dropped_at__isnull=True).count()
    counted = Count("ratings", filter=Q(ratings__option__dropped_at__isnull=True))
    begun = {row.participant_id: row for row in Rater.objects.filter(matrix=matrix).annotate(rated=counted)}
    people = still_here().filter(has_a_rating_role(matrix.programme_id) | Q(pk__in=list(begun)))
    rows = [_awaited(person, begun.get(person.pk), of) for person in people.select_related("user")]
    return sorted(rows, key=lambda one: (one.is_done, one.participant.name.casefold()))


def _awaited(person: Participant, rater: Any, of: int) -> Awaited:
    if rater is None:
        return Awaited(person, "", 0, of, stands_aside=False)
    return Awaited(person, str(rater.get_group_display()), rater.rated, of, rater.stands_aside)


def everyone_who_rated(matrix: ImpactMatrix) -> list[tuple[Participant, frozenset[Any]]]:
    """Whoever rated and is still here, with the keys of the options they rated: two queries."""
    rated: dict[Any, set[Any]] = {}
    rows = OptionRating.objects.filter(option__matrix=matrix).values_list("rater__participant", "option")
    for person, option in rows.order_by():
        rated.setdefault(person, set()).add(option)
    people = still_here().filter(pk__in=list(rated)).select_related("user")
    return [(person, frozenset(rated[person.pk])) for person in people]


def rounds_in(programme: Programme) -> QuerySet[Any]:
    """Each matrix in the shape of a `Round`; how many are awaited is on its own page."""
    rows = ImpactMatrix.objects.filter(programme=programme).order_by()
    return rows.values_list(Value("matrix"), "pk", ROUND_STATE, Value(0))


def left_to_rate(user: Any) -> QuerySet[ImpactMatrix]:
    """Matrices of any programme in which somebody is asked and has options left, each with both numbers.

    What they rated is counted from their own row on, not from everybody's ratings: every page asks after a change.
    """
    with scopes_disabled():
        rows = ImpactMatrix.objects.filter(open_to(user))
        mine = Rater.objects.filter(participant__user=user)
        living = Count("ratings__option", filter=Q(ratings__option__dropped_at__isnull=True), distinct=True)
        rated = mine.filter(matrix=OuterRef("pk")).order_by().values("matrix").annotate(number=living)
        counted = rows.exclude(pk__in=mine.filter(stands_aside=True).values("matrix")).annotate(
            all=number_of(Option.objects.filter(matrix=OuterRef("pk"), dropped_at__isnull=True)),
            rated=Coalesce(Subquery(rated.values("number")), 0),
        )
        return counted.filter(rated__lt=F("all"))
