"""The register of risks: what could go wrong, what is done about it, and why it is worth it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing
from coproduction_star.voices.models import Contribution

LEAST, MOST = 1, 5
"""Likelihood and impact are whole numbers from one to five."""


class RiskState(models.TextChoices):
    PROPOSED = "proposed", _("Raised, not yet weighed")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


def _score(likelihood: str, impact: str) -> models.GeneratedField:
    return models.GeneratedField(
        expression=F(likelihood) * F(impact), output_field=models.PositiveSmallIntegerField(null=True), db_persist=True
    )


def _within(name: str) -> Q:
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": LEAST, f"{name}__lte": MOST})


def _together(first: str, second: str) -> Q:
    nulls = {f"{first}__isnull": True, f"{second}__isnull": True}
    return Q(**nulls) | Q(**dict.fromkeys(nulls, False))


class Risk(ProgrammeOwned):
    """One row of the register, before and after what is done about it.

    What doing nothing risks is asked of every row that is weighed, because a
    register without it only ever says no. Weighing one gives it an owner and a day on which it is looked at again.
    """

    processing = Processing(
        purpose="To know who looks after a risk and who wrote it down",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members and participants who own a risk, and bodies named in words",
        fields=("owner", "owner_in_words", "by"),
        kept_for="As long as the programme; without a name once its owner is erased",
    )

    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="risks")
    number = models.PositiveIntegerField()
    """What people call it: the first of a programme is 1."""
    catalogue = models.SlugField(max_length=60, blank=True)
    """Its id in the list of risks, where it began from one."""
    title = models.CharField(max_length=200)
    words = models.TextField(max_length=2000, blank=True)
    """How it could come about, and to whom it would matter."""
    state = models.CharField(max_length=8, choices=RiskState, default=RiskState.OPEN)
    likelihood_before = models.PositiveSmallIntegerField(null=True, blank=True)
    impact_before = models.PositiveSmallIntegerField(null=True, blank=True)
    likelihood_after = models.PositiveSmallIntegerField(null=True, blank=True)
    impact_after = models.PositiveSmallIntegerField(null=True, blank=True)
    score_before = _score("likelihood_before", "impact_before")
    score_after = _score("likelihood_after", "impact_after")
    owner = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="risks")
    owner_in_words = models.CharField(max_length=200, blank=True)
    """A body, or somebody who is no participant."""
    owner_gone_on = models.DateField(null=True, blank=True)
    """Since when its owner is erased and nobody else was named."""
    mitigation = models.TextField(max_length=2000, blank=True)
    early_sign = models.CharField(max_length=400, blank=True)
    """What somebody would notice first."""
    benefit = models.TextField(max_length=1000, blank=True)
    """What is won by taking the risk."""
    doing_nothing = models.TextField(max_length=1000, blank=True)
    """What happens if nobody takes it."""
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)
    """The review day of which its owner was reminded, so that nobody is reminded twice."""
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="risk"
    )
    """What somebody told us, where a resident raised it."""
    by_residents = models.BooleanField(default=False)
    """A resident raised it; it stays said when their words are gone."""
    published_at = models.DateTimeField(null=True, blank=True)
    """Since when anyone may read it: what it is, both sides of the balance, and what is done; never who owns it."""
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["programme", "state", "-score_after", "number"], name="risks_by_what_is_left"),
            models.Index(fields=["owner", "state", "review_on"], name="risks_waiting"),
            models.Index(
                fields=[
                    "programme",
                    "state",
                    "likelihood_before",
                    "impact_before",
                    "likelihood_after",
                    "impact_after",
                    "review_on",
                    "owner_gone_on",
                    "initiative",
                    "organisation",
                ],
                name="risks_counted",
            ),
            models.Index(fields=["organisation", "state", "review_on"], name="risks_to_review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="a_risk_has_its_number"),
            models.CheckConstraint(name="a_risk_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="likelihood_and_impact_are_one_to_five",
                condition=_within("likelihood_before")
                & _within("impact_before")
                & _within("likelihood_after")
                & _within("impact_after"),
            ),
            models.CheckConstraint(
                name="likelihood_and_impact_stand_together",
                condition=_together("likelihood_before", "impact_before")
                & _together("likelihood_after", "impact_after"),
            ),
            models.CheckConstraint(
                name="a_weighed_risk_says_what_doing_nothing_risks",
                condition=~Q(state="open") & Q(likelihood_before__isnull=True, likelihood_after__isnull=True)
                | Q(likelihood_before__isnull=False, likelihood_after__isnull=False, review_on__isnull=False)
                & ~Q(doing_nothing="")
                & ~Q(benefit="")
                & ~Q(mitigation=""),
            ),
            models.CheckConstraint(
                name="a_weighed_risk_has_an_owner",
                condition=~Q(state="open")
                | Q(owner__isnull=False)
                | ~Q(owner_in_words="")
                | Q(owner_gone_on__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_weighed_risk_is_public",
                condition=Q(published_at__isnull=True) | Q(likelihood_before__isnull=False),
            ),
            models.CheckConstraint(
                name="a_closed_risk_says_why",
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(closed_because="")
                | ~Q(state="closed") & Q(closed_at__isnull=True, closed_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RiskChange(ProgrammeOwned):
    """What a risk said before somebody changed, reviewed or closed it, and why. Written once."""

    processing = Processing(
        purpose="To show how a risk was judged over time, by whom and why",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("before", "reason", "by"),
        kept_for="As long as the programme",
    )

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    """The version that was changed."""
    before: Any = models.JSONField()
    """Each field that was changed, with what it said; no name of a person. Empty where it was looked at and stays."""
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    """What was left of the risk after this change."""
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["risk", "version"], name="a_version_of_a_risk_is_changed_once"),
            models.CheckConstraint(name="a_changed_risk_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason
