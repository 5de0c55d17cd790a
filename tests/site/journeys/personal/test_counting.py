"""The number in the header: what the page tells, counted by a query that is written once for nobody and no day."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from tests.factories.people import UserFactory

from coproduction_star.journeys.decisions.services import declare_interest
from coproduction_star.journeys.personal import counting, selectors
from coproduction_star.journeys.services import make_promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(inside, lead):
    """Somebody for whom something of most kinds waits, and something that is too far ahead to wait."""
    today = timezone.localdate()
    declare_interest(programme=inside, participant_id=lead.participant.pk, none_to_declare=True, what="", by=lead.user)
    for days in (0, 30, 31):
        make_promise(
            programme=inside, what="Bring cake", due_on=today + dt.timedelta(days=days), who=lead.participant,
            by=lead.user,
        )  # fmt: skip
    return lead.user


def test_the_number_is_that_of_the_lines_on_the_page(busy):
    waits = selectors.waiting_for(busy)
    lines = len(waits.promises) + len(waits.judge) + len(waits.declare) + len(waits.others)
    assert lines >= 2
    assert counting.number_waiting(busy) == lines


def test_it_takes_one_query(busy, django_assert_num_queries):
    counting.count_waiting(busy, today=timezone.localdate())
    with django_assert_num_queries(1):
        counting.count_waiting(busy, today=timezone.localdate())


@pytest.mark.parametrize("day", [dt.date(2027, 3, 28), dt.date(2031, 12, 31)])
def test_it_hangs_on_no_other_day_and_no_moment(day):
    person = UserFactory()
    counting.count_waiting(person, today=timezone.localdate())
    with time_machine.travel(dt.datetime.combine(day, dt.time(12)), tick=False):
        assert counting.written_for(person, today=day) == counting.written(person, today=day)
