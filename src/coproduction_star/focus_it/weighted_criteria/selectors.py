from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from coproduction_star.focus_it.models import (
    ComparedOption,
    Comparison,
    CriteriaResult,
    Criterion,
    CriterionScore,
    ImpactMatrix,
    SwingWeight,
    Weigher,
)
from coproduction_star.focus_it.panels import MINIMUM_PEOPLE
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.organisations.models import Participant, ParticipantGroup

from .measuring import ROOM, Content, PanelWeights, panel_of, room_of

Scores = Mapping[tuple[UUID, UUID], CriterionScore]


@dataclass(frozen=True, slots=True)
class Heard:
    """How many people of each group have weighed, and how many agreed in the room."""

    groups: Mapping[str, int]
    room: int

    @property
    def too_few(self) -> tuple[str, ...]:
        return tuple(name for name, number in self.groups.items() if number < MINIMUM_PEOPLE)


@dataclass(frozen=True, slots=True)
class Said:
    """Who has weighed, and the reasons by panel and criterion, in no order that tells who."""

    heard: Heard
    reasons: Mapping[tuple[str, str], list[str]]


NOTHING_SAID = Said(Heard({}, 0), {})


def comparisons_of(programme: Programme) -> QuerySet[Comparison]:
    rows = Comparison.objects.filter(programme=programme).select_related("programme__organisation")
    return rows.annotate(
        number_of_options=Count("options", filter=Q(options__withdrawn_at__isnull=True), distinct=True),
        number_of_criteria=Count("criteria", distinct=True),
    )


def comparison_with(*, programme: Programme, comparison_id: UUID) -> Comparison:
    rows = Comparison.objects.select_related("programme__organisation", "decision")
    return rows.get(programme=programme, pk=comparison_id)


def option_with(*, comparison: Comparison, compared_id: UUID) -> ComparedOption:
    return ComparedOption.objects.get(comparison=comparison, pk=compared_id)


def criterion_with(*, comparison: Comparison, criterion_id: UUID) -> Criterion:
    return Criterion.objects.get(comparison=comparison, pk=criterion_id)


def options_of(comparison: Comparison) -> list[ComparedOption]:
    """All of them in their order, the withdrawn ones too."""
    return list(ComparedOption.objects.filter(comparison=comparison).select_related("initiative"))


def criteria_of(comparison: Comparison) -> list[Criterion]:
    return list(Criterion.objects.filter(comparison=comparison))


def scores_of(comparison: Comparison) -> Scores:
    rows = CriterionScore.objects.filter(option__comparison=comparison).order_by()
    return {(row.option_id, row.criterion_id): row for row in rows}


def content_of(comparison: Comparison) -> Content:
    """Everything but weights: three queries."""
    return Content(comparison, options_of(comparison), criteria_of(comparison), scores_of(comparison))


def initiatives_to_choose(programme: Programme) -> QuerySet[Initiative]:
    rows = Initiative.objects.filter(programme=programme).exclude(status=Status.STOPPED)
    return rows.order_by("status", "title")


def matrices_to_choose(programme: Programme) -> QuerySet[ImpactMatrix]:
    return ImpactMatrix.objects.filter(programme=programme)


def people_to_type_for(programme: Programme) -> QuerySet[Participant]:
    """Everyone the organisation knows: who weighs on paper often has no role in the programme."""
    rows = Participant.objects.filter(organisation=programme.organisation_id, erased_at__isnull=True)
    return rows.filter(merged_into__isnull=True).order_by("name")


def groups_of(participant_id: UUID) -> list[str]:
    rows = ParticipantGroup.objects.filter(participant=participant_id)
    return list(rows.order_by("group").values_list("group", flat=True))


def weigher_in(comparison: Comparison, *, participant_id: UUID | None) -> Weigher | None:
    """Without a person, the room."""
    rows = Weigher.objects.filter(comparison=comparison).prefetch_related("swings")
    whose = {"participant__isnull": True} if participant_id is None else {"participant": participant_id}
    return rows.filter(**whose).first()


def said_in(comparison: Comparison) -> Said:
    """Who weighed, and why: one query. The rules of the page ask no second time who has weighed."""
    rows = SwingWeight.objects.filter(weigher__comparison=comparison).order_by()
    values = rows.values_list(
        "weigher", "weigher__participant", "weigher__group", "weigher__people", "criterion__name", "reason"
    )
    whose: dict[str, set[UUID]] = {}
    room, reasons, weighed = 0, dict[tuple[str, str], list[str]](), set[UUID]()
    for weigher, person, group, people, criterion, reason in values:
        panel = group if person else ROOM
        reasons.setdefault((panel, criterion), []).append(reason)
        if person is None:
            room = people or 0
        else:
            weighed.add(person)
            whose.setdefault(group, set()).add(weigher)
    comparison.__dict__["_weighed_by"] = weighed
    heard = Heard({group: len(people) for group, people in sorted(whose.items())}, room)
    return Said(heard, {key: sorted(all_of, key=str.casefold) for key, all_of in reasons.items()})


def panels_of(comparison: Comparison, criteria: list[Criterion]) -> list[PanelWeights]:
    """The weights of the room and of every group of which enough people have weighed: one query."""
    rows = SwingWeight.objects.filter(weigher__comparison=comparison).order_by().select_related("weigher")
    given: dict[str, dict[UUID, dict[UUID, SwingWeight]]] = {}
    for row in rows:
        panel = row.weigher.group if row.weigher.participant_id else ROOM
        given.setdefault(panel, {}).setdefault(row.weigher_id, {})[row.criterion_id] = row
    whole = {
        panel: [swings for swings in people.values() if len(swings) == len(criteria)]
        for panel, people in sorted(given.items())
    }
    return [
        room_of(people[0], criteria) if panel == ROOM else panel_of(panel, people, criteria)
        for panel, people in whole.items()
        if len(people) >= (1 if panel == ROOM else MINIMUM_PEOPLE)
    ]


def results_of(comparison: Comparison, *, heard: Heard | None = None) -> list[CriteriaResult]:
    """What every panel's weights make of the scores, as it is kept: one query, and another where nobody counted yet.

    While weighing is open, a group that lost people since (two were one person) shows nothing until enough weigh.
    """
    rows = list(CriteriaResult.objects.filter(comparison=comparison, current=True).order_by("panel"))
    if comparison.closed_at is not None:
        return rows
    groups = (heard or said_in(comparison).heard).groups
    return [row for row in rows if row.panel == ROOM or groups.get(row.panel, 0) >= MINIMUM_PEOPLE]
