"""What surveys hold about one participant, and how it goes with them."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held
from coproduction_star.people_it.models import Response, SpecialAnswers, Survey


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """Their answers are found by the key to them; here is what hangs on those, and where they are named."""
    special = SpecialAnswers.objects.filter(response__participant=participant_id)
    if rows := tuple({"response": row.response_id, "answers": row.answers} for row in special):
        yield Held("people_it.special_answers", rows)
    named = Survey.objects.filter(capacity_of=participant_id).select_related("programme")
    if named_as := tuple(
        {"programme": row.programme.name, "survey": row.title, "named_as": "who answers for it"} for row in named
    ):
        yield Held("people_it.named", named_as)


def erase(participant_id: UUID) -> None:
    """Their answers go; figures worked out from many answers stay. A survey then names nobody who answers for it."""
    rows = Response.objects.filter(participant=participant_id)
    forget(subject="people_it.response", subject_ids=rows.values_list("pk", flat=True))
    rows.delete()
    Survey.objects.filter(capacity_of=participant_id).update(capacity_of=None)
