"""What a team hopes people will do, what stops them, and what helps them to start and to keep going."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Decision, Initiative, ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class Audience(models.TextChoices):
    """Whom something is for: the four audiences of the approach, with commissioners and politicians."""

    USERS = "users", _("People who use the service")
    COMMUNITY = "community", _("Communities")
    FRONTLINE = "frontline", _("Frontline staff")
    MANAGERS = "managers", _("Managers")
    COMMISSIONERS = "commissioners", _("Commissioners")
    POLITICIANS = "politicians", _("Politicians")


class Phase(models.TextChoices):
    START = "start", _("To get started")
    KEEP = "keep", _("To keep going")


class Polarity(models.TextChoices):
    INCENTIVE = "incentive", _("Something that draws")
    DETERRENT = "deterrent", _("Something that holds back")


class Source(models.TextChoices):
    """Where the team knows of a barrier from."""

    SURVEY = "survey", _("Named in a survey")
    ASKED = "asked", _("Named by people we asked")
    TEAM = "team", _("Our own guess")


class IncentivePlan(ProgrammeOwned):
    """One behaviour of one group of people, said so that it can be counted, and how it is to be made easier."""

    processing = Processing(
        purpose="To know who wrote a plan and who answered for its fairness",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "ethics_by"),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="incentive_plans"
    )
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=13, choices=Audience)
    who = models.CharField(max_length=300)
    """Whose behaviour, as exactly as it can be said."""
    what = models.CharField(max_length=300)
    """What they do, so that somebody could see whether it happens."""
    when = models.CharField(max_length=300, blank=True)
    """Where, when and how often."""
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """How much of it happens now, in `unit`."""
    hoped_for = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    """Such as “people in a hundred” or “visits a month”."""
    counted_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    """Where the baseline comes from."""
    by_when = models.DateField(null=True, blank=True)
    ethics: Any = models.JSONField(default=dict, blank=True)
    """The answer to each question of the ethics gate, by its id: `{"answer": "yes", "words": "…"}`."""
    ethics_answered_at = models.DateTimeField(null=True, blank=True)
    """When every question was answered so that the plan may go on."""
    ethics_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="incentive_plan"
    )
    """Who agreed it, when and why, as it stands in the record of the programme; nothing is offered before."""
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_baseline_says_what_it_counts_and_where_from",
                condition=models.Q(baseline__isnull=True, hoped_for__isnull=True)
                | (~models.Q(unit="") & ~models.Q(source="")),
            ),
            models.CheckConstraint(
                name="an_agreed_plan_passed_the_ethics_gate",
                condition=models.Q(decision__isnull=True) | models.Q(ethics_answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanBarrier(ProgrammeOwned):
    """One thing that stops people, from the list or in their own words, and how many of whom said so."""

    processing = NotPersonal("What stops people in general; nobody is named.")

    plan = models.ForeignKey(IncentivePlan, on_delete=models.CASCADE, related_name="barriers")
    barrier = models.SlugField(max_length=60, blank=True)
    """Its id in the list of barriers."""
    words = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=8, choices=Source, default=Source.TEAM)
    source = models.CharField(max_length=300, blank=True)
    """Which survey, or which people on which day."""
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many named it, where that is no small number."""
    of_people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "barrier"], condition=~models.Q(barrier=""), name="a_barrier_stands_once_in_a_plan"
            ),
            models.CheckConstraint(
                name="a_barrier_is_listed_or_has_words", condition=~models.Q(barrier="") | ~models.Q(words="")
            ),
            models.CheckConstraint(
                name="no_more_name_a_barrier_than_were_asked",
                condition=models.Q(people__isnull=True, of_people__isnull=True)
                | models.Q(people__isnull=False, of_people__isnull=False, people__lte=models.F("of_people")),
            ),
            models.CheckConstraint(
                name="a_barrier_people_named_has_its_source", condition=models.Q(how="team") | ~models.Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.barrier


class PlanItem(ProgrammeOwned):
    """One incentive or deterrent of a plan: for whom, in which phase, at what cost, with which caution.

    A payment is offered only when somebody has read the warning about benefits and tax, a deterrent only with a
    way to appeal, and nothing before somebody wrote that no entitlement hangs on it.
    """

    processing = Processing(
        purpose="To know who put something into a plan, and who read the warning about benefits and tax",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("warned_by", "by"),
        kept_for="As long as the programme",
    )

    plan = models.ForeignKey(IncentivePlan, on_delete=models.CASCADE, related_name="items")
    barrier = models.ForeignKey(PlanBarrier, null=True, blank=True, on_delete=models.SET_NULL, related_name="items")
    incentive = models.SlugField(max_length=60, blank=True)
    """Its id in the menu; empty for one of the team's own."""
    words = models.CharField(max_length=300)
    """What is offered, in the team's own words."""
    audience = models.CharField(max_length=13, choices=Audience)
    phase = models.CharField(max_length=5, choices=Phase)
    polarity = models.CharField(max_length=9, choices=Polarity, default=Polarity.INCENTIVE)
    financial = models.BooleanField(default=False)
    is_payment = models.BooleanField(default=False)
    """Money or a voucher for a person: it may count as earnings."""
    cost_pence = models.PositiveBigIntegerField(null=True, blank=True)
    cost_words = models.CharField(max_length=200, blank=True)
    """Such as “for each person and month”, or why nobody knows the cost yet."""
    who_pays = models.CharField(max_length=200, blank=True)
    caution = models.CharField(max_length=600, blank=True)
    """The caution as it was shown to whoever decided."""
    appeal = models.CharField(max_length=600, blank=True)
    """Of a deterrent: how somebody says that it is unfair."""
    leaves_entitlements = models.BooleanField(default=False)
    """Somebody wrote that nobody's entitlement hangs on it."""
    warned_at = models.DateTimeField(null=True, blank=True)
    warned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["audience", "phase", "made_at"]
        constraints = [
            models.CheckConstraint(name="an_item_of_a_plan_has_words", condition=~models.Q(words="")),
            models.CheckConstraint(
                name="a_payment_is_offered_after_its_warning",
                condition=models.Q(offered_on__isnull=True)
                | models.Q(is_payment=False)
                | models.Q(warned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="nothing_offered_touches_an_entitlement",
                condition=models.Q(offered_on__isnull=True) | models.Q(leaves_entitlements=True),
            ),
            models.CheckConstraint(
                name="a_deterrent_has_a_way_to_appeal",
                condition=models.Q(offered_on__isnull=True) | models.Q(polarity="incentive") | ~models.Q(appeal=""),
            ),
        ]

    def __str__(self) -> str:
        return self.words
