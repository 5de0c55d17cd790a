"""Reminded once and not too often; who came, the hours, what was seen; thanks; and figures that a measure can take."""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth import get_user
from django.utils import timezone
from tests.factories import shifts as make
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.counted_series import series_of
from coproduction_star.notices.models import Message
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace, ShiftSeen
from coproduction_star.together.shifts import attending, reminding, signing
from coproduction_star.together.shifts.attending import Noted

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def past(shift, role):
    """Yesterday, with two who signed up, and bags to count."""
    Shift.objects.update(on=timezone.localdate() - A_DAY, missing=0)
    shift.refresh_from_db()
    make.ShiftPlaceFactory(shift=shift, role=role, name="Sam", contact="sam@example.org", reference="a b c d")
    make.ShiftPlaceFactory(shift=shift, role=role, name="Kit")
    make.ShiftSeenFactory(shift=shift, count__name="Bags of litter")
    return shift


def filled_in(shift, **more):
    places = {one.name: one.pk.hex for one in ShiftPlace.objects.filter(shift=shift)}
    seen = ShiftSeen.objects.get().count_id.hex
    return {
        "version": shift.version, f"came_{places['Sam']}": "on", f"hours_{places['Sam']}": "1.5", "others": "4",
        f"seen_{seen}": "12", **more,
    }  # fmt: skip


def test_who_came_hours_and_what_was_seen_are_noted_at_once(lead_client, at, past):
    form = text_of(lead_client.get(at("attend_shift", past.pk)))
    assert "Sam came" in form
    assert 'value="2"' in form
    page = text_of(lead_client.post(at("attend_shift", past.pk), filled_in(past), follow=True))
    assert "5 people came" in page
    assert "Came: 1.5 hours" in page
    assert "Did not come" in page
    assert "They cannot come" not in page
    assert "9.5" in page, "an hour and a half, and four others for two hours each"
    assert dict(ShiftPlace.objects.values_list("name", "came")) == {"Sam": True, "Kit": False}
    assert ShiftSeen.objects.get().number == 12
    again = text_of(lead_client.get(at("attend_shift", past.pk)))
    assert 'value="4"' in again


def test_the_hours_of_a_few_stand_on_the_page_of_the_programme_only(lead_client, at, past, listening, client):
    attending.note(shift=past, version=1, noted=Noted(others=2, others_hours=Decimal("3.5")), by=None)
    assert "Hours given, together" in text_of(lead_client.get(at("shift", past.pk)))
    assert "Hours given" not in text_of(client.get(at("public_shift", past.pk)))


def test_numbers_stay_when_the_names_are_gone(past):
    attending.note(shift=past, version=1, noted=Noted(others=6, others_hours=Decimal(12)), by=None)
    ShiftPlace.objects.all().delete()
    past.refresh_from_db()
    assert (past.came, past.hours) == (6, 12)


@pytest.mark.parametrize(
    ("more", "said"),
    [({"others": "-1"}, "greater than or equal to 0"), ({"others": "", "others_hours": "3"}, "Say how many they")],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(lead_client, at, past, more, said):
    page = text_of(lead_client.post(at("attend_shift", past.pk), filled_in(past, **more)))
    assert said in page
    assert 'value="1.5"' in page
    assert Shift.objects.get().counted_on is None


def test_two_who_note_at_once_see_both(lead_client, at, past):
    attending.note(shift=past, version=1, noted=Noted(others=6, others_hours=Decimal(12)), by=None)
    page = text_of(lead_client.post(at("attend_shift", past.pk), filled_in(past, version=1)))
    assert "Somebody else changed this while you were writing" in page


def test_nothing_is_noted_before_it_begins(lead_client, at, shift):
    page = text_of(lead_client.get(at("attend_shift", shift.pk), follow=True))
    assert "Note who came once it has begun." in page
    with pytest.raises(attending.NotBegun):
        attending.note(shift=shift, version=1, noted=Noted(), by=None)


def test_those_who_came_are_thanked_and_read_the_words_on_their_page(lead_client, at, past, client):
    page = text_of(lead_client.post(at("thank_shift", past.pk), {"words": "You were great"}))
    assert "Note first who came." in page
    assert "You were great" in page
    lead_client.post(at("attend_shift", past.pk), filled_in(past))
    page = text_of(lead_client.post(at("thank_shift", past.pk), {"words": "You were great"}, follow=True))
    assert "Thanked. 1 letter goes out." in page
    letter = Message.objects.get()
    assert letter.to == "sam@example.org"
    assert "You were great" not in letter.text
    client.post("/r/", {"reference": "a b c d"})
    assert "You were great" in text_of(client.get("/r/shift/"))


def tomorrow(shift):
    Shift.objects.filter(pk=shift.pk).update(on=timezone.localdate() + A_DAY)


def test_whoever_comes_tomorrow_is_reminded_once(shift, role):
    tomorrow(shift)
    make.ShiftPlaceFactory(shift=shift, role=role, contact="sam@example.org")
    make.ShiftPlaceFactory(shift=shift, role=role, contact="kit@example.org", state=PlaceState.WAITING)
    make.ShiftPlaceFactory(shift=shift, role=role, contact="lee@example.org", safe_channel="phone")
    make.ShiftPlaceFactory(shift=shift, role=role, contact="07000 000000")
    assert reminding.remind_due(today=timezone.localdate()) == 1
    letter = Message.objects.get()
    assert letter.to == "sam@example.org"
    assert "at 10:00. If you cannot, say so now" in letter.text
    assert "Memory walk" not in letter.text
    assert reminding.remind_due(today=timezone.localdate()) == 0


def test_whoever_was_reminded_of_another_day_is_reminded_of_the_new_one(shift, role):
    place = make.ShiftPlaceFactory(shift=shift, role=role, contact="sam@example.org")
    tomorrow(shift)
    ShiftPlace.objects.update(reminded_at=timezone.now() - 2 * A_DAY)
    assert reminding.remind_due(today=timezone.localdate()) == 1
    place.refresh_from_db()
    assert timezone.localdate(place.reminded_at) == timezone.localdate()


def test_whoever_is_added_while_somebody_notes_who_came_is_not_written_down_as_missing(lead_client, at, past, role):
    said = filled_in(past)
    signing.sign_up(role=role, who=signing.Joining(name="Lee"), by=get_user(lead_client))
    page = text_of(lead_client.post(at("attend_shift", past.pk), said))
    assert "Somebody else changed this while you were writing" in page
    assert ShiftPlace.objects.get(name="Lee").came is None


def test_nobody_is_reminded_more_than_three_times_a_week(listening):
    person = ParticipantFactory(organisation=listening.organisation, email="sam@example.org")
    for _number in range(5):
        place = make.ShiftPlaceFactory(shift__programme=listening, participant=person, name="")
        tomorrow(place.shift)
    assert reminding.remind_due(today=timezone.localdate()) == 3
    assert reminding.remind_due(today=timezone.localdate()) == 0


def test_nobody_is_reminded_of_what_is_called_off(shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role, contact="sam@example.org")
    tomorrow(shift)
    Shift.objects.update(cancelled_because="Rain")
    assert reminding.remind_due(today=timezone.localdate()) == 0


def test_whoever_meets_the_conditions_by_now_moves_up(lead_client, at, shift, role):
    place = make.ShiftPlaceFactory(shift=shift, role=role, state=PlaceState.WAITING)
    role.conditions = "training"
    role.save()
    page = text_of(lead_client.post(at("settle_shift", shift.pk), follow=True))
    assert "Nobody can move up yet." in page
    role.conditions = ""
    role.save()
    assert "1 person moved up." in text_of(lead_client.post(at("settle_shift", shift.pk), follow=True))
    place.refresh_from_db()
    assert place.state == PlaceState.SIGNED


def test_a_measure_can_take_hours_people_and_what_was_seen(past, listening):
    attending.note(
        shift=past, version=1, by=None,
        noted=Noted(others=6, others_hours=Decimal(12), seen={ShiftSeen.objects.get().count_id: Decimal(9)}),
    )  # fmt: skip
    month = (past.on - dt.timedelta(days=3), past.on + dt.timedelta(days=3))
    before = (month[0] - dt.timedelta(days=7), month[0] - A_DAY)
    found = {one.name: list(one.counted([before, month])) for one in series_of(listening) if "shift" in one.key}
    assert {name: [point.value for point in points] for name, points in found.items()} == {
        "Hours people gave on shifts": [None, 12], "Times that somebody came to a shift": [None, 6],
        "Bags of litter": [None, 9],
    }  # fmt: skip


def test_of_fewer_than_five_neither_the_number_nor_the_hours_are_told(past, listening):
    attending.note(shift=past, version=1, noted=Noted(others=4, others_hours=Decimal(8)), by=None)
    series = {one.key: one for one in series_of(listening)}
    for key in ("shift-hours", "shift-people"):
        (point,) = series[key].counted([(past.on, past.on)])
        assert point.value is None
