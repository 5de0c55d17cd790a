"""What sessions hold about one participant, and how it goes with them."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held
from coproduction_star.people_it.models import LearningSession, SessionPlace


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """Their places are found by the key to them; here is where others read that they answer for a session."""
    named = LearningSession.objects.filter(asks=participant_id).select_related("programme")
    rows = tuple({"programme": one.programme.name, "session": one.title, "named_as": "whom to ask"} for one in named)
    if rows:
        yield Held("people_it.session_named", rows)


def erase(participant_id: UUID) -> None:
    """Their places go; how many came stays with the session. A session then names nobody to ask."""
    rows = SessionPlace.objects.filter(participant=participant_id)
    forget(subject="people_it.sessionplace", subject_ids=rows.values_list("pk", flat=True))
    rows.delete()
    LearningSession.objects.filter(asks=participant_id).update(asks=None)
