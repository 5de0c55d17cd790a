"""Nothing that residents are invited to is announced without four things: the place, how to get in, costs, the papers.

A step that invites people says what it knows of an event and asks here what is missing; so every event keeps one rule.
"""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "where": _("where it is"),
    "access": _("how people get in and take part: steps, toilets, hearing, language"),
    "costs": _("what it costs, and what you pay for"),
    "papers_on": _("on which day the papers go out"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """What people need to know before they come."""

    where: str
    access: str
    costs: str
    papers_on: dt.date | None


class NotReady(ValueError):
    """It cannot be announced yet. `missing` says what is missing, in words."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__("; ".join(missing))
        self.missing = missing


def missing_of(event: Event) -> tuple[str, ...]:
    """By the names of the four, in their order."""
    return tuple(one.name for one in fields(event) if not _said(getattr(event, one.name)))


def _said(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def in_words(missing: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(NAMES[name]) for name in missing)


def refuse_unless_ready(event: Event) -> None:
    """Raises NotReady."""
    missing = missing_of(event)
    if missing:
        raise NotReady(in_words(missing))
