from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.data.coaching import Lesson
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.organisations.codes import new_code
from coproduction_star.organisations.election import is_on
from coproduction_star.people_it.models import (
    CoachingReflection,
    LearningSession,
    LinkKind,
    PlaceFigure,
    Survey,
    SurveyLink,
    WardFunding,
    WardInvitation,
)


class BeforeElection(Exception):
    """Cards from a ward's page are held back until the election is over."""


@transaction.atomic
def add_figure(*, place: Place, name: str, value: str, period: str, source: str, by: Any) -> PlaceFigure:
    figure = PlaceFigure.objects.create(
        organisation_id=place.organisation_id, place=place, name=name, value=value, period=period, source=source, by=by
    )
    record(by=by, verb="people_it.ward_figure_added", subject=place, figure=name)
    return figure


@transaction.atomic
def remove_figure(*, figure: PlaceFigure, place: Place, by: Any) -> None:
    record(by=by, verb="people_it.ward_figure_removed", subject=place, figure=figure.name)
    figure.delete()


@transaction.atomic
def add_fund(*, place: Place, for_all: bool, values: Mapping[str, Any], by: Any) -> WardFunding:
    """`for_all`: it is open to every ward of the organisation."""
    made = WardFunding.objects.create(
        organisation_id=place.organisation_id, place=None if for_all else place, by=by, **values
    )
    record(by=by, verb="people_it.ward_fund_added", subject=place, fund=made.name)
    return made


@transaction.atomic
def remove_fund(*, fund: WardFunding, place: Place, by: Any) -> None:
    record(by=by, verb="people_it.ward_fund_removed", subject=place, fund=fund.name)
    fund.delete()


@transaction.atomic
def invite(*, place: Place, to: LearningSession | Survey | Programme, label: str, by: Any) -> WardInvitation:
    """A card with an address of its own, so that answers can be counted. A programme: to offer it something.

    Raises BeforeElection: in that time nobody makes a new one, whatever their party.
    """
    if is_on(place.organisation):
        raise BeforeElection
    made = WardInvitation(organisation_id=place.organisation_id, place=place, label=label, code=new_code(), made_by=by)
    if isinstance(to, LearningSession):
        made.session = to
    elif isinstance(to, Programme):
        made.offers_of = to
    else:
        made.link = SurveyLink.objects.create(
            programme_id=to.programme_id, organisation_id=to.organisation_id, survey=to, code=made.code,
            kind=LinkKind.COUNCILLOR, label=label, made_by=by,
        )  # fmt: skip
    made.save()
    record(by=by, verb="people_it.ward_invited", subject=place, to=str(to))
    return made


@transaction.atomic
def reflect(*, lesson: Lesson, participant_id: Any, organisation_id: Any, tried: bool, words: str) -> None:
    """Nothing is recorded: it is nobody else's business."""
    CoachingReflection.objects.update_or_create(
        participant_id=participant_id, lesson=lesson.slug,
        defaults={"organisation_id": organisation_id, "tried": tried, "words": words},
    )  # fmt: skip


@transaction.atomic
def take_reflection_away(*, lesson: Lesson, participant_id: Any) -> None:
    CoachingReflection.objects.filter(participant=participant_id, lesson=lesson.slug).delete()
