"""What Grow it keeps about one person beside the rows that name them, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held

from .competencies.taking_away import skills_held
from .models import Connector, GovernanceSeat, Indicator, Recognition, SkillsProfile, SkillsShare, Teaching


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What is sealed in their own skills, opened for them; of others the sum alone; and whom they teach."""
    rows = tuple(skills_held(participant_id))
    if rows:
        yield Held("grow_it.skills", rows)
    taught = Teaching.everything.filter(who=participant_id).select_related("programme")
    held = tuple(
        {"programme": one.programme.name, "teaches": one.whom, "what": one.words, "agreed_on": str(one.agreed_on)}
        for one in taught
    )
    if held:
        yield Held("grow_it.teaching", held)


def erase(participant_id: UUID) -> None:
    """A measure and a seat stay and name nobody; their pages ask for somebody. A councillor's part and skills go."""
    Indicator.everything.filter(owner=participant_id).update(owner=None)
    Teaching.everything.filter(who=participant_id).update(who=None, agreed_on=None)
    GovernanceSeat.everything.filter(participant=participant_id).update(participant=None)
    Connector.everything.filter(participant=participant_id).delete()
    thanks = Recognition.objects.filter(participant=participant_id)
    forget(subject=Recognition._meta.label_lower, subject_ids=list(thanks.values_list("pk", flat=True)))
    thanks.delete()
    SkillsShare.objects.filter(with_whom=participant_id).delete()
    SkillsProfile.objects.filter(participant=participant_id).delete()
