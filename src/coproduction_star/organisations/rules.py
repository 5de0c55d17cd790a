"""Who may do what in an organisation, as sentences. The first argument of a predicate is the person's Access."""

from collections.abc import Callable
from typing import Any

import rules

from .access import Access
from .permissions import Permission
from .roles import Role, Verb


def may(verb: Verb) -> Any:
    """A predicate: one of the person's roles lets them do this to the record."""

    @rules.predicate(name=f"may_{verb}")
    def predicate(access: Access, subject: Any) -> bool:
        return access.may(verb, subject)

    return predicate


@rules.predicate
def is_inside(access: Access, subject: Any) -> bool:
    return access.organisation_id == getattr(subject, "organisation_id", subject.pk)


@rules.predicate
def is_administrator(access: Access, subject: Any) -> bool:
    return Role.ADMINISTRATOR in access.roles and access.may(Verb.ADMINISTER, subject)


Predicate = Callable[[Access, Any], bool]

rules.add_perm(Permission.OPEN, is_inside)
rules.add_perm(Permission.SEE_ORGANISATION, may(Verb.SEE))
rules.add_perm(Permission.SEE_PEOPLE, may(Verb.SEE_CONTACT) | is_administrator)
rules.add_perm(Permission.SEE_CONTACT, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.ADMINISTER, is_administrator)
rules.add_perm(Permission.SEE_AUDIT, is_administrator)
