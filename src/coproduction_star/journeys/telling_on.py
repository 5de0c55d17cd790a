"""What a step knows of an initiative that a case about it could say. Steps offer it by `Step.tells`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .models import Initiative
from .steps import all_steps


@dataclass(frozen=True, slots=True)
class Told:
    """Words for one part of a case: `setbacks`, `lessons`, `unknown`, `quote`, or a figure in `results`.

    A quote is offered without its consent: whoever agreed to one page agreed to no other.
    """

    part: str
    words: str
    source: str
    """Where it stands in our records, as the source of a case is called."""
    value: float | None = None
    unit: str = ""
    kind: str = ""
    """Of a figure, as a case names kinds."""
    period: str = ""
    comparator: str = ""
    said_by: str = ""


def told_about(initiative: Initiative) -> Iterator[Told]:
    for step in all_steps():
        found: Any = step.tells(initiative)
        yield from found
