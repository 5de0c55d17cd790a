"""Somebody rates in the moment in which rating is closed, over two connections: what was kept is in the result."""

import threading
from contextlib import suppress

import pytest
from django_scopes import scope
from tests.factories.focus_it import rated_matrix
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import MembershipFactory
from tests.site.focus_it.conftest import VALUES
from tests.site.organisations.test_two_at_once import at_once, database, kept_database

from coproduction_star.focus_it.impact_matrix import services
from coproduction_star.focus_it.impact_matrix.measuring import measure
from coproduction_star.focus_it.models import ImpactMatrix, MatrixResult, OptionRating
from coproduction_star.journeys.decisions.services import declare_interest

__all__ = ["database", "kept_database"]
TOGETHER_SECONDS = 0.4


@pytest.fixture
def room(database):
    """A matrix, and somebody who has said for whom they speak."""
    programme = ProgrammeFactory()
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        person = MembershipFactory(organisation=programme.organisation)
        who = person.participant_id
        matrix = ImpactMatrix.objects.select_related("programme__organisation").get(pk=rated_matrix(programme).pk)
        declare_interest(programme=programme, participant_id=who, none_to_declare=True, what="", by=person.user)
        rater = services.begin_rating(matrix=matrix, participant_id=who, group="communities", by=person.user)
        yield matrix, rater, person.user


def inside(matrix, act):
    def done():
        with scope(organisation=matrix.organisation_id, programme=matrix.programme_id):
            act()

    return done


def test_what_is_rated_while_it_is_closed_is_in_the_result_or_refused(room, monkeypatch):
    matrix, rater, user = room
    options = list(matrix.options.all())
    meeting = threading.Barrier(2)

    def measured_slowly(ratings, **more):
        with suppress(threading.BrokenBarrierError):
            meeting.wait(TOGETHER_SECONDS)
        return measure(ratings, **more)

    def rate():
        for option in options:
            services.rate_option(option=option, rater=rater, by=user, **VALUES)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(TOGETHER_SECONDS)

    def close():
        services.close_matrix(matrix=matrix, by=user)

    monkeypatch.setattr(services, "measure", measured_slowly)
    ended = at_once(inside(matrix, rate), inside(matrix, close))
    assert [type(problem) for problem in ended if problem] in ([], [services.MatrixClosed]), ended
    kept = OptionRating.objects.filter(rater=rater).count()
    assert MatrixResult.objects.get().found["raters"]["communities"] == 3 + bool(kept)
