from functools import cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from coproduction_star.journeys.models import Decision, Initiative, ProgrammeOwned
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

LOWEST, HIGHEST = -2, 2
BIGGEST_SEED = 2**31 - 1


class Standing(models.TextChoices):
    """Feasibility or risk, told beside the impact and never counted in it."""

    UNKNOWN = "unknown", _("We do not know")
    LOW = "low", _("Low")
    MIDDLE = "middle", _("In between")
    HIGH = "high", _("High")


class Question(models.TextChoices):
    """The five questions of the options framework filter, in the order they are asked."""

    SCOPE = "scope", _("Scope: does it do what people want, for whom?")
    SOLUTION = "solution", _("Solution: is this the right way to do it?")
    DELIVERY = "delivery", _("Delivery: is there somebody who can do it?")
    IMPLEMENTATION = "implementation", _("Implementation: can it be done in time?")
    FUNDING = "funding", _("Funding: can it be paid for?")


class Colour(models.TextChoices):
    GREEN = "green", _("Green: the best way")
    AMBER = "amber", _("Amber: carry it on")
    RED = "red", _("Red: drop it")


class Outcome(models.TextChoices):
    """What a decision says about an option, rated in a matrix or weighed on criteria."""

    AHEAD = "ahead", _("It goes ahead")
    MORE = "more", _("It needs more work first")
    NOT_NOW = "not-now", _("Not now")
    NO = "no", _("It does not go ahead")
    OPEN = "open", _("Nothing decided about it")


USUAL_AXES = {
    "impact_label": _("Difference to people’s lives"),
    "impact_low": _("Much worse for people"),
    "impact_high": _("Much better for people"),
    "resources_label": _("Effect on public money and time"),
    "resources_low": _("Takes much more"),
    "resources_high": _("Frees much"),
}
"""What the axes and their ends say until somebody words them."""


class ImpactMatrix(ProgrammeOwned):
    """One round of rating: options on two axes, by each person alone. It is set up, then open, then closed."""

    processing = Processing(
        purpose="To know who set up and closed a matrix",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "closed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    impact_label = models.CharField(max_length=120)
    impact_low = models.CharField(max_length=200)
    impact_high = models.CharField(max_length=200)
    resources_label = models.CharField(max_length=120)
    resources_low = models.CharField(max_length=200)
    resources_high = models.CharField(max_length=200)
    seed = models.PositiveIntegerField()
    """Drawn once, so that the same ratings give the same shares."""
    opened_at = models.DateTimeField(null=True, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)
    """People are reminded once."""
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_closed_matrix_was_open",
                condition=models.Q(closed_at__isnull=True) | models.Q(opened_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def words(self, name: str) -> str:
        """What an axis or an end of it is called: the usual words in the reader's language, whoever set it up."""
        kept = str(getattr(self, name))
        return str(USUAL_AXES[name]) if kept in _usual_in_every_language(name) else kept

    @property
    def is_open(self) -> bool:
        """People may rate."""
        return self.opened_at is not None and self.closed_at is None


@cache
def _usual_in_every_language(name: str) -> frozenset[str]:
    said = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.add(str(USUAL_AXES[name]))
    return frozenset(said)


class Option(ProgrammeOwned):
    """An initiative as one of the options. It keeps its own title, so that nothing is lost when that one goes."""

    processing = NotPersonal("What could be done, and facts about it.")

    matrix = models.ForeignKey(ImpactMatrix, on_delete=models.CASCADE, related_name="options")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="matrix_options"
    )
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many people would benefit: the size of its dot."""
    feasibility = models.CharField(max_length=8, choices=Standing, default=Standing.UNKNOWN)
    risk = models.CharField(max_length=8, choices=Standing, default=Standing.UNKNOWN)
    risk_note = models.CharField(max_length=300, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    """Red on one of the five questions, with the reason in its judgements. Its ratings stay."""
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["matrix", "position"], name="one_option_for_each_place"),
            models.UniqueConstraint(fields=["matrix", "initiative"], name="an_initiative_is_an_option_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Judgement(ProgrammeOwned):
    """What the options filter says of an option on one question, and why."""

    processing = Processing(
        purpose="To see who dropped an option, and why",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="judgements")
    question = models.CharField(max_length=16, choices=Question)
    colour = models.CharField(max_length=6, choices=Colour)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "question"], name="one_judgement_for_each_question"),
            models.CheckConstraint(name="a_judgement_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_question_display()} {self.get_colour_display()}"


class Rater(ProgrammeOwned):
    """A person in a matrix: whose view they speak from, or that they lead the room and do not rate."""

    processing = Processing(
        purpose="To keep the ratings of each group of people apart",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who rate",
        fields=("participant", "group"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    matrix = models.ForeignKey(ImpactMatrix, on_delete=models.CASCADE, related_name="raters")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=40, choices=GROUPS, blank=True)
    stands_aside = models.BooleanField(default=False)
    """Leads the room: sees the dots early, and may not rate."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matrix", "participant"], name="one_row_for_each_rater"),
            models.CheckConstraint(
                name="a_rater_speaks_for_a_group_or_stands_aside",
                condition=models.Q(stands_aside=True, group="") | (models.Q(stands_aside=False) & ~models.Q(group="")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_group_display()


class OptionRating(ProgrammeOwned):
    """What one person says about one option. A missing number is “I cannot tell”, and never both."""

    processing = Processing(
        purpose="To place options by what people of each group think",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who rate",
        fields=("rater", "impact", "resources", "confidence", "reason", "by"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="ratings")
    rater = models.ForeignKey(Rater, on_delete=models.CASCADE, related_name="ratings")
    impact = models.SmallIntegerField(null=True, blank=True)
    resources = models.SmallIntegerField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it: the rater, or somebody for them."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "rater"], name="one_rating_for_each_option_and_rater"),
            models.CheckConstraint(
                name="a_rating_lies_on_the_scale",
                condition=models.Q(impact__isnull=True) | models.Q(impact__gte=LOWEST, impact__lte=HIGHEST),
            ),
            models.CheckConstraint(
                name="resources_lie_on_the_scale",
                condition=models.Q(resources__isnull=True) | models.Q(resources__gte=LOWEST, resources__lte=HIGHEST),
            ),
            models.CheckConstraint(
                name="a_rating_says_something",
                condition=models.Q(impact__isnull=False) | models.Q(resources__isnull=False),
            ),
            models.CheckConstraint(
                name="how_sure_is_one_to_three", condition=models.Q(confidence__gte=1, confidence__lte=3)
            ),
            models.CheckConstraint(name="a_rating_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.option)


class MatrixResult(ProgrammeOwned):
    """What a matrix showed on the day it was closed. Written once; a later closing writes another."""

    processing = Processing(
        purpose="To know who closed a matrix",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    matrix = models.ForeignKey(ImpactMatrix, on_delete=models.CASCADE, related_name="results")
    found = models.JSONField()
    """Panels, places, spread, shares, agreement: numbers by the keys of options, and no person's rating."""
    seed = models.PositiveIntegerField()
    method_version = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.matrix)


class FiguresSoFar(ProgrammeOwned):
    """What an open matrix shows, so that a page only reads. A group's figures are made anew for every three people."""

    processing = NotPersonal("Figures of groups of at least three people.")

    matrix = models.OneToOneField(ImpactMatrix, on_delete=models.CASCADE, related_name="figures_so_far")
    found = models.JSONField()
    """As in MatrixResult; of each group those who had rated every option when its figures were made."""
    counted = models.JSONField()
    """By group, how many had rated every option when its figures were made."""
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.matrix)
