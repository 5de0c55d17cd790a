"""An organisation's own entries beside the lists of ours: incentives, barriers, clause topics, risks, questions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import OrganisationOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class EntryKind(models.TextChoices):
    """Which list an entry stands in."""

    INCENTIVE = "incentive", _("Incentive")
    BARRIER = "barrier", _("Barrier")
    CLAUSE = "clause", _("Clause topic")
    RISK = "risk", _("Risk")
    ETHICS = "ethics", _("Question of the ethics gate")


class CatalogueEntry(OrganisationOwned):
    """One entry of the organisation's own. `content` has the form of a content file of its kind."""

    processing = Processing(
        purpose="To know who added an entry to a list of the organisation",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the organisation",
    )

    kind = models.CharField(max_length=10, choices=EntryKind)
    key = models.SlugField(max_length=60)
    """What plans, charters and risks remember; never one of ours, which have no `own-` before them."""
    content: Any = models.JSONField()
    """Texts by language (`{"title": {"en": "…", "cy": "…"}}`), and ids of what was chosen."""
    retired_at = models.DateTimeField(null=True, blank=True)
    """It is no longer offered; what was made from it stays."""
    brought = models.UUIDField(null=True, blank=True)
    """The same for all that came with one spreadsheet."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["kind", "key"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "key"], name="an_own_entry_has_its_key"),
            models.CheckConstraint(name="an_own_key_is_not_ours", condition=models.Q(key__startswith="own-")),
        ]

    def __str__(self) -> str:
        return self.key
