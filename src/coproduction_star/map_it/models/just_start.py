"""A small start that somebody makes without an account. It is no organisation's: its four words are its only key."""

import datetime as dt
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, Processing


class Happened(models.TextChoices):
    """What somebody says after the day of their step."""

    OPEN = "", _("Still to come")
    YES = "yes", _("It happened")
    NO = "no", _("It did not happen")


class SmallStart(models.Model):
    """What somebody wants to be different, and the steps they took; found only with its four words."""

    processing = Processing(
        purpose="To keep a small plan for somebody who has no account, and to remind them if they want it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Anyone who presses Just start",
        fields=("wanted", "email"),
        kept_for="90 days, or two weeks after the day of its last step when that is later; an e-mail address that was "
        "not confirmed seven days",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    wanted = models.CharField(max_length=300)
    """What should be different, in their words or one of a few."""
    case = models.SlugField(max_length=120, blank=True)
    """The case that they chose to start from."""
    language = models.CharField(max_length=10, default="en")
    reference_hash = models.CharField(max_length=64, unique=True)
    sent_key = models.CharField(max_length=64, unique=True)
    """The same answers sent twice are one plan."""
    email = models.EmailField(max_length=254, blank=True)
    email_given_at = models.DateTimeField(null=True, blank=True)
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    handed_to = models.CharField(max_length=200, blank=True)
    """The programme it went into."""
    handed_address = models.CharField(max_length=300, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    """When the programme answers, where it was told without an account."""
    delete_after = models.DateField()

    def __str__(self) -> str:
        """Never the words: this is what events call it."""
        return f"Just start ({str(self.pk)[:8]})"


class SmallStep(models.Model):
    """One small thing to try by a day, with one person. A step that did not happen is followed by a smaller one."""

    processing = Processing(
        purpose="To remember what somebody wants to try, with whom and by when, and what came of it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Anyone who presses Just start, and the person they name",
        fields=("what", "who", "learned", "next"),
        kept_for="As long as the plan it is part of",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    start = models.ForeignKey(SmallStart, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(default=1)
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=60)
    on = models.DateField()
    happened = models.CharField(max_length=3, choices=Happened, blank=True, default=Happened.OPEN)
    learned = models.TextField(max_length=1000, blank=True)
    next = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["start", "number"]
        constraints = [models.UniqueConstraint(fields=["start", "number"], name="steps_of_a_start_are_numbered")]
        indexes = [models.Index(fields=["on", "happened"], name="small_steps_by_day")]

    def __str__(self) -> str:
        return f"{self.start} {self.number}"

    def is_due(self, today: dt.date) -> bool:
        """Whether its day has come and nobody has said yet what came of it."""
        return self.happened == Happened.OPEN and self.on <= today
