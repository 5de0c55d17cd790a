"""What happened to a record, as lines for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence

from .hiding import Hidden

NOBODY = Hidden()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as a sentence."""

    when: datetime
    sentence: str


def lines(events: Iterable[Event], *, hidden: Hidden = NOBODY) -> tuple[Line, ...]:
    return tuple(Line(event.at, hidden.sentence(event.by, sentence(event))) for event in events)
