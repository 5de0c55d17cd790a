"""What a theory of change holds about a person: whether they agreed to how success is told. Found, and forgotten."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.focus_it.models import CriterionAgreement
from coproduction_star.journeys.steps import Held


def said_of_criteria(participant_id: UUID) -> Iterator[Held]:
    rows = CriterionAgreement.objects.filter(participant=participant_id).select_related("criterion__theory")
    held = tuple(
        {
            "theory": row.criterion.theory.title, "criterion": row.criterion.what, "group": row.group,
            "agrees": row.agrees, "reason": row.reason, "on": row.on,
        }
        for row in rows
    )  # fmt: skip
    if held:
        yield Held("focus_it.criterionagreement", held)


def forget_agreements(participant_id: UUID) -> None:
    rows = CriterionAgreement.objects.filter(participant=participant_id)
    forget(subject="focus_it.criterionagreement", subject_ids=rows.values_list("pk", flat=True))
    rows.delete()
