"""Adding people without accounts, keeping their details right, and joining two rows that are one person."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Membership, Organisation, Participant, ParticipantGroup
from coproduction_star.organisations.services import add_groups, deletion_date

from .moving import move_everything

DETAILS = ("name", "email", "phone", "safe_channel", "access_needs", "age_band")


class TwoAccounts(Exception):
    """Both rows belong to people who sign in: they are two people."""


class SamePerson(Exception):
    """A row cannot be joined with itself."""


@transaction.atomic
def add_participant(*, organisation: Organisation, by: Any, groups: Iterable[str] = (), **details: str) -> Participant:
    """Write down a person who has no account, so that what they say and do has an owner."""
    person = Participant.objects.create(organisation=organisation, delete_after=deletion_date(), **details)
    add_groups(participant=person, groups=groups)
    record(by=by, verb="organisations.participant_added", subject=person, for_whom=person.pk)
    return person


@transaction.atomic
def change_participant(*, participant: Participant, by: Any, groups: Iterable[str], **details: str) -> None:
    for name, value in details.items():
        setattr(participant, name, value)
    participant.delete_after = deletion_date()
    participant.save(update_fields=[*details, "delete_after"])
    ParticipantGroup.objects.filter(participant=participant).exclude(group__in=list(groups)).delete()
    add_groups(participant=participant, groups=groups)
    record(by=by, verb="organisations.participant_changed", subject=participant, for_whom=participant.pk)


@transaction.atomic
def merge_participants(*, keep: Participant, other: Participant, by: Any) -> dict[str, int]:
    """Make two rows one: everything that points to `other` points to `keep` afterwards.

    What `keep` lacks is filled from `other`. Where both hold something that
    may be held once, `keep`'s stays. Returns what moved, counted by model.
    """
    if keep.pk == other.pk:
        raise SamePerson
    rows = {row.pk: row for row in Participant.objects.select_for_update().filter(pk__in=[keep.pk, other.pk])}
    keep, other = rows[keep.pk], rows[other.pk]
    if Membership.objects.filter(participant__in=[keep, other]).count() == len(rows):
        raise TwoAccounts
    user_id = keep.user_id or other.user_id
    moved = move_everything(other, keep, by=by)
    for name in DETAILS:
        setattr(keep, name, getattr(keep, name) or getattr(other, name))
    _empty(other, merged_into=keep)
    keep.user_id = user_id
    keep.delete_after = max(keep.delete_after, other.delete_after)
    keep.save()
    record(
        by=by,
        verb="organisations.participants_merged",
        subject=keep,
        for_whom=keep.pk,
        merged=str(other.pk),
        moved=moved,
    )
    return moved


def _empty(row: Participant, *, merged_into: Participant) -> None:
    """Leave the joined row as a signpost: without account or details, and out of every list."""
    row.user_id, row.merged_into = None, merged_into
    for name in DETAILS:
        setattr(row, name, "")
    row.save(update_fields=["user", "merged_into", *DETAILS])
