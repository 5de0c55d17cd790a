"""A matrix of 20 options that 200 people rated, closed: the page that a room of people opens at once."""

from typing import Any

OPTIONS, RATERS = 20, 200
GROUPS = ("communities", "frontline-staff", "carers", "commissioners")


def rated_matrix(programme: Any, user: Any) -> Any:
    from coproduction_star.focus_it.impact_matrix import services
    from coproduction_star.focus_it.models import OptionRating, Rater
    from coproduction_star.journeys.models import Initiative
    from coproduction_star.organisations.models import Participant

    some = Initiative.objects.filter(programme=programme).order_by("title")[:OPTIONS]
    matrix = services.set_up(programme=programme, title="Which first?", initiatives=list(some), by=user)
    services.open_matrix(matrix=matrix, by=user)
    owned = {"programme": programme, "organisation": programme.organisation}
    far = Participant.objects.first().delete_after
    people = Participant.objects.bulk_create(
        Participant(organisation=programme.organisation, name=f"Rater {n}", delete_after=far) for n in range(RATERS)
    )
    raters = Rater.objects.bulk_create(
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
            for n, rater in enumerate(raters)
        ],
        batch_size=500,
    )  # fmt: skip
    services.close_matrix(matrix=matrix, by=user)
    return matrix
