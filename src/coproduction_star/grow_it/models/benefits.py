"""What people say of a benefit beside what its figures say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class BenefitNote(ProgrammeOwned):
    """A note on one of the twelve benefits. Written once: the newest is shown, those before it stay readable."""

    processing = Processing(
        purpose="To show what people make of a benefit, and whom to ask",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("words", "by"),
        kept_for="As long as the programme",
    )

    benefit = models.SlugField(max_length=60)
    """Its id in data/benefits."""
    words = models.TextField(max_length=2000, blank=True)
    """Empty where the note was taken out."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "benefit"], name="notes_of_a_benefit")]
        constraints = [models.CheckConstraint(name="a_note_is_about_a_benefit", condition=~Q(benefit=""))]

    def __str__(self) -> str:
        return self.words
