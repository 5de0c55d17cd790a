"""Rows that are written once: what was signed, and what moved between accounts."""

from typing import Any

from coproduction_star.journeys.models import ProgrammeOwned


class WrittenOnceError(TypeError):
    """Somebody tried to change a row that is never changed."""


class WrittenOnce(ProgrammeOwned):
    """Saving it a second time is refused. What was wrong is put right by another row."""

    class Meta(ProgrammeOwned.Meta):
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise WrittenOnceError(f"{self._meta.label} is written once.")
        super().save(*args, **options)
