"""In a calendar by a secret address that can be ended, by four words and for all; and on paper."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import shifts as make

from coproduction_star.together.models import Shift, ShiftFeed, ShiftPlace

pytestmark = pytest.mark.django_db
WORDS = "apple river lamp garden"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def address_in(page):
    return "/r/shift/feed/" + page.split("/r/shift/feed/")[1].split('"')[0]


def test_my_shifts_come_by_a_secret_address_that_can_be_ended(resident, at, shift, role):
    resident.post(at("join_shift", shift.pk), {"role": role.pk})
    other = make.ShiftFactory(programme=shift.programme, title="Not mine")
    page = text_of(resident.post(at("my_shift_feed"), {"do": "make"}))
    where = address_in(page)
    answer = Client().get(where)
    file = text_of(answer)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "Memory walk" in file
    assert f"DTSTART:{shift.begins:%Y%m%d}T" in file
    assert other.title not in file
    assert where not in text_of(resident.get(at("my_shift_feed")))
    assert len(ShiftFeed.objects.get().hash) == 64
    resident.post(at("my_shift_feed"), {"do": "end"})
    assert Client().get(where).status_code == 404


def test_a_new_address_ends_the_old_one_and_what_one_left_is_not_in_it(resident, at, shift, role):
    resident.post(at("join_shift", shift.pk), {"role": role.pk})
    first = address_in(text_of(resident.post(at("my_shift_feed"), {"do": "make"})))
    second = address_in(text_of(resident.post(at("my_shift_feed"), {"do": "make"})))
    assert Client().get(first).status_code == 404
    resident.post(at("join_shift", shift.pk), {"do": "back"})
    assert "Memory walk" not in text_of(Client().get(second))


def test_anyone_gets_the_calendar_of_what_is_to_come_without_what_was_called_off(shift, listening):
    make.ShiftFactory(programme=listening, title="No walk", cancelled_because="Rain")
    where = reverse("together:public_shifts_calendar", args=(listening.organisation.slug, listening.slug))
    file = text_of(Client().get(where))
    assert "Memory walk" in file
    assert "No walk" not in file


def test_four_words_put_the_shift_into_a_calendar(shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role, reference=WORDS)
    browser = Client()
    browser.post("/r/", {"reference": WORDS})
    assert "Memory walk" in text_of(browser.get("/r/shift/shift.ics"))


def test_the_sheet_has_names_and_lines_and_the_poster_has_none(lead_client, at, shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role, name="Bethan Rowe", contact="07000 111")
    make.ShiftSeenFactory(shift=shift, count__name="Bags of litter")
    sheet = text_of(lead_client.get(at("shift_sheet", shift.pk)))
    assert "Bethan Rowe" in sheet
    assert "07000 111" not in sheet
    assert "Bags of litter" in sheet
    poster = text_of(lead_client.get(at("shift_poster", shift.pk)))
    assert "Bethan Rowe" not in poster
    assert "0300 000 0000" in poster
    assert "QR code that leads to" in poster


def test_a_poster_needs_a_published_programme(lead_client, at, shift, listening):
    listening.published_at = None
    listening.save()
    page = text_of(lead_client.get(at("shift_poster", shift.pk), follow=True))
    assert "Publish the programme first" in page
    assert Shift.objects.count() == 1
    assert not ShiftPlace.objects.exists()
