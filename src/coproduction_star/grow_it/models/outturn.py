"""What happened, beside what a frozen business case had forecast."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .indicators import IndicatorFigure


class Compared(models.TextChoices):
    """As methods/track_record.py names them."""

    COST = "cost", _("Cost")
    DEMAND = "demand", _("People who take part")
    BENEFIT = "benefit", _("Benefit")
    YEARS = "years", _("Time")


class Outturn(ProgrammeOwned):
    """One line of a forecast with what came of it. It keeps the forecast: it says the same when the paper is gone."""

    processing = Processing(
        purpose="To know who wrote down what came of a forecast",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    paper = models.CharField(max_length=40)
    """The key of the edition."""
    paper_kept: Any = models.JSONField()
    """What the edition was, as a decision keeps it, and in prices of which year."""
    subject = models.CharField(max_length=40)
    """The case that it is an edition of: each counts once in the record of an organisation."""
    edition = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=300)
    what = models.CharField(max_length=7, choices=Compared)
    name = models.CharField(max_length=400)
    unit = models.CharField(max_length=100)
    first_year = models.PositiveSmallIntegerField(default=0)
    last_year = models.PositiveSmallIntegerField(default=0)
    """Places from year 0 on, both in."""
    forecast = models.DecimalField(max_digits=15, decimal_places=2)
    happened = models.DecimalField(max_digits=15, decimal_places=2)
    """In the prices of the forecast."""
    typed = models.DecimalField(max_digits=15, decimal_places=2)
    """As it was written down, in `prices`."""
    prices = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=300)
    known_on = models.DateField()
    why = models.TextField(max_length=1000, blank=True)
    """Why it came differently, as people see it."""
    figure = models.ForeignKey(
        IndicatorFigure, null=True, blank=True, on_delete=models.SET_NULL, related_name="outturns"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["organisation", "what"], name="outturns_of_a_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "paper", "line"], condition=Q(removed_at__isnull=True),
                name="one_outturn_for_each_line",
            ),
            models.CheckConstraint(name="an_outturn_has_its_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="an_outturn_ends_after_it_begins", condition=Q(last_year__gte=F("first_year"))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
