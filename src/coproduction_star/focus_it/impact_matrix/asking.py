"""Who is asked to rate in a matrix, who has, and who hears what came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import ROUND_STATE, has_a_rating_role, open_to, still_here
from coproduction_star.focus_it.models import ImpactMatrix, Option, OptionRating, Rater
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant


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
    """Matrices of any programme in which somebody is asked and has options left, each with both numbers."""
    with scopes_disabled():
        living = Q(options__dropped_at__isnull=True)
        mine = Q(options__ratings__rater__participant__user=user)
        rows = ImpactMatrix.objects.filter(open_to(user))
        aside = Rater.objects.filter(participant__user=user, stands_aside=True)
        counted = rows.exclude(pk__in=aside.values("matrix")).annotate(
            all=Count("options", filter=living, distinct=True),
            rated=Count("options", filter=living & mine, distinct=True),
        )
        return counted.filter(rated__lt=F("all"))
