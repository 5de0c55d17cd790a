"""What whoever leads does: put shifts on the page, change them, call them off, and see who is missing."""

import datetime as dt

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import shifts as make

from coproduction_star.journeys.steps import all_steps
from coproduction_star.notices.models import Message
from coproduction_star.together.models import Shift, ShiftCount, ShiftRole, ShiftSeen
from coproduction_star.together.shifts import services

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_shift_is_put_on_the_page_with_its_role_and_what_it_counts(lead_client, at, listening, words):
    page = text_of(lead_client.post(at("new_shift"), words, follow=True))
    assert "6 more people needed" in page
    shift = Shift.objects.get()
    assert (shift.starts, shift.ends, shift.missing, shift.series) == (dt.time(10), dt.time(12, 30), 6, None)
    assert sorted(ShiftCount.objects.values_list("name", flat=True)) == ["Tyres", "bags of litter"]


def test_it_comes_as_many_weeks_as_they_say(lead_client, at, listening, words):
    lead_client.post(at("new_shift"), {**words, "weeks": "3"})
    days = list(Shift.objects.order_by("on").values_list("on", flat=True))
    assert [(one - days[0]).days for one in days] == [0, 7, 14]
    assert ShiftRole.objects.count() == 3
    assert ShiftCount.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": ""}, "Write what it is called."), ({"ends": "9"}, "It must end after it starts."),
        ({"needed": "0"}, "greater than or equal to 1"), ({"weeks": "99"}, "less than or equal to 26"),
        ({"on_year": "2020"}, "That day is past. Enter a day from today on."),
        ({"counts": "\n".join("abcdefghi")}, "Count eight things at most"),
    ],
)  # fmt: skip
def test_a_shift_says_what_it_needs(lead_client, at, listening, words, more, said):
    page = text_of(lead_client.post(at("new_shift"), {**words, **more}))
    assert said in page
    assert "The pier" in page
    assert not Shift.objects.exists()


def test_a_change_reaches_the_later_ones_where_they_say_so(lead_client, at, listening, words):
    lead_client.post(at("new_shift"), {**words, "weeks": "3"})
    first, second, third = Shift.objects.order_by("on")
    changed = {**words, "where": "The car park", "version": "1", "counts": "Tyres", "later": "on"}
    changed["on_day"], changed["on_month"], changed["on_year"] = second.on.day, second.on.month, second.on.year
    lead_client.post(at("change_shift", second.pk), changed)
    assert [one.where for one in Shift.objects.order_by("on")] == ["The pier", "The car park", "The car park"]
    assert [one.on for one in Shift.objects.order_by("on")] == [first.on, second.on, third.on]
    assert ShiftSeen.objects.filter(shift=third).count() == 1


def test_two_who_change_a_shift_at_once_see_both_texts(lead_client, at, shift, words):
    Shift.objects.update(version=2, title="Another name")
    page = text_of(lead_client.post(at("change_shift", shift.pk), {**words, "version": "1"}))
    assert "Another name" in page
    assert "Somebody else changed this while you were writing" in page


def test_whoever_gave_an_address_hears_that_it_moved_or_is_called_off(lead_client, at, shift, role, words):
    make.ShiftPlaceFactory(shift=shift, role=role, contact="sam@example.org")
    lead_client.post(at("change_shift", shift.pk), {**words, "version": "1"})
    lead_client.post(at("cancel_shift", shift.pk), {"because": "Storm"})
    page = text_of(lead_client.get(at("shift", shift.pk)))
    assert "Called off" in page
    assert "Storm" in page
    lead_client.post(at("cancel_shift", shift.pk), {"takes_place": "1"})
    assert "Called off" not in text_of(lead_client.get(at("shift", shift.pk)))
    texts = list(Message.objects.order_by("made_at").values_list("text", flat=True))
    assert len(texts) == 3
    assert "Storm" not in "".join(texts)


def test_what_is_kept_of_people_goes_by_the_day_as_it_is_now(lead_client, at, shift, role, words):
    place = make.ShiftPlaceFactory(shift=shift, role=role)
    Shift.objects.update(missing=9)
    lead_client.post(at("change_shift", shift.pk), {**words, "version": "1"})
    place.refresh_from_db()
    shift.refresh_from_db()
    assert place.delete_after == shift.on + dt.timedelta(days=90)
    assert shift.missing == 0


def test_whoever_comes_to_a_later_one_hears_that_its_place_is_another(lead_client, at, listening, words):
    lead_client.post(at("new_shift"), {**words, "weeks": "3"})
    first, _second, third = Shift.objects.order_by("on")
    make.ShiftPlaceFactory(shift=third, role=third.roles.get(), contact="sam@example.org")
    said = {**words, "version": "1", "where": "The car park", "later": "on"}
    lead_client.post(at("change_shift", first.pk), said)
    assert Message.objects.get().to == "sam@example.org"
    lead_client.post(at("change_shift", first.pk), {**said, "version": "2", "about": "We clean the beach again."})
    assert Message.objects.count() == 1


def test_calling_off_twice_writes_once(lead_client, at, shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role, contact="sam@example.org")
    for _time in range(2):
        services.cancel(shift=shift, because="Storm", by=None)
    assert Message.objects.count() == 1


def test_nobody_is_asked_for_what_nobody_can_show(lead_client, at, shift):
    assert "Insurance cover" not in text_of(lead_client.get(at("new_shift_role", shift.pk)))


def test_whoever_comes_and_lacks_something_by_now_is_seen(lead_client, at, shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role)
    ShiftRole.objects.update(conditions="training")
    assert "Still missing for this role" in text_of(lead_client.get(at("shift", shift.pk)))


def test_a_reason_is_asked_for_calling_off(lead_client, at, shift):
    page = text_of(lead_client.post(at("cancel_shift", shift.pk), {"because": ""}))
    assert "Write why. Everybody on it reads this." in page
    assert not Shift.objects.get().cancelled_because


def test_roles_are_added_changed_and_taken_out(lead_client, at, shift, role):
    lead_client.post(at("new_shift_role", shift.pk), {"name": "Tea maker", "needed": "2", "conditions": ["talk"]})
    assert Shift.objects.get().missing == 3
    page = text_of(lead_client.post(at("new_shift_role", shift.pk), {"name": "Tea maker", "needed": "1"}))
    assert "This shift has a role of this name." in page
    tea = ShiftRole.objects.get(name="Tea maker")
    where = at("shift_role", shift.pk, tea.pk)
    page = text_of(lead_client.post(where, {"name": "Walk leader", "needed": "1", "version": "1"}))
    assert "This shift has a role of this name." in page
    make.ShiftPlaceFactory(shift=shift, role=tea)
    page = text_of(lead_client.post(where, {"name": "Tea maker", "needed": "1", "version": "1", "out": "on"}))
    assert "Somebody stands in this role." in page
    tea.places.all().delete()
    lead_client.post(where, {"name": "Tea maker", "needed": "1", "version": "1", "out": "on"})
    assert Shift.objects.get().missing == 1
    page = text_of(
        lead_client.post(
            at("shift_role", shift.pk, role.pk), {"name": "Walk leader", "needed": "1", "version": "1", "out": "on"}
        )
    )
    assert "A shift needs one role at least." in page


def test_a_role_that_needs_more_lets_those_who_wait_move_up(lead_client, at, shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role)
    waits = make.ShiftPlaceFactory(shift=shift, role=role, state="waiting")
    services.change_role(
        role=role, version=1, values={"name": "Walk leader", "needed": 3, "conditions": ""}, out=False, by=None
    )
    waits.refresh_from_db()
    assert waits.state == "signed"
    assert Shift.objects.get().missing == 1


def test_anyone_finds_the_shifts_of_a_published_programme(listening, shift, role, at):
    where = reverse("together:public_shifts", args=(listening.organisation.slug, listening.slug))
    page = text_of(Client().get(where))
    assert "Memory walk" in page
    assert "1 more person needed" in page
    (step,) = (one for one in all_steps() if one.slug == "together")
    (row,) = step.public_rows([listening], None)
    assert row.title == "Memory walk"
    assert row.address == reverse(
        "together:public_shift", args=(listening.organisation.slug, listening.slug, shift.pk)
    )
    listening.published_at = None
    listening.save()
    assert Client().get(where).status_code == 404


def test_of_a_series_the_programme_shows_the_next_one_in_need(lead_client, at, listening, words):
    lead_client.post(at("new_shift"), {**words, "weeks": "4"})
    (step,) = (one for one in all_steps() if one.slug == "together")
    (row,) = step.public_rows([listening], None)
    assert row.when == Shift.objects.order_by("on")[0].on


def test_what_is_at_risk_waits_for_whoever_leads_and_what_one_comes_to_for_oneself(lead_client, at, shift, role):
    (step,) = (one for one in all_steps() if one.slug == "together")
    lead_client.get(at("shifts"))

    class Asked:
        session = lead_client.session

    lead = get_user(Asked)
    assert [one.title for one in step.waiting_for(lead)] == ["Find 1 more person for a shift: Memory walk"]
    lead_client.post(at("join_shift", shift.pk), {"role": role.pk})
    assert [one.title for one in step.waiting_for(lead)] == ["You come to a shift: Memory walk"]
    Shift.objects.update(on=timezone.localdate() - dt.timedelta(days=1))
    assert [one.title for one in step.waiting_for(lead)] == ["Note who came to a shift: Memory walk"]
