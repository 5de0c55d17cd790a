"""The gallery shows every component in development and does not exist anywhere else."""

import re
from xml.etree import ElementTree as ET

import pytest

from coproduction_star.ui.drawing.star import StarDrawing
from coproduction_star.ui.gallery.samples import charts, drawings, maps, stars

FILES = [(key, kind) for key in drawings() for kind in ("svg",)]


@pytest.fixture
def in_development(settings) -> None:
    settings.DEVELOPMENT = True


@pytest.fixture
def page(client, in_development) -> str:
    return client.get("/gallery/").content.decode()


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/on-the-way.svg"])
def test_where_people_work_for_real_there_is_no_gallery(client, settings, address: str) -> None:
    settings.DEVELOPMENT = False
    assert client.get(address).status_code == 404


def test_the_page_shows_every_drawing(page: str) -> None:
    for drawing in drawings().values():
        assert str(drawing.svg) in page
        assert drawing.sentence in page


def test_no_two_parts_of_the_page_share_an_id(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_link_within_a_list_has_its_target(page: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    lists = set(re.findall(r'href="#((?:world|europe)-[\w]+)"', page))
    assert lists
    assert lists <= ids


def test_the_page_keeps_the_security_policy(page: str) -> None:
    assert not re.search(r"<style|\bstyle=|\bonclick=", page)


def test_the_errors_of_the_form_show(page: str) -> None:
    for words in ("There is a problem", "Enter a name for the programme", "Enter a real date", 'value="no address"'):
        assert words in page


def test_several_choices_are_checkboxes_and_one_choice_is_radios(page: str) -> None:
    assert len(re.findall(r'type="checkbox"', page)) == 3
    assert len(re.findall(r'type="radio"', page)) == 3


@pytest.mark.parametrize(("key", "kind"), FILES)
def test_every_drawing_can_be_taken_away(client, in_development, key: str, kind: str) -> None:
    answer = client.get(f"/gallery/{key}.{kind}")
    assert answer.status_code == 200
    ET.fromstring(answer.content)


@pytest.mark.parametrize("address", ["/gallery/nothing.svg", "/gallery/months.exe"])
def test_what_is_not_in_the_gallery_is_not_found(client, in_development, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_stars_show_beginning_middle_and_end() -> None:
    shares = [{step.progress for step in drawing.steps} for drawing in stars() if isinstance(drawing, StarDrawing)]
    assert {0} in shares
    assert {1} in shares
    assert any(0 < share < 1 for star in shares for share in star)


def test_there_is_one_of_each_kind() -> None:
    assert len(charts()) >= 4
    assert len({one.window.name for one in maps()}) == 2
