from django.db import models

from coproduction_star.organisations.models import Organisation


class Case(models.Model):
    """A cited study. Ours (no organisation) come from the files in data; an organisation may publish its own.

    `record` holds the whole case as its file does; the columns beside it are
    what lists are sorted and filtered by.
    """

    slug = models.SlugField(max_length=120, unique=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="published_cases"
    )
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    sector = models.CharField(max_length=40)
    evidence = models.CharField(max_length=12)
    started = models.PositiveSmallIntegerField(null=True, blank=True)
    ended = models.PositiveSmallIntegerField(null=True, blank=True)
    has_savings = models.BooleanField(default=False)
    has_negative_or_mixed = models.BooleanField(default=False)
    record = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    """SHA-256 of the record: an unchanged file is not written again."""

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
