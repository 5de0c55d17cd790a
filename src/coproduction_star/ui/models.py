from django.db import models

from .privacy import NotPersonal


class SentForm(models.Model):
    """A form that is being, or was, acted on: the same one sent again is not acted on twice. Kept for a day."""

    processing = NotPersonal("Keeps a hash and the address of a page, for a day.")

    key = models.CharField(max_length=64, unique=True)
    """The hash of the form's mark, its address and what was typed."""
    words = models.CharField(max_length=64, blank=True, db_index=True)
    """The hash of who typed what at which address, where the form makes something; empty elsewhere."""
    began_at = models.DateTimeField(db_index=True)
    answer = models.TextField(blank=True)
    """The address the first sending led to; empty while it is being acted on."""

    def __str__(self) -> str:
        return self.answer or "being acted on"
