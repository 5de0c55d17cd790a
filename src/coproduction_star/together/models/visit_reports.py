"""What comes of a review: the report of the group, who disagrees, and the service’s answer to each point."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned, Promise
from coproduction_star.ui.privacy import LawfulBasis, Processing
from coproduction_star.voices.models import Refusal, State

from .visits import Review, ReviewPoint, ReviewTaker


class Accepts(models.TextChoices):
    """What the service says to a point."""

    YES = "yes", _("We do it")
    PARTLY = "partly", _("We do part of it")
    NO = "no", _("We cannot, because")


class ReviewReport(ProgrammeOwned):
    """What the group says it saw. Every version stays."""

    processing = Processing(
        purpose="To know who wrote which version of a report",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="report")
    text = models.TextField(max_length=8000)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.review_id} ({self.version})"


class ReportVersion(ProgrammeOwned):
    """The report as it once stood."""

    processing = Processing(
        purpose="To know who wrote which version of a report",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    report = models.ForeignKey(ReviewReport, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=8000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="a_version_of_a_report_once")]

    def __str__(self) -> str:
        return f"{self.report_id} ({self.number})"


class ReportView(ProgrammeOwned):
    """Whether somebody who took part agrees. Who disagrees keeps their words, and they stand in the report."""

    processing = Processing(
        purpose="To keep the words of those who disagree with a report",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a review",
        fields=("agrees", "words"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    report = models.ForeignKey(ReviewReport, on_delete=models.CASCADE, related_name="views")
    taker = models.ForeignKey(ReviewTaker, on_delete=models.CASCADE, related_name="views")
    agrees = models.BooleanField()
    words = models.TextField(max_length=1500, blank=True)
    of_version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    third_person = models.BooleanField(default=False)
    has_address = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    edited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["report", "taker"], name="one_view_of_a_report"),
            models.CheckConstraint(name="who_disagrees_with_a_report_writes", condition=Q(agrees=True) | ~Q(words="")),
            models.CheckConstraint(name="a_refused_view_has_a_reason", condition=~Q(state="refused") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]


class ServiceAnswer(ProgrammeOwned):
    """What the service says to one point: what it does and by when, or why it cannot."""

    processing = Processing(
        purpose="To know who gave the answer of a service",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    point = models.OneToOneField(ReviewPoint, on_delete=models.CASCADE, related_name="answer")
    accepts = models.CharField(max_length=6, choices=Accepts)
    words = models.TextField(max_length=1000)
    by_when = models.DateField(null=True, blank=True)
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_service_says_more_than_yes", condition=~Q(words="")),
            models.CheckConstraint(
                name="what_a_service_does_has_a_day", condition=Q(accepts="no") | Q(by_when__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.get_accepts_display()
