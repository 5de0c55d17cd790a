"""Where the cases found are: a map of the world and the list that goes with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from statistics import fmean
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.journeys.case_bank.reading import title_in
from coproduction_star.map_it.labels import label_of
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.world import EUROPE, WORLD, MapPlace, WorldMap, world_map

from .addresses import query_of

COLUMNS = ("slug", "title", "place", "country", "latitude", "longitude", "other_languages")
MOST_PLACES = 150
"""With more the list beside the map would be longer than anyone reads."""
WINDOWS = {window.name: window for window in (WORLD, EUROPE)}


@dataclass(frozen=True, slots=True)
class Located:
    """What the map needs of a case."""

    slug: str
    title: str
    place: str
    country: str
    latitude: float | None
    longitude: float | None

    @property
    def address(self) -> str:
        return reverse("map_it:case", args=[self.slug])


def located(
    slug: str, title: str, place: str, country: str, latitude: float, longitude: float, others: Any
) -> Located:
    """From the columns of a row, called what the reader reads."""
    return Located(slug, title_in(title, others), place, country, latitude, longitude)


@dataclass(frozen=True, slots=True)
class WorldPage:
    """The map, the list, and the cases that lie nowhere on it."""

    title: str
    lead: str
    map: WorldMap
    downloads: tuple[DownloadLink, ...]
    closer: str
    """Address of the other part of the world, and below what to call it."""
    closer_words: str
    nowhere: tuple[Located, ...]
    list_address: str


def world_page(question: Question, cases: Iterable[Located], *, window: str) -> WorldPage:
    found = tuple(cases)
    other, words = ("europe", _("Look closer at Europe")) if window == "world" else ("world", _("See the whole world"))
    query = query_of(question)
    return WorldPage(
        title=_("Where the cases are"),
        lead=_("Each mark is one case, or as many as the number in it says."),
        map=case_map(question, found, window=window),
        downloads=download_links(f"{reverse('map_it:cases')}map.") if not query and window == "world" else (),
        closer=f"{reverse('map_it:case_map')}{query}{'&' if query else '?'}part={other}",
        closer_words=words,
        nowhere=tuple(case for case in found if case.latitude is None or case.longitude is None),
        list_address=reverse("map_it:cases") + query,
    )


def case_map(question: Question, cases: Iterable[Located], *, window: str) -> WorldMap:
    """Draw the cases that have a place: one by one, town by town when they are many, or country by country."""
    located = [case for case in cases if case.latitude is not None and case.longitude is not None]
    ways = ([_single(case) for case in located], list(_towns(question, located)), list(_countries(question, located)))
    places = next((way for way in ways if len(way) <= MOST_PLACES), ways[-1])
    return world_map(
        _("Cases in the world") if window == "world" else _("Cases in Europe"),
        places,
        unit=_("cases"),
        window=WINDOWS[window],
        source=_("Co-production Star case bank"),
        key="case-map",
    )


def _towns(question: Question, cases: list[Located]) -> Iterator[MapPlace]:
    there = attrgetter("country", "place", "latitude", "longitude")
    for (_country, _place, latitude, longitude), group in groupby(sorted(cases, key=there), key=there):
        members = list(group)
        if len(members) == 1:
            yield _single(members[0])
        else:
            country = label_of(Facet.COUNTRY, members[0].country)
            address = _address(question, members)
            yield MapPlace(members[0].place, longitude, latitude, len(members), address, region=country)


def _countries(question: Question, cases: list[Located]) -> Iterator[MapPlace]:
    for country, group in groupby(sorted(cases, key=attrgetter("country")), key=attrgetter("country")):
        members = list(group)
        middle = (fmean(case.longitude or 0 for case in members), fmean(case.latitude or 0 for case in members))
        yield MapPlace(label_of(Facet.COUNTRY, country), *middle, len(members), _address(question, members))


def _single(case: Located) -> MapPlace:
    place = (case.place, case.longitude or 0, case.latitude or 0, 1, case.address, case.title)
    return MapPlace(*place, region=label_of(Facet.COUNTRY, case.country))


def _address(question: Question, cases: list[Located]) -> str:
    """Return the case itself, or the list of all cases of the country."""
    if len(cases) == 1:
        return cases[0].address
    chosen = {**question.chosen, Facet.COUNTRY: frozenset({cases[0].country})}
    return reverse("map_it:cases") + query_of(question, chosen=chosen)
