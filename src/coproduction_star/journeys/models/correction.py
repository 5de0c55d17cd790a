from django.conf import settings
from django.db import models

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .decision import Decision, Promise
from .programme import ProgrammeOwned


class Correction(ProgrammeOwned):
    """What a decision or a promise said before somebody corrected it, and why. Written once."""

    processing = Processing(
        purpose="To show what a decision or promise said before it was corrected, and why",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and bodies named in words",
        fields=("before", "reason", "by"),
        kept_for="As long as the programme",
    )

    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections")
    before = models.JSONField()
    """Each field that was changed, with what it said."""
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_correction_is_of_one_record",
                condition=models.Q(decision__isnull=True, promise__isnull=False)
                | models.Q(decision__isnull=False, promise__isnull=True),
            ),
            models.CheckConstraint(name="a_correction_has_its_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason
