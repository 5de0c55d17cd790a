from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .programme import ProgrammeOwned


class Handover(ProgrammeOwned):
    """One lead hands a programme over to the next, who accepts it or not."""

    processing = Processing(
        purpose="To know who led a programme, who leads it now, and what the next lead was told",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members who lead a programme",
        fields=("leaver", "successor", "note"),
        kept_for="As long as the programme",
    )

    leaver = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    successor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(max_length=6000, blank=True)
    """What the next lead should know."""
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_handover_waits_in_a_programme",
            ),
            models.CheckConstraint(
                name="a_handover_is_accepted_or_withdrawn",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.programme.name

    @property
    def waits(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None
