"""What the code itself says about who may do what, and what is kept about people."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import rules
from django.apps import apps
from django.db import models

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import VERBS, Role, Verb
from coproduction_star.ui.privacy import NotPersonal, Processing

OURS = "coproduction_star."
TELLING_FIELDS = {"name", "email", "phone"}
PEOPLE = {"accounts.user", "organisations.participant"}


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """One permission, and the roles that give it when nothing else stands in the way."""

    app: str
    permission: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class ProcessingRow:
    label: str
    processing: Processing


def verbs_by_role() -> dict[Role, frozenset[Verb]]:
    return {role: VERBS[role] for role in Role}


def permissions_by_role() -> list[PermissionRow]:
    """Every permission of every app, asked of its own rules with one role at a time."""
    organisation = Organisation(id=uuid.UUID(int=1), name="An organisation", slug="an-organisation")
    subject = _programme(organisation)
    rows = []
    for app, permission in _permissions():
        holders = frozenset(role for role in Role if _holds(permission, _access(organisation, role), subject))
        rows.append(PermissionRow(app, str(permission), holders))
    return rows


def looks_personal(model: type[models.Model]) -> bool:
    """Whether it points to a person or has a field that names or reaches one."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, models.Field)]
    points = any(field.is_relation and field.related_model._meta.label_lower in PEOPLE for field in fields)
    return points or model._meta.label_lower in PEOPLE or any(field.name in TELLING_FIELDS for field in fields)


def our_models() -> list[type[models.Model]]:
    return sorted(
        (model for model in apps.get_models() if model.__module__.startswith(OURS)),
        key=lambda model: model._meta.label_lower,
    )


def undeclared() -> list[str]:
    """Models that look as if they kept personal data and say nothing about it."""
    spoken = (Processing, NotPersonal)
    return [
        model._meta.label_lower
        for model in our_models()
        if looks_personal(model) and not isinstance(model.__dict__.get("processing"), spoken)
    ]


def record_of_processing() -> list[ProcessingRow]:
    rows = ((model._meta.label, getattr(model, "processing", None)) for model in our_models())
    return [ProcessingRow(label, said) for label, said in rows if isinstance(said, Processing)]


def _permissions() -> Iterator[tuple[str, StrEnum]]:
    for config in apps.get_app_configs():
        module = f"{config.name}.permissions"
        if config.name.startswith(OURS) and find_spec(module):
            for permission in import_module(module).Permission:
                yield config.label, permission


def _access(organisation: Organisation, role: Role) -> Access:
    one = uuid.UUID(int=2)
    return Access(one, organisation.pk, 1, one, roles=frozenset({role}))


def _programme(organisation: Organisation) -> Any:
    return apps.get_model("journeys", "Programme")(organisation=organisation, name="A programme", slug="a-programme")


def _holds(permission: StrEnum, access: Access, subject: Any) -> bool:
    organisation_wide = bool(rules.has_perm(str(permission), access, subject.organisation))
    return organisation_wide or bool(rules.has_perm(str(permission), access, subject))
