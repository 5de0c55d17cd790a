from django.conf import settings
from django.db import models

from coproduction_star.organisations.models import OrganisationOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class PlaceFileState(models.TextChoices):
    DRAFT = "draft"
    DONE = "done"
    UNDONE = "undone"


class PlaceFile(OrganisationOwned):
    """Areas that came in one file: looked at first, added together, and taken back together."""

    processing = Processing(
        purpose="To know who brought the wards in",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="30 days",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    areas = models.JSONField(default=list)
    """What each feature says of itself, with its boundary or the sentence why it has none."""
    name_from = models.CharField(max_length=200, blank=True)
    """The property that is the name, and below the one that is the code."""
    code_from = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=6, choices=PlaceFileState, default=PlaceFileState.DRAFT)
    made = models.JSONField(default=list)
    """The ids of the places it added."""
    changed = models.JSONField(default=dict)
    """By the id of each place it changed: what the place said before and what it says since."""
    kept_back = models.JSONField(default=list)
    """The names of what an undo left alone, because somebody had worked with it since."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name
