"""Which rows belong to one organisation, found by walking the models, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from coproduction_star.config.backup import rows

ORGANISATION = "organisations.organisation"
USER = "accounts.user"
CASE = "journeys.case"
EVENT = "audit.event"
LEFT_OUT = {
    "account.emailaddress": "of an account: its address is proved anew at the next sign-in",
    "account.emailconfirmation": "of an account",
    "accounts.apitoken": "lets somebody in; made anew",
    "accounts.demonstrationperson": "of the demonstration",
    "accounts.signincard": "lets somebody in; made anew",
    "accounts.user_groups": "not used",
    "accounts.user_user_permissions": "not used",
    "audit.erasure": "the journal of the installation",
    "auth.group": "not used",
    "auth.group_permissions": "not used",
    "auth.permission": "of the release",
    "config.timedrun": "of the installation",
    "contenttypes.contenttype": "of the release",
    "django_tasks_database.dbtaskresult": "work of the installation that is under way",
    "journeys.casebankstate": "made from the cases",
    "journeys.casefacet": "made from the cases",
    "journeys.caseterm": "made from the cases",
    "map_it.smallstart": "of somebody without an organisation",
    "map_it.smallstep": "of somebody without an organisation",
    "mfa.authenticator": "of an account; set up anew",
    "notices.message": "letters that were sent, or are on their way",
    "notices.noticesetting": "of an account",
    "sessions.session": "of the installation",
    "socialaccount.socialaccount": "of an account",
    "socialaccount.socialapp": "of the installation",
    "socialaccount.socialtoken": "of an account",
    "ui.sentform": "forgotten after a day",
    USER: "written apart: those whom the rows name, without what lets them in",
}
"""Models that no archive of an organisation holds, and why. A test finds one that is in neither list."""


@cache
def path_of(label: str) -> str:
    """How a row of this model leads to its organisation; empty where it belongs to none."""
    if label == ORGANISATION:
        return "pk"
    if label in LEFT_OUT:
        return ""
    model = apps.get_model(label)
    if any(field.attname == "organisation_id" for field in rows.columns_of(model)):
        return "organisation_id"
    for field in links_of(model):
        if not field.null and path_of(target_of(field)) == "organisation_id":
            return f"{field.name}__organisation_id"
    return ""


def models() -> list[type[Model]]:
    """Those with rows of organisations, those that others point to first."""
    return [model for model in rows.models_of(apps) if path_of(model._meta.label_lower)]


def rows_of(model: type[Model], organisation: UUID, *, using: str) -> QuerySet[Any]:
    return QuerySet(model, using=using).filter(**{path_of(model._meta.label_lower): organisation})


def links_of(model: type[Model]) -> Iterator[ForeignKey[Any, Any]]:
    yield from (field for field in rows.columns_of(model) if isinstance(field, ForeignKey))


def inner_links_of(model: type[Model]) -> Iterator[ForeignKey[Any, Any]]:
    """The links that must not leave the organisation."""
    yield from (field for field in links_of(model) if path_of(target_of(field)))


def strays(model: type[Model], field: ForeignKey[Any, Any], organisation: UUID, *, using: str) -> set[Any]:
    """The keys of its rows whose link leads into another organisation. A case that we ship belongs to everybody."""
    target = path_of(target_of(field))
    own = QuerySet(field.related_model, using=using).filter(**{target: organisation})
    found = rows_of(model, organisation, using=using).exclude(**{f"{field.attname}__isnull": True})
    found = found.exclude(**{f"{field.attname}__in": own.values(field.target_field.attname)})
    if target_of(field) == CASE:
        found = found.exclude(**{f"{field.name}__organisation_id__isnull": True})
    return set(found.values_list("pk", flat=True))


def target_of(field: ForeignKey[Any, Any]) -> str:
    label: str = field.related_model._meta.label_lower
    return label
