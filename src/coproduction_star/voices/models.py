from django.conf import settings
from django.db import models

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import Participant


class Comment(ProgrammeOwned):
    """What somebody said about any record of a programme."""

    subject = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(max_length=4000)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="comments_of_record")]

    def __str__(self) -> str:
        return self.text[:80]


class Attachment(ProgrammeOwned):
    """A file on any record of a programme."""

    subject = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="attachments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    """Bytes."""
    file = models.FileField(upload_to="attachments/%Y/%m/")
    description = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="attachments_of_record")]

    def __str__(self) -> str:
        return self.name
