"""What design rounds read."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.methods.self_assessment import Scores, StatementView, views
from coproduction_star.together.models import (
    DesignDot,
    DesignExperience,
    DesignPriority,
    DesignRound,
    DesignSketch,
    DesignStage,
    DesignTaker,
    DesignTest,
    Side,
)
from coproduction_star.voices.models import State

LEAST = 5
"""Fewest people of whom anything is told."""
SHOWN_FOR = dt.timedelta(minutes=30)
MOST_WORDS = 500


class NotFound(LookupError):
    """No such reference: wrong, taken back, or long gone. Nobody is told which."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How many took part, by side, and how they came; how many of them put dots."""

    users: int
    providers: int
    typed_in: int
    dotted: int

    @property
    def all(self) -> int:
        return self.users + self.providers


def rounds_of(programme: Programme) -> QuerySet[DesignRound]:
    rows = DesignRound.objects.filter(programme=programme)
    return rows.annotate(number=Count("takers")).order_by("-made_at")


def round_called(programme: Programme, design_id: UUID) -> DesignRound:
    rows = DesignRound.objects.select_related("programme__organisation", "initiative", "became")
    return rows.get(programme=programme, pk=design_id)


def stages_of(design: DesignRound) -> tuple[DesignStage, ...]:
    return tuple(DesignStage.objects.filter(design=design))


def stages_told_of(design: DesignRound) -> frozenset[UUID]:
    """Stages of which somebody told something: they cannot be taken out."""
    rows = DesignExperience.objects.filter(stage__design=design).order_by()
    return frozenset(rows.values_list("stage", flat=True).distinct())


def heard_in(design: DesignRound) -> Heard:
    by_side = Count("pk", filter=Q(side=Side.USERS)), Count("pk", filter=Q(side=Side.PROVIDERS))
    dots = DesignDot.objects.filter(taker=OuterRef("pk"))
    found = DesignTaker.objects.filter(design=design).aggregate(
        users=by_side[0], providers=by_side[1], typed_in=Count("pk", filter=~Q(channel="online")),
        dotted=Count("pk", filter=Exists(dots)),
    )  # fmt: skip
    return Heard(**found)


def feelings_in(design: DesignRound, stages: Sequence[DesignStage]) -> tuple[StatementView, ...]:
    """How each stage feels to each side: medians, and nothing of fewer than five."""
    given: dict[Any, tuple[str, dict[str, int]]] = {}
    rows = DesignExperience.objects.filter(taker__design=design, feeling__isnull=False)
    for taker, side, stage, feeling in rows.order_by().values_list("taker", "taker__side", "stage", "feeling"):
        given.setdefault(taker, (side, {}))[1][str(stage)] = feeling
    scores = [Scores(side, by_stage) for side, by_stage in given.values()]
    return views([str(one.pk) for one in stages], scores, least=LEAST)


def quotes_of(design: DesignRound) -> tuple[DesignExperience, ...]:
    """What others may read: checked words whose authors agree."""
    rows = DesignExperience.objects.filter(taker__design=design, taker__quote=True, state=State.SHOWN)
    return tuple(rows.exclude(words="").select_related("taker", "stage")[:MOST_WORDS])


def words_of_all(design: DesignRound) -> tuple[DesignExperience, ...]:
    """What the team reads: checked words, whether or not they may be quoted."""
    rows = DesignExperience.objects.filter(taker__design=design, state=State.SHOWN).exclude(words="")
    return tuple(rows.select_related("taker", "stage")[:MOST_WORDS])


def to_check(design: DesignRound) -> QuerySet[DesignExperience]:
    rows = DesignExperience.objects.filter(taker__design=design, state__in=[State.WAITING, State.HELD])
    return rows.select_related("taker", "stage").order_by("made_at")


def experience_called(design: DesignRound, experience_id: UUID) -> DesignExperience:
    rows = DesignExperience.objects.select_related("taker", "stage", "programme__organisation")
    return rows.exclude(words="").get(taker__design=design, pk=experience_id)


def priorities_of(design: DesignRound, *, gone: bool = False) -> tuple[DesignPriority, ...]:
    rows = DesignPriority.objects.filter(design=design, removed_at__isnull=not gone)
    return tuple(rows.select_related("stage").annotate(number=Count("dots")).order_by("-number", "made_at"))


def sketches_of(design: DesignRound, *, gone: bool = False) -> tuple[DesignSketch, ...]:
    rows = DesignSketch.objects.filter(design=design, removed_at__isnull=not gone)
    return tuple(rows.select_related("priority"))


def trials_of(design: DesignRound, *, gone: bool = False) -> tuple[DesignTest, ...]:
    rows = DesignTest.objects.filter(design=design, removed_at__isnull=not gone)
    return tuple(rows.select_related("sketch"))


PARTS: dict[str, Any] = {"priority": DesignPriority, "sketch": DesignSketch, "test": DesignTest}
"""By the word in the address."""


def part_called(design: DesignRound, kind: str, part_id: UUID) -> Any:
    return PARTS[kind].objects.get(design=design, pk=part_id)


def initiatives_for(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def public_rounds(programme: Programme) -> QuerySet[DesignRound]:
    return DesignRound.objects.filter(programme=programme)


def taker_called(design: DesignRound, taker_id: UUID) -> DesignTaker:
    return DesignTaker.objects.get(design=design, pk=taker_id)


def told_lately(design: DesignRound, taker_id: Any) -> DesignTaker | None:
    since = timezone.now() - SHOWN_FOR
    return DesignTaker.objects.filter(design=design, pk=taker_id, made_at__gt=since).first()


def kept_under(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose words these are, in whichever organisation: the words are the only key."""
    with scopes_disabled():
        return DesignTaker.objects.filter(reference_hash__in=hashes).values_list("pk", "reference_hash").first()


@contextmanager
def opened(identity: UUID, reference_hash: str) -> Iterator[DesignTaker]:
    """What the browser opened, in the scope of its programme."""
    with scopes_disabled():
        rows = DesignTaker.objects.filter(pk=identity, reference_hash=reference_hash)
        found = rows.select_related("design__programme__organisation").first()
    if found is None:
        raise NotFound
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found


def told_by(taker: DesignTaker) -> dict[UUID, DesignExperience]:
    return {one.stage_id: one for one in DesignExperience.objects.filter(taker=taker).select_related("stage")}


def dots_of(taker: DesignTaker) -> frozenset[str]:
    rows = DesignDot.objects.filter(taker=taker).values_list("priority", flat=True)
    return frozenset(str(key) for key in rows)
