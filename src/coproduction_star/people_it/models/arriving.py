"""Files of answers on their way in, and how often somebody was asked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .survey import Response, Survey, SurveyEdition


class FileState(models.TextChoices):
    """Where a file of answers stands."""

    READING = "reading", _("Being looked through")
    LOOKED = "looked", _("Looked through, nothing added yet")
    WRITING = "writing", _("Being added")
    DONE = "done", _("Added")
    UNDONE = "undone", _("Taken back")


class AnswerFile(ProgrammeOwned):
    """Answers from another program, as a table. Nothing of it counts until somebody confirms it."""

    processing = Processing(
        purpose="To bring in answers that were given elsewhere, and to be able to take them back",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and whoever answered",
        fields=("by", "name", "rows"),
        kept_for="30 days; the answers as others are",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="files")
    edition = models.ForeignKey(SurveyEdition, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=FileState, default=FileState.READING)
    headings = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    """Columns that no question has."""
    rows = models.BinaryField(default=bytes)
    """The rows as they were read, small."""
    read = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    twice = models.PositiveIntegerField(default=0)
    """Rows that are here already."""
    written = models.PositiveIntegerField(default=0)
    complaints = models.JSONField(default=list)
    """What is wrong, as [column, fault, what stands there, first row, rows], and how much more."""
    more_complaints = models.PositiveIntegerField(default=0)
    may_count = models.BooleanField(default=False)
    """Whoever brought it says that everybody in it agreed to be counted."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


class BroughtAnswer(ProgrammeOwned):
    """Which answers a file brought, so that they can be taken back together."""

    processing = NotPersonal("That answers came with a file.")

    of = models.ForeignKey(AnswerFile, on_delete=models.CASCADE, related_name="brought")
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="brought_by")

    def __str__(self) -> str:
        return f"{self.of_id}"


class SurveyAsk(ProgrammeOwned):
    """Somebody was asked to answer a survey, or reminded of it: counted over all programmes, so that it stays few."""

    processing = Processing(
        purpose="To ask nobody too often",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Participants who were asked, and the members who asked",
        fields=("participant", "by", "asked_on"),
        kept_for="A year",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="asks")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="asks")
    asked_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    delete_after = models.DateField()

    class Meta:
        ordering = ["-asked_on"]
        indexes = [models.Index(fields=["participant", "asked_on"], name="asks_of_a_person")]

    def __str__(self) -> str:
        return f"{self.survey_id}"
