"""A case is called the same wherever it is named, in the reader's language, and its place names the country once."""

from collections.abc import Callable
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import alike_words
from coproduction_star.journeys.case_bank.reading import title_of
from coproduction_star.journeys.models import Case, InitiativeCase
from coproduction_star.map_it.alike import alike_line, where
from coproduction_star.map_it.just_start.questions import form_of
from coproduction_star.map_it.labels import label_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle() -> Case:
    return Case.objects.get(slug="southwark-circle")


@pytest.fixture
def in_welsh(circle: Case) -> str:
    return circle.other_languages["cy"]["title"]


def reading_welsh(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    return client


def test_each_reader_has_their_title(circle: Case, in_welsh: str) -> None:
    assert title_of(circle) == circle.title != in_welsh
    with translation.override("cy"):
        assert title_of(circle) == in_welsh


def test_a_case_told_in_one_language_keeps_its_title(circle: Case) -> None:
    circle.other_languages = {}
    with translation.override("cy"):
        assert title_of(circle) == circle.title


def test_a_case_that_is_alike_is_named_in_welsh(circle: Case, in_welsh: str) -> None:
    alike = next(one for one in alike_words("lonely older people", most=9) if one.case.slug == circle.slug)
    with translation.override("cy"):
        assert alike_line(alike).title == in_welsh


def test_just_start_offers_cases_in_welsh(in_welsh: str) -> None:
    with translation.override("cy"):
        choices = form_of("cases")(None, {"wanted": "lonely older people"}).fields["case"].choices
    assert in_welsh in {str(text) for _, text in choices}


def test_the_list_of_the_map_is_in_welsh(client: Client, in_welsh: str) -> None:
    page = reading_welsh(client).get("/cases/map/", {"q": "southwark circle"}).content.decode()
    assert in_welsh in unescape(page)


def test_the_thread_of_an_initiative_names_its_case_in_welsh(
    signed_in: Callable[..., Client], programme, add, inside, circle: Case, in_welsh: str
) -> None:
    one = add("A member club")
    InitiativeCase.objects.create(initiative=one, case=circle)
    client = reading_welsh(signed_in("practitioner"))
    page = client.get(of_programme("initiative", programme, one.pk)).content.decode()
    assert in_welsh in unescape(page)


@pytest.mark.parametrize(
    ("place", "country", "said"),
    [
        ("Rural Uganda", "UG", "Rural Uganda"),
        ("Graz and the rest of Austria", "AT", "Graz and the rest of Austria"),
        ("United Kingdom", "GB", "United Kingdom"),
        ("Trieste", "IT", "Trieste, Italy"),
        ("", "IT", "Italy"),
    ],
)
def test_a_country_is_named_once(place: str, country: str, said: str) -> None:
    assert where(place, country, "") == said


def test_a_place_that_is_a_country_is_in_the_readers_language() -> None:
    with translation.override("cy"):
        assert where("United Kingdom", "GB", "") == label_of(Facet.COUNTRY, "GB") != "United Kingdom"
