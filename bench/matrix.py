"""A matrix of 20 options that 200 people rated: the page that a room of people opens at once, open and closed."""

from typing import Any

from bench.people import somebody

OPTIONS, RATERS = 20, 200
GROUPS = ("communities", "frontline-staff", "carers", "commissioners")


def closed_matrix(programme: Any, user: Any) -> Any:
    from coproduction_star.focus_it.impact_matrix import services

    matrix = _rated(programme, user, raters=RATERS)
    services.close_matrix(matrix=matrix, by=user)
    return matrix


def open_matrix(programme: Any, user: Any) -> tuple[Any, Any, Any]:
    """People are still rating; with somebody who has rated, and with whoever leads the room."""
    from coproduction_star.focus_it.impact_matrix import services
    from coproduction_star.journeys.decisions.services import declare_interest

    matrix = _rated(programme, user, raters=RATERS - 1)
    rater, leader = (somebody(programme, role, by=user) for role in ("co-producer", "facilitator"))
    declare_interest(
        programme=programme, participant_id=rater.participant_id, none_to_declare=True, what="", by=rater.user
    )
    own = services.begin_rating(matrix=matrix, participant_id=rater.participant_id, group=GROUPS[0], by=rater.user)
    said = {"impact": 1, "resources": -1, "confidence": 2, "reason": "It would help."}
    for option in matrix.options.all():
        services.rate_option(option=option, rater=own, by=rater.user, **said)
    services.stand_aside(matrix=matrix, participant_id=leader.participant_id, by=leader.user)
    return matrix, rater.user, leader.user


def _rated(programme: Any, user: Any, *, raters: int) -> Any:
    from coproduction_star.focus_it.impact_matrix import services, so_far
    from coproduction_star.focus_it.models import OptionRating, Rater
    from coproduction_star.journeys.models import Initiative
    from coproduction_star.organisations.models import Participant

    some = Initiative.objects.filter(programme=programme).order_by("title")[:OPTIONS]
    matrix = services.set_up(programme=programme, title="Which first?", initiatives=list(some), by=user)
    services.open_matrix(matrix=matrix, by=user)
    owned = {"programme": programme, "organisation": programme.organisation}
    far = Participant.objects.first().delete_after
    people = Participant.objects.bulk_create(
        Participant(organisation=programme.organisation, name=f"Rater {n}", delete_after=far) for n in range(raters)
    )
    rows = Rater.objects.bulk_create(
        Rater(matrix=matrix, participant=person, group=GROUPS[n % len(GROUPS)], **owned)
        for n, person in enumerate(people)
    )
    OptionRating.objects.bulk_create(
        [
            OptionRating(
                option=option, rater=rater, impact=(n * 7 + option.position * 3) % 5 - 2,
                resources=(n + option.position) % 5 - 2, confidence=n % 3 + 1, reason="It would help.", **owned,
            )
            for option in matrix.options.all()
            for n, rater in enumerate(rows)
        ],
        batch_size=500,
    )  # fmt: skip
    so_far.renew(matrix)
    matrix.refresh_from_db()
    return matrix
