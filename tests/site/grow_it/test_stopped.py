"""What was stopped: written down, approved by somebody else, then public; with what it freed and where that went."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from tests.factories import grow_it as make
from tests.factories.people import HOSTILE

from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.grow_it.step import figures
from coproduction_star.grow_it.stopped import services

pytestmark = pytest.mark.django_db
ANSWER = {
    "what": "The diary", "initiative": "", "ended_on_day": "1", "ended_on_month": "3", "ended_on_year": "2026",
    "better": "One list", "consulted": "The panel", "hours_a_year": "120", "pounds": "1500.50",
    "where_it_went": "Visits",
    "source": "Time sheets", "counted_on_day": "2", "counted_on_month": "4", "counted_on_year": "2026",
}  # fmt: skip


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def outside(programme):
    programme.published_at = timezone.now()
    programme.save()
    return reverse("grow_it:public_stopped", args=(programme.organisation.slug, programme.slug))


def test_it_is_written_down_with_what_it_freed(lead_client, at, inside):
    page = text(lead_client.post(at("new_stopped"), ANSWER, follow=True))
    one = StoppedThing.objects.get()
    assert (one.hours_a_year, one.pence_a_year) == (Decimal(120), 150050)
    assert "£1,500.50" in page
    assert "Not approved" in page


def test_a_figure_needs_its_source_and_its_day(lead_client, at, inside):
    page = text(lead_client.post(at("new_stopped"), {**ANSWER, "source": "", "counted_on_day": "",
        "counted_on_month": "",
                                                     "counted_on_year": ""}))  # fmt: skip
    assert "Write where the figures come from." in page
    assert "Write of which day the figures are." in page
    assert "One list" in page
    with pytest.raises(IntegrityError):
        make.StoppedThingFactory(programme=inside, hours_a_year=3, source="")


@pytest.mark.parametrize("pounds", ["-1", "many", "1e99", "NaN"])
def test_what_is_no_amount_is_told(lead_client, at, pounds):
    assert "Write a number that is not less than nought" in text(
        lead_client.post(at("new_stopped"), {**ANSWER, "pounds": pounds})
    )


def test_nobody_approves_what_they_wrote(lead_client, signed_in, at, member, inside):
    lead_client.post(at("new_stopped"), ANSWER)
    one = StoppedThing.objects.get()
    page = text(lead_client.post(at("approve_stopped", one.pk), {"version": 1}, follow=True))
    assert "You wrote this. Somebody else approves it." in page
    page = text(signed_in("councillor").post(at("approve_stopped", one.pk), {"version": 1}, follow=True))
    assert "Approved: anyone may read it" in page


def test_what_was_changed_while_somebody_read_is_not_approved(signed_in, at, inside, member):
    one = make.StoppedThingFactory(programme=inside)
    services.change(stopped=one, version=1, values={"better": "Two lists"}, by=None)
    page = text(signed_in("councillor").post(at("approve_stopped", one.pk), {"version": 1}, follow=True))
    assert "Somebody else changed it while you were reading" in page
    assert StoppedThing.objects.get().approved_at is None


def test_anyone_reads_it_once_it_is_approved_and_not_while_it_is_changed(client, inside, outside):
    one = make.StoppedThingFactory(programme=inside, hours_a_year=12, counted_on=dt.date(2026, 4, 1))
    assert "The paper diary" not in text(client.get(outside))
    services.approve(stopped=one, version=1, by=None)
    page = text(client.get(outside))
    assert "The paper diary" in page
    assert "Freed in a year, where it was counted: 12 hours." in page
    assert HOSTILE not in page
    assert b"The paper diary" in client.get(f"{outside}stopped.csv").content
    front = reverse("map_it:public_programme", args=(inside.organisation.slug, inside.slug))
    assert outside in text(client.get(front))
    services.change(stopped=one, version=1, values={"better": "Two lists"}, by=None)
    assert "The paper diary" not in text(client.get(outside))


def test_it_is_taken_out_and_brought_back(lead_client, at, inside):
    one = make.StoppedThingFactory(programme=inside, approved_at=timezone.now())
    lead_client.post(at("remove_stopped", one.pk))
    assert not StoppedThing.objects.exists()
    lead_client.post(at("restore_stopped", one.pk))
    assert StoppedThing.objects.get().approved_at is None


def test_the_star_says_what_was_freed(inside):
    make.StoppedThingFactory(
        programme=inside,
        hours_a_year=12,
        pence_a_year=5000,
        counted_on=dt.date(2026, 4, 1),
        approved_at=timezone.now(),
    )
    make.StoppedThingFactory(programme=inside, hours_a_year=900, counted_on=dt.date(2026, 4, 1))
    assert [(one.value, one.unit) for one in figures(inside)] == [(12.0, "hours a year"), (50.0, "pounds a year")]


def test_a_cell_is_no_formula(lead_client, at, inside):
    make.StoppedThingFactory(programme=inside, what="=1+1")
    assert b"'=1+1" in lead_client.get(at("stopped_csv")).content


def test_who_only_looks_changes_nothing(signed_in, at, inside):
    one = make.StoppedThingFactory(programme=inside)
    client = signed_in("observer")
    assert at("change_stopped", one.pk) not in text(client.get(at("stopped")))
    assert client.get(at("new_stopped")).status_code == 403
    assert client.post(at("approve_stopped", one.pk)).status_code == 403
