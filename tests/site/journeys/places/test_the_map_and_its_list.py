"""A programme lead opens Places and sees every ward on a map, with its list beside it."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import Place, WardCouncillor
from coproduction_star.journeys.places import mapping, presenters, selectors
from coproduction_star.journeys.places.services import join_places

from .conftest import square

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def rows(organisation, in_organisation):
    def read():
        with in_organisation(organisation):
            return selectors.place_rows(organisation)

    return read


def test_each_place_says_how_many_exist_could_be_better_and_could_start(place, add, rows):
    place()
    add("Tea", status="existing", place_name="Northfield")
    add("Walks", status="improve", place_name="Northfield")
    add("Benches", status="potential", place_name="Northfield")
    add("Bingo", status="stopped", place_name="Northfield")
    (row,) = rows()
    assert presenters.counts_in_words(row) == "1 exist · 1 could be better · 1 could start · 1 stopped"
    assert row.number() == 3


def test_programmes_in_the_archive_are_not_counted(place, add, rows, programme, organisation, in_organisation):
    place()
    add("Tea", status="existing", place_name="Northfield")
    with in_organisation(organisation):
        type(programme).objects.update(archived_at=timezone.now())
    assert rows()[0].number() == 0


def test_three_queries_whatever_the_number_of_places(place, add, rows, django_assert_num_queries):
    for number in range(20):
        place(f"Ward {number}")
        add(f"Tea {number}", place_name=f"Ward {number}")
    with django_assert_num_queries(3):
        assert len(rows()) == 20


def test_what_a_place_lacks_is_said_plainly(place, rows, organisation, in_organisation):
    place()
    whole = place("Riverside", code="E05999002", boundary=square())
    with in_organisation(organisation):
        WardCouncillor.objects.create(place=whole, participant=ParticipantFactory(organisation=organisation))
    lacks = {row.place.name: presenters.lacks_in_words(row) for row in rows()}
    assert lacks == {"Northfield": "Still missing: boundary, councillors, code", "Riverside": ""}


def test_the_map_has_a_link_named_for_screen_readers_in_each_place(place, add, rows, organisation):
    there = place(boundary=square())
    place("Riverside", boundary=square(west=0.02))
    place("Old Town")
    add("Tea", place_name="Northfield")
    chart = mapping.map_of(organisation=organisation, rows=rows(), today=TODAY)
    assert f'href="/o/eastbridge/places/{there.pk}/" aria-label="Northfield: 1 initiative"' in chart.svg
    assert 'aria-label="Riverside: 0 initiatives"' in chart.svg
    assert "1 place has no boundary, so it is not on the map." in chart.sentence
    assert [row[0] for row in chart.table.rows] == ["Northfield", "Old Town", "Riverside"]


def test_shade_is_never_alone_a_figure_stands_in_each_and_a_key_below(place, add, rows, organisation):
    place(boundary=square())
    place("Riverside", boundary=square(west=0.02))
    for number in range(7):
        add(f"Tea {number}", place_name="Northfield")
    svg = mapping.map_of(organisation=organisation, rows=rows(), today=TODAY).svg
    assert ">7</text>" in svg
    assert ">0</text>" in svg
    assert ">none</text>" in svg
    assert ">6 to 7</text>" in svg


def test_without_any_boundary_there_is_no_map_and_the_list_stays(place, rows, organisation, signed_in):
    place()
    assert mapping.map_of(organisation=organisation, rows=rows(), today=TODAY) is None
    page = signed_in("observer").get(of_organisation("places", organisation)).content.decode()
    assert "<svg" not in page.partition("<main")[2]
    assert "Northfield" in page


def test_the_empty_page_says_what_will_be_here(signed_in, organisation):
    page = signed_in("programme-lead").get(of_organisation("places", organisation)).content.decode()
    assert "No place is written down yet" in page
    assert "bring in all of them" in page
    page = signed_in("observer").get(of_organisation("places", organisation)).content.decode()
    assert "bring in all of them" not in page


def test_the_organisations_page_leads_here(signed_in, organisation):
    page = signed_in("observer").get(of_organisation("home", organisation)).content.decode()
    assert f'href="{of_organisation("places", organisation)}"' in page


def test_names_are_escaped_on_the_page_and_in_the_drawing(place, signed_in, organisation):
    made = place(f"Ward {HOSTILE}", boundary=square())
    client = signed_in("observer")
    for where in (of_organisation("places", organisation), of_organisation("place", organisation, made.pk)):
        assert HOSTILE not in client.get(where).content.decode()


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_the_map_can_be_taken_away(signed_in, organisation, place, kind, begins):
    place(boundary=square())
    answer = signed_in("observer").get(of_organisation("places_file", organisation, kind))
    assert answer.content.startswith(begins)


def test_a_map_of_nothing_is_not_there(signed_in, organisation):
    assert signed_in("observer").get(of_organisation("places_file", organisation, "svg")).status_code == 404


def test_a_place_shows_what_happens_there_by_status(place, add, signed_in, organisation, programme):
    there = place()
    add("Tea and talk", status="existing", place_name="Northfield")
    add("Benches", status="potential", place_name="Northfield")
    add("Elsewhere", status="existing")
    client, where = signed_in("observer"), of_organisation("place", organisation, there.pk)
    page = client.get(where).content.decode()
    assert "Tea and talk" in page
    assert "Benches" in page
    assert "Elsewhere" not in page
    only = client.get(f"{where}?status=potential").content.decode()
    assert "Benches" in only
    assert "Tea and talk" not in only


def test_a_place_in_few_queries_whatever_happens_there(
    place, add, signed_in, organisation, in_organisation, django_assert_max_num_queries
):
    there = place(boundary=square())
    for number in range(30):
        add(f"Tea {number}", place_name="Northfield")
    for number in range(3):
        gone = place(f"Mill {number}")
        with in_organisation(organisation):
            join_places(kept=there, gone=gone, by=None)
    with in_organisation(organisation):
        there.earlier_names.create(name="North Field")
        there.earlier_names.create(name="Middle Field")
    client, where = signed_in("observer"), of_organisation("place", organisation, there.pk)
    client.get(where)
    with django_assert_max_num_queries(12):
        page = client.get(where).content.decode()
    assert "Page 1 of 2" in page
    assert "Called before: Middle Field, North Field" in page
    assert re.findall(r"“(Mill \d)” became part of this", page) == ["Mill 2", "Mill 1", "Mill 0"]


def test_a_place_of_another_organisation_is_not_there(signed_in, organisation, in_organisation):
    from tests.factories.people import OrganisationFactory

    other = OrganisationFactory()
    with in_organisation(other):
        theirs = Place.objects.create(organisation=other, name="Theirs")
    assert signed_in("administrator").get(of_organisation("place", organisation, theirs.pk)).status_code == 404
