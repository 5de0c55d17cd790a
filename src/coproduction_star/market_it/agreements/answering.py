"""What another step is told through the registry: what somebody still lacks for a condition, or for a role.

A condition is asked for by its word (`background`), by its word for one role (`training role:<key>`), or as all that a
role asks for (`role:<key>`). What this step knows nothing of it does not answer for.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.market_it.models import ConditionKind, Evidence, InsuranceCover, RolePack
from coproduction_star.organisations.models import Participant

from .standing import Standing, State, standing_of

OF_A_ROLE = "role:"


def unmet_conditions(people: Collection[Participant], condition: str) -> dict[UUID, tuple[str, ...]]:
    """Of each of them, in sentences: four queries, however many they are. Raises NobodyAnswers."""
    kinds, role = _asked(condition)
    pack = RolePack.objects.filter(role=role).prefetch_related("conditions").first() if role else None
    if not kinds and pack is None:
        raise NobodyAnswers(condition)
    if not kinds and pack is not None:
        kinds = [one.kind for one in pack.conditions.all()]
    return _unmet({one.pk for one in people}, kinds, pack, timezone.localdate())


def _asked(condition: str) -> tuple[list[str], UUID | None]:
    words = condition.split()
    kinds = [word for word in words if not word.startswith(OF_A_ROLE)]
    roles = [word.removeprefix(OF_A_ROLE) for word in words if word.startswith(OF_A_ROLE)]
    if not words or any(kind not in ConditionKind for kind in kinds):
        raise NobodyAnswers(condition)
    try:
        return kinds, UUID(roles[0]) if roles else None
    except ValueError as error:
        raise NobodyAnswers(condition) from error


def _unmet(
    people: Collection[UUID], kinds: list[str], pack: RolePack | None, today: dt.date
) -> dict[UUID, tuple[str, ...]]:  # fmt: skip
    here = Q(pack=None) | Q(pack=pack)
    shown: dict[UUID, list[Evidence]] = defaultdict(list)
    for row in Evidence.objects.filter(here, participant__in=people, kind__in=kinds, ended_at=None):
        shown[row.participant_id].append(row)
    covers = list(_covers(pack)) if ConditionKind.INSURANCE in kinds else []
    return {
        person: tuple(_lacking(kinds, shown=shown.get(person, []), covers=covers, today=today)) for person in people
    }


def _lacking(
    kinds: list[str], *, shown: list[Evidence], covers: list[InsuranceCover], today: dt.date
) -> Iterator[str]:  # fmt: skip
    for kind in kinds:
        found = standing_of(kind, shown=shown, covers=covers, today=today)
        if not found.is_met:
            yield in_words(found)


def _covers(pack: RolePack | None) -> list[InsuranceCover]:
    if pack is None:
        return []
    return list(InsuranceCover.objects.filter(Q(pack=pack) | Q(pack=None), programme=pack.programme_id))


def in_words(found: Standing) -> str:
    """What is missing, in a sentence a broker can act on."""
    facts = {"what": found.kind.label, "day": date_format(found.until, "j F Y") if found.until else ""}
    if found.kind is ConditionKind.INSURANCE:
        if found.state is State.OVER:
            return _("Insurance cover for the role ran out on %(day)s.") % facts
        return _("No insurance covers the role yet.")
    if found.state is State.OVER:
        return _("Ran out on %(day)s: %(what)s.") % facts
    return _("Not shown yet: %(what)s.") % facts
