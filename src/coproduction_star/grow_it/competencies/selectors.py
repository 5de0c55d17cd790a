"""What somebody may read of skills: their own, what was shared with them, and how many are at each level."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coproduction_star.grow_it.models import RaterKind, RaterSlip, Recognition, SkillsHere, SkillsProfile, SkillsShare
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import people_in
from coproduction_star.methods.disclosure import shown
from coproduction_star.methods.seen_by_others import LEAST_RATERS, Seen, seen_by_others
from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.models import Participant

from .kept import Kept, kept_in
from .sealing import Unreadable, unseal
from .wording import skills

__all__ = ["LEAST_RATERS", "Seen"]


def own_profile(participant_id: UUID) -> SkillsProfile | None:
    return SkillsProfile.objects.select_related("participant").filter(participant=participant_id).first()


def is_counted(profile: SkillsProfile, programme: Programme) -> bool:
    return SkillsHere.objects.filter(profile=profile, programme=programme, counted=True).exists()


def seen_of(profile: SkillsProfile) -> dict[str, Mapping[str, Seen]]:
    """How others see it, each kind of rater for itself; a kind of which too few answered tells nothing."""
    said: dict[str, list[dict[str, int]]] = {kind: [] for kind in RaterKind.values}
    for kind, text in profile.ratings.order_by("kind", "number").values_list("kind", "sealed"):
        said[kind].append(unseal(text))
    ids = [one.id for one in skills()]
    return {kind: seen_by_others(ids, given) for kind, given in said.items()}


def open_slips(profile: SkillsProfile) -> frozenset[str]:
    """The kinds of which links are open. How many is not told: it would say who has answered."""
    rows = profile.slips.filter(until__gte=timezone.localdate())
    return frozenset(rows.values_list("kind", flat=True))


def shares_of(profile: SkillsProfile) -> QuerySet[SkillsShare]:
    return profile.shares.select_related("with_whom").order_by("with_whom__name")


def shared_with(participant_id: UUID) -> QuerySet[SkillsShare]:
    """What others let somebody read. Whoever left the organisation shares no more."""
    living = SkillsShare.objects.filter(
        with_whom=participant_id, profile__participant__membership__ended_at=None, profile__participant__erased_at=None
    )  # fmt: skip
    return living.select_related("profile__participant").order_by("profile__participant__name")


def people_to_share_with(programme: Programme, *, but: UUID) -> QuerySet[Participant]:
    """Those of the programme who sign in, and not oneself."""
    people = people_in(programme, and_also=None)
    return people.filter(user__isnull=False, erased_at=None).exclude(pk=but)


def slip_with_code(code: str) -> RaterSlip:
    """Across organisations; needs no scope. Raises DoesNotExist."""
    rows = RaterSlip._base_manager.select_related("organisation", "profile__participant__membership")
    return rows.get(hash=hash_of(code))


def team_levels(programme: Programme) -> tuple[dict[str, tuple[int | None, ...]], bool]:
    """How many of those who chose to be counted are at each level of each skill, as small numbers may be shown.

    And whether enough chose it: of fewer than five nothing is told.
    """
    rows = SkillsHere.objects.filter(programme=programme, counted=True, profile__participant__erased_at=None)
    held = list(rows.values_list("profile__sealed", flat=True))
    if len(held) < LEAST_RATERS:
        return {}, False
    counted: dict[str, Counter[int]] = {one.id: Counter() for one in skills()}
    for levels in map(_levels_in, held):
        for skill, level in levels.items():
            if skill in counted:
                counted[skill][level] += 1
    return {skill: tuple(shown(found[level]) for level in (1, 2, 3, 4)) for skill, found in counted.items()}, True


def _levels_in(text: str) -> dict[str, int]:
    try:
        return kept_in(text).levels
    except Unreadable:
        return {}


def kept_of(profile: SkillsProfile) -> Kept:
    """Raises Unreadable."""
    return kept_in(profile.sealed)


def recognitions(programme: Programme) -> QuerySet[Recognition]:
    """Those that may be shown."""
    rows = Recognition.objects.filter(programme=programme, may_be_shown=True)
    return rows.select_related("participant")[:100]


def own_recognitions(programme: Programme, participant_id: UUID) -> QuerySet[Recognition]:
    return Recognition.objects.filter(programme=programme, participant=participant_id)


def own_recognition(programme: Programme, participant_id: UUID, recognition_id: UUID) -> Recognition:
    return Recognition.objects.get(programme=programme, participant=participant_id, pk=recognition_id)


def share_called(share_id: UUID, **whose: Any) -> SkillsShare:
    return SkillsShare.objects.select_related("profile__participant").get(pk=share_id, **whose)


def is_open(slip: RaterSlip) -> bool:
    """Until its day; not for somebody who was erased or has left."""
    person = slip.profile.participant
    return slip.until >= timezone.localdate() and not person.is_gone
