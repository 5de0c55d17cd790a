"""The time before an election, when councillors' names, pictures and quotes are not shown."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from .models import Organisation, Participant


def is_on(organisation: Organisation, on: dt.date | None = None) -> bool:
    """Whether the day (today, when none is given) lies in the election period, first and last day included."""
    day = on or timezone.localdate()
    start, end = organisation.election_from, organisation.election_until
    return start is not None and end is not None and start <= day <= end


class Names(Protocol):
    """Whose names are hidden now, as participants and as accounts, each with the words that stand for them."""

    @property
    def people(self) -> Mapping[UUID, str]: ...

    @property
    def users(self) -> Mapping[UUID, str]: ...

    def name(self, participant: Participant) -> str: ...

    def sentence(self, user: Any, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class EveryName:
    """Nobody's name is hidden."""

    people: Mapping[UUID, str] = field(default_factory=dict)
    users: Mapping[UUID, str] = field(default_factory=dict)

    def name(self, participant: Participant) -> str:
        return participant.name

    def sentence(self, user: Any, text: str) -> str:
        return text


Source = Callable[[HttpRequest], Names]
_sources: list[Source] = []


def hides_names(source: Source) -> None:
    """Say whose names are hidden: the package above knows the roles in programmes and the wards."""
    _sources.append(source)


def names_for(request: HttpRequest) -> Names:
    return _sources[0](request) if _sources else EveryName()


def managed_name(names: Names, participant: Participant) -> str:
    """For whoever manages access: the name, and the words that stand for it on every other page."""
    label = names.people.get(participant.pk)
    return f"{participant.name} ({label})" if label else participant.name
