from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import BenefitNote
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile

from .selectors import notes_on


class NothingChanged(ValueError):
    """A change changes something."""


@transaction.atomic
def write_note(*, programme: Programme, benefit: str, words: str, version: int, by: Any) -> BenefitNote:
    """Put a note in the place of the one before, which stays. `version` is how many there were when it was begun.

    Raises ChangedMeanwhile, which holds all notes that there are now, and NothingChanged.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    held = notes_on(programme, benefit)
    if len(held) != version:
        raise ChangedMeanwhile(held)
    if words == (held[0].words if held else ""):
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    made = BenefitNote.objects.create(
        programme=programme, organisation_id=programme.organisation_id, benefit=benefit, words=words, by=by
    )
    record(by=by, verb="grow_it.benefit_noted", subject=made)
    return made
