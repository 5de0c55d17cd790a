from django.db import models

from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.models.programme import ProgrammeOwned
from coproduction_star.ui.privacy import NotPersonal


class Joining(ProgrammeOwned):
    """Two initiatives became one: what moved and what was said before, so that it can be undone."""

    processing = NotPersonal("What two initiatives said before they were joined. People stand in it by number only.")

    kept = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=list)
    """Rows that pointed to the one that is gone: model, field, their keys."""
    before = models.JSONField(default=dict)
    """Fields of the kept one as they were."""
    kept_version = models.PositiveIntegerField()
    """The kept one's version right after. When it is another, somebody has changed it since."""
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"
