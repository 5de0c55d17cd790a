"""What several pages of an organisation do, and where the packages above say what they do with it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record

from .models import Invitation, Membership, MembershipRole, Organisation, Participant, ParticipantGroup
from .selectors import other_administrators

KEPT = dt.timedelta(days=730)
"""How long after somebody last took part their row is kept."""


class LastAdministrator(Exception):
    """An organisation would be left without anybody who can give access."""

    def __str__(self) -> str:
        return _("This is the last administrator. Make somebody else an administrator first.")


AcceptanceHook = Callable[[Invitation, Membership], None]
ProgrammeChoices = Callable[[Organisation], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Work:
    """Something a member leaves behind. `hand_over` moves it to another member, or to nobody."""

    name: str | Promise
    count: Callable[[Membership], int]
    hand_over: Callable[[Membership, Membership | None], int]


def named_in(model: type[models.Model], field: str, name: str | Promise) -> Work:
    """The work of whom this field of a model names: then it names the successor, and without one nobody."""
    key, rows = f"{field}_id", model._base_manager

    def count(membership: Membership) -> int:
        return rows.filter(**{key: membership.participant_id}).count()

    def hand_over(leaver: Membership, successor: Membership | None) -> int:
        named = successor.participant_id if successor else None
        return rows.filter(**{key: leaver.participant_id}).update(**{key: named})

    return Work(name, count, hand_over)


_acceptance_hooks: list[AcceptanceHook] = []
_works: list[Work] = []
_programme_choices: list[ProgrammeChoices] = []


def on_acceptance(hook: AcceptanceHook) -> None:
    """Have `hook(invitation, membership)` called, in the same transaction, when an invitation is accepted."""
    _acceptance_hooks.append(hook)


def on_handover(work: Work) -> None:
    """Say that a member may leave this kind of work behind, and how it moves to somebody else."""
    _works.append(work)


def offer_programmes(choices: ProgrammeChoices) -> None:
    """Say which programmes of an organisation a person can be invited to, as (identifier, name)."""
    _programme_choices.append(choices)


def programmes_of(organisation: Organisation) -> list[tuple[str, str]]:
    return [choice for choices in _programme_choices for choice in choices(organisation)]


def accepted(*, invitation: Invitation, membership: Membership) -> None:
    for hook in _acceptance_hooks:
        hook(invitation, membership)


def work_left_by(membership: Membership) -> list[tuple[str, int]]:
    counted = ((str(work.name), work.count(membership)) for work in _works)
    return [(name, number) for name, number in counted if number]


def hand_over_work(*, leaver: Membership, successor: Membership | None) -> dict[str, int]:
    return {str(work.name): work.hand_over(leaver, successor) for work in _works}


def deletion_date() -> dt.date:
    return timezone.localdate() + KEPT


@transaction.atomic
def join(
    *,
    organisation: Organisation,
    user: Any,
    roles: Sequence[str],
    by: Any,
    groups: Iterable[str] = (),
    participant: Participant | None = None,
) -> Membership:
    """Make a user a member, as the participant the organisation knows already or a new one.

    Somebody who left and comes back gets their old place, with the new roles
    added. Needs the organisation's scope.
    """
    person = _participant_for(organisation, user, participant)
    add_groups(participant=person, groups=groups)
    membership, is_new = Membership.objects.get_or_create(
        organisation=organisation, user=user, defaults={"participant": person}
    )
    if membership.ended_at:
        membership.ended_at = None
        membership.save(update_fields=["ended_at"])
    for role in dict.fromkeys(roles):
        MembershipRole.objects.get_or_create(membership=membership, role=role)
    record(
        by=by,
        verb="organisations.member_joined" if is_new else "organisations.member_joined_again",
        subject=membership,
        for_whom=membership.participant_id,
        roles=sorted(roles),
    )
    return membership


def add_groups(*, participant: Participant, groups: Iterable[str]) -> None:
    for group in dict.fromkeys(groups):
        ParticipantGroup.objects.get_or_create(participant=participant, group=group)


def _participant_for(organisation: Organisation, user: Any, known: Participant | None) -> Participant:
    mine = Participant.objects.filter(organisation=organisation, user=user).first()
    if mine:
        return mine
    if known and known.user_id is None and known.erased_at is None and known.merged_into_id is None:
        known.user = user
        known.email = known.email or user.email
        known.save(update_fields=["user", "email"])
        return known
    return Participant.objects.create(
        organisation=organisation,
        user=user,
        name=user.name or user.email or _("Someone"),
        email=user.email,
        delete_after=deletion_date(),
    )


def lock(organisation_id: UUID) -> Organisation:
    """Hold the organisation's row, so that two people cannot both take away the other's last administrator."""
    return lock_all([organisation_id])[0]


def lock_all(organisation_ids: Iterable[UUID]) -> list[Organisation]:
    """Hold several, always in one order, so that two who do this at once wait and never block each other.

    Rows that point to the organisation can be written meanwhile.
    """
    return list(Organisation.objects.select_for_update(no_key=True).filter(pk__in=organisation_ids).order_by("pk"))


def keep_an_administrator(organisation_id: UUID, *, without: Membership) -> None:
    """Refuse unless somebody else can give access. Call it with the organisation locked."""
    if not other_administrators(organisation_id, besides=without).exists():
        raise LastAdministrator
