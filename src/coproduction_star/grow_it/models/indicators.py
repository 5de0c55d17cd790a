"""Measures of outcomes, their figures, and what was known when they were written down."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Outcome, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class Label(models.TextChoices):
    """As methods/outcomes_framework.py names them."""

    OUTCOME = "outcome", _("Outcome: how people live")
    INTERMEDIATE = "intermediate", _("On the way: what people do, know or feel able to do")
    OUTPUT = "output", _("Output: what was done, and how often")
    PROCESS = "process", _("Process: how good working together was")
    EFFICIENCY = "efficiency", _("Efficiency: what it took")


class Better(models.TextChoices):
    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")
    NEITHER = "neither", _("Neither is better")


class Every(models.TextChoices):
    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")
    YEAR = "year", _("Every year")
    SELDOM = "seldom", _("Now and then")


class Measured(models.TextChoices):
    NUMBER = "number", _("A number")
    SHARE = "share", _("A share: so many of so many, in per cent")
    RATE = "rate", _("A rate: how often, per so many")


class ChartKind(models.TextChoices):
    CONTROL = "control", _("Control chart")
    RUN = "run", _("Run chart: around the median")


class Level(models.IntegerChoices):
    """How far a figure can be trusted, as methods/evidence.py maps the levels of an indicator."""

    STORY = 1, _("1 – people say so")
    COUNTED = 2, _("2 – counted, without a comparison")
    COMPARED = 3, _("3 – compared with before, or with others")
    TESTED = 4, _("4 – compared with a group chosen by chance")


class Indicator(ProgrammeOwned):
    """One measure: what it says, of whom, from where, and where it should go."""

    processing = Processing(
        purpose="To know who looks after a measure",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and participants who look after a measure, and bodies named in words",
        fields=("owner", "owner_in_words", "by"),
        kept_for="As long as the programme; without a name once its owner is erased",
    )

    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="indicators")
    library = models.SlugField(max_length=60, blank=True)
    """Its id in the list of measures, where it began from one."""
    benefit = models.SlugField(max_length=60, blank=True)
    """Which of the twelve benefits it measures."""
    title = models.CharField(max_length=200)
    definition = models.TextField(max_length=1000, blank=True)
    label = models.CharField(max_length=12, choices=Label)
    measured = models.CharField(max_length=6, choices=Measured, default=Measured.NUMBER)
    unit = models.CharField(max_length=60)
    per = models.PositiveIntegerField(default=1)
    """Of a rate: per so many."""
    better = models.CharField(max_length=7, choices=Better, default=Better.UP)
    every = models.CharField(max_length=7, choices=Every, default=Every.MONTH)
    source = models.CharField(max_length=300, blank=True)
    attribution = models.TextField(max_length=600, blank=True)
    """What else moves it, and so how far we may say that it was us."""
    groups: Any = models.JSONField(default=list, blank=True)
    """By whom it is broken down: names of groups."""
    baseline = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    chart = models.CharField(max_length=7, choices=ChartKind, default=ChartKind.CONTROL)
    owner = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="indicators")
    owner_in_words = models.CharField(max_length=200, blank=True)
    with_residents = models.BooleanField(default=False)
    """It was chosen together with residents."""
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="a_measure_has_a_title_and_a_unit", condition=~Q(title="") & ~Q(unit="")),
            models.CheckConstraint(name="a_rate_is_per_one_or_more", condition=Q(per__gte=1)),
            models.CheckConstraint(
                name="a_baseline_has_its_day",
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_target_has_its_day_after_the_baseline",
                condition=Q(target__isnull=True, target_on__isnull=True)
                | Q(target__isnull=False, target_on__isnull=False)
                & (Q(baseline_on__isnull=True) | Q(target_on__gt=F("baseline_on"))),
            ),
            models.CheckConstraint(
                name="a_share_is_from_0_to_100",
                condition=~Q(measured="share")
                | (Q(baseline__isnull=True) | Q(baseline__gte=0, baseline__lte=100))
                & (Q(target__isnull=True) | Q(target__gte=0, target__lte=100)),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FigureFile(ProgrammeOwned):
    """Figures that came in together, with a spreadsheet or counted here, so that all of them can be taken back."""

    processing = Processing(
        purpose="To know who brought in figures",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    name = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


class IndicatorFigure(ProgrammeOwned):
    """What a measure said of one group in one period."""

    processing = Processing(
        purpose="To know who wrote a figure down and who approved it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "approved_by"),
        kept_for="As long as the programme",
    )

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="figures")
    group = models.CharField(max_length=100, blank=True)
    """Empty for everybody."""
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=15, decimal_places=4)
    """In the unit of the measure; a share in per cent."""
    count = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    """Of a share or a rate: how many."""
    size = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    """Of how many."""
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.COUNTED)
    narrative = models.TextField(max_length=2000, blank=True)
    source = models.CharField(max_length=300, blank=True)
    """Where this figure came from; empty for the source of the measure."""
    file = models.ForeignKey(FigureFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="figures")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["starts_on", "group"]
        indexes = [
            models.Index(fields=["programme", "indicator"], condition=Q(approved_at=None), name="figures_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "group", "starts_on"], name="one_figure_per_group_and_period"
            ),
            models.CheckConstraint(name="a_period_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="a_count_has_its_size",
                condition=Q(count__isnull=True, size__isnull=True)
                | Q(count__isnull=False, size__isnull=False, count__gte=0, size__gt=0),
            ),
        ]

    withheld = False
    """Set where it is read for somebody to whom so small a number is not shown."""

    def __str__(self) -> str:
        return str(self.value)


class FigureChange(ProgrammeOwned):
    """What a figure said before it was changed, and why. Written once."""

    processing = Processing(
        purpose="To show how a figure came to say what it says, and who changed it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    figure = models.ForeignKey(IndicatorFigure, on_delete=models.CASCADE, related_name="changes")
    before: Any = models.JSONField()
    """Each field that was changed, with what it said."""
    was_approved = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    file = models.ForeignKey(FigureFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="changes")
    """What it changed with, where it did not change by hand, so that it can be put back."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(name="a_changed_figure_says_why", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return self.reason


class FigureView(ProgrammeOwned):
    """What somebody who lives with the outcome says of a figure: that it rings true, or that it does not."""

    processing = Processing(
        purpose="To put what residents say of a figure beside it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and residents",
        fields=("words", "said_by", "by"),
        kept_for="As long as the programme; without a name once they are erased",
    )

    figure = models.ForeignKey(IndicatorFigure, on_delete=models.CASCADE, related_name="views")
    agrees = models.BooleanField()
    words = models.TextField(max_length=1000, blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    """A group in words, such as “the residents’ panel”; no name of a person."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="who_doubts_a_figure_says_why", condition=Q(agrees=True) | ~Q(words=""))
        ]

    def __str__(self) -> str:
        return self.words


class IndicatorMark(ProgrammeOwned):
    """Something that happened, drawn on the chart; with `new_baseline` the lines begin anew there."""

    processing = Processing(
        purpose="To know who wrote down what happened",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="marks")
    on = models.DateField()
    words = models.CharField(max_length=200)
    """What changed in the way of working, or around it."""
    new_baseline = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "on"], name="one_mark_a_day"),
            models.CheckConstraint(name="a_mark_says_what_happened", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.words
