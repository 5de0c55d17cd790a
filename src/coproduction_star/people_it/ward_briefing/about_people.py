"""What the ward pages hold about one participant, and how it goes with them."""

from uuid import UUID

from coproduction_star.people_it.models import CoachingReflection


def erase(participant_id: UUID) -> None:
    """What they thought about lessons goes. It stands in their copy by the key to them."""
    CoachingReflection.objects.filter(participant=participant_id).delete()
