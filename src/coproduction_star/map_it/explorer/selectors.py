from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from coproduction_star.data.content_files import Language
from coproduction_star.data.explorer import Prompts
from coproduction_star.data.explorer import prompts as shipped_prompts
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import AlikeCase, alike_words
from coproduction_star.journeys.models import Initiative, Outcome, Programme, ProgrammeTally, Status
from coproduction_star.journeys.models.tally import ANY
from coproduction_star.journeys.register_mark import until_changed
from coproduction_star.journeys.services import CO_FIELDS

NAMED_UP_TO = 200
"""A programme with more initiatives than this shows how many there are in a place, and not their names."""
LIVING = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)
CASES, LOOKED_AT = 5, 30
NO_CO = ""

Key = tuple[UUID | None, str]
"""An outcome (or none) and a Co."""


@dataclass(frozen=True, slots=True)
class Corner:
    """What one place of the grid holds: how many of each status, and their names where there are few."""

    counts: Mapping[str, int] = field(default_factory=dict)
    named: tuple[Initiative, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Grid:
    """The outcomes in their order, and what each place holds. `None` stands for no outcome yet."""

    outcomes: tuple[Outcome, ...]
    corners: Mapping[Key, Corner]
    without_co: int
    """Initiatives of which nobody has said what people do together: they stand nowhere on the grid."""

    def corner(self, outcome_id: UUID | None, co: str) -> Corner:
        return self.corners.get((outcome_id, co), Corner())

    @property
    def has_strays(self) -> bool:
        """Whether something stands at a Co without being for an outcome."""
        return any(key[0] is None for key in self.corners)


@dataclass(frozen=True, slots=True)
class Tied:
    """One initiative, or many counted together, of one outcome and status; `ticks`: how many of each Co."""

    outcome: UUID | None
    status: str
    ticks: Mapping[str, int]
    named: Initiative | None = None


def grid_of(programme: Programme) -> Grid:
    """Two queries, and two more after a change; whatever the number of initiatives."""
    outcomes = tuple(outcomes_of(programme))
    total, mark = _how_many(programme)
    few = total <= NAMED_UP_TO
    tied_here = _one_by_one(programme) if few else _kept(programme, mark)
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    named: dict[Key, list[Initiative]] = defaultdict(list)
    without_co = 0
    for tied in tied_here:
        without_co += tied.ticks.get(NO_CO, 0)
        for co in CO_FIELDS:
            if tied.ticks.get(co):
                counts[tied.outcome, co][tied.status] += tied.ticks[co]
                named[tied.outcome, co] += [tied.named] if tied.named else []
    corners = {key: Corner(count, tuple(named[key])) for key, count in counts.items()}
    return Grid(outcomes, corners, without_co)


def living(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme, status__in=LIVING)


def _how_many(programme: Programme) -> tuple[int, UUID | None]:
    tally = ProgrammeTally.objects.filter(programme=programme, co=ANY).first()
    return (sum(getattr(tally, status.value) for status in LIVING), tally.mark) if tally else (0, None)


def _kept(programme: Programme, mark: UUID | None) -> list[Tied]:
    return until_changed("grid", programme=programme, mark=mark, count=lambda: [*_counted(programme)])


def _one_by_one(programme: Programme) -> Iterator[Tied]:
    rows = living(programme).only("title", "status", *CO_FIELDS.values()).order_by("title", "pk")
    for initiative in rows.prefetch_related(Prefetch("outcomes", Outcome.objects.only("pk"))):
        ticks = {co: 1 for co, name in CO_FIELDS.items() if getattr(initiative, name)}
        if not ticks:
            yield Tied(None, initiative.status, {NO_CO: 1})
        for outcome_id in [outcome.pk for outcome in initiative.outcomes.all()] or [None]:
            yield Tied(outcome_id, initiative.status, ticks, initiative)


def _counted(programme: Programme) -> Iterator[Tied]:
    rows = living(programme).filter(outcomes__removed_at__isnull=True, outcomes__isnull=False)
    for row in rows.order_by().values("outcomes", "status").annotate(**_each_co()):
        yield Tied(row["outcomes"], row["status"], {co: row[f"n_{name}"] for co, name in CO_FIELDS.items()})
    every = living(programme).annotate(astray=~Exists(_ties())).order_by()
    nothing = Count("pk", filter=Q(**dict.fromkeys(CO_FIELDS.values(), False)))
    for row in every.values("astray", "status").annotate(**_each_co(), n_nothing=nothing):
        ticks = {co: row[f"n_{name}"] for co, name in CO_FIELDS.items()} if row["astray"] else {}
        yield Tied(None, row["status"], {**ticks, NO_CO: row["n_nothing"]})


def _astray(programme: Programme) -> QuerySet[Initiative]:
    """Those for none of the outcomes that the programme still has."""
    return living(programme).filter(~Exists(_ties()))


def _ties() -> QuerySet[Any]:
    ties = Initiative.outcomes.through.objects
    return ties.filter(initiative_id=OuterRef("pk"), outcome__removed_at__isnull=True)


def _each_co() -> dict[str, Count]:
    return {f"n_{name}": Count("pk", filter=Q(**{name: True}), distinct=True) for name in CO_FIELDS.values()}


def outcomes_of(programme: Programme) -> QuerySet[Outcome]:
    return Outcome.objects.filter(programme=programme)


def outcome_with(*, programme: Programme, outcome_id: UUID) -> Outcome:
    return Outcome.objects.get(programme=programme, pk=outcome_id)


@dataclass(frozen=True, slots=True)
class Here:
    """The first initiatives of one place, and whether there are more."""

    shown: tuple[Initiative, ...]
    more: bool


def at_corner(*, programme: Programme, outcome: Outcome | None, co: Co, most: int) -> Here:
    rows = living(programme).filter(outcomes=outcome) if outcome else _astray(programme)
    found = tuple(rows.filter(**{CO_FIELDS[co.value]: True}).order_by("title", "pk")[: most + 1])
    return Here(found[:most], len(found) > most)


def prompts_in(language: str) -> Mapping[Co, Prompts]:
    return shipped_prompts(Language.WELSH if language == "cy" else Language.ENGLISH)


def cases_for(*, programme: Programme, outcome: Outcome | None, co: Co) -> tuple[AlikeCase, ...]:
    """Cases that did this Co and share something with the outcome, most alike first."""
    words = outcome.words if outcome else programme.summary
    alike = alike_words(words, cos=[co.value], around=programme.service, most=LOOKED_AT)
    did = [one for one in alike if (str(Facet.CO), co.value) in {(str(kind), value) for kind, value in one.shared}]
    return tuple(did[:CASES])
