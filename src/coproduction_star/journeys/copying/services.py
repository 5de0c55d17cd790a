from collections.abc import Collection
from typing import Any

from django.db import transaction

from coproduction_star.audit.models import Event
from coproduction_star.audit.services import record
from coproduction_star.journeys.known_names import KnownNames
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.programmes.services import add_outcomes, start_programme
from coproduction_star.journeys.shapes import Copying, shapes_of

VERB = "journeys.programme_copied"


@transaction.atomic
def copy_shape(
    *, programme: Programme, name: str, service: str, place: str, chosen: Collection[str], by: Any
) -> Programme:
    """Start a programme with the outcomes' wording of this one and what was chosen. Nothing of a person goes with it.

    Run in the scope of the organisation. The event keeps what was copied, how many of each, and what stayed.
    """
    names = KnownNames(programme.organisation_id)
    outcomes = list(Outcome.objects.filter(programme=programme))
    words = [names.left_out(one.words) for one in outcomes]
    made = start_programme(organisation=programme.organisation, name=name, service=service, place=place, by=by)
    add_outcomes(programme=made, words=words, by=by)
    known = {one.words: one for one in Outcome.objects.filter(programme=made)}
    pairs = ((one.pk, known.get(text)) for one, text in zip(outcomes, words, strict=True))
    to = Copying(made, {key: held for key, held in pairs if held is not None}, names, by)
    copied = {"outcomes": len(known)}
    for shape in shapes_of(programme):
        copied[shape.key] = shape.copy(to) if shape.key in chosen else 0
    record(by=by, verb=VERB, subject=made, source=programme.name, copied=copied)
    return made


def what_was_copied(programme: Programme) -> Event:
    """Raises Event.DoesNotExist where it did not begin as a copy."""
    return Event.objects.filter(verb=VERB).get(subject="journeys.programme", subject_id=str(programme.pk))
