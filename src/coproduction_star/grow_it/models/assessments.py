"""Looking at oneself: rounds of a self-assessment, and what each answer says."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class AssessmentKind(models.TextChoices):
    """As data/self_assessments names them."""

    READINESS = "readiness", _("How ready we are")
    PERFORMANCE = "performance", _("What our targets, budgets and contracts do")
    REVIEW = "review", _("A service from all sides")


class Assessment(ProgrammeOwned):
    """One round, from its beginning to its end; rounds of the same kind make a trend."""

    processing = Processing(
        purpose="To know who began and ended a self-assessment",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    kind = models.CharField(max_length=11, choices=AssessmentKind)
    title = models.CharField(max_length=200)
    groups: Any = models.JSONField()
    """Whose views are told apart: names of groups."""
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(name="a_self_assessment_has_a_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title


class AssessmentAnswer(ProgrammeOwned):
    """What one person, or one group together, says. It is shown to nobody alone; whoever gave it may change it."""

    processing = Processing(
        purpose="To see how groups see the same thing; who answered is kept only so that they can change it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and residents who answer",
        fields=("scores", "notes", "by"),
        kept_for="As long as the programme; nobody is named once the round has ended",
    )

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    group = models.CharField(max_length=100)
    scores: Any = models.JSONField()
    """1 to 5 by the id of each statement that was answered."""
    notes: Any = models.JSONField(default=dict, blank=True)
    """What shows it, by the id of the statement."""
    together = models.BooleanField(default=False)
    """A group answered together, or somebody typed in what a person said on paper."""
    on_paper = models.BooleanField(default=False)
    """Somebody of the team typed in what one person said on paper."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "by"], condition=Q(together=False, by__isnull=False),
                name="everybody_answers_a_round_once",
            ),
            models.CheckConstraint(name="an_answer_has_its_group", condition=~Q(group="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.group
