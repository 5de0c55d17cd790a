import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from coproduction_star.data import agreements as wordings
from coproduction_star.data import role_packs as ready
from coproduction_star.data.content_files import Language
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import (
    Declaration,
    Evidence,
    InsuranceCover,
    RoleCondition,
    RolePack,
    RoleTaker,
)
from coproduction_star.organisations.models import Participant

from .standing import OfPerson, Standing, standing_of


def packs_of(programme: Programme) -> QuerySet[RolePack]:
    """Those that are used first; with their conditions."""
    rows = RolePack.objects.filter(programme=programme).select_related("programme__organisation")
    return rows.prefetch_related("conditions").order_by("closed_at", "title")


def pack_with(*, programme: Programme, pack_id: UUID) -> RolePack:
    return packs_of(programme).select_related("by").get(pk=pack_id)


def pack_of_role(programme: Programme, role: str) -> RolePack | None:
    """The pack of a role that looks for people, by its key in the step that keeps it."""
    key = as_key(role)
    return RolePack.objects.filter(programme=programme, role=key).first() if key else None


def as_key(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def condition_with(*, pack: RolePack, condition_id: UUID) -> RoleCondition:
    return RoleCondition.objects.get(pack=pack, pk=condition_id)


def covers_of(programme: Programme) -> QuerySet[InsuranceCover]:
    return InsuranceCover.objects.filter(programme=programme).select_related("pack")


def covers_for(pack: RolePack) -> list[InsuranceCover]:
    """Those of this role, and those that cover all roles of the programme; the one that lasts longest first."""
    return list(covers_of(pack.programme).filter(Q(pack=pack) | Q(pack=None)).order_by("-ends_on"))


def cover_with(*, programme: Programme, cover_id: UUID) -> InsuranceCover:
    return covers_of(programme).get(pk=cover_id)


def standings(packs: Sequence[RolePack], *, today: dt.date) -> dict[UUID, list[OfPerson]]:
    """Who is in each role and what each still lacks; three queries, however many. The packs have their conditions."""
    takers = list(takers_in(packs))
    shown, covers = _shown(packs, {one.participant_id for one in takers}), _covers(packs)
    conditions = {pack.pk: [one.kind for one in pack.conditions.all()] for pack in packs}
    found: dict[UUID, list[OfPerson]] = {pack.pk: [] for pack in packs}
    for taker in takers:
        rows = [one for one in shown[taker.participant_id] if one.pack_id in (None, taker.pack_id)]
        held = [one for one in covers if one.pack_id in (None, taker.pack_id)]
        found[taker.pack_id].append(OfPerson(taker, _each(conditions[taker.pack_id], rows, held, today)))
    return found


def _each(
    kinds: Iterable[str], shown: Sequence[Evidence], covers: Sequence[InsuranceCover], today: dt.date
) -> tuple[Standing, ...]:
    return tuple(standing_of(kind, shown=shown, covers=covers, today=today) for kind in kinds)


def takers_in(packs: Iterable[RolePack]) -> QuerySet[RoleTaker]:
    rows = RoleTaker.objects.filter(pack__in=[one.pk for one in packs], ended_on=None, participant__erased_at=None)
    return rows.select_related("participant").order_by("participant__name", "pk")


def _shown(packs: Iterable[RolePack], people: Collection[UUID]) -> dict[UUID, list[Evidence]]:
    here = Q(pack=None) | Q(pack__in=[one.pk for one in packs])
    rows = Evidence.objects.filter(here, participant__in=people, ended_at=None).select_related("seen_by")
    found: dict[UUID, list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row.participant_id].append(row)
    return found


def _covers(packs: Sequence[RolePack]) -> list[InsuranceCover]:
    return list(InsuranceCover.objects.filter(programme__in={one.programme_id for one in packs}))


def taker_called(pack: RolePack, participant_id: UUID) -> RoleTaker:
    return takers_in([pack]).get(participant=participant_id)


def of_person(pack: RolePack, taker: RoleTaker, *, today: dt.date) -> OfPerson:
    """Two queries."""
    shown = _shown([pack], {taker.participant_id})[taker.participant_id]
    kinds = [one.kind for one in pack.conditions.all()]
    return OfPerson(taker, _each(kinds, shown, covers_for(pack), today))


def history_of(pack: RolePack, taker: RoleTaker) -> list[Evidence]:
    """What was shown and no longer counts, the newest first."""
    rows = Evidence.objects.filter(participant=taker.participant_id, ended_at__isnull=False)
    return list(rows.filter(Q(pack=pack) | Q(pack=None)).order_by("-ended_at")[:20])


def evidence_with(*, pack: RolePack, participant_id: UUID, evidence_id: UUID) -> Evidence:
    rows = Evidence.objects.filter(Q(pack=pack) | Q(pack=None), participant=participant_id, ended_at=None)
    return rows.select_related("participant", "declaration").get(pk=evidence_id)


def known_people(programme: Programme) -> QuerySet[Participant]:
    """Whom the organisation knows: for those who look after people."""
    return Participant.objects.filter(
        organisation=programme.organisation_id, erased_at__isnull=True, merged_into__isnull=True
    ).order_by("name", "pk")


def taken_by(programme: Programme, participant_id: UUID) -> list[RoleTaker]:
    """The roles of the reader, with their conditions."""
    rows = RoleTaker.objects.filter(programme=programme, participant=participant_id, ended_on=None)
    return list(
        rows.select_related("pack__programme__organisation", "participant").prefetch_related("pack__conditions")
    )


def agreed_to(programme: Programme, participant_id: UUID) -> list[Declaration]:
    """What the reader agreed to and did not take back, the newest first."""
    rows = Declaration.objects.filter(programme=programme, participant=participant_id, taken_back_at=None)
    return list(rows.select_related("pack"))


def agreed_with(programme: Programme, participant_id: UUID, declaration_id: UUID) -> Declaration:
    """One text that the reader agreed to."""
    return Declaration.objects.get(programme=programme, participant=participant_id, pk=declaration_id)


def language() -> Language:
    spoken = (get_language() or "en").partition("-")[0]
    return Language(spoken) if spoken in set(Language) else Language.ENGLISH


def ready_packs() -> tuple[ready.RolePack, ...]:
    """The packs that come with the product, in the reader's language."""
    return ready.role_packs(language())


def ready_pack(key: str) -> ready.RolePack | None:
    return next((one for one in ready_packs() if one.id == key), None)


def wording(key: str) -> wordings.Agreement:
    """The words of an agreement in the reader's language."""
    return wordings.agreement(key, language())


def number_of_takers(programme: Programme) -> dict[UUID, int]:
    rows = RoleTaker.objects.filter(programme=programme, ended_on=None, participant__erased_at=None).order_by()
    return dict(rows.values_list("pack").annotate(number=Count("pk")))


def whole(programme: Programme) -> tuple[list[RolePack], dict[UUID, list[OfPerson]], list[Any]]:
    """Everything for files: roles, who lacks what, and covers."""
    packs = list(packs_of(programme))
    return packs, standings(packs, today=timezone.localdate()), list(covers_of(programme))
