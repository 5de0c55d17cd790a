"""Counts kept beside the rows they count, so that a page over 30,000 initiatives reads a handful of rows."""

import uuid

from django.db import models

from coproduction_star.organisations.models import OrganisationOwned

from .programme import ProgrammeOwned

COUNTS = ("existing", "improve", "potential", "stopped", "people", "citizen_hours", "staff_hours")
ANY = "any"


class Tally(models.Model):
    """How many initiatives of each status, how many people and how many hours a month."""

    co = models.CharField(max_length=14)
    """One of the four Co's, or `any` for every initiative once."""
    existing = models.PositiveIntegerField(default=0)
    improve = models.PositiveIntegerField(default=0)
    potential = models.PositiveIntegerField(default=0)
    stopped = models.PositiveIntegerField(default=0)
    people = models.PositiveBigIntegerField(default=0)
    citizen_hours = models.PositiveBigIntegerField(default=0)
    staff_hours = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True


class ProgrammeTally(Tally, ProgrammeOwned):
    """The counts of one programme, changed in the transaction that changes an initiative."""

    mark = models.UUIDField(default=uuid.uuid4)
    """On the row of every initiative: another one after every change of the register."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "co"], name="one_tally_per_programme_and_co")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.co}"


class TallySnapshot(Tally, OrganisationOwned):
    """What the organisation's Star showed in a month; kept for the change in a year."""

    month = models.DateField()
    """The first day of the month."""
    service = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "month", "service", "co"], name="one_snapshot_per_month")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.service} {self.co}"
