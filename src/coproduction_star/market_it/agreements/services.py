"""Roles and what they ask for, who takes them, and insurance. What people show is written in `showing`."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import InsuranceCover, RoleCondition, RolePack, RoleTaker
from coproduction_star.organisations.models import Participant

Asked = tuple[str, str, int | None]
"""A kind of condition, what exactly, and how many months what was shown holds."""


class AskedAlready(ValueError):
    """A role asks for a thing once."""


class HasAPack(ValueError):
    """The role that looks for people has its agreements already."""


class TakesItAlready(ValueError):
    """Somebody takes a role once."""


@transaction.atomic
def add_pack(
    *, programme: Programme, values: Mapping[str, Any], by: Any, asked: Iterable[Asked] = (), pack: str = "",
    role: UUID | None = None,
) -> RolePack:  # fmt: skip
    """Write down a role with its conditions; `role` is the key of one that looks for people. Raises HasAPack."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    if role and RolePack.objects.filter(programme=programme, role=role).exists():
        raise HasAPack(gettext_noop("This role has its agreements already."))
    made = RolePack.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, pack=pack, role=role, **values
    )
    for kind, words, months in asked:
        RoleCondition.objects.create(**_of(made), kind=kind, words=words, months=months)
    record(by=by, verb="market_it.role_added", subject=made)
    return made


@transaction.atomic
def change_pack(*, pack: RolePack, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Say it anew. What people agreed to before stays what they agreed to. Raises ChangedMeanwhile."""
    claim_version(pack, version=version)
    _set(pack, values)
    record(by=by, verb="market_it.role_changed", subject=pack)


@transaction.atomic
def close_pack(*, pack: RolePack, by: Any) -> None:
    """Nobody new takes it. Its conditions go on counting wherever somebody still has the role."""
    if pack.closed_at is None:
        _set(pack, {"closed_at": timezone.now()})
        record(by=by, verb="market_it.role_closed", subject=pack)


@transaction.atomic
def reopen_pack(*, pack: RolePack, by: Any) -> None:
    if pack.closed_at is not None:
        _set(pack, {"closed_at": None})
        record(by=by, verb="market_it.role_reopened", subject=pack)


@transaction.atomic
def ask_for(*, pack: RolePack, kind: str, words: str, months: int | None, by: Any) -> RoleCondition:
    """Ask for one more thing. Raises AskedAlready."""
    RolePack.objects.select_for_update().get(pk=pack.pk)
    if RoleCondition.objects.filter(pack=pack, kind=kind).exists():
        raise AskedAlready(gettext_noop("The role asks for this already. Change what it says there."))
    made = RoleCondition.objects.create(**_of(pack), kind=kind, words=words, months=months)
    record(by=by, verb="market_it.condition_added", subject=made)
    return made


@transaction.atomic
def change_condition(*, condition: RoleCondition, words: str, months: int | None, by: Any) -> None:
    """What was shown before keeps the day on which it runs out."""
    _set(condition, {"words": words, "months": months})
    record(by=by, verb="market_it.condition_changed", subject=condition)


@transaction.atomic
def ask_no_more(*, condition: RoleCondition, by: Any) -> None:
    record(by=by, verb="market_it.condition_removed", subject=condition)
    condition.delete()


@transaction.atomic
def take_on(*, pack: RolePack, participant: Participant, by: Any) -> RoleTaker:
    """Write down that somebody takes the role, or is about to. Raises TakesItAlready."""
    RolePack.objects.select_for_update().get(pk=pack.pk)
    if RoleTaker.objects.filter(pack=pack, participant=participant, ended_on=None).exists():
        raise TakesItAlready(gettext_noop("They stand in this role already."))
    made = RoleTaker.objects.create(**_of(pack), participant=participant, since=timezone.localdate(), by=by)
    record(by=by, verb="market_it.role_taken", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def leave(*, taker: RoleTaker, by: Any) -> None:
    """They no longer have the role. What they have shown stays until it is deleted on its day."""
    _set(taker, {"ended_on": max(timezone.localdate(), taker.since)})
    record(by=by, verb="market_it.role_left", subject=taker, for_whom=taker.participant_id)


@transaction.atomic
def add_cover(*, programme: Programme, values: Mapping[str, Any], by: Any) -> InsuranceCover:
    made = InsuranceCover.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, **values
    )
    record(by=by, verb="market_it.cover_added", subject=made)
    return made


@transaction.atomic
def change_cover(*, cover: InsuranceCover, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Such as a new last day, of which people are then reminded anew. Raises ChangedMeanwhile."""
    claim_version(cover, version=version)
    _set(cover, {**values, "reminded_days": None})
    record(by=by, verb="market_it.cover_changed", subject=cover)


def _set(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _of(pack: RolePack) -> dict[str, Any]:
    return {"pack": pack, "programme_id": pack.programme_id, "organisation_id": pack.organisation_id}
