from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .decision import Decision
from .programme import ProgrammeOwned


class DutyKind(models.TextChoices):
    """What every decision asks first, in this order."""

    EQUALITY = "equality", _("Equality impact")
    DATA = "data", _("Data protection")
    CONSULTATION = "consultation", _("Fair consultation")
    INTERESTS = "interests", _("Interests declared")


class DutyState(models.TextChoices):
    OPEN = "open", _("Not done yet")
    ANSWERED = "answered", _("Answered")
    NOT_NEEDED = "not_needed", _("Not needed")


class Duty(ProgrammeOwned):
    """One duty of one decision: answered, not needed because …, or plainly not done yet."""

    processing = Processing(
        purpose="To show that a decision asked its duties, and what the answers were",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people named in words",
        fields=("answers", "because", "by"),
        kept_for="As long as the programme",
    )

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=12, choices=DutyKind)
    state = models.CharField(max_length=10, choices=DutyState, default=DutyState.OPEN)
    because = models.CharField(max_length=1000, blank=True)
    """Why it is not needed."""
    answers = models.JSONField(default=dict, blank=True)
    """By the name of the question. Kept when the duty is found not needed, or open again: nothing is lost."""
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "duties"
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "kind"], name="one_duty_of_a_kind"),
            models.CheckConstraint(name="a_known_duty", condition=models.Q(kind__in=DutyKind.values)),
            models.CheckConstraint(
                name="a_duty_not_needed_has_its_reason", condition=~models.Q(state="not_needed", because="")
            ),
            models.CheckConstraint(
                name="an_answered_duty_has_answers", condition=~models.Q(state="answered", answers={})
            ),
        ]

    def __str__(self) -> str:
        return str(self.decision)
