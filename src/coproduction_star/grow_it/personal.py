"""What Grow it keeps about one person beside the rows that name them, and how it goes when they are erased."""

from uuid import UUID

from .models import Indicator


def erase(participant_id: UUID) -> None:
    """A measure stays and names nobody; its page says that it needs somebody to look after it."""
    Indicator.everything.filter(owner=participant_id).update(owner=None)
