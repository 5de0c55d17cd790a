"""The counts beside the initiatives are what counting anew would find."""

import datetime as dt

import pytest
from django.utils import timezone

from coproduction_star.journeys import services
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Initiative, ProgrammeTally, TallySnapshot
from coproduction_star.journeys.models.tally import COUNTS

pytestmark = pytest.mark.django_db


def counted():
    """What the tallies say, without rows that count nothing."""
    rows = {row.co: {name: getattr(row, name) for name in COUNTS} for row in ProgrammeTally.objects.all()}
    return {co: counts for co, counts in rows.items() if any(counts.values())}


def test_after_every_kind_of_change_counting_anew_finds_the_same(add, inside, lead):
    first = add(status="existing", cos=["co-design"], people=12, citizen_hours_a_month=5)
    second = add("Lunch club", status="potential", cos=["co-design", "co-deliver"], staff_hours_a_month=3)
    add("Repair café", status="improve")
    changed = {"status": "stopped", "people": 4, "citizen_hours_a_month": None}
    initiatives.change_initiative(
        initiative=first, version=1, cos=["co-assess"], outcomes=[], place_name="", values=changed, by=lead.user
    )
    initiatives.remove_initiative(initiative=second, by=lead.user)
    initiatives.restore_initiative(programme=inside, initiative_id=second.pk, by=lead.user)
    initiatives.remove_initiative(initiative=second, by=lead.user)
    kept = counted()
    services.recount(programme=inside)
    assert kept == counted()
    assert kept["any"]["stopped"] == 1
    assert kept["any"]["people"] == 4
    assert "co-design" not in kept


def test_removing_twice_counts_once(add, inside, lead):
    one = add(status="existing", people=5)
    initiatives.remove_initiative(initiative=one, by=lead.user)
    with pytest.raises(Initiative.DoesNotExist):
        initiatives.remove_initiative(initiative=one, by=lead.user)
    assert counted() == {}


def test_bringing_back_twice_counts_once(add, inside, lead):
    one = add(status="existing", people=5)
    initiatives.remove_initiative(initiative=one, by=lead.user)
    for _time in range(2):
        initiatives.restore_initiative(programme=inside, initiative_id=one.pk, by=lead.user)
    assert counted()["any"]["people"] == 5


def test_a_month_is_kept_once(add, in_organisation, organisation):
    add(status="existing", cos=["co-design"], people=5)
    with in_organisation(organisation):
        assert services.keep_month(organisation=organisation, today=dt.date(2026, 3, 9)) == 2
        assert services.keep_month(organisation=organisation, today=dt.date(2026, 3, 20)) == 0
        snapshot = TallySnapshot.objects.get(co="any")
    assert (snapshot.month, snapshot.existing, snapshot.people) == (dt.date(2026, 3, 1), 1, 5)


def test_what_was_removed_goes_for_good_after_a_month(add, inside, lead):
    one = add()
    initiatives.remove_initiative(initiative=one, by=lead.user)
    assert services.clear_removed(now=timezone.now()) == 0
    services.clear_removed(now=timezone.now() + dt.timedelta(days=31))
    assert not Initiative.everything.exists()
