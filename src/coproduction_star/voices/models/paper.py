"""The four words on a printed form that nobody has handed in yet."""

from django.db import models

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import NotPersonal

from .contribution import Kind


class PaperSlip(ProgrammeOwned):
    """One printed copy of a form, until it is typed in.

    Then its words belong to the contribution, and this row goes.
    """

    processing = NotPersonal("A hash of four words on a sheet of paper that nobody has written on yet.")

    kind = models.CharField(max_length=12, choices=Kind)
    reference_hash = models.CharField(max_length=64, unique=True)
    delete_after = models.DateField()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"
