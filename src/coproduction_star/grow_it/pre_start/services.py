from typing import Any

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import PreStartAnswer
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile


@transaction.atomic
def settle(*, programme: Programme, topic: str, words: str, who: str, version: int, by: Any) -> PreStartAnswer:
    """Keep what was said of a topic; what was said before stays beside it. `version` is how often it was answered.

    Raises ChangedMeanwhile.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    before = PreStartAnswer.objects.filter(programme=programme, topic=topic).order_by("-made_at")
    if before.count() != version:
        raise ChangedMeanwhile(before.first())
    made = PreStartAnswer.objects.create(
        programme=programme, organisation_id=programme.organisation_id, topic=topic, words=words, who=who, by=by
    )
    record(by=by, verb="grow_it.settled_before_the_start", subject=made)
    return made
