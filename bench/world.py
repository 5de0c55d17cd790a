"""A large world, the same every time: 10,000 cases, one council with 1,000 programmes and 30,000 initiatives."""

import datetime as dt
from itertools import count
from typing import Any

CASES, PROGRAMMES, INITIATIVES, LARGEST = 10_000, 1_000, 30_000, 5_000
SERVICES = [f"Service {number}" for number in range(1, 41)]
STATUSES = ("existing", "improve", "potential", "stopped")
AT_ONCE = 2_000


def build(*, cases: int = CASES, programmes: int = PROGRAMMES, initiatives: int = INITIATIVES) -> dict[str, Any]:
    """Fill the database; gives back the administrator, the organisation and the largest programme."""
    from django_scopes import scope

    from bench.many_cases import many_cases
    from bench.market_it import market_it
    from bench.matrix import closed_matrix, open_matrix
    from bench.people_it import people_it
    from coproduction_star.accounts.models import User
    from coproduction_star.journeys.case_bank.services import copy_shipped_cases
    from coproduction_star.organisations.founding.services import found_organisation

    copy_shipped_cases(many_cases(cases))
    user = User.objects.create_person(name="Bench", email="bench@example.org")
    organisation = found_organisation(name="Benchford", by=user)
    with scope(organisation=organisation.pk, programme=None):
        made = _programmes(organisation, programmes)
        _initiatives(made, initiatives)
        _ties(made)
        _publish(made[0], user)
        _tallies(made)
        survey = people_it(made[0], user, today=TODAY)
        charter = market_it(made[0], user, today=TODAY)
        closed = closed_matrix(made[0], user)
        still_open, rater, leader = open_matrix(made[0], user)
    return {
        "user": user, "organisation": organisation, "programme": made[0], "closed matrix": closed,
        "open matrix": still_open, "rater": rater, "leader": leader,
        "survey": survey, "charter": charter,
    }  # fmt: skip


def _programmes(organisation: Any, number: int) -> list[Any]:
    from coproduction_star.journeys.models import Outcome, Programme

    rows = [
        Programme(
            organisation=organisation,
            name=f"Programme {n}",
            slug=f"programme-{n}",
            service=SERVICES[n % len(SERVICES)],
            summary="What people want here, in their words.",
        )
        for n in range(number)
    ]
    Programme.objects.bulk_create(rows, batch_size=AT_ONCE)
    Outcome.objects.bulk_create(
        [
            Outcome(organisation=organisation, programme=programme, words=f"I am less lonely {n}", position=n)
            for programme in rows
            for n in range(3)
        ],
        batch_size=AT_ONCE,
    )
    return rows


def _initiatives(programmes: list[Any], number: int) -> None:
    from coproduction_star.journeys.models import Initiative

    largest = min(LARGEST, number // 2)
    homes = [programmes[0]] * largest + [programmes[1 + n % (len(programmes) - 1)] for n in range(number - largest)]
    numbers = count()
    rows = (
        Initiative(
            organisation_id=programme.organisation_id,
            programme=programme,
            title=f"Initiative {n}: neighbours and staff meet people who are alone",
            summary="Volunteers and staff visit together.",
            status=STATUSES[n % 4],
            people=n % 50,
            citizen_hours_a_month=n % 30,
            staff_hours_a_month=n % 20,
            **_cos(Initiative, n),
        )
        for n, programme in zip(numbers, homes, strict=False)
    )
    Initiative.objects.bulk_create(rows, batch_size=AT_ONCE)


def _cos(model: Any, n: int) -> dict[str, bool]:
    """Which of the four Co's, as the model keeps them."""
    names = ("co_commission", "co_design", "co_deliver", "co_assess")
    fields = {field.name for field in model._meta.fields}
    return {name: n % 4 == place or n % 7 == place for place, name in enumerate(names) if name in fields}


def _ties(programmes: list[Any]) -> None:
    """Each initiative is for one outcome of its programme, a third of them for two."""
    from coproduction_star.journeys.models import Initiative, Outcome

    wanted: dict[Any, list[Any]] = {}
    for programme_id, outcome_id in Outcome.objects.order_by("position").values_list("programme_id", "pk"):
        wanted.setdefault(programme_id, []).append(outcome_id)
    through = Initiative.outcomes.through
    ties = (
        through(initiative_id=initiative_id, outcome_id=outcome_id)
        for n, (initiative_id, programme_id) in enumerate(Initiative.objects.values_list("pk", "programme_id"))
        for outcome_id in {wanted[programme_id][n % 3], wanted[programme_id][0]}
    )
    through.objects.bulk_create(ties, batch_size=AT_ONCE)


def _publish(programme: Any, user: Any) -> None:
    """The largest programme is public with all that happens in it, half of it in one place."""
    from coproduction_star.journeys.models import Initiative, Place
    from coproduction_star.map_it.front_door import services
    from coproduction_star.organisations.models import Participant

    place = Place.objects.create(organisation=programme.organisation, name="Northfield")
    mine = Initiative.objects.filter(programme=programme)
    mine.filter(pk__in=list(mine.order_by("pk").values_list("pk", flat=True)[::2])).update(place=place)
    mine.update(groups="older-people volunteers")
    services.describe(
        programme=programme, purpose="Grow old well", answerable=Participant.objects.first(), phone="", post="",
        in_person="", by=user,
    )  # fmt: skip
    services.show_all_that_happen(programme=programme, by=user)
    services.publish(programme=programme, by=user)


def _tallies(programmes: list[Any]) -> None:
    from coproduction_star.journeys.services import recount

    for programme in programmes:
        recount(programme=programme)


TODAY = dt.date(2026, 11, 22)
