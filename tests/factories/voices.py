import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.voices.models import Contribution, Listening
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE


class ContributionFactory(OfProgramme):
    """Something said by somebody without an account; `reference="four plain words"` lets them follow it."""

    class Meta:
        model = Contribution

    class Params:
        reference = ""
        shown = factory.Trait(state="shown", checked_at=factory.LazyFunction(timezone.now))
        worried = factory.Trait(worry=True, state="held")

    kind = "idea"
    words = factory.Sequence(lambda n: f"More benches please {n} {HOSTILE}")
    name = factory.Sequence(lambda n: f"Writer {n} {HOSTILE}")
    contact = "writer@example.org"
    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"no {n}"
    )
    answer_due = dt.date(2026, 12, 1)
    delete_after = FAR


class ListeningFactory(OfProgramme):
    class Meta:
        model = Listening
