from uuid import UUID

from coproduction_star.market_it.models import Breach, Charter, CharterReview, PromiseSide, PromiseVerdict


def promises_of(charter: Charter) -> list[PromiseSide]:
    """The next one to keep first, with both sides: one query."""
    rows = PromiseSide.objects.filter(charter=charter).select_related("promise__who", "party", "other")
    return list(rows.order_by("promise__due_on", "made_at"))


def promise_with(*, charter: Charter, side_id: UUID) -> PromiseSide:
    rows = PromiseSide.objects.select_related("promise__who", "party", "other")
    found: PromiseSide = rows.get(charter=charter, pk=side_id)
    return found


def verdict_of(side: PromiseSide, participant_id: UUID) -> PromiseVerdict | None:
    return PromiseVerdict.objects.filter(side=side, participant=participant_id).first()


def breaches_of(charter: Charter, *, settles: bool, reader: UUID) -> list[Breach]:
    """All of them for who settles them; else one's own."""
    rows = Breach.objects.filter(charter=charter).select_related("about", "raised_by")
    return list(rows if settles else rows.filter(raised_by=reader))


def breach_with(*, charter: Charter, breach_id: UUID) -> Breach:
    return Breach.objects.get(charter=charter, pk=breach_id)


def reviews_of(charter: Charter) -> list[CharterReview]:
    return list(CharterReview.objects.filter(charter=charter, held_on__isnull=False))
