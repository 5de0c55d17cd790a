from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Decision, Initiative, ProgrammeOwned
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .impact_matrix import Outcome

MOST_POINTS = 100
"""What the step that is worth most is called; every other one is told beside it."""
TURNED_DOWN = (Outcome.NOT_NOW, Outcome.NO)
"""Whoever proposed such an option is told why."""


class Basis(models.TextChoices):
    """Where a score comes from. Judgement is one of the places, and says so."""

    MEASURED = "measured", _("Measured or counted")
    PUBLISHED = "published", _("Published somewhere")
    ESTIMATE = "estimate", _("Estimated from something like it")
    JUDGEMENT = "judgement", _("Judgement of people who know")


class Comparison(ProgrammeOwned):
    """Options compared on weighted criteria. It is set up, then open for weighing, then closed."""

    processing = Processing(
        purpose="To know who set up and closed a comparison",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "closed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    cost_words = models.CharField(max_length=200, blank=True)
    """What the costs are: whose money, over how long, in prices of which year."""
    seed = models.PositiveIntegerField()
    """Drawn once, so that the same weights and scores give the same shares."""
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    nudged_at = models.DateTimeField(null=True, blank=True)
    """People are reminded once."""
    opened_again = models.PositiveSmallIntegerField(default=0)
    """How often; each time people can be reminded anew."""
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_closed_comparison_was_open",
                condition=models.Q(closed_at__isnull=True) | models.Q(opened_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """People may weigh."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_decided(self) -> bool:
        """Something was decided since it was closed for the last time."""
        return self.decision is not None and self.closed_at is not None and self.decision.made_at >= self.closed_at


class ComparedOption(ProgrammeOwned):
    """One of the options. It keeps its own title, so that nothing is lost when its initiative goes."""

    processing = NotPersonal("What could be done, and what it costs.")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="options")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    cost = models.FloatField(null=True, blank=True)
    """Stands beside the value and never inside it."""
    cost_source = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    """Its scores stay, and count again when it is taken up again."""
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN)
    outcome_why = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "position"], name="one_compared_option_for_each_place"),
            models.UniqueConstraint(fields=["comparison", "title"], name="one_compared_option_of_each_title"),
            models.CheckConstraint(
                name="a_cost_has_a_source", condition=models.Q(cost__isnull=True) | ~models.Q(cost_source="")
            ),
            models.CheckConstraint(
                name="an_option_is_withdrawn_with_a_reason",
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_why=""),
            ),
            models.CheckConstraint(
                name="an_option_is_turned_down_with_a_reason",
                condition=~models.Q(outcome__in=TURNED_DOWN) | ~models.Q(outcome_why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(ProgrammeOwned):
    """Something that matters, with the worst and the best that could happen among these options."""

    processing = NotPersonal("What is measured, and between which ends.")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=120)
    measures = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    worst = models.FloatField()
    worst_words = models.CharField(max_length=300)
    best = models.FloatField()
    best_words = models.CharField(max_length=300)
    points = models.JSONField(default=list, blank=True)
    """Level and value of a line with corners, from a file; empty for a straight line."""
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "position"], name="one_criterion_for_each_place"),
            models.UniqueConstraint(fields=["comparison", "name"], name="one_criterion_of_each_name"),
            models.CheckConstraint(
                name="worst_and_best_are_not_the_same", condition=~models.Q(worst=models.F("best"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CriterionScore(ProgrammeOwned):
    """Where an option lies on a criterion, in its unit: how far off it may be, and where it comes from."""

    processing = Processing(
        purpose="To know who wrote a score down",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    option = models.ForeignKey(ComparedOption, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    low = models.FloatField()
    central = models.FloatField()
    high = models.FloatField()
    basis = models.CharField(max_length=10, choices=Basis)
    source = models.CharField(max_length=300)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "criterion"], name="one_score_for_each_option_and_criterion"),
            models.CheckConstraint(
                name="low_central_and_high_are_in_order",
                condition=models.Q(low__lte=models.F("central"), high__gte=models.F("central")),
            ),
            models.CheckConstraint(name="a_score_has_a_source", condition=~models.Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.option}: {self.criterion}"


class Weigher(ProgrammeOwned):
    """A person who weighs, and whose view they speak from; without a person it is what a room agreed on."""

    processing = Processing(
        purpose="To keep the weights of each group of people apart",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who weigh",
        fields=("participant", "group", "by"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="weighers")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=40, choices=GROUPS, blank=True)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many were in the room."""
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it: the person, or somebody for them or for the room."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparison", "participant"], name="one_row_for_each_weigher"),
            models.UniqueConstraint(
                fields=["comparison"], condition=models.Q(participant__isnull=True), name="one_row_for_the_room"
            ),
            models.CheckConstraint(
                name="a_person_speaks_for_a_group_and_a_room_for_its_people",
                condition=models.Q(participant__isnull=False, people__isnull=True) & ~models.Q(group="")
                | models.Q(participant__isnull=True, people__gte=1, group=""),
            ),
        ]

    def __str__(self) -> str:
        return self.get_group_display()


class SwingWeight(ProgrammeOwned):
    """What a step from worst to best is worth beside the step that is worth most, and why."""

    processing = Processing(
        purpose="To weigh criteria by what people of each group value",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who weigh",
        fields=("weigher", "points", "low", "high", "reason"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    weigher = models.ForeignKey(Weigher, on_delete=models.CASCADE, related_name="swings")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="swings")
    points = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weigher", "criterion"], name="one_swing_for_each_weigher_and_criterion"),
            models.CheckConstraint(
                name="swings_lie_between_nought_and_a_hundred",
                condition=models.Q(low__gte=0, high__lte=MOST_POINTS),
            ),
            models.CheckConstraint(
                name="a_swing_lies_in_its_range",
                condition=models.Q(low__lte=models.F("points"), high__gte=models.F("points")),
            ),
            models.CheckConstraint(name="a_swing_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.criterion)


class CriteriaResult(ProgrammeOwned):
    """What one panel's weights make of the scores, kept by what it was made from. Pages only read it."""

    processing = NotPersonal("Numbers of a group of people, by the names of options and criteria.")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="results")
    panel = models.CharField(max_length=40)
    mark = models.CharField(max_length=64)
    """Of scales, scores, weights and seed: another one whenever one of them is."""
    found = models.JSONField()
    method_version = models.CharField(max_length=20)
    current = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    """When it was what a closing showed. Such a row stays."""

    class Meta:
        ordering = ["panel", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "panel"], condition=models.Q(current=True), name="one_current_result_for_a_panel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison}: {self.panel}"
