from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    Case,
    Count,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import JSONObject

from coproduction_star.focus_it.challengeable import with_counts
from coproduction_star.focus_it.models import (
    CriterionAgreement,
    Level,
    SuccessCriterion,
    Theory,
    TheoryArrow,
    TheoryItem,
    Whose,
)
from coproduction_star.journeys.models import Case as CaseOfBank
from coproduction_star.journeys.models import Initiative, Outcome, Programme
from coproduction_star.methods import theory_of_change as library
from coproduction_star.methods.evidence import Strength
from coproduction_star.methods.theory_of_change import Kind as GapKind
from coproduction_star.organisations.models import Participant

ORDER: Mapping[str, int] = {level: place for place, level in enumerate(Level.values)}
KIND = "theory-of-change"
"""What critical friends know it as."""
WHOLE = ("programme__organisation", "initiative")
Part = TheoryItem | TheoryArrow | SuccessCriterion
PARTS = (TheoryItem, TheoryArrow, SuccessCriterion)


@dataclass(frozen=True, slots=True)
class Chain:
    """A theory with what is in it, in the order in which people read it. Arrows know both of their items."""

    theory: Theory
    items: tuple[TheoryItem, ...]
    arrows: tuple[TheoryArrow, ...]

    def on(self, level: str) -> list[TheoryItem]:
        return [item for item in self.items if item.level == level]

    def leading_from(self, item: TheoryItem) -> list[TheoryArrow]:
        return [arrow for arrow in self.arrows if arrow.start_id == item.pk]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something open in a chain: a kind of gap, with the items or arrows it is about; none for the whole."""

    kind: GapKind
    about: tuple[TheoryItem | TheoryArrow, ...]


def theories_of(programme: Programme) -> QuerySet[Theory]:
    living = {part: Q(**{f"{part}__removed_at__isnull": True}) for part in ("items", "arrows")}
    return (
        Theory.objects.filter(programme=programme)
        .select_related(*WHOLE)
        .annotate(
            number_of_items=Count("items", filter=living["items"], distinct=True),
            number_of_arrows=Count("arrows", filter=living["arrows"], distinct=True),
        )
    )


def theory_with(*, programme: Programme, theory_id: UUID) -> Theory:
    """With how many challenges were made and are open, for its page."""
    rows = with_counts(Theory.objects.select_related(*WHOLE), kind=KIND)
    return rows.get(programme=programme, pk=theory_id)


def removed_theory(*, programme: Programme, theory_id: str) -> Theory | None:
    """What the reader has just removed, so that the list can offer it back."""
    key = _key(theory_id)
    gone = Theory.everything.select_related(*WHOLE).filter(programme=programme, removed_at__isnull=False)
    return gone.filter(pk=key).first() if key else None


def chain_of(theory: Theory) -> Chain:
    """Two queries."""
    items = TheoryItem.objects.filter(theory=theory).select_related("outcome")
    return _chain(theory, items, TheoryArrow.objects.filter(theory=theory).select_related("case"))


def chains_about(initiative: Initiative) -> list[Chain]:
    """Of every theory about it that has an item: two queries, however many there are."""
    about = {"theory__initiative": initiative, "theory__removed_at__isnull": True}
    whole = (f"theory__{name}" for name in WHOLE)
    items = list(TheoryItem.objects.filter(**about).select_related("outcome", *whole))
    arrows = list(TheoryArrow.objects.filter(**about).select_related("case")) if items else []
    theories = {item.theory_id: item.theory for item in items}
    return [
        _chain(theory, [one for one in items if one.theory_id == key], [one for one in arrows if one.theory_id == key])
        for key, theory in sorted(theories.items(), key=lambda pair: pair[1].made_at)
    ]


def _chain(theory: Theory, items: Iterable[TheoryItem], found_arrows: Iterable[TheoryArrow]) -> Chain:
    """An arrow whose item was removed waits with it."""
    items = sorted(items, key=_item_order)
    found = {item.pk: item for item in items}
    arrows = [arrow for arrow in found_arrows if arrow.start_id in found and arrow.end_id in found]
    for arrow in arrows:
        arrow.start, arrow.end = found[arrow.start_id], found[arrow.end_id]
    place = {item.pk: number for number, item in enumerate(items)}
    arrows.sort(key=lambda arrow: (place[arrow.start_id], place[arrow.end_id]))
    return Chain(theory, tuple(items), tuple(arrows))


def _item_order(item: TheoryItem) -> tuple[int, int, object]:
    return ORDER[item.level], item.position, item.made_at


def open_points(chain: Chain) -> tuple[OpenPoint, ...]:
    """What the chain leaves open, the gravest first."""
    rows: dict[str, TheoryItem | TheoryArrow] = {str(row.pk): row for row in (*chain.items, *chain.arrows)}
    found: dict[GapKind, list[TheoryItem | TheoryArrow]] = {}
    for gap in library.gaps(*_as_library(chain)):
        about = found.setdefault(gap.kind, [])
        if gap.about:
            about.append(rows[gap.about])
    return tuple(OpenPoint(kind, tuple(about)) for kind, about in found.items())


def weakest_arrow(chain: Chain) -> TheoryArrow | None:
    weakest = library.weakest(*_as_library(chain))
    return next((arrow for arrow in chain.arrows if weakest and str(arrow.pk) == weakest.key), None)


def _as_library(chain: Chain) -> tuple[list[library.Item], list[library.Arrow]]:
    items = [
        library.Item(
            str(item.pk), library.Level(item.level), unwanted=item.unwanted,
            citizens=item.whose in (Whose.CITIZENS, Whose.BOTH),
        )
        for item in chain.items
    ]  # fmt: skip
    return items, as_arrows(chain.arrows)


def as_arrows(arrows: Iterable[TheoryArrow]) -> list[library.Arrow]:
    return [
        library.Arrow(
            str(arrow.pk), str(arrow.start_id), str(arrow.end_id), harm=arrow.harm, because=bool(arrow.because),
            noticing=bool(arrow.noticing), strength=None if arrow.strength is None else Strength(arrow.strength),
        )
        for arrow in arrows
    ]  # fmt: skip


def item_with(*, theory: Theory, item_id: UUID) -> TheoryItem:
    """One that was removed too: whoever is writing it when that happens saves it, and it is back."""
    return TheoryItem.everything.get(theory=theory, pk=item_id)


def arrow_with(*, theory: Theory, arrow_id: UUID) -> TheoryArrow:
    rows = TheoryArrow.everything.select_related("start", "end", "case")
    return rows.get(theory=theory, pk=arrow_id, start__removed_at__isnull=True, end__removed_at__isnull=True)


def criterion_with(*, theory: Theory, criterion_id: UUID) -> SuccessCriterion:
    return SuccessCriterion.everything.get(theory=theory, pk=criterion_id)


def part_with(*, theory: Theory, part_id: UUID) -> Part:
    """An item, an arrow or a criterion, removed or not. Raises TheoryItem.DoesNotExist."""
    for model in PARTS:
        found: Part | None = model.everything.filter(theory=theory, pk=part_id).first()
        if found is not None:
            return found
    raise TheoryItem.DoesNotExist


def removed_part(*, theory: Theory, part_id: str) -> Part | None:
    key = _key(part_id)
    if key is None:
        return None
    gone = (model.everything.filter(theory=theory, pk=key, removed_at__isnull=False).first() for model in PARTS)
    return next((part for part in gone if part is not None), None)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def later_items(item: TheoryItem) -> QuerySet[TheoryItem]:
    """Where an arrow from here can lead, in the order of the levels."""
    later = [level for level, place in ORDER.items() if place > ORDER[item.level]]
    order = Case(*(When(level=level, then=Value(place)) for level, place in ORDER.items()))
    rows = TheoryItem.objects.filter(theory=item.theory_id, level__in=later)
    return rows.order_by(order, "position", "made_at")


def criteria_of(theory: Theory) -> list[SuccessCriterion]:
    """Each with who answered: two queries."""
    return list(SuccessCriterion.objects.filter(theory=theory).prefetch_related("agreements__participant"))


class Gathered(Aggregate):
    """Rows as one list."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **more)


@dataclass(frozen=True, slots=True)
class Dissent:
    """A criterion that somebody disagrees with as it stands now, and how many do."""

    criterion_id: UUID
    what: str
    theory_id: UUID
    theory: str
    against: int


def with_dissent(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """Initiatives, each with who disagrees with which criterion of a theory about it: no query more."""
    said_no = CriterionAgreement.objects.filter(
        criterion__theory__initiative=OuterRef("pk"), criterion__theory__removed_at__isnull=True,
        criterion__removed_at__isnull=True, agrees=False, wording=F("criterion__version"),
    )  # fmt: skip
    about = {
        "key": "criterion",
        "what": "criterion__what",
        "of": "criterion__theory",
        "in": "criterion__theory__title",
    }
    listed = said_no.order_by().values("criterion__theory__initiative").annotate(rows=Gathered(JSONObject(**about)))
    return rows.annotate(said_no=Subquery(listed.values("rows")))


def dissent_about(initiative: Initiative) -> list[Dissent]:
    """The criterion with the most against it first; no query for an initiative found through `with_dissent`."""
    if not hasattr(initiative, "said_no"):
        initiative = with_dissent(Initiative.objects.filter(pk=initiative.pk)).get()
    against = Counter((one["key"], one["what"], one["of"], one["in"]) for one in initiative.said_no or ())
    ranked = sorted(against.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Dissent(UUID(key), what, UUID(theory_id), theory, number) for (key, what, theory_id, theory), number in ranked
    ]


def answer_of(criterion: SuccessCriterion, *, participant_id: UUID) -> CriterionAgreement | None:
    return CriterionAgreement.objects.filter(criterion=criterion, participant=participant_id).first()


def outcomes_to_choose(programme: Programme) -> QuerySet[Outcome]:
    return Outcome.objects.filter(programme=programme)


def initiatives_to_choose(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme)


def cases_to_choose(programme: Programme) -> QuerySet[CaseOfBank]:
    """Those that inspired an initiative of the programme: a list that fits a page."""
    living = Initiative.objects.filter(programme=programme)
    return CaseOfBank.objects.filter(pk__in=living.values("inspirations__case")).order_by("title")


def people_to_answer_for(programme: Programme) -> QuerySet[Participant]:
    """Everyone the organisation knows: who says so on paper often has no role in the programme."""
    rows = Participant.objects.filter(organisation=programme.organisation_id, erased_at__isnull=True)
    return rows.filter(merged_into__isnull=True).order_by("name")
