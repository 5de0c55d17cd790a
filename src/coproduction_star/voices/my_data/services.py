"""Erasing a person: their account is emptied, their rows in organisations lose everything that tells who they were."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.accounts.models import User
from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import forget, record
from coproduction_star.journeys.models import Initiative, Interest, ProgrammeRole, WardCouncillor
from coproduction_star.journeys.steps import all_steps
from coproduction_star.organisations.models import (
    Invitation,
    Membership,
    MembershipRole,
    Participant,
    ParticipantGroup,
)
from coproduction_star.organisations.services import LastAdministrator, lock_all
from coproduction_star.voices.models import Attachment, Comment, Contribution, Listening

from .gathering import OF_AN_ACCOUNT, keys_to
from .selectors import organisations_without_another_administrator, participants_of

ERASED_NAME = "Somebody who was erased"
GOES = (
    Comment,
    Attachment,
    Contribution,
    Interest,
    ParticipantGroup,
    Invitation,
    ProgrammeRole,
    WardCouncillor,
)
"""Rows of a participant that are deleted with them."""
STAYS = {
    "organisations.membership": "That somebody had access, and when; without a name.",
    "organisations.participant": "That two rows were one person; without a name.",
    "voices.listening": "How a programme listens; it then names nobody on its forms.",
    "journeys.initiative": "What people do together; it then names nobody to ask.",
    "journeys.promise": "What was promised to others, and whether it was kept; without a name.",
}
"""Rows that still point to the emptied participant, and why. A test finds a model that is in neither list."""


@transaction.atomic
def erase_participant(*, participant: Participant, by: Any) -> None:
    """Take out of one organisation everything that tells who this was. Figures and promises stay, without a name.

    The rows that were joined with this one are the same person, and go with it.
    """
    with scope(organisation=participant.organisation_id, programme=None):
        for row in (participant, *participant.merged.all()):
            _erase_row(row)
            note_erasure(ErasureKind.PARTICIPANT, row.pk)
        record(by=by, verb="organisations.participant_erased", subject=participant, for_whom=participant.pk)


def _erase_row(participant: Participant) -> None:
    for step in all_steps():
        step.erase(participant.pk)
    for model in GOES:
        _delete(model, participant)
    Initiative.everything.filter(contact=participant).update(contact=None)
    Listening.objects.filter(reader=participant).update(reader=None)
    _end_memberships(participant)
    _empty(participant)
    forget(subject="organisations.participant", subject_ids=[participant.pk])


@transaction.atomic
def erase_account(*, user: User) -> None:
    """Erase a person everywhere, at their own wish. Refused while an organisation has no other administrator."""
    lock_all(Membership.objects.filter(user=user, ended_at__isnull=True).values("organisation"))
    if organisations_without_another_administrator(user):
        raise LastAdministrator
    empty_account(user=user)


@transaction.atomic
def empty_account(*, user: User) -> None:
    """Erase them, whoever else gives access where they did."""
    for participant in participants_of(user):
        erase_participant(participant=participant, by=user)
    with scopes_disabled():
        for model, field in keys_to(User):
            if model._meta.app_label in OF_AN_ACCOUNT:
                model._base_manager.filter(**{field.attname: user.pk}).delete()
        Invitation.objects.filter(accepted_by=user).delete()
    user.name, user.email, user.language, user.is_active = "", "", "", False
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
    note_erasure(ErasureKind.ACCOUNT, user.pk)


def delete_due(on: dt.date) -> dict[str, int]:
    """Delete every row whose day has come, and erase participants; for the daily command. Counts by model."""
    gone: dict[str, int] = {}
    with scopes_disabled():
        due = [row for row in Participant.objects.filter(delete_after__lt=on, erased_at__isnull=True) if _is_away(row)]
        for participant in due:
            erase_participant(participant=participant, by=None)
        gone["organisations.participant"] = len(due)
        for model in _dated_models():
            rows = model._base_manager.filter(delete_after__lt=on)
            gone[model._meta.label_lower] = sum(1 for row in rows if row.delete())
    return {label: number for label, number in gone.items() if number}


def _is_away(participant: Participant) -> bool:
    """Whoever has access still takes part, whatever their row's day says."""
    return not Membership.objects.filter(participant=participant, ended_at__isnull=True).exists()


def _dated_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model is not Participant and any(field.name == "delete_after" for field in model._meta.concrete_fields)
    ]


def _delete(model: type[models.Model], participant: Participant) -> None:
    rows = list(model._base_manager.filter(participant=participant))
    forget(subject=model._meta.label_lower, subject_ids=[row.pk for row in rows])
    for row in rows:
        if isinstance(row, Attachment):
            _delete_file(row)
        row.delete()


def _delete_file(attachment: Attachment) -> None:
    name, storage = attachment.file.name, attachment.file.storage
    transaction.on_commit(lambda: storage.delete(name))


def _end_memberships(participant: Participant) -> None:
    memberships = Membership.objects.filter(participant=participant)
    forget(subject="organisations.membership", subject_ids=memberships.values_list("pk", flat=True))
    MembershipRole.objects.filter(membership__in=memberships).delete()
    memberships.filter(ended_at__isnull=True).update(ended_at=timezone.now())


def _empty(participant: Participant) -> None:
    participant.name, participant.user = ERASED_NAME, None
    participant.email = participant.phone = participant.safe_channel = ""
    participant.access_needs = participant.age_band = ""
    participant.erased_at = timezone.now()
    participant.save()
