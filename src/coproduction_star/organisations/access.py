"""What one person may do, worked out once for a request."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from .roles import NEEDS_SECOND_FACTOR, Role, Verb, verbs_of


@dataclass(frozen=True, slots=True)
class Access:
    """A member's roles in an organisation and in its programmes.

    `roles` count everywhere in the organisation; `programme_roles` only in
    the programme they are held in.
    """

    user_id: UUID
    organisation_id: UUID
    membership_id: int
    participant_id: UUID
    roles: frozenset[str]
    programme_roles: Mapping[UUID, frozenset[str]] = field(default_factory=dict)

    @property
    def sees_whole_organisation(self) -> bool:
        return bool(self.roles)

    def with_programme_roles(self, programme_roles: Mapping[UUID, frozenset[str]]) -> "Access":
        return replace(self, programme_roles=programme_roles)

    def roles_for(self, subject: Any) -> frozenset[str]:
        """The roles that count for a record: none when it is another organisation's."""
        organisation_id, programme_id = _home(subject)
        if organisation_id != self.organisation_id:
            return frozenset()
        return self.roles | self.programme_roles.get(programme_id, frozenset())

    def may(self, verb: Verb, subject: Any) -> bool:
        return verb in verbs_of(self.roles_for(subject))

    def holds(self, role: Role, subject: Any) -> bool:
        return role in self.roles_for(subject)

    @property
    def needs_second_factor(self) -> bool:
        everywhere = self.roles.union(*self.programme_roles.values())
        return bool(verbs_of(everywhere) & NEEDS_SECOND_FACTOR)


def _home(subject: Any) -> tuple[Any, Any]:
    """The organisation and the programme a record belongs to."""
    label = subject._meta.label_lower
    if label == "organisations.organisation":
        return subject.pk, None
    if label == "journeys.programme":
        return subject.organisation_id, subject.pk
    return getattr(subject, "organisation_id", None), getattr(subject, "programme_id", None)
