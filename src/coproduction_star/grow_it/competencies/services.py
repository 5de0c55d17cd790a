"""What somebody does with their own skills. Events say that it happened: never who, about whom or what was said."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import (
    RaterSlip,
    Recognition,
    SkillsHere,
    SkillsProfile,
    SkillsRating,
    SkillsShare,
)
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.organisations.codes import hash_of, new_code
from coproduction_star.organisations.models import Participant

from .kept import NOTHING, Intent, Kept, Said, kept_in, sealed
from .sealing import seal, sealed_anew

MOST_SLIPS = 60
"""Open links of one person at a time."""


class SlipUsed(ValueError):
    """Somebody has answered by this link already, or it was ended."""


class TooManySlips(ValueError):
    """More links than anybody hands out."""


@transaction.atomic
def begin(*, programme: Programme, participant: Participant, role: str, by: Any) -> SkillsProfile:
    """Begin, or choose another role; what was said before stays."""
    profile, is_new = SkillsProfile.objects.get_or_create(
        participant=participant, organisation_id=participant.organisation_id,
        defaults={"role": role, "sealed": sealed(NOTHING)},
    )  # fmt: skip
    if not is_new:
        SkillsProfile.objects.filter(pk=profile.pk).update(role=role)
    _here(profile, programme)
    _happened(profile, "grow_it.skills_begun" if is_new else "grow_it.skills_changed")
    return profile


@transaction.atomic
def rate_oneself(
    *, profile: SkillsProfile, skill: str, level: int, example: str, on: dt.date, version: int, by: Any
) -> None:
    """Keep a level as one sees it. Raises ChangedMeanwhile."""
    held = _locked(profile, version)
    _keep(held, kept_in(held.sealed).saying(skill, Said(level, example, on)))


@transaction.atomic
def plan(*, profile: SkillsProfile, values: Mapping[str, Any], key: str, version: int, by: Any) -> None:
    """Keep a step of the plan; without a key it is a new one. Raises ChangedMeanwhile, KeyError."""
    held = _locked(profile, version)
    kept = kept_in(held.sealed)
    done_on = kept.intent(key).done_on if key else None
    _keep(held, kept.planning(Intent(key=key or uuid4().hex[:8], done_on=done_on, **values)))


@transaction.atomic
def mark_done(*, profile: SkillsProfile, key: str, done_on: dt.date | None, by: Any) -> None:
    """Raises KeyError."""
    held = _locked(profile)
    kept = kept_in(held.sealed)
    old = kept.intent(key)
    _keep(held, kept.planning(Intent(old.key, old.what, old.skill, old.how, old.who, old.by_when, done_on)))


@transaction.atomic
def drop(*, profile: SkillsProfile, key: str, by: Any) -> None:
    """Take a step out of the plan. Raises KeyError."""
    held = _locked(profile)
    kept = kept_in(held.sealed)
    kept.intent(key)
    _keep(held, kept.without(key))


@transaction.atomic
def make_slips(*, profile: SkillsProfile, kind: str, number: int, until: dt.date, by: Any) -> list[str]:
    """Make links for so many people; their codes are given once. Raises TooManySlips."""
    held = _locked(profile)
    if held.slips.count() + number > MOST_SLIPS:
        raise TooManySlips(gettext_noop("You have many links open. End them first, then make new ones."))
    codes = [new_code() for _one in range(number)]
    RaterSlip.objects.bulk_create(
        RaterSlip(
            profile=held, organisation_id=held.organisation_id, kind=kind, hash=hash_of(code), until=until,
            delete_after=until,
        )
        for code in codes
    )  # fmt: skip
    _happened(held, "grow_it.skills_asked")
    return codes


@transaction.atomic
def end_slips(*, profile: SkillsProfile, kind: str, by: Any) -> None:
    profile.slips.filter(kind=kind).delete()
    _happened(profile, "grow_it.skills_changed")


@transaction.atomic
def rate_another(*, slip: RaterSlip, levels: Mapping[str, int]) -> None:
    """Keep what one person says. The link is deleted, so nothing leads from the one to the other. Raises SlipUsed."""
    held = SkillsProfile.objects.select_for_update().get(pk=slip.profile_id)
    gone, _models = RaterSlip.objects.filter(pk=slip.pk, until__gte=timezone.localdate()).delete()
    if not gone:
        raise SlipUsed(gettext_noop("Somebody has answered by this link already, or it has ended."))
    before = held.ratings.filter(kind=slip.kind).count()
    SkillsRating.objects.create(
        profile=held, organisation_id=held.organisation_id, kind=slip.kind, number=before + 1,
        sealed=seal(dict(levels)),
    )  # fmt: skip
    _happened(held, "grow_it.skills_answered")


@transaction.atomic
def share(*, profile: SkillsProfile, with_whom: Participant, with_others: bool, by: Any) -> None:
    SkillsShare.objects.update_or_create(
        profile=profile, with_whom=with_whom, organisation_id=profile.organisation_id,
        defaults={"with_others": with_others},
    )  # fmt: skip
    _happened(profile, "grow_it.skills_shared")


@transaction.atomic
def take_back(*, share: SkillsShare, by: Any) -> None:
    """From now on they read nothing."""
    profile = share.profile
    share.delete()
    _happened(profile, "grow_it.skills_changed")


@transaction.atomic
def count_in(*, profile: SkillsProfile, programme: Programme, counted: bool, by: Any) -> None:
    _here(profile, programme)
    SkillsHere.objects.filter(profile=profile, programme=programme).update(counted=counted)


@transaction.atomic
def delete(*, profile: SkillsProfile, by: Any) -> None:
    """Everything: levels, plan, what others said, links and shares."""
    _happened(profile, "grow_it.skills_changed")
    note_erasure(ErasureKind.SKILLS, profile.pk)
    profile.delete()


@transaction.atomic
def recognise(
    *, programme: Programme, participant: Participant, kind: str, words: str, from_whom: str, by: Any
) -> Recognition:
    """Thank somebody. They alone read it until they let others."""
    made = Recognition.objects.create(
        programme=programme, organisation_id=programme.organisation_id, participant=participant, kind=kind,
        words=words, from_whom=from_whom, by=by,
    )  # fmt: skip
    record(by=by, verb="grow_it.somebody_recognised", subject=made, for_whom=participant.pk)
    return made


@transaction.atomic
def show_recognition(*, recognition: Recognition, shown: bool, by: Any) -> None:
    Recognition.objects.filter(pk=recognition.pk).update(may_be_shown=shown)
    record(by=by, verb="grow_it.recognition_changed", subject=recognition)


@transaction.atomic
def take_recognition_away(*, recognition: Recognition, by: Any) -> None:
    record(by=by, verb="grow_it.recognition_changed", subject=recognition)
    recognition.delete()


@transaction.atomic
def seal_skills_anew() -> int:
    """Bring what an older key sealed under the newest, so that the older can be thrown away a day later."""
    changed = 0
    for model in (SkillsProfile, SkillsRating):
        for pk, text in list(model._base_manager.values_list("pk", "sealed")):
            anew = sealed_anew(text)
            if anew is not None:
                changed += model._base_manager.filter(pk=pk, sealed=text).update(sealed=anew)
    return changed


def _locked(profile: SkillsProfile, version: int | None = None) -> SkillsProfile:
    held = SkillsProfile.objects.select_for_update().get(pk=profile.pk)
    if version is not None and held.version != version:
        raise ChangedMeanwhile(held)
    return held


def _keep(held: SkillsProfile, kept: Kept) -> None:
    held.sealed, held.version = sealed(kept), held.version + 1
    held.save(update_fields=["sealed", "version"])
    _happened(held, "grow_it.skills_changed")


def _here(profile: SkillsProfile, programme: Programme) -> None:
    home = {"programme": programme, "organisation_id": programme.organisation_id}
    try:
        with transaction.atomic():
            SkillsHere.objects.get_or_create(profile=profile, **home)
    except IntegrityError:
        return


def _happened(profile: SkillsProfile, verb: str) -> None:
    """That somebody did it. Not who, nor whose skills: those who manage access read the record too."""
    record(by=None, verb=verb, subject=profile.organisation)
