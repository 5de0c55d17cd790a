"""Erase again what was erased after an archive was written."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django_scopes import scope, scopes_disabled

from coproduction_star.accounts.models import User
from coproduction_star.audit.erasures import Entry, read_file
from coproduction_star.audit.models import Erasure, ErasureKind
from coproduction_star.grow_it.competencies import services as skills
from coproduction_star.grow_it.models import SkillsProfile
from coproduction_star.map_it.just_start import services as small_starts
from coproduction_star.map_it.models import SmallStart, Story
from coproduction_star.map_it.stories import services as stories
from coproduction_star.market_it.models import AccessPassport
from coproduction_star.market_it.passport import services as passports
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.models import Entry as OfferEntry
from coproduction_star.people_it.models import Need, Offer, Response
from coproduction_star.people_it.offers import own_services as own_offers
from coproduction_star.together.design_rounds import taking_part as design_rounds
from coproduction_star.together.models import DesignTaker, OwnPlan, ReviewTaker, ShiftPlace, VisitPhoto, WorkshopSeat
from coproduction_star.together.my_plan import keeping as own_plans
from coproduction_star.together.shifts import signing
from coproduction_star.together.visits import photos
from coproduction_star.together.visits import taking_part as visits
from coproduction_star.together.workshop import taking_part as workshops
from coproduction_star.voices.following import services as following
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.my_data import services as my_data

FOR_GOOD = frozenset(ErasureKind) - {ErasureKind.SPECIAL_ANSWERS, ErasureKind.STORY_CONSENT}
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


def of_organisation(entries: Iterable[Entry], organisation_id: UUID, *, new_accounts: Collection[UUID]) -> list[Entry]:
    """Those that concern its rows, or an account that came in with them: nobody else's answers are touched."""
    entries = list(entries)
    found = {(ErasureKind.ACCOUNT.value, key) for key in new_accounts}
    for kind, model in ROWS_OF.items():
        rows = model._base_manager.filter(organisation_id=organisation_id)
        keys = {entry.key for entry in entries if entry.kind == kind}
        found |= {(kind.value, key) for key in rows.values_list("pk", flat=True) if key in keys}
    return [entry for entry in entries if (entry.kind, entry.key) in found]


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


def _review_part(key: UUID) -> bool:
    return _each(ReviewTaker._base_manager.filter(pk=key), lambda row: visits.take_back(taker=row))


def _visit_photo(key: UUID) -> bool:
    return _each(VisitPhoto._base_manager.filter(pk=key), lambda row: photos.take_out(photo=row))


def _offer(key: UUID) -> bool:
    rows = Offer._base_manager.filter(pk=key, withdrawn_at=None)
    return _each(rows, lambda row: own_offers.take_back(thing=row))


def _wish(key: UUID) -> bool:
    rows = Need._base_manager.filter(pk=key, withdrawn_at=None)
    return _each(rows, lambda row: own_offers.take_back(thing=row))


def _offers_of_one(key: UUID) -> bool:
    rows = OfferEntry._base_manager.filter(pk=key, withdrawn_at=None)
    return _each(rows, lambda row: own_offers.take_all_back(entry=row))


def _design_part(key: UUID) -> bool:
    return _each(DesignTaker._base_manager.filter(pk=key), lambda row: design_rounds.take_back(taker=row))


def _shift_place(key: UUID) -> bool:
    return _each(ShiftPlace._base_manager.filter(pk=key), lambda row: signing.empty(place=row))


def _own_plan(key: UUID) -> bool:
    def erase(row: OwnPlan) -> None:
        own_plans.erase_plan(programme=row.programme, participant_id=row.participant_id, by=None)

    return _each(OwnPlan._base_manager.filter(pk=key), erase)


def _story_consent(key: UUID) -> bool:
    rows = Story._base_manager.filter(pk=key).exclude(quote="", quoted="", consent_of="", consent_by="")
    return _each(rows, lambda row: stories.take_back(story=row, consent_ended=True, by=None))


def _workshop_seat(key: UUID) -> bool:
    return _each(WorkshopSeat._base_manager.filter(pk=key), lambda row: workshops.leave_seat(seat=row))


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
    ErasureKind.REVIEW_PART: _review_part,
    ErasureKind.VISIT_PHOTO: _visit_photo,
    ErasureKind.OFFER: _offer,
    ErasureKind.WISH: _wish,
    ErasureKind.OFFERS_OF_ONE: _offers_of_one,
    ErasureKind.DESIGN_PART: _design_part,
    ErasureKind.SHIFT_PLACE: _shift_place,
    ErasureKind.OWN_PLAN: _own_plan,
    ErasureKind.STORY_CONSENT: _story_consent,
    ErasureKind.WORKSHOP_SEAT: _workshop_seat,
}
ROWS_OF: dict[ErasureKind, type[Model]] = {
    ErasureKind.PARTICIPANT: Participant,
    ErasureKind.CONTRIBUTION: Contribution,
    ErasureKind.RESPONSE: Response,
    ErasureKind.SPECIAL_ANSWERS: Response,
    ErasureKind.SKILLS: SkillsProfile,
    ErasureKind.PASSPORT: AccessPassport,
    ErasureKind.REVIEW_PART: ReviewTaker,
    ErasureKind.VISIT_PHOTO: VisitPhoto,
    ErasureKind.OFFER: Offer,
    ErasureKind.WISH: Need,
    ErasureKind.OFFERS_OF_ONE: OfferEntry,
    ErasureKind.DESIGN_PART: DesignTaker,
    ErasureKind.SHIFT_PLACE: ShiftPlace,
    ErasureKind.OWN_PLAN: OwnPlan,
    ErasureKind.STORY_CONSENT: Story,
    ErasureKind.WORKSHOP_SEAT: WorkshopSeat,
}
"""Whose rows they are, for every kind that belongs to an organisation."""
