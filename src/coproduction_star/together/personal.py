"""What Together keeps about one person beside the rows that name them, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.journeys.steps import Held


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What stands about somebody in no row that names them."""
    yield from ()


def erase(participant_id: UUID) -> None:
    """What counts stays and names nobody; what they wrote goes."""
