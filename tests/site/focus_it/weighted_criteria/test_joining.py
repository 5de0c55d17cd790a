"""Two rows of one person are joined: the weights given last count whole, and the list of events says so."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.focus_it import ComparisonFactory, CriterionFactory, SwingWeightFactory, WeigherFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it.models import SwingWeight, Weigher
from coproduction_star.organisations.participants.services import merge_participants

pytestmark = pytest.mark.django_db
EARLIER, LATER = (timezone.now() - dt.timedelta(days=days) for days in (2, 1))


@pytest.fixture
def comparison(inside):
    return ComparisonFactory(programme=inside, opened=True, title="Which first?")


def weighed(comparison, *, group, points, at):
    weigher = WeigherFactory(comparison=comparison, group=group)
    for number in points:
        criterion = CriterionFactory(comparison=comparison)
        SwingWeightFactory(weigher=weigher, criterion=criterion, points=number, low=number, high=number)
    Weigher.objects.filter(pk=weigher.pk).update(changed_at=at)
    return weigher


@pytest.mark.parametrize(
    ("kept_at", "other_at", "points", "group"),
    [(LATER, EARLIER, {100, 40}, "communities"), (EARLIER, LATER, {100, 70}, "carers")],
)
def test_the_weights_given_last_count_whole(kept_at, other_at, points, group, comparison, lead):
    keep = weighed(comparison, group="communities", points=(100, 40), at=kept_at)
    other = weighed(comparison, group="carers", points=(100, 70), at=other_at)
    merge_participants(keep=keep.participant, other=other.participant, by=lead.user)
    (left,) = Weigher.objects.all()
    assert (left.participant, left.group) == (keep.participant, group)
    assert set(SwingWeight.objects.values_list("weigher", "points")) == {(left.pk, number) for number in points}
    event = Event.objects.get(verb="focus_it.weights_joined")
    assert "the weights given last count" in sentence(event)


def test_a_row_that_gave_no_weights_takes_the_others(comparison, lead):
    keep = weighed(comparison, group="communities", points=(), at=LATER)
    other = weighed(comparison, group="carers", points=(100,), at=EARLIER)
    merge_participants(keep=keep.participant, other=other.participant, by=lead.user)
    assert SwingWeight.objects.get().weigher.participant == keep.participant


def test_who_weighed_under_one_row_only_keeps_it(comparison, lead):
    other = weighed(comparison, group="carers", points=(100, 20), at=EARLIER)
    keep = ParticipantFactory(organisation=comparison.organisation)
    merge_participants(keep=keep, other=other.participant, by=lead.user)
    assert {swing.weigher.participant for swing in SwingWeight.objects.all()} == {keep}
