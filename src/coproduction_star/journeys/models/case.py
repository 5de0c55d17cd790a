from django.db import models

from coproduction_star.organisations.models import Organisation


class Case(models.Model):
    """A cited study. Ours (no organisation) come from the files in data; an organisation may publish its own.

    `record` holds the whole case as its file does; the columns beside it are
    what lists are sorted by and show, so that a list never reads the record.
    """

    slug = models.SlugField(max_length=160, unique=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="published_cases"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    """Empty: nobody finds it. A case that left the files is withdrawn, not deleted: an initiative may remember it."""
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    sector = models.CharField(max_length=40)
    cos = models.CharField(max_length=80, blank=True)
    """The Co's, separated by spaces."""
    evidence = models.CharField(max_length=12)
    started = models.PositiveSmallIntegerField(null=True, blank=True)
    ended = models.PositiveSmallIntegerField(null=True, blank=True)
    has_savings = models.BooleanField(default=False)
    has_negative_or_mixed = models.BooleanField(default=False)
    other_languages = models.JSONField(default=dict, blank=True)
    """Title and summary by language, where somebody has written them."""
    record = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    """SHA-256 of the record: an unchanged file is not written again."""

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class CaseTerm(models.Model):
    """One word stem of the bank and the published cases it stands in, heaviest use of space last."""

    term = models.CharField(max_length=60, unique=True)
    cases = models.PositiveIntegerField()
    words = models.TextField()
    """The words, as written, that have this stem; separated by spaces."""
    postings = models.BinaryField()
    """Case numbers (four bytes each) and then one byte of weight for each; see case_bank/postings.py."""

    def __str__(self) -> str:
        return self.term


class CaseFacet(models.Model):
    """One value of a facet (sector: health) and the published cases that have it, as one bit each."""

    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=60)
    cases = models.PositiveIntegerField()
    members = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="one_row_per_facet_value")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"


class CaseBankState(models.Model):
    """One row: changes whenever what can be found changes, so that a process knows when to read again."""

    token = models.UUIDField()
    index_format = models.PositiveSmallIntegerField()
    """How words were cut when the terms were written; another number means: write them again."""

    def __str__(self) -> str:
        return "The case bank"
