"""A postcode in the column of places: its ward comes in, it is kept in no value, and one we do not know is said."""

import pytest
from tests.factories.journeys import InitiativeFactory
from tests.site.map_it.importing.conftest import finish

from coproduction_star.journeys.models import Initiative, Place, Postcode
from coproduction_star.journeys.places.services import join_places
from coproduction_star.map_it.importing import selectors, services
from coproduction_star.map_it.models import Choice

pytestmark = pytest.mark.django_db
ROWS = [["Name", "Place"], ["Choir", "zz1 1aa"], ["Band", "ZZ9 9ZZ"], ["Walk", "Hall"], ["Bench", ""]]


@pytest.fixture
def northfield(inside, organisation):
    place = Place.objects.create(organisation=organisation, name="Northfield", code="E05999001")
    Postcode.objects.create(organisation=organisation, code="ZZ11AA", place=place)
    return place


@pytest.fixture
def of(northfield, looked_through):
    return looked_through(ROWS, meanings=["title", "place"])


def places(of):
    return {row.values["title"]: row.values.get("place") for row in of.rows.all()}


def confirm(of, by):
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
    finish(of)


def test_a_row_says_the_ward_from_the_moment_it_was_looked_through(of):
    assert places(of) == {"Choir": "Northfield", "Band": None, "Walk": "Hall", "Bench": None}


def test_a_ward_that_was_joined_is_the_one_that_stands(northfield, organisation, looked_through, by):
    join_places(kept=Place.objects.create(organisation=organisation, name="Vale"), gone=northfield, by=by)
    assert places(looked_through(ROWS, meanings=["title", "place"]))["Choir"] == "Vale"


def test_a_postcode_we_do_not_know_is_said_at_its_row_and_nowhere_else(of, signed_in, address_of):
    seen = signed_in("practitioner").get(address_of("import", of.pk)).content.decode()
    assert seen.count("We do not know which ward this postcode is in.") == 1
    assert "ZZ9 9ZZ" not in seen


def test_what_was_said_happens(of, by):
    confirm(of, by)
    there = {one.title: one.place and one.place.name for one in Initiative.objects.select_related("place")}
    assert there == {"Choir": "Northfield", "Band": None, "Walk": "Hall", "Bench": None}
    assert set(Place.objects.values_list("name", flat=True)) == {"Northfield", "Hall"}


def test_a_postcode_typed_into_one_row_leads_to_its_ward_too(of, by):
    row = services.correct_row(row=selectors.row_with(of, number=3), cells={1: "ZZ1-1AA"}, by=by)
    assert row.values["place"] == "Northfield"


@pytest.mark.parametrize("kept", [{}, {"place": "ZZ9 9ZZ"}], ids=["looked through now", "looked through before"])
def test_writing_over_an_initiative_never_takes_its_place_away(northfield, inside, looked_through, by, kept):
    """The second as a list stands that was looked through while rows kept what they said."""
    band = InitiativeFactory(programme=inside, title="Band", place=northfield)
    of = looked_through([["Name", "Place"], ["Band", "ZZ9 9ZZ"]], meanings=["title", "place"])
    row = of.rows.get()
    row.values |= kept
    row.save()
    services.choose_for(of=of, choice=Choice.UPDATE, by=by)
    confirm(of, by)
    band.refresh_from_db()
    assert (band.version, band.place) == (2, northfield)


def test_many_postcodes_are_looked_up_together(northfield, organisation, brought, by, django_assert_max_num_queries):
    codes = [f"ZZ{number // 26 + 2} {number % 9 + 1}A{chr(65 + number % 26)}" for number in range(60)]
    Postcode.objects.bulk_create(
        Postcode(organisation=organisation, code=code.replace(" ", ""), place=northfield) for code in set(codes)
    )
    of = brought([["Name", "Place"], *([f"Choir {number}", code] for number, code in enumerate(codes))])
    with django_assert_max_num_queries(14):
        services.look_through(of=of, meanings=["title", "place"], by=by)
    assert set(places(of).values()) == {"Northfield"}
