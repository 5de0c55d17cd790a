"""Everything kept about one participant, found by walking the models, so that a new model cannot be forgotten."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from coproduction_star.accounts.models import User
from coproduction_star.audit.selectors import events_about
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.steps import Held, all_steps
from coproduction_star.organisations.models import Participant

SECRETS = {
    "hash", "password", "file", "data", "key", "reference_hash", "sent_key", "worry_outcome",
    "quote", "quoted", "consent_of", "sealed",
}  # fmt: skip
"""Never in a copy: what lets somebody in, what was done about somebody else, and what others said and agreed to.

Files are put beside the copy.
"""
OF_AN_ACCOUNT = ("account", "mfa", "socialaccount", "accounts", "notices")


def about_account(user: User) -> Iterator[Held]:
    """The account itself and what hangs on it."""
    yield Held("accounts.user", (_as_row(user),))
    for model, field in keys_to(User):
        if model._meta.app_label in OF_AN_ACCOUNT:
            yield from _held(model, field, user.pk)


def about_participant(participant: Participant) -> Iterator[Held]:
    """Needs the organisation's scope."""
    yield Held("organisations.participant", (_as_row(participant),))
    for model, field in keys_to(Participant):
        yield from _held(model, field, participant.pk)
    for step in all_steps():
        yield from step.personal_data(participant.pk)
    yield _events(participant)


def keys_to(target: type[models.Model]) -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every foreign key to a model, in every model installed."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model is target:
                yield model, field


def _held(model: type[models.Model], field: models.Field, owner: UUID) -> Iterator[Held]:
    rows = tuple(_as_row(row) for row in model._base_manager.filter(**{field.attname: owner}))
    if rows:
        yield Held(model._meta.label_lower, rows)


def _events(participant: Participant) -> Held:
    events = events_about(participant.pk, user_id=participant.user_id)
    events = events.filter(organisation_id=participant.organisation_id).order_by("at")
    return Held("audit.event", tuple({"at": event.at, "what": sentence(event)} for event in events))


def _as_row(row: models.Model) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in SECRETS]
    return {field.attname: getattr(row, field.attname) for field in fields}
