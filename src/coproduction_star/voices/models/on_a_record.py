from django.conf import settings
from django.db import models

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class OnARecord(ProgrammeOwned):
    """Something a participant put on a record, which they may remove and, for a while, bring back."""

    subject = models.CharField(max_length=80)
    """The record's model, as `app.model`."""
    subject_id = models.UUIDField()
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField(null=True, blank=True)
    """Set when it is removed: until then it can be brought back."""

    class Meta(ProgrammeOwned.Meta):
        abstract = True


class Comment(OnARecord):
    """What somebody said about any record of a programme."""

    processing = Processing(
        purpose="To talk about a record where everyone in the programme can read it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and participants",
        fields=("participant", "by", "text"),
        kept_for="As long as the programme; 30 days once removed; at once when its author is erased",
    )

    text = models.TextField(max_length=4000)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="comments_of_record")]

    def __str__(self) -> str:
        return self.text[:80]


class Attachment(OnARecord):
    """A file on any record of a programme."""

    processing = Processing(
        purpose="To keep a document beside the record it is about",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and participants, and whoever the file is about",
        fields=("participant", "by", "name", "description", "file"),
        kept_for="As long as the programme; 30 days once removed; at once when its author is erased",
    )

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
