"""What Grow it keeps about one person beside the rows that name them, and how it goes when they are erased."""

from uuid import UUID

from .models import Connector, GovernanceSeat, Indicator


def erase(participant_id: UUID) -> None:
    """A measure and a seat stay and name nobody; their pages ask for somebody. A councillor's part goes."""
    Indicator.everything.filter(owner=participant_id).update(owner=None)
    GovernanceSeat.everything.filter(participant=participant_id).update(participant=None)
    Connector.everything.filter(participant=participant_id).delete()
