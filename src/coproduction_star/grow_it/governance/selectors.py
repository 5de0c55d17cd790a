from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from coproduction_star.grow_it.models import BodyKind, GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.methods.governance import Body, Seat, Told, differences, gaps
from coproduction_star.methods.sentences import Sentence


def layout_today(programme: Programme) -> GovernanceLayout | None:
    found = GovernanceLayout.objects.filter(programme=programme, state=LayoutState.TODAY)
    return found.select_related("decision").first()


def layout_called(programme: Programme, layout_id: UUID) -> GovernanceLayout:
    rows = GovernanceLayout.objects.select_related("programme__organisation", "decision")
    return rows.get(programme=programme, pk=layout_id)


def other_layouts(programme: Programme) -> tuple[GovernanceLayout, ...]:
    """Trials, then what was before, the newest first; each with how many bodies it has."""
    rows = GovernanceLayout.objects.filter(programme=programme).exclude(state=LayoutState.TODAY)
    living = Count("bodies", filter=Q(bodies__removed_at=None))
    return tuple(rows.select_related("decision").annotate(number=living).order_by("-made_at")[:20])


def bodies_of(layout: GovernanceLayout | None) -> tuple[GovernanceBody, ...]:
    """With their seats and outcomes: three queries, however many there are."""
    if layout is None:
        return ()
    seats = Prefetch("seats", GovernanceSeat.objects.select_related("participant"))
    rows = GovernanceBody.objects.filter(layout=layout).prefetch_related(seats, "outcomes")
    return tuple(rows)


def removed_from(layout: GovernanceLayout | None) -> tuple[GovernanceBody, ...]:
    if layout is None:
        return ()
    return tuple(
        GovernanceBody.everything.filter(layout=layout, removed_at__isnull=False).order_by("-removed_at")[:10]
    )


def body_called(programme: Programme, body_id: UUID) -> GovernanceBody:
    rows = GovernanceBody.objects.select_related("layout__programme__organisation").prefetch_related("outcomes")
    return rows.get(programme=programme, pk=body_id)


def any_body(programme: Programme, body_id: UUID) -> GovernanceBody:
    """Also one that was taken out."""
    return GovernanceBody.everything.select_related("layout").get(programme=programme, pk=body_id)


def seat_called(programme: Programme, board_seat_id: UUID) -> GovernanceSeat:
    rows = GovernanceSeat.objects.filter(body__removed_at=None).select_related("body__layout", "participant")
    return rows.get(programme=programme, pk=board_seat_id)


def any_seat(programme: Programme, board_seat_id: UUID) -> GovernanceSeat:
    return GovernanceSeat.everything.select_related("body__layout").get(programme=programme, pk=board_seat_id)


def removed_seats(body: GovernanceBody) -> tuple[GovernanceSeat, ...]:
    return tuple(GovernanceSeat.everything.filter(body=body, removed_at__isnull=False).order_by("-removed_at")[:10])


def outcomes_of(programme: Programme) -> dict[str, str]:
    """Words by key, as the method takes them."""
    return {str(one.pk): one.words for one in Outcome.objects.filter(programme=programme)}


def as_bodies(bodies: Sequence[GovernanceBody]) -> tuple[Body, ...]:
    """As the method takes them."""
    return tuple(map(_body, bodies))


def _body(one: GovernanceBody) -> Body:
    seats = tuple(Seat(str(seat.origin), seat.role, seat.votes, seat.resident) for seat in one.seats.all())
    kind = str(BodyKind(one.kind).label)
    return Body(str(one.origin), one.name, kind, seats, frozenset(str(outcome.pk) for outcome in one.outcomes.all()))


def gaps_of(outcomes: Mapping[str, str], bodies: Sequence[GovernanceBody]) -> tuple[Told, ...]:
    return gaps(outcomes, as_bodies(bodies))


def differences_of(
    before: Sequence[GovernanceBody], after: Sequence[GovernanceBody], outcomes: Mapping[str, str]
) -> tuple[Sentence, ...]:
    return differences(as_bodies(before), as_bodies(after), outcomes)
