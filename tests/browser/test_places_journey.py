"""A lead brings in the wards and says who their councillors are; a resident types a postcode, and the ward is kept."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.records import how_many

from coproduction_star.journeys.models import Place, WardCouncillor
from coproduction_star.voices.models import Contribution

PLACES = "/o/eastbridge/places/"
TELL_US = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/idea/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    """Harbour gets the boundary it lacks, and Lighthouse is new."""

    def area(name: str, code: str, west: float) -> dict[str, object]:
        ring = [[west, 53.42], [west + 0.03, 53.42], [west + 0.03, 53.45], [west, 53.45], [west, 53.42]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        return {"type": "Feature", "properties": {"WD24CD": code, "WD24NM": name}, "geometry": geometry}

    areas = [area("Harbour", "E05999006", 2.03), area("Lighthouse", "E05999007", 2.06)]
    file = tmp_path / "wards.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": areas}))
    return file


def test_a_lead_brings_in_wards_and_names_a_councillor(hand_of: HandOf, wards: Path) -> None:
    # Given a lead who sees which wards are on the map, and that Harbour is not
    hand = hand_of("lead@demonstration.example")
    hand.open(PLACES)
    heading(hand.page, "Places")
    expect(hand.page.locator("main")).to_contain_text("1 place has no boundary, so it is not on the map.")
    hand.look()
    # When she brings in the file the council has
    hand.press("Bring in all wards")
    hand.page.wait_for_url("**/places/bring/")
    hand.look()
    hand.page.get_by_label("A GeoJSON file with all wards").set_input_files(wards)
    hand.press("Look at it")
    heading(hand.page, "Look at the wards of “wards.geojson”")
    assert how_many(Place, name="Lighthouse") == 0
    hand.look()
    hand.press("Bring in the 2 ticked wards")
    expect(hand.page.locator("main")).to_contain_text("1 wards were added, and 1 got a boundary or a code.")
    hand.look()
    # Then both are on the map, and she says who speaks for Lighthouse
    hand.press("See the places")
    hand.page.wait_for_url(f"**{PLACES}")
    expect(hand.page.locator("main")).to_contain_text("7 places on the map.")
    hand.page.locator(".star-rows").get_by_role("link", name="Lighthouse").click()
    heading(hand.page, "Lighthouse")
    hand.look()
    hand.follow("Say who the councillors are")
    hand.look()
    hand.write("Name of somebody new", "Ann Vale")
    hand.write("Party or group", "Green")
    hand.press("Add")
    expect(hand.page.locator("main")).to_contain_text("Ann Vale (Green)")
    assert how_many(WardCouncillor, place__name="Lighthouse") == 1


@pytest.mark.parametrize("hand_of", ["with JavaScript off"], indirect=True)
def test_a_resident_types_a_postcode_instead_of_guessing_their_ward(hand_of: HandOf) -> None:
    # Given a resident who knows their postcode and not their ward
    hand = hand_of()
    hand.open(TELL_US)
    hand.look()
    # When they say what they would like
    hand.page.get_by_label("What would you like, and why?").fill("Benches on the way to the shops")
    hand.page.get_by_label("No", exact=True).check()
    hand.page.get_by_label("Your postcode, if you like").fill("zz1 2aa")
    hand.page.wait_for_timeout(3_200)  # nobody reads the form in less
    hand.press("Send")
    # Then they have their four words, and what they said belongs to their ward
    heading(hand.page, "Thank you. Write these four words down")
    assert how_many(Contribution, words__contains="Benches on the way", place__name="Hill End") == 1
