"""Somebody's own plan, kept only when they ask for it, sealed, and read by nobody else."""

from django.db import models
from django.db.models import Q

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class OwnPlan(ProgrammeOwned):
    """What somebody does themselves, what the service does, and when to ask. Its words are sealed."""

    processing = Processing(
        purpose="To keep somebody's own plan for them, so that they can change it and print it again",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Members and residents who ask that their plan is kept",
        fields=("participant", "sealed"),
        kept_for="Until they erase it or are erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="own_plans")
    sealed = models.TextField()
    kept_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "participant"], name="one_own_plan_for_each"),
            models.CheckConstraint(name="an_own_plan_is_kept_sealed", condition=~Q(sealed="")),
        ]

    def __str__(self) -> str:
        """Never a name: this is what events call it."""
        return str(self.pk)[:8]
