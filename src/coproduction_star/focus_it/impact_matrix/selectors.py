from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coproduction_star.focus_it.challengeable import with_counts
from coproduction_star.focus_it.models import (
    ImpactMatrix,
    MatrixResult,
    Option,
    OptionRating,
    Rater,
)
from coproduction_star.focus_it.rules import own_rating
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.organisations.models import ParticipantGroup

from .measuring import MINIMUM_RATERS, NOTHING, Found, only_of

if TYPE_CHECKING:
    from coproduction_star.methods.impact_matrix import Rating

KIND = "impact-matrix"
"""What a matrix is called as a draft for critical friends."""


@dataclass(frozen=True, slots=True)
class MyRating:
    """How far one person is in a matrix that is open; `rated` holds the keys of options."""

    declared: bool
    stands_aside: bool
    rated: frozenset[UUID]


NOT_RATING = MyRating(declared=True, stands_aside=False, rated=frozenset())


def rating_of(matrix: ImpactMatrix, *, participant_id: UUID) -> MyRating:
    """No query more for whoever has begun, because nobody rates before they declare."""
    mine = own_rating(matrix, participant_id)
    begun = mine.stands_aside or bool(mine.rated)
    declared = begun or has_declared(programme=matrix.programme, participant_id=participant_id)
    return MyRating(declared, mine.stands_aside, mine.rated)


def matrices_of(programme: Programme) -> QuerySet[ImpactMatrix]:
    rows = ImpactMatrix.objects.filter(programme=programme).select_related("programme__organisation", "decision")
    options = Option.objects.filter(matrix=OuterRef("pk"), dropped_at__isnull=True)
    heard = OptionRating.objects.filter(rater=OuterRef("pk"), option__dropped_at__isnull=True)
    raters = Rater.objects.filter(Exists(heard), matrix=OuterRef("pk"))
    return rows.annotate(number_of_options=number_of(options), number_of_raters=number_of(raters))


def number_of(rows: QuerySet[Any], *, by: str = "matrix") -> Coalesce:
    """How many there are, counted by themselves: two joins at once would multiply each other."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def matrix_with(*, programme: Programme, matrix_id: UUID) -> ImpactMatrix:
    rows = ImpactMatrix.objects.select_related("decision", "figures_so_far").defer("figures_so_far__found")
    found: ImpactMatrix = with_counts(rows, kind=KIND).get(programme=programme, pk=matrix_id)
    found.programme = programme
    return found


def option_with(*, matrix: ImpactMatrix, option_id: UUID) -> Option:
    return Option.objects.prefetch_related("judgements").get(matrix=matrix, pk=option_id)


def has_option(matrix: ImpactMatrix, *, option_id: UUID) -> bool:
    return Option.objects.filter(matrix=matrix, pk=option_id).exists()


def options_of(matrix: ImpactMatrix) -> list[Option]:
    """All of them in their order, the dropped ones too, each with what was said for and against it as `judged`."""
    rows = Option.objects.filter(matrix=matrix).select_related("initiative").order_by("position")
    return list(rows.prefetch_related(Prefetch("judgements", to_attr="judged")))


def living_options(matrix: ImpactMatrix) -> list[Option]:
    return list(Option.objects.filter(matrix=matrix, dropped_at__isnull=True).select_related("initiative"))


def initiatives_to_choose(programme: Programme, *, beside: ImpactMatrix | None = None) -> QuerySet[Initiative]:
    """What could become an option: everything but what has stopped, and what is an option here already."""
    rows = Initiative.objects.filter(programme=programme).exclude(status=Status.STOPPED)
    if beside is not None:
        rows = rows.exclude(matrix_options__matrix=beside)
    return rows.order_by("status", "title")


def groups_of(participant_id: UUID) -> list[str]:
    rows = ParticipantGroup.objects.filter(participant=participant_id)
    return list(rows.order_by("group").values_list("group", flat=True))


def rater_in(matrix: ImpactMatrix, *, participant_id: UUID) -> Rater | None:
    return Rater.objects.filter(matrix=matrix, participant=participant_id).first()


def ratings_by(matrix: ImpactMatrix, *, participant_id: UUID) -> Mapping[UUID, OptionRating]:
    """What one person has said so far, by option."""
    rows = OptionRating.objects.filter(option__matrix=matrix, rater__participant=participant_id)
    return {row.option_id: row for row in rows}


def ratings_of(matrix: ImpactMatrix, *, raters: Collection[UUID] | None = None) -> tuple["Rating", ...]:
    """The ratings of the options that are left, of everybody or of some, as the library knows them: one query."""
    from coproduction_star.methods.impact_matrix import Rating

    rows = OptionRating.objects.filter(option__matrix=matrix, option__dropped_at__isnull=True).order_by()
    if raters is not None:
        rows = rows.filter(rater__in=raters)
    values = rows.values_list("option", "rater", "rater__group", "impact", "resources", "confidence")
    return tuple(Rating(str(option), str(rater), *rest) for option, rater, *rest in values)


def found_in(matrix: ImpactMatrix, options: Iterable[Option]) -> Found:
    """What it shows of these options: as it was kept when it was closed, or as it is kept while people rate."""
    if matrix.closed_at is not None:
        kept = earlier_results(matrix)
        return kept[0].found if kept else NOTHING
    row = getattr(matrix, "figures_so_far", None)
    living = {str(option.pk) for option in options if option.dropped_at is None}
    return only_of(row.found, living=living) if row else NOTHING


def figures_mark(matrix: ImpactMatrix) -> str:
    """Another one whenever other figures are shown. The figures themselves stay where they are kept."""
    if matrix.closed_at is not None:
        return "".join(str(result.pk) for result in earlier_results(matrix)[:1])
    row = getattr(matrix, "figures_so_far", None)
    return f"{row.pk} {row.changed_at}" if row else ""


def earlier_results(matrix: ImpactMatrix) -> list[MatrixResult]:
    """The newest first, each with how many ratings were given or changed after people had seen it.

    One query for each matrix object; the figures stay where they are until they are asked for.
    """
    kept: list[MatrixResult] | None = matrix.__dict__.get("_kept_results")
    if kept is None:
        later = OptionRating.objects.filter(option__matrix=OuterRef("matrix"), changed_at__gt=OuterRef("made_at"))
        rows = MatrixResult.objects.filter(matrix=matrix).defer("found")
        rows = rows.annotate(given_later=number_of(later, by="option__matrix"))
        kept = matrix.__dict__["_kept_results"] = list(rows)
    return kept


def reasons_in(option: Option, *, found: Found) -> Mapping[str, list[str]]:
    """Why people rated it so, by group, in no order that tells who.

    Only of groups that show the option, and only where three of their people or more still stand behind the list: a
    person who was erased meanwhile must not leave two that can be told apart.
    """
    shown = {
        panel["name"]
        for panel in found["panels"]
        for place in panel["placements"]
        if place["option"] == str(option.pk)
    }
    said: dict[str, list[str]] = {}
    rows = OptionRating.objects.filter(option=option, rater__group__in=shown).order_by()
    for group, reason in rows.values_list("rater__group", "reason"):
        said.setdefault(group, []).append(reason)
    enough = {group: reasons for group, reasons in said.items() if len(reasons) >= MINIMUM_RATERS}
    return {group: sorted(reasons, key=str.casefold) for group, reasons in sorted(enough.items())}


def options_on_the_way(matrix: ImpactMatrix, *, also: Option) -> list[Option]:
    """Those that are left, and the one the reader is at, though it was dropped meanwhile."""
    found = Q(dropped_at__isnull=True) | Q(pk=also.pk)
    return list(Option.objects.filter(found, matrix=matrix))
