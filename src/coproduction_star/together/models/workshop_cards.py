"""A try–test–reflect card: one thing that somebody tries after a workshop, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .workshop import KEPT_FOR, WorkshopContribution


class Tried(models.TextChoices):
    """What became of the one thing."""

    YES = "yes", _("I tried it")
    PARTLY = "partly", _("I tried a part of it")
    NOT_YET = "not-yet", _("Not yet")
    NO = "no", _("I will not try it")


class WorkshopCard(ProgrammeOwned):
    """Four words open it again; they are kept nowhere. The team sees how many tried, never who."""

    processing = Processing(
        purpose="To learn what people tried after a workshop, and what it taught them",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a workshop, and people they write about",
        fields=("tried", "learnt"),
        kept_for=KEPT_FOR,
    )

    contribution = models.OneToOneField(WorkshopContribution, on_delete=models.CASCADE, related_name="card")
    try_by = models.DateField()
    reference_hash = models.CharField(max_length=64, unique=True)
    tried = models.CharField(max_length=8, choices=Tried, blank=True)
    learnt = models.TextField(max_length=1000, blank=True)
    shown = models.BooleanField(default=False)
    """Others may read what was learnt: nothing in it tells who somebody is."""
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_card_that_was_answered_has_its_day",
                condition=models.Q(tried="", answered_on__isnull=True)
                | (~models.Q(tried="") & models.Q(answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]
