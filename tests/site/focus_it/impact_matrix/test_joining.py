"""Two rows of one person are joined: no rating is lost, the newer one counts, and the list of events says so."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.focus_it import RaterFactory, RatingFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it.models import OptionRating, Rater
from coproduction_star.organisations.participants.services import merge_participants

pytestmark = pytest.mark.django_db
EARLIER, LATER = (timezone.now() - dt.timedelta(days=days) for days in (2, 1))


@pytest.fixture
def two(matrix):
    """Two rows of one person, each a rater in the matrix."""
    return tuple(
        RaterFactory(matrix=matrix, participant=ParticipantFactory(organisation=matrix.organisation))
        for _number in range(2)
    )


def rated(option, rater, *, impact, at):
    rating = RatingFactory(option=option, rater=rater, impact=impact)
    OptionRating.objects.filter(pk=rating.pk).update(changed_at=at)


def join(keep, other, lead):
    return merge_participants(keep=keep.participant, other=other.participant, by=lead.user)


def test_a_person_who_rated_under_one_row_only_keeps_it_all(matrix, options, lead):
    rater = RaterFactory(matrix=matrix, participant=ParticipantFactory(organisation=matrix.organisation))
    rated(options[0], rater, impact=2, at=EARLIER)
    keep = ParticipantFactory(organisation=matrix.organisation)
    merge_participants(keep=keep, other=rater.participant, by=lead.user)
    assert OptionRating.objects.get().rater.participant == keep


def test_ratings_of_different_options_come_together(options, two, lead):
    keep, other = two
    rated(options[0], keep, impact=1, at=LATER)
    rated(options[1], other, impact=2, at=EARLIER)
    join(keep, other, lead)
    assert set(OptionRating.objects.values_list("rater", "option", "impact")) == {
        (keep.pk, options[0].pk, 1),
        (keep.pk, options[1].pk, 2),
    }
    assert Rater.objects.count() == 1


@pytest.mark.parametrize(("kept_at", "other_at", "impact"), [(LATER, EARLIER, 1), (EARLIER, LATER, 2)])
def test_where_both_rated_an_option_the_newer_stays_and_the_events_say_so(
    kept_at, other_at, impact, options, two, lead
):
    keep, other = two
    rated(options[0], keep, impact=1, at=kept_at)
    rated(options[0], other, impact=2, at=other_at)
    join(keep, other, lead)
    assert OptionRating.objects.get().impact == impact
    assert "1 older ones gave way" in sentence(Event.objects.get(verb="focus_it.ratings_joined"))


def test_whoever_rated_under_one_row_and_stood_aside_under_the_other_has_rated(matrix, options, two, lead):
    keep, other = two
    Rater.objects.filter(pk=keep.pk).update(stands_aside=True, group="")
    rated(options[0], other, impact=2, at=EARLIER)
    join(keep, other, lead)
    left = Rater.objects.get()
    assert (left.stands_aside, left.group) == (False, "communities")
    assert OptionRating.objects.get().rater == left


def test_whoever_only_began_and_stood_aside_under_the_other_row_stands_aside(two, lead):
    keep, other = two
    Rater.objects.filter(pk=other.pk).update(stands_aside=True, group="")
    join(keep, other, lead)
    assert Rater.objects.get().stands_aside
