"""Files of answers on their way in, and how often somebody was asked."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .survey import Response, Survey, SurveyEdition


class FileState(models.TextChoices):
    """Where a file of answers stands."""

    READING = "reading", _("Being looked through")
    REFUSED = "refused", _("It cannot be read")
    LOOKED = "looked", _("Looked through, nothing added yet")
    WRITING = "writing", _("Being added")
    DONE = "done", _("Added")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")


UNDER_WAY = (FileState.READING, FileState.WRITING, FileState.UNDOING)
"""States in which a background task is at work."""


class AnswerFile(ProgrammeOwned):
    """Answers from another program, as a table. Nothing of it counts until somebody confirms it."""

    processing = Processing(
        purpose="To bring in answers that were given elsewhere, and to be able to take them back",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and whoever answered",
        fields=("by", "name", "file", "faults"),
        kept_for="30 days; the answers as others are",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="files")
    edition = models.ForeignKey(SurveyEdition, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=FileState, default=FileState.READING)
    headings = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    """Columns that no question has."""
    file = models.FileField(upload_to="answers/", blank=True)
    """As it came. It goes when its rows are taken back, and with this row."""
    digest = models.CharField(max_length=64, blank=True)
    """Of its bytes, so that the same file is known again."""
    faults = models.FileField(upload_to="answers/", blank=True)
    """The rows with something wrong, each with what, as CSV."""
    problem = models.CharField(max_length=400, blank=True)
    """Why it cannot be read."""
    per_cent = models.PositiveSmallIntegerField(default=0)
    """Of the file, as far as the task is."""
    row_reached = models.PositiveIntegerField(default=0)
    """The last row of the file that was written: a task that begins anew goes on after it."""
    read = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    twice = models.PositiveIntegerField(default=0)
    """Rows that are here already."""
    left_out = models.PositiveIntegerField(default=0)
    """Answers to questions that nobody who answered like this is asked."""
    written = models.PositiveIntegerField(default=0)
    complaints = models.JSONField(default=list)
    """What is wrong, by column and kind: see `bringing.looking.told`."""
    may_count = models.BooleanField(default=False)
    """Whoever brought it says that everybody in it agreed to be counted."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    moved_at = models.DateTimeField(auto_now=True)
    """When its task last did something."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the files with the row."""
        for held in (self.file, self.faults):
            if held:
                transaction.on_commit(partial(held.storage.delete, held.name))
        return super().delete(*args, **kwargs)


class FormFile(ProgrammeOwned):
    """The questions of another program, as a workbook. The draft stays as it is until somebody replaces it."""

    processing = NotPersonal("The questions of a survey on their way in, and no answers.")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="form_files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    """As it came. It goes once somebody has decided, or with this row."""
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
    row = models.PositiveIntegerField(default=0)
    """Which row of the file it was."""

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
