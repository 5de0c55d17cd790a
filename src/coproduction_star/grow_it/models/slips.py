"""Links by which people of one group answer a self-assessment once, without an account."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .assessments import Assessment


class AssessmentSlips(ProgrammeOwned):
    """Links that were made together, for one group, until a day."""

    processing = Processing(
        purpose="To know who made and ended links to a self-assessment",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="slips")
    group = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(name="links_are_for_a_group", condition=~Q(group="") & Q(number__gt=0))]

    def __str__(self) -> str:
        return self.group


class AssessmentSlip(ProgrammeOwned):
    """One of them. It is deleted as soon as it is used, so nothing leads from an answer to it."""

    processing = NotPersonal("A link that was handed to somebody; it does not say to whom.")

    batch = models.ForeignKey(AssessmentSlips, on_delete=models.CASCADE, related_name="open")
    hash = models.CharField(max_length=64, unique=True)
    """Of its code, which is shown once."""
    delete_after = models.DateField()

    def __str__(self) -> str:
        return str(self.batch)
