"""The cases on a map: each is there once, in the list too, and can be taken away."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.map_it.cases.world import MOST_PLACES, Located, case_map, world_page

TRIESTE = Located("trieste", "Small areas", "Trieste", "IT", 45.65, 13.77)
LONDON = Located("london", "Time bank", "London", "GB", 51.5, -0.1)


def many(how_many: int, **same) -> list[Located]:
    return [replace(LONDON, slug=f"s{i}", **same) for i in range(how_many)]


def test_cases_of_one_town_share_a_mark_and_each_is_in_the_list() -> None:
    drawing = case_map(Question(), [*many(2), TRIESTE], window="world")
    assert [group.count for group in drawing.groups] == [2, 1]
    assert {place.address for place in drawing.places} == {"/cases/s0/", "/cases/s1/", "/cases/trieste/"}
    assert drawing.sentence.startswith("3 cases in 2 places.")


def test_very_many_cases_of_one_town_are_one_place_that_leads_to_the_cases_of_the_country() -> None:
    drawing = case_map(Question(), many(MOST_PLACES + 1), window="world")
    (london,) = drawing.places
    assert (london.whole_name, london.count) == ("London, United Kingdom", MOST_PLACES + 1)
    assert london.address == "/cases/?country=GB"


def test_a_town_with_one_case_leads_to_it() -> None:
    (place,) = case_map(Question(), [TRIESTE], window="world").places
    assert (place.address, place.note) == ("/cases/trieste/", "Small areas")


def test_what_was_asked_stays_asked() -> None:
    question = Question(words="care", chosen={Facet.CO: frozenset({"co-design"})})
    drawing = case_map(question, many(MOST_PLACES + 1), window="world")
    assert drawing.places[0].address == "/cases/?q=care&co=co-design&country=GB"


def test_very_many_towns_become_countries() -> None:
    towns = [replace(one, place=f"Town {i}", latitude=50 + i / 100) for i, one in enumerate(many(MOST_PLACES + 1))]
    places = case_map(Question(), towns, window="world").places
    assert [(place.name, place.count) for place in places] == [("United Kingdom", MOST_PLACES + 1)]


def test_a_case_without_a_place_is_listed_below() -> None:
    nowhere = replace(TRIESTE, latitude=None)
    page = world_page(Question(), [nowhere, LONDON], window="world")
    assert page.nowhere == (nowhere,)
    assert len(page.map.places) == 1


@pytest.mark.django_db
def test_every_shipped_case_is_on_the_map_or_below_it(client) -> None:
    page = client.get("/cases/map/").content.decode()
    assert len(set(re.findall(r'href="/cases/([\w-]+)/"', page)) - {"map", "grid"}) == 50
    assert "50 cases in" in page


@pytest.mark.django_db
def test_the_map_is_light(client, django_assert_max_num_queries) -> None:
    client.get("/cases/map/")
    with django_assert_max_num_queries(12):
        client.get("/cases/map/")


@pytest.mark.django_db
def test_the_map_follows_the_search_and_looks_closer(client) -> None:
    page = client.get("/cases/map/?country=IT&part=europe").content.decode()
    assert "Cases in Europe" in page
    assert "Trieste" in page
    assert "Stockholm" not in page
    assert 'href="/cases/map/?country=IT&amp;part=world"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("drawing", ["map", "grid"])
@pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
def test_map_and_grid_can_be_taken_away(client, drawing: str, kind: str) -> None:
    page = client.get(f"/cases/{drawing}/").content.decode()
    assert f'href="/cases/{drawing}.{kind}"' in page
    answer = client.get(f"/cases/{drawing}.{kind}")
    assert answer.status_code == 200
    if kind == "svg":
        ET.fromstring(answer.content)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/cases/map.exe", "/cases/grid.pdf"])
def test_other_kinds_of_file_are_not_found(client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_list_of_cases_leads_to_the_map(client) -> None:
    assert 'href="/cases/map/"' in client.get("/cases/").content.decode()


def test_hostile_words_stay_words() -> None:
    hostile = replace(TRIESTE, place="<script>alert(1)</script>", title="<b>")
    assert "<script" not in case_map(Question(), [hostile], window="world").svg
