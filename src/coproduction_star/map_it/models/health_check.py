from django.conf import settings
from django.db import models

from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.models.programme import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class HealthCheck(ProgrammeOwned):
    """Eight questions answered about an initiative that exists, on a day, by somebody."""

    processing = Processing(
        purpose="To know who checked an initiative, and when",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="health_checks")
    answers = models.JSONField()
    """Question by question, the word of the answer."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "made_at"], name="health_checks_by_day")]

    def __str__(self) -> str:
        return str(self.initiative)
