"""What matching keeps about one person, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held
from coproduction_star.people_it.models import AskedPerson, MaskedMessage, Outcome, Proposal

from . import telling


def said_in_matches(participant_id: UUID) -> Iterator[Held]:
    """What they wrote, and what they told came of it. That they were asked is found by its key."""
    written = MaskedMessage.objects.filter(sender__participant=participant_id).values("words", "made_at")
    told = Outcome.objects.filter(asked__participant=participant_id)
    held = {
        "people_it.maskedmessage": tuple(written),
        "people_it.outcome": tuple(told.values("happened", "hours", "was_good", "made_at")),
    }
    yield from (Held(kind, rows) for kind, rows in held.items() if rows)


def forget_matches(participant_id: UUID) -> None:
    """Their answers, messages and letters go, and proposals that nobody decided on. What others told stays."""
    rows = list(AskedPerson.objects.filter(participant=participant_id))
    forget(subject="people_it.askedperson", subject_ids=[row.pk for row in rows])
    for row in rows:
        telling.forget(row)
        row.delete()
    theirs = Q(legs__offer__participant=participant_id) | Q(legs__need__participant=participant_id)
    undecided = Proposal.objects.filter(theirs, approved_at__isnull=True, set_aside_at__isnull=True)
    Proposal.objects.filter(pk__in=list(undecided.values_list("pk", flat=True))).delete()
