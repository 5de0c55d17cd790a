"""A list that somebody brings in: the file, what each column means, and every row until a month has passed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class ImportState(models.TextChoices):
    COLUMNS = "columns", _("What is in the columns?")
    PREVIEW = "preview", _("Looked through, nothing added yet")
    WRITING = "writing", _("Being added")
    DONE = "done", _("Added")
    UNDONE = "undone", _("Taken back")


class RowState(models.TextChoices):
    ADD = "add", _("Will be added")
    ALIKE = "alike", _("Looks like one you have")
    BAD = "bad", _("Cannot be read yet")


class Choice(models.TextChoices):
    """What to do with a row that looks like another."""

    SKIP = "skip", _("Leave it out")
    ADD = "add", _("Add it anyway")
    UPDATE = "update", _("Write it over the one you have")


class Import(ProgrammeOwned):
    """One list on its way in. Two people may bring in one each at the same time."""

    processing = Processing(
        purpose="To know who brought a list in, and to be able to take it back",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and whoever is named in the list",
        fields=("by", "name"),
        kept_for="30 days, the file and its rows with it",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    """What its owner called the file."""
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.COLUMNS)
    sheet = models.CharField(max_length=200, blank=True)
    sheets = models.JSONField(default=list)
    """Every sheet as [name, hidden]."""
    heading_row = models.PositiveIntegerField(default=1)
    """The number of the row with the headings; 0 when there is none."""
    headings = models.JSONField(default=list)
    meanings = models.JSONField(default=list)
    """What each column is: a field's name, `summary+` to add it to the summary, or empty to leave it out."""
    remarks = models.JSONField(default=list)
    """What was odd about the file, as [kind, detail]."""
    leave_bad_cells_empty = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    """Rows by their state, once looked through."""
    to_write = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    made = models.JSONField(default=dict)
    """The places and outcomes it made, by their ids, so that they can be taken back."""
    kept_back = models.JSONField(default=list)
    """What an undo left alone, because somebody had changed it since."""
    confirmed_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    """When rows were last added, or the adding was last begun."""
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "-made_at"], name="imports_of_a_programme")]

    def __str__(self) -> str:
        return self.name


class ImportFile(models.Model):
    """The file itself, beside its import so that nobody loads it by chance."""

    of = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="file", primary_key=True)
    content = models.BinaryField()
    read = models.BinaryField(default=b"")
    """The rows of the chosen sheet as they were read, packed by importing/packing.py."""

    objects = ScopedManager(organisation="of__organisation_id", programme="of__programme_id")

    def __str__(self) -> str:
        return str(self.of_id)


class ImportRow(ProgrammeOwned):
    """One row of the list. What is made of it has the same key, so it cannot be made twice."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    """Its number in the file."""
    cells = models.JSONField()
    """What stands in the file, or what somebody corrected it to."""
    corrected = models.BooleanField(default=False)
    values = models.JSONField(default=dict)
    """What it would become, by field."""
    problems = models.JSONField(default=dict)
    """What cannot be read, by column: a sentence for each."""
    state = models.CharField(max_length=5, choices=RowState)
    choice = models.CharField(max_length=6, choices=Choice, default=Choice.ADD)
    alike = models.ForeignKey(Initiative, null=True, on_delete=models.SET_NULL, related_name="+")
    alike_row = models.PositiveIntegerField(null=True)
    """The earlier row of the same file that it looks like."""
    before = models.JSONField(null=True)
    """What the initiative said before it was written over."""
    written_version = models.PositiveIntegerField(null=True)
    """The version of the initiative right after; another means that somebody changed it since."""

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="a_row_is_brought_in_once")]
        indexes = [models.Index(fields=["of", "state", "number"], name="rows_by_state")]

    def __str__(self) -> str:
        return f"{self.of_id} {self.number}"
