from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.grow_it.models import CaseDraft, CaseStep, CaseStepKind
from coproduction_star.journeys.models import Initiative, Programme, Status

WRITING = (CaseStepKind.BEGUN, CaseStepKind.CHANGED, CaseStepKind.SENT)


def drafts_of(programme: Programme) -> QuerySet[CaseDraft]:
    return CaseDraft.objects.filter(programme=programme).select_related("initiative", "case")


def draft_called(programme: Programme, draft_id: UUID) -> CaseDraft:
    rows = CaseDraft.objects.select_related("initiative", "case", "programme__organisation", "sent_by")
    return rows.get(programme=programme, pk=draft_id)


def steps_of(draft: CaseDraft) -> QuerySet[CaseStep]:
    return CaseStep.objects.filter(draft=draft).select_related("by")


def step_called(draft: CaseDraft, step_id: UUID) -> CaseStep:
    """What a part said before, or an edition."""
    return steps_of(draft).exclude(kept={}).get(pk=step_id)


def could_tell(programme: Programme) -> QuerySet[Initiative]:
    """What happens or has stopped, and has no case yet."""
    rows = Initiative.objects.filter(programme=programme, case_draft=None).exclude(status=Status.POTENTIAL)
    return rows.order_by("title")


def wrote_in(draft: CaseDraft, user: object) -> bool:
    """Whether somebody wrote any of it, or sent it: then another person checks it."""
    return CaseStep.objects.filter(draft=draft, kind__in=WRITING, by=user).exists()
