from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .decision import Decision
from .duty import Duty
from .programme import ProgrammeOwned


class TextKind(models.TextChoices):
    """The texts that a decision gives to whoever commissions, in the order of their work."""

    STRATEGY = "strategy", _("Strategy paragraph")
    OUTCOMES = "outcomes", _("Outcome specification")
    TENDER = "tender", _("Tender question with scoring guide")
    CLAUSE = "clause", _("Contract clause")
    MEASURE = "measure", _("Measure")


class CommissioningText(ProgrammeOwned):
    """One text as people edited it. Until somebody saves one, the page shows a draft made anew."""

    processing = Processing(
        purpose="To turn a decision into words for a strategy, a tender or a contract",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members who wrote it, and people named in words",
        fields=("text", "by"),
        kept_for="As long as the programme",
    )

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=10, choices=TextKind)
    text = models.TextField(max_length=8000)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "kind"], name="one_text_of_a_kind"),
            models.CheckConstraint(name="a_known_commissioning_text", condition=models.Q(kind__in=TextKind.values)),
            models.CheckConstraint(name="a_commissioning_text_has_words", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.decision)


class Reduction(ProgrammeOwned):
    """What stops or shrinks to pay for a decision: how much, whose money, by when, and who agreed."""

    processing = Processing(
        purpose="To show what stops or shrinks to pay for a decision, and who agreed",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people or bodies named in words",
        fields=("whose_money", "agreed_by", "by"),
        kept_for="As long as the programme",
    )

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="reductions")
    what = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=100)
    """Such as “£ a year, in 2026 prices” or “hours a week”."""
    source = models.CharField(max_length=300)
    """Where the figure comes from."""
    whose_money = models.CharField(max_length=200)
    by_when = models.DateField()
    agreed_by = models.CharField(max_length=200, blank=True)
    """Empty while nobody has agreed, which the page says."""
    taken_out_at = models.DateTimeField(null=True, blank=True)
    """It pays for nothing any more, and can be brought back."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["by_when", "made_at"]
        constraints = [
            models.CheckConstraint(name="a_reduction_is_more_than_nothing", condition=models.Q(amount__gt=0)),
            models.CheckConstraint(
                name="a_reduction_has_its_unit_and_source", condition=~models.Q(unit="") & ~models.Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return self.what


class EarlierWords(ProgrammeOwned):
    """What a duty, a text or a reduction said before somebody changed it. Written once."""

    processing = Processing(
        purpose="To show what an answer or a text said before it was changed, and why",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people named in words",
        fields=("before", "reason", "by"),
        kept_for="As long as the programme",
    )

    duty = models.ForeignKey(Duty, null=True, blank=True, on_delete=models.CASCADE, related_name="earlier")
    text = models.ForeignKey(
        CommissioningText, null=True, blank=True, on_delete=models.CASCADE, related_name="earlier"
    )
    reduction = models.ForeignKey(Reduction, null=True, blank=True, on_delete=models.CASCADE, related_name="earlier")
    before = models.JSONField()
    """Each field with what it said."""
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "earlier words"
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="earlier_words_are_of_one_record",
                condition=models.Q(duty__isnull=False, text__isnull=True, reduction__isnull=True)
                | models.Q(duty__isnull=True, text__isnull=False, reduction__isnull=True)
                | models.Q(duty__isnull=True, text__isnull=True, reduction__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
