"""What came of a survey: census figures, frozen results within the rule of small numbers, and who asks the unheard."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned, Promise
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .inviting import Sample
from .survey import Survey


class Margins(ProgrammeOwned):
    """How many people of the population are in each category of one question, as somebody counted them."""

    processing = NotPersonal("Numbers of people from a census or a list.")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="margins")
    name = models.CharField(max_length=80)
    """The id of the question, or `place`."""
    population = models.JSONField()
    """In order, `{"choices": [ids], "people": number}`; several choices are joined into one category. Where people
    were drawn by these categories, `"drawn"` says how many of each."""
    drawn = models.BooleanField(default=False)
    """Whether people were drawn by chance from each category: answers are not weighed to it, weights begin from it."""
    sample = models.ForeignKey(Sample, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The sample that was drawn here and whose numbers these are: nobody typed them."""
    drawn_on = models.DateField(null=True, blank=True)
    """The day on which they were drawn, where it is known."""
    typed = models.TextField(max_length=20_000, blank=True)
    """As somebody wrote it, so that it can be changed."""
    source = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "name", "drawn"], name="a_question_has_figures_once"),
            models.UniqueConstraint(
                fields=["survey"], condition=models.Q(drawn=True), name="a_survey_is_drawn_in_one_way"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ResultState(models.TextChoices):
    WAITING = "waiting", _("Being worked out")
    DONE = "done", _("Worked out")
    STOPPED = "stopped", _("Cannot be worked out")


class ResultNeeds(models.TextChoices):
    MENDING = "mending", _("Figures that fit")
    FIGURES = "figures", _("Figures of the population")
    ANSWERS = "answers", _("More answers")


class SurveyResult(ProgrammeOwned):
    """What a survey said on one day. Written once by a task; it holds nothing that small numbers do not allow."""

    processing = Processing(
        purpose="To know who had a result worked out, and who decided that everybody may see it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("made_by", "published_by", "published_who"),
        kept_for="As long as the programme",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="results")
    state = models.CharField(max_length=8, choices=ResultState, default=ResultState.WAITING)
    cap = models.FloatField(null=True, blank=True)
    """The largest weight, as a multiple of the mean; none leaves every weight as it is."""
    margins = models.JSONField(default=list)
    """The figures it was weighed to, each with its source and year: kept, should somebody change them later."""
    drawing = models.JSONField(default=dict)
    """How people were drawn, kept like one of the margins; empty where everybody could answer."""
    clusters = models.JSONField(default=dict)
    """Which answer tells apart groups that were drawn as a whole: `name`, `choices`, and `in_all`, how many such
    groups there are, one for each stratum; empty where people were drawn singly."""
    definition = models.JSONField(default=dict)
    """The edition whose words its tables have."""
    editions = models.JSONField(default=list)
    """The numbers of the editions whose answers were counted."""
    tables = models.JSONField(default=dict)
    """What the first page shows: who was heard, indices, what people do and would do. The rest is by question."""
    weights = models.JSONField(default=dict)
    obstacles = models.JSONField(default=list)
    """Why there are no weights."""
    needs = models.CharField(max_length=8, choices=ResultNeeds, blank=True)
    """What somebody should do next about it; empty where nothing is missing."""
    looked_at = models.DateTimeField(null=True, blank=True)
    """When its page was first opened after it was worked out."""
    read = models.PositiveIntegerField(default=0)
    """How many answers were read so far."""
    moved_at = models.DateTimeField(null=True, blank=True)
    method_version = models.CharField(max_length=20, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    """Since when everybody may see it."""
    published_who = models.CharField(max_length=200, blank=True)
    """Who decided it, in words: a board, a head of service."""
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    """From then on its numbers are in public no more; that they were, and why not any more, is."""
    taken_back_why = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["survey", "state", "-made_at"], name="results_newest")]
        constraints = [
            models.CheckConstraint(
                name="a_result_is_finished_when_it_is_done",
                condition=models.Q(finished_at__isnull=True) | ~models.Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="a_public_result_is_done_and_somebody_decided_it",
                condition=models.Q(published_at__isnull=True) | (models.Q(state="done") & ~models.Q(published_who="")),
            ),
            models.CheckConstraint(
                name="a_result_is_taken_back_for_a_reason",
                condition=models.Q(taken_back_at__isnull=True)
                | (models.Q(published_at__isnull=False) & ~models.Q(taken_back_why="")),
            ),
            models.UniqueConstraint(
                fields=["survey"], condition=models.Q(published_at__isnull=False),
                name="one_result_of_a_survey_is_public",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.survey)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.taken_back_at is None


class QuestionResult(ProgrammeOwned):
    """What a result says of one question: for everybody, and by place and group. Small numbers are taken out."""

    processing = NotPersonal("Figures of groups that are large enough to be shown.")

    result = models.ForeignKey(SurveyResult, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    tables = models.JSONField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["result", "question"], name="a_question_has_one_result")]

    def __str__(self) -> str:
        return self.question


class Reach(ProgrammeOwned):
    """Who will ask a group that was not heard, and how. By when, and whether it was done, is a promise."""

    processing = NotPersonal("The name of a group and a way to ask it; who does it stands in the promise.")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="reaching")
    group = models.CharField(max_length=120)
    """In words: whoever it is."""
    how = models.CharField(max_length=150)
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.group


class SharedCore(ProgrammeOwned):
    """What an organisation lets other organisations see of one survey: protected numbers, copied when it said yes.

    The row is the consent. Taking it back deletes the row, so nobody sees it any more from that moment on.
    """

    processing = Processing(
        purpose="To know who decided that others may compare themselves with a result",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("decided_by", "decided_who"),
        kept_for="Until it is taken back",
    )

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="shared_core")
    named = models.BooleanField(default=False)
    """Whether others see whose numbers they are."""
    decided_who = models.CharField(max_length=200)
    """Who decided it, in words: a board, a head of service."""
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField()
    lines = models.JSONField(default=list)
    """Everybody's answers to the core, each as the library's `CoreLine`."""
    answers = models.PositiveIntegerField(null=True, blank=True)
    """Rounded; none where it may not be said."""
    weighed = models.BooleanField(default=False)
    worked_out_on = models.DateField()

    class Meta:
        ordering = ["-decided_at"]

    def __str__(self) -> str:
        return str(self.survey)
