"""Places for programs and spreadsheets: counts and boundaries, no name of a person, and back in again."""

import csv
import io
import json

import pytest
from tests.factories.people import ParticipantFactory
from tests.site.api.tokens import Program, give_token
from tests.site.journeys.pages import of_organisation

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import WardCouncillor
from coproduction_star.journeys.places.bringing import guess
from coproduction_star.journeys.places.geojson import features_in

from .conftest import square

pytestmark = pytest.mark.django_db
HERE = "/api/v1/o/eastbridge/places"


@pytest.fixture
def two(place, add, organisation, in_organisation):
    there = place("Northfield", code="E05999001", boundary=square())
    place("=2+3")
    add("Tea", status="existing", place_name="Northfield")
    add("Walks", status="potential", place_name="Northfield")
    with in_organisation(organisation):
        seat = ParticipantFactory(organisation=organisation, name="Ann Vale")
        WardCouncillor.objects.create(place=there, participant=seat)
    return there


@pytest.fixture
def program(member):
    def make(*roles):
        return Program(give_token(member(*roles).user, scopes=tuple(Scope)))

    return make


def test_programs_read_the_places_with_their_counts(two, program):
    answer = program("observer").get(HERE)
    assert answer.status_code == 200
    first, second = answer.json()["items"]
    assert first["name"] == "=2+3"
    counts = {name: second[name] for name in ("existing", "improve", "potential", "stopped", "councillors")}
    assert counts == {"existing": 1, "improve": 0, "potential": 1, "stopped": 0, "councillors": 1}
    assert (second["code"], second["has_boundary"], second["published_at"]) == ("E05999001", True, None)
    assert "Ann Vale" not in answer.content.decode()


def test_a_page_at_a_time(two, program):
    answer = program("observer").get(f"{HERE}?size=1&page=2").json()
    assert [one["name"] for one in answer["items"]] == ["Northfield"]
    assert (answer["total"], answer["pages"], answer["next"]) == (2, 2, None)


def test_the_boundaries_come_out_as_they_went_in(two, program):
    content = program("programme-lead").get(f"{HERE}.file").content
    features = features_in(content)
    kept = json.loads(content)["features"][1]
    assert features[1].boundary == kept["geometry"] == square()
    assert guess([one.properties for one in features])[0] == "name"
    assert features[0].boundary is None


def test_a_spreadsheet_runs_no_formula(two, signed_in, organisation):
    text = signed_in("programme-lead").get(of_organisation("places_as_file", organisation, "csv")).content.decode()
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["'=2+3", "Northfield"]
    assert [row["has_boundary"] for row in rows] == ["no", "yes"]
    assert Event.objects.filter(verb="journeys.places_exported").exists()


def test_the_page_offers_it_to_whoever_may_export(two, signed_in, organisation):
    where = of_organisation("places", organisation)
    assert "boundaries (GeoJSON)" in signed_in("researcher").get(where).content.decode()
    assert "boundaries (GeoJSON)" not in signed_in("observer").get(where).content.decode()
