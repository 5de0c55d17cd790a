"""Many cards from a fair: enough that the demonstration can show which skills are short where."""

import pytest
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.capacity.gaps import gaps_in
from coproduction_star.people_it.models import Need, Offer
from coproduction_star.people_it.offered import to_match, to_publish

pytestmark = pytest.mark.django_db
FAIR = {"answer__startswith": "Thank you for your card"}


@pytest.fixture
def programme(borough):
    return Programme.objects.get(slug="ageing-well-in-eastbridge")


def test_the_gap_has_numbers_on_both_sides_and_one_that_is_too_small(programme):
    found = gaps_in(programme, today=timezone.localdate())
    assert {(one.place, one.skill) for one in found.short} >= {("Northfield", "digital"), ("Harbour", "digital")}
    assert any(one.more < 0 for one in found.rows)
    assert any(one.offered is None and one.wanted for one in found.rows)
    assert {one.skill for one in found.together} >= {"digital", "cooking"}


def test_nobody_of_the_fair_is_introduced_or_shown_or_waits_for_an_answer(programme):
    today = timezone.localdate()
    for model in (Offer, Need):
        of_fair = model.objects.filter(**FAIR)
        assert of_fair.count() > 50
        assert not of_fair.filter(answered_at__isnull=True).exists()
        assert not to_match(model, programme, today=today).filter(**FAIR).exists()
        assert not to_publish(model, today=today).filter(**FAIR).exists()
