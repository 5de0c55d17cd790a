"""Who is asked to weigh in a comparison, and who has not yet."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import ROUND_STATE, has_a_rating_role, number_of, open_to, still_here
from coproduction_star.focus_it.models import Comparison, SwingWeight, Weigher
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody who is asked, and whether they have said what matters to them."""

    participant: Participant
    group: str
    is_done: bool


def awaited_in(comparison: Comparison) -> list[Awaited]:
    """Everyone who is asked or has weighed, those who have not first: two queries."""
    rows = Weigher.objects.filter(comparison=comparison, participant__isnull=False)
    done = {row.participant_id: str(row.get_group_display()) for row in rows.filter(swings__isnull=False).distinct()}
    people = still_here().filter(has_a_rating_role(comparison.programme_id) | Q(pk__in=list(done)))
    found = [Awaited(one, done.get(one.pk, ""), one.pk in done) for one in people.select_related("user")]
    return sorted(found, key=lambda one: (one.is_done, one.participant.name.casefold()))


def rounds_in(programme: Programme) -> QuerySet[Any]:
    """Each comparison in the shape of a `Round`, with how many have not weighed."""
    said = SwingWeight.objects.filter(
        weigher__comparison=OuterRef(OuterRef("pk")), weigher__participant=OuterRef("pk")
    )
    late = still_here().filter(has_a_rating_role(OuterRef(OuterRef("programme"))), ~Exists(said))
    rows = Comparison.objects.filter(programme=programme).order_by()
    return rows.values_list(Value("comparison"), "pk", ROUND_STATE, number_of(late, of="organisation"))


def left_to_weigh(user: Any) -> QuerySet[Comparison]:
    """Comparisons of any programme in which somebody is asked and has not weighed."""
    with scopes_disabled():
        said = SwingWeight.objects.filter(weigher__comparison=OuterRef("pk"), weigher__participant__user=user)
        return Comparison.objects.filter(open_to(user)).filter(~Exists(said))
