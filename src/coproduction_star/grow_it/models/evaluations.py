"""What came of looking whether it worked: the question, and the answer as it was then."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .indicators import Indicator


class Way(models.TextChoices):
    """How it is looked at, the weakest first."""

    BEFORE_AFTER = "before-after", _("Before and after, with nobody to compare with")
    BESIDE = "beside", _("Beside another group or measure to which it did not happen")
    DIFFERENCES = "differences", _("Several groups or measures: those it happened to beside those it did not")
    INTERRUPTED = "interrupted", _("Against where the figures were heading")


class Evaluation(ProgrammeOwned):
    """One look whether something worked. Its result is written once; figures that change later do not change it."""

    processing = Processing(
        purpose="To know who looked whether something worked",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="evaluations")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="evaluations"
    )
    what = models.CharField(max_length=200)
    """What was done or changed."""
    change_on = models.DateField()
    way = models.CharField(max_length=12, choices=Way)
    group = models.CharField(max_length=100, blank=True)
    """Whom it happened to; empty for everybody."""
    other_group = models.CharField(max_length=100, blank=True)
    other_indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.SET_NULL, related_name="compared_in"
    )
    units: Any = models.JSONField(default=dict, blank=True)
    """Of several: which it happened to and which not, each as group:NAME or measure:KEY."""
    seasons = models.BooleanField(default=False)
    slope = models.BooleanField(default=False)
    narrative = models.TextField(max_length=2000, blank=True)
    """What people make of it, and what else happened."""
    result: Any = models.JSONField()
    """The effect with its range, and what it rests on, as grow_it/evaluations/working.py writes it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(name="an_evaluation_says_what_was_done", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        return self.what
