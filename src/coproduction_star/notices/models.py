import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, Processing


class Frequency(models.TextChoices):
    """How often a person wants to hear from us."""

    AT_ONCE = "at-once", _("At once")
    DAILY = "daily", _("Once a day, when there is something new")
    NEVER = "never", _("Never, except codes I ask for and invitations")


class Message(models.Model):
    """The outbox: one thing to be sent to one address, kept until its deletion date."""

    processing = Processing(
        purpose="To send messages once, and to see why one did not arrive",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="People we write to",
        fields=("user", "to", "subject", "text"),
        kept_for="90 days after it was written; the text of a code or invitation is emptied when it is sent",
    )

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
    urgent = models.BooleanField(default=False)
    """Goes at once whatever the person chose, and its text (a code, a link) is emptied once it went."""
    digest = models.BooleanField(default=False)
    """Waits for the daily digest instead of going at once."""
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
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

    processing = Processing(
        purpose="To write only as often as the person wants",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People with an account",
        fields=("user", "frequency"),
        kept_for="As long as the account",
    )

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_setting")
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.DAILY)

    def __str__(self) -> str:
        return self.get_frequency_display()
