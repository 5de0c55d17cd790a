import uuid

from django.conf import settings
from django.db import models


class Frequency(models.TextChoices):
    """How often a person wants to hear from us."""

    AT_ONCE = "at-once", "At once"
    DAILY = "daily", "Once a day, when there is something new"
    NEVER = "never", "Never"


class Message(models.Model):
    """The outbox: one thing to be sent to one address, kept until its deletion date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    """What it is about: the same key is never sent twice."""
    organisation_id = models.UUIDField(null=True, blank=True, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    to = models.EmailField(max_length=254)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    language = models.CharField(max_length=10, default="en")
    made_at = models.DateTimeField(auto_now_add=True)
    digest = models.BooleanField(default=False)
    """Waits for the daily digest instead of going at once."""
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["sent_at", "digest"], name="message_waiting")]

    def __str__(self) -> str:
        return self.subject


class NoticeSetting(models.Model):
    """How often one person wants to hear from us. No row means once a day."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_setting")
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.DAILY)

    def __str__(self) -> str:
        return self.get_frequency_display()
