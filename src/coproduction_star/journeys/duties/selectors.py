"""What the duties of decisions say, and which of them are open."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from coproduction_star.journeys.models import Decision, Duty, DutyKind, DutyState, EarlierWords, Interest, Programme
from coproduction_star.methods.data_protection import Screened, Sign, screen
from coproduction_star.organisations.models import Membership


def decision_whole(*, programme: Programme, decision_id: UUID) -> Decision:
    """With its duties and what they said before."""
    earlier = Prefetch("duties__earlier", queryset=EarlierWords.objects.select_related("by"))
    duties = Prefetch("duties", queryset=Duty.objects.select_related("by"))
    rows = Decision.objects.prefetch_related(duties, earlier)
    return rows.get(programme=programme, pk=decision_id)


def duty_of(decision: Decision, kind: str) -> Duty:
    """The duty, or an open one that is not saved yet, for a decision from before duties were asked."""
    held = Duty.objects.filter(decision=decision, kind=kind).first()
    return held or unsaved(decision, kind)


def unsaved(decision: Decision, kind: str) -> Duty:
    return Duty(
        decision=decision, kind=kind, version=0,
        programme_id=decision.programme_id, organisation_id=decision.organisation_id,
    )  # fmt: skip


def duties_in_order(decision: Decision) -> tuple[Duty, ...]:
    """All four, also those that nobody was asked for."""
    held = {duty.kind: duty for duty in decision.duties.all()}
    return tuple(held.get(kind) or unsaved(decision, kind) for kind in DutyKind)


def was_asked(decision: Decision) -> bool:
    """Whether duties were asked of this decision; not of those that are older than the question."""
    return bool(decision.duties.all())


def open_duties(decision: Decision) -> tuple[Duty, ...]:
    return tuple(duty for duty in duties_in_order(decision) if duty.state == DutyState.OPEN)


def screened(duty: Duty) -> Screened | None:
    """What the answers about data protection come to; nothing until they are given."""
    if duty.kind != DutyKind.DATA or duty.state != DutyState.ANSWERED:
        return None
    held = frozenset(sign for sign in Sign if duty.answers.get(sign.value, "no") != "no")
    return screen(personal_data=duty.answers.get("personal") != "no", signs=held)


def declared_in(programme: Programme) -> QuerySet[Interest]:
    return Interest.objects.filter(programme=programme).select_related("participant").order_by("participant__name")


def decisions_with_open_duties(programme: Programme) -> int:
    open_ones = Duty.objects.filter(programme=programme, state=DutyState.OPEN)
    return open_ones.order_by().values("decision").distinct().count()


def left_open_by(user: Any) -> QuerySet[Decision]:
    """Decisions this person recorded, where they are still a member, whose duties are not all done."""
    open_ones = Duty.objects.filter(decision=OuterRef("pk"), state=DutyState.OPEN)
    here = Membership.objects.filter(user=user, ended_at__isnull=True).values("organisation")
    mine = Decision.objects.filter(by=user, programme__closed_at__isnull=True, programme__archived_at__isnull=True)
    return mine.filter(Exists(open_ones), organisation__in=here)
