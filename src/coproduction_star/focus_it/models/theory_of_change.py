from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Case, Initiative, Outcome, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

WEAKEST, STRONGEST = 0, 4


class Level(models.TextChoices):
    """The levels of the chain, from what is there to what people want."""

    SITUATION = "situation", _("Situation and assets")
    CONTRIBUTION = "contribution", _("Contributions")
    ACTIVITY = "activity", _("Activity")
    OUTPUT = "output", _("Output")
    CHANGE = "change", _("Change")
    OUTCOME = "outcome", _("Outcome")


class Whose(models.TextChoices):
    """Whose contribution it is."""

    CITIZENS = "citizens", _("Citizens")
    SERVICES = "services", _("Services")
    BOTH = "both", _("Both together")


class Strength(models.IntegerChoices):
    """How well an arrow is known to hold: the one evidence scale, in words."""

    NONE = 0, _("Nothing but a hope")
    STORY = 1, _("People say so, and nobody counted")
    REPORTED = 2, _("Counted, without a comparison")
    COMPARED = 3, _("Compared with before, elsewhere or a similar group")
    TESTED = 4, _("Compared with a group chosen by chance")


def about_writers(what: str) -> Processing:
    return Processing(
        purpose=f"To know who wrote {what}",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )


class Written(ProgrammeOwned):
    """Something that people write together. What is removed can be brought back."""

    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who wrote it first."""

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        abstract = True


class Theory(Written):
    """Why people think that something will work: items in levels, and arrows between them."""

    processing = about_writers("a theory of change")

    title = models.CharField(max_length=200)
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="theories"
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name_plural = "theories"

    def __str__(self) -> str:
        return self.title


class TheoryItem(Written):
    """One item of the chain. It may be an effect that nobody wants."""

    processing = about_writers("an item of a theory of change")

    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="items")
    level = models.CharField(max_length=12, choices=Level)
    words = models.CharField(max_length=200)
    whose = models.CharField(max_length=8, choices=Whose, blank=True)
    """Whose contribution it is; empty on every other level."""
    unwanted = models.BooleanField(default=False)
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The outcome of the programme that it stands for. It keeps its own words, so that nothing is lost with it."""
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "made_at"]
        constraints = [
            models.CheckConstraint(name="an_item_of_a_theory_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="a_contribution_alone_is_somebodys",
                condition=(Q(level="contribution") & ~Q(whose="")) | (~Q(level="contribution") & Q(whose="")),
            ),
            models.CheckConstraint(
                name="an_outcome_sought_is_on_the_last_level", condition=Q(outcome__isnull=True) | Q(level="outcome")
            ),
        ]

    def __str__(self) -> str:
        return self.words


class TheoryArrow(Written):
    """That one item leads to another: because of what, unless what, and how well it is known."""

    processing = about_writers("an arrow of a theory of change")

    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="arrows")
    start = models.ForeignKey(TheoryItem, on_delete=models.CASCADE, related_name="leads")
    end = models.ForeignKey(TheoryItem, on_delete=models.CASCADE, related_name="comes")
    harm = models.BooleanField(default=False)
    """This may do harm."""
    because = models.CharField(max_length=500, blank=True)
    """The assumption."""
    unless = models.CharField(max_length=500, blank=True)
    noticing = models.CharField(max_length=500, blank=True)
    """How people would notice it failing."""
    strength = models.PositiveSmallIntegerField(choices=Strength, null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["start", "end"], condition=Q(removed_at__isnull=True), name="one_arrow_between_two_items"
            ),
            models.CheckConstraint(name="an_arrow_joins_two_items", condition=~Q(start=models.F("end"))),
            models.CheckConstraint(
                name="an_arrow_is_on_the_evidence_scale",
                condition=Q(strength__isnull=True) | Q(strength__gte=WEAKEST, strength__lte=STRONGEST),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} → {self.end}"


class SuccessCriterion(Written):
    """How people will tell that it worked: what, measured how, from what to what, by when."""

    processing = about_writers("a success criterion")

    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="criteria")
    what = models.CharField(max_length=300)
    measure = models.CharField(max_length=300, blank=True)
    from_value = models.CharField(max_length=100, blank=True)
    to_value = models.CharField(max_length=100, blank=True)
    by_when = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        verbose_name_plural = "success criteria"
        constraints = [models.CheckConstraint(name="a_criterion_says_what", condition=~Q(what=""))]

    def __str__(self) -> str:
        return self.what


class CriterionAgreement(ProgrammeOwned):
    """That somebody agreed to a criterion, or did not and why. It holds for the words they read."""

    processing = Processing(
        purpose="To know by name and date who agreed to how success is told",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who agreed or disagreed",
        fields=("participant", "group", "agrees", "reason", "on", "by"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    criterion = models.ForeignKey(SuccessCriterion, on_delete=models.CASCADE, related_name="agreements")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=40, choices=GROUPS)
    agrees = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    wording = models.PositiveIntegerField()
    """The version of the criterion that they read."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it: the person, or somebody for them."""

    class Meta:
        ordering = ["on", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "participant"], name="a_person_answers_a_criterion_once"),
            models.CheckConstraint(name="who_disagrees_says_why", condition=Q(agrees=True) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.criterion)
