from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from coproduction_star.grow_it.models import Connector, FigureView, GovernanceSeat, LayoutState
from coproduction_star.journeys.models import (
    Decision,
    Initiative,
    Outcome,
    Place,
    Programme,
    ProgrammeTally,
    Promise,
    Status,
)
from coproduction_star.journeys.models.tally import ANY
from coproduction_star.methods.connecting import Cell, Link, connecting, nobody_connects
from coproduction_star.methods.sentences import Sentence
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.roles import Role

FEW = 5
Words = dict[str, str]


def connectors_of(programme: Programme) -> tuple[Connector, ...]:
    rows = Connector.objects.filter(programme=programme).select_related("participant", "outcome", "place")
    return tuple(rows)


def removed_from(programme: Programme) -> tuple[Connector, ...]:
    rows = Connector.everything.filter(programme=programme, removed_at__isnull=False).select_related("participant")
    return tuple(rows.order_by("-removed_at")[:FEW])


def connector_called(programme: Programme, connector_id: UUID) -> Connector:
    return Connector.objects.select_related("participant").get(programme=programme, pk=connector_id)


def any_connector(programme: Programme, connector_id: UUID) -> Connector:
    return Connector.everything.get(programme=programme, pk=connector_id)


def outcomes_of(programme: Programme) -> Words:
    return {str(one.pk): one.words for one in Outcome.objects.filter(programme=programme)}


def wards_of(programme: Programme) -> Words:
    """Where the programme works: its own place, those of its initiatives, and those of its connectors."""
    there = Initiative.objects.filter(programme=programme, place=OuterRef("pk")).order_by()
    linked = Connector.objects.filter(programme=programme, place=OuterRef("pk")).order_by()
    rows = Place.objects.filter(
        Q(pk=programme.place_id) | Q(Exists(there)) | Q(Exists(linked)), organisation=programme.organisation_id
    )
    return {str(one.pk): one.name for one in rows.order_by("name")}


def all_wards(programme: Programme) -> QuerySet[Place]:
    return Place.objects.filter(organisation=programme.organisation_id).order_by("name")


def councillors(programme: Programme, *, and_also: UUID | None) -> QuerySet[Participant]:
    """Whoever is a councillor in the organisation, of one of its wards, or in the programme."""
    some = (
        Q(membership__roles__role=Role.COUNCILLOR, membership__ended_at__isnull=True) | Q(wards__isnull=False)
        | Q(programme_roles__programme=programme, programme_roles__role=Role.COUNCILLOR) | Q(pk=and_also)
    )  # fmt: skip
    return Participant.objects.filter(some, organisation=programme.organisation_id).distinct().order_by("name")


def links(rows: Sequence[Connector]) -> tuple[Link, ...]:
    """As the method takes them. An outcome that was taken out meanwhile covers nothing."""
    return tuple(
        Link(str(one.participant_id), one.part, str(one.outcome_id or ""), str(one.place_id or "")) for one in rows
    )


def cells(outcomes: Words, wards: Words, rows: Sequence[Connector]) -> dict[Cell, tuple[Link, ...]]:
    return connecting(outcomes, wards, links(rows))


def gaps_of(outcomes: Words, wards: Words, rows: Sequence[Connector]) -> tuple[Sentence, ...]:
    return nobody_connects(outcomes, wards, links(rows))


def promised_by(programme: Programme, participant_id: UUID) -> tuple[Promise, ...]:
    """One's own in this programme, the newest first."""
    return tuple(Promise.objects.filter(programme=programme, who=participant_id).order_by("-due_on")[: 2 * FEW])


def hours_of(programme: Programme) -> ProgrammeTally | None:
    return ProgrammeTally.objects.filter(programme=programme, co=ANY).first()


def of_the_register(programme: Programme) -> tuple[Initiative, ...]:
    """What was stopped, and what says whom it does not reach."""
    rows = Initiative.objects.filter(Q(status=Status.STOPPED) | ~Q(groups_not_reached=""), programme=programme)
    return tuple(rows.order_by("title")[: 4 * FEW])


def disagreed(programme: Programme) -> tuple[Decision, ...]:
    return tuple(Decision.objects.filter(programme=programme).exclude(dissent="").order_by("-decided_on")[:FEW])


def doubts(programme: Programme) -> tuple[FigureView, ...]:
    """Doubts about figures, with their measure."""
    rows = FigureView.objects.filter(programme=programme, agrees=False, figure__indicator__removed_at=None)
    return tuple(rows.select_related("figure__indicator").order_by("-made_at")[:FEW])


def seats_that_end(programme: Programme) -> tuple[GovernanceSeat, ...]:
    """Of today's boards, the nearest first; no name is needed."""
    rows = GovernanceSeat.objects.filter(
        programme=programme, body__layout__state=LayoutState.TODAY, body__removed_at=None, ends_on__isnull=False
    )
    return tuple(rows.select_related("body").order_by("ends_on")[:FEW])
