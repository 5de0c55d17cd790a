import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.map_it.models import Story

from .journeys import InitiativeFactory, OfProgramme


class StoryFactory(OfProgramme):
    """A draft; `StoryFactory(public=True)` is one that anyone may read, in a programme that is public now."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    class Params:
        public = factory.Trait(
            shown_from=factory.LazyFunction(timezone.now),
            consent_of="The four who run it",
            consent_by="signed",
            consent_on=dt.date(2026, 10, 1),
        )

    title = factory.Sequence(lambda n: f"Tea and talk {n}")
    what_happened = "Neighbours run it twice a week."
    initiative = factory.LazyAttribute(
        lambda row: InitiativeFactory(programme=row.programme, title="Something else", status="existing")
    )

    @factory.post_generation
    def _open_the_page(self, create: bool, extracted: object, **_more: object) -> None:
        if self.shown_from and not self.programme.published_at:
            self.programme.published_at = timezone.now()
            self.programme.save(update_fields=["published_at"])
