from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .case import Case
from .programme import LivingManager, Outcome, Place, ProgrammeOwned


class Status(models.TextChoices):
    EXISTING = "existing", _("Already happening")
    IMPROVE = "improve", _("Happening and could be better")
    POTENTIAL = "potential", _("An idea that could start")
    STOPPED = "stopped", _("Stopped")


class WhoDecides(models.TextChoices):
    """First of two separate questions: who decides."""

    PROFESSIONALS = "professionals", _("Mostly professionals")
    BOTH = "both", _("Both together")
    CITIZENS = "citizens", _("Mostly citizens")
    UNKNOWN = "unknown", _("We do not know")


class WhoDoes(models.TextChoices):
    """Second of two separate questions: who does the work."""

    PROFESSIONALS = "professionals", _("Mostly professionals")
    BOTH = "both", _("Both together")
    CITIZENS = "citizens", _("Mostly citizens")
    UNKNOWN = "unknown", _("We do not know")


class Evidence(models.TextChoices):
    """How it is known to work; the initiative's own scale in methods/evidence.py."""

    NONE = "none", _("Nothing written down yet")
    ANECDOTE = "anecdote", _("Stories people tell")
    FEEDBACK = "feedback", _("Feedback or counts")
    BEFORE_AFTER = "before-after", _("Measured before and after")
    COMPARISON = "comparison", _("Compared with elsewhere")


class Initiative(ProgrammeOwned):
    """A piece of co-production that exists, could be better, could start, or has stopped."""

    processing = Processing(
        purpose="To know who wrote an initiative down",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("made_by",),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=4000, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.POTENTIAL)
    co_commission = models.BooleanField(default=False)
    co_design = models.BooleanField(default=False)
    co_deliver = models.BooleanField(default=False)
    co_assess = models.BooleanField(default=False)
    who_decides = models.CharField(max_length=14, choices=WhoDecides, default=WhoDecides.UNKNOWN)
    who_does = models.CharField(max_length=14, choices=WhoDoes, default=WhoDoes.UNKNOWN)
    citizens_bring = models.TextField(max_length=2000, blank=True)
    services_bring = models.TextField(max_length=2000, blank=True)
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="initiatives")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives")
    people = models.PositiveIntegerField(null=True, blank=True)
    """People involved, an estimate."""
    citizen_hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    staff_hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=12, choices=Evidence, default=Evidence.NONE)
    groups_not_reached = models.TextField(max_length=1000, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people at once are noticed."""
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["title"]
        indexes = [
            models.Index(fields=["programme", "removed_at", "title"], name="initiatives_by_title"),
            models.Index(fields=["organisation", "status"], name="initiatives_by_status"),
        ]

    def __str__(self) -> str:
        return self.title


class InitiativeCase(models.Model):
    """A case that inspired an initiative."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="inspirations")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager(organisation="initiative__organisation_id", programme="initiative__programme_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "case"], name="a_case_inspires_once")]

    def __str__(self) -> str:
        return str(self.case)
