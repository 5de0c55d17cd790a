"""What the tests of a matrix share: one that is open, and people who may rate in it."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.focus_it import (
    SWINGS,
    MatrixFactory,
    OptionFactory,
    rated_matrix,
    weighed_comparison,
    worked_comparison,
)
from tests.factories.journeys import ProgrammeRoleFactory
from tests.site.conftest import take_second_step

from coproduction_star.focus_it.impact_matrix import services
from coproduction_star.focus_it.weighted_criteria import services as criteria
from coproduction_star.journeys.decisions.services import declare_interest

SAID = {"impact": "2", "resources": "-1", "confidence": "3", "reason": "Neighbours want it"}
VALUES = {"impact": 2, "resources": -1, "confidence": 3, "reason": "Neighbours want it"}


@pytest.fixture
def matrix(programme, inside):
    """Open, with two options and nobody's rating."""
    made = MatrixFactory(programme=programme, opened=True, title="What do we start with?")
    OptionFactory(matrix=made, position=1)
    OptionFactory(matrix=made, position=2)
    return made


@pytest.fixture
def options(matrix):
    return list(matrix.options.all())


@pytest.fixture
def rated(programme, inside):
    """Open, rated by three people of each of two groups."""
    return rated_matrix(programme)


@pytest.fixture
def at():
    def address(name, matrix, *more):
        programme = matrix.programme
        return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, matrix.pk, *more))

    return address


@pytest.fixture
def declared(member, programme, inside):
    """A member with a role who has declared their interests."""

    def make(*roles):
        person = member(*roles)
        declare_interest(
            programme=programme, participant_id=person.participant_id, none_to_declare=True, what="", by=person.user
        )
        return person

    return make


@pytest.fixture
def co_producer(declared, programme):
    """A member with a role in this programme."""

    def make(home=programme):
        person = declared()
        ProgrammeRoleFactory(programme=home, membership=person, role="co-producer")
        return person

    return make


@pytest.fixture
def client_of():
    def make(membership):
        client = Client()
        client.force_login(membership.user)
        take_second_step(client, membership.user)
        return client

    return make


@pytest.fixture
def rate(inside):
    """`rate(person, matrix)` rates every option as one of the communities."""

    def make(person, matrix, *, group="communities", options=None, **values):
        begin = partial(services.begin_rating, matrix=matrix, participant_id=person.participant_id)
        rater = begin(group=group, by=person.user)
        for option in options or matrix.options.all():
            services.rate_option(option=option, rater=rater, by=person.user, **(VALUES | values))
        return rater

    return make


@pytest.fixture
def comparison(programme, inside):
    """Open for weighing; the worked example of the method page, and nobody's weights."""
    return worked_comparison(programme)


@pytest.fixture
def weighed(programme, inside):
    """Open, weighed by three people of each of two groups."""
    return weighed_comparison(programme)


@pytest.fixture
def swings():
    """`swings(comparison)` are those of the method page; `swings(comparison, Trust=100)` are others."""

    def make(comparison, **more):
        points = SWINGS | {key.replace("_", " "): value for key, value in more.items()}
        return {
            one: criteria.Swing(points[one.name], points[one.name], points[one.name], "It matters")
            for one in comparison.criteria.all()
        }

    return make


@pytest.fixture
def weigh(swings):
    """`weigh(person, comparison)` as one of the communities."""

    def make(person, comparison, *, group="communities", **points):
        return criteria.weigh(
            comparison=comparison, participant_id=person.participant_id, group=group,
            swings=swings(comparison, **points), by=person.user,
        )  # fmt: skip

    return make
