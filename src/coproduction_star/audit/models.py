from django.conf import settings
from django.db import models

from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class Event(models.Model):
    """One thing somebody did, to what, and on whose behalf. Never updated, never deleted with its subject."""

    processing = Processing(
        purpose="To answer who did what, and to put mistakes right",
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        whose="Everyone who uses the product",
        fields=("by", "for_whom", "subject_title"),
        kept_for="As long as the organisation; names in it are emptied when a person is erased",
    )

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    """Who typed it. Empty for what the product did by itself."""
    for_whom = models.UUIDField(null=True, blank=True)
    """The participant it was done for, when that is someone else."""
    organisation_id = models.UUIDField(null=True, blank=True)
    programme_id = models.UUIDField(null=True, blank=True)
    verb = models.CharField(max_length=80)
    """What was done, as `app.thing_done`."""
    subject = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    subject_title = models.CharField(max_length=200, blank=True)
    """What the subject was called then, so that the sentence reads after it is gone."""
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["organisation_id", "-at"], name="event_of_organisation"),
            models.Index(fields=["programme_id", "-at"], name="event_of_programme"),
            models.Index(fields=["subject", "subject_id"], name="event_of_subject"),
            models.Index(fields=["for_whom"], name="event_for_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.subject_id}"


class ErasureKind(models.TextChoices):
    """What was erased; each has a way to be erased again (config/backup/repeating.py)."""

    ACCOUNT = "account"
    PARTICIPANT = "participant"
    CONTRIBUTION = "contribution"
    RESPONSE = "response"
    SPECIAL_ANSWERS = "special-answers"
    SMALL_START = "small-start"
    SKILLS = "skills"
    PASSPORT = "passport"
    REVIEW_PART = "review-part"
    VISIT_PHOTO = "visit-photo"
    OFFER = "offer"
    WISH = "wish"
    OFFERS_OF_ONE = "offers-of-one"
    DESIGN_PART = "design-part"
    SHIFT_PLACE = "shift-place"
    OWN_PLAN = "own-plan"
    STORY_CONSENT = "story-consent"
    WORKSHOP_SEAT = "workshop-seat"


class Erasure(models.Model):
    """That something was erased, so that restoring an older backup erases it again."""

    processing = NotPersonal("The key of what was erased, of what kind, and when; nothing that tells who it was.")

    kind = models.CharField(max_length=20, choices=ErasureKind)
    key = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="erased_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
