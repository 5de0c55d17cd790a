"""Erase again what was erased after an archive was written."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django_scopes import scope, scopes_disabled

from coproduction_star.accounts.models import User
from coproduction_star.audit.erasures import Entry, read_file
from coproduction_star.audit.models import Erasure, ErasureKind
from coproduction_star.grow_it.competencies import services as skills
from coproduction_star.grow_it.models import SkillsProfile
from coproduction_star.map_it.just_start import services as small_starts
from coproduction_star.map_it.models import SmallStart
from coproduction_star.market_it.models import AccessPassport
from coproduction_star.market_it.passport import services as passports
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.models import Response
from coproduction_star.voices.following import services as following
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.my_data import services as my_data

FOR_GOOD = frozenset(ErasureKind) - {ErasureKind.SPECIAL_ANSWERS}
"""What can come back by itself is erased again only where it was erased after the archive was written."""


def known_erasures(journals: Iterable[Path], *, connection: BaseDatabaseWrapper) -> list[Entry]:
    """Every erasure that a journal or the database of now knows of, the oldest first."""
    found = {entry for journal in journals for entry in read_file(journal)}
    if Erasure._meta.db_table in connection.introspection.table_names():
        rows = Erasure.objects.using(connection.alias).values_list("at", "kind", "key")
        found |= {Entry(*row) for row in rows}
    return sorted(found)


def repeat(entries: Iterable[Entry], *, made_at: dt.datetime, using: str) -> int:
    """How many of them the archive did not know. Needs the tables of this release, and changes nothing twice."""
    repeated = 0
    for entry in entries:
        if entry.kind in REPEATS and (entry.kind in FOR_GOOD or entry.at >= made_at):
            with scopes_disabled():
                repeated += REPEATS[ErasureKind(entry.kind)](entry.key)
        Erasure.objects.using(using).update_or_create(kind=entry.kind, key=entry.key, defaults={"at": entry.at})
    return repeated


def _account(key: UUID) -> bool:
    return _each(User.objects.filter(pk=key, erased_at=None), lambda row: my_data.empty_account(user=row))


def _participant(key: UUID) -> bool:
    rows = Participant.objects.filter(pk=key, erased_at=None)
    return _each(rows, lambda row: my_data.erase_participant(participant=row, by=None))


def _contribution(key: UUID) -> bool:
    rows = Contribution._base_manager.filter(pk=key).exclude(state=State.WITHDRAWN)
    return _each(rows, lambda row: following.empty(contribution=row))


def _response(key: UUID) -> bool:
    rows = Response._base_manager.filter(pk=key, withdrawn_at=None)
    return _each(rows, lambda row: keeping.withdraw(response=row))


def _special_answers(key: UUID) -> bool:
    rows = Response._base_manager.filter(pk=key, special__isnull=False)
    return _each(rows, lambda row: keeping.forget_special(response=row))


def _small_start(key: UUID) -> bool:
    return _each(SmallStart._base_manager.filter(pk=key), lambda row: small_starts.erase(start=row))


def _skills(key: UUID) -> bool:
    return _each(SkillsProfile._base_manager.filter(pk=key), lambda row: skills.delete(profile=row, by=None))


def _passport(key: UUID) -> bool:
    return _each(AccessPassport._base_manager.filter(pk=key), lambda row: passports.delete(passport=row))


def _each(rows: Any, erase: Callable[[Any], object]) -> bool:
    found = list(rows)
    for row in found:
        if organisation := getattr(row, "organisation_id", None):
            with scope(organisation=organisation, programme=None):
                erase(row)
        else:
            erase(row)
    return bool(found)


REPEATS: dict[ErasureKind, Callable[[UUID], bool]] = {
    ErasureKind.ACCOUNT: _account,
    ErasureKind.PARTICIPANT: _participant,
    ErasureKind.CONTRIBUTION: _contribution,
    ErasureKind.RESPONSE: _response,
    ErasureKind.SPECIAL_ANSWERS: _special_answers,
    ErasureKind.SMALL_START: _small_start,
    ErasureKind.SKILLS: _skills,
    ErasureKind.PASSPORT: _passport,
}
