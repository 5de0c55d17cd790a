"""Figures that anybody may read: what was chosen, exactly what was shown, and since when."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class Protection(models.TextChoices):
    """As methods/disclosure.py names its rules for publications."""

    USUAL = "usual", _("Usual: 7 or fewer are not shown, others are rounded to 5")
    STRICT = "strict", _("Strict, for small places: 15 or fewer are not shown, others are rounded to 10")


class FigurePublication(ProgrammeOwned):
    """A choice of figures. While it is public everybody reads `content`, and nothing else is read to show it."""

    processing = Processing(
        purpose="To know who published figures",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    words = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    protection = models.CharField(max_length=6, choices=Protection, default=Protection.USUAL)
    with_views = models.BooleanField(default=True)
    """What residents say of the figures stands beside them."""
    chosen: Any = models.JSONField(default=list)
    """Of each measure: its key, what it counts, and for everybody or by group."""
    content: Any = models.JSONField(default=dict, blank=True)
    """What is or was shown, after the rule of small numbers."""
    shown: Any = models.JSONField(default=list, blank=True)
    """Every measure and period that was ever shown, with how; it only grows."""
    history: Any = models.JSONField(default=list, blank=True)
    """What was done on which day and why; who did it stands in the events."""
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "published_at"], name="figures_that_are_public")]
        constraints = [
            models.CheckConstraint(name="a_publication_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="a_publication_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title
