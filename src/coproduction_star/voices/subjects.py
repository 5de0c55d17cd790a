"""The public page that somebody's words are about: which pages there are is said by the packages that publish them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.urls import Resolver404, resolve

from coproduction_star.journeys.models import Initiative, Place, Programme

from .addresses import address
from .models import Contribution, Kind

LONGEST = Contribution._meta.get_field("page").max_length or 0


@dataclass(frozen=True, slots=True)
class Subject:
    """A page and what is on it. `page` is its address."""

    title: str
    initiative: Initiative | None = None
    place: Place | None = None
    page: str = ""


Reading = Callable[[Programme, Mapping[str, Any]], Subject]
_readings: dict[str, Reading] = {}


def public_pages(readings: Mapping[str, Reading]) -> None:
    """Say, by the name of its address, what a public page is about. A reading may raise ObjectDoesNotExist."""
    _readings.update(readings)


def page_asked_about(programme: Programme, asked: str) -> Subject | None:
    """The page of this address, when anyone may read it and it belongs to the programme or to its organisation."""
    try:
        match = resolve(asked)
        reading = _readings[match.view_name]
    except (Resolver404, KeyError):
        return None
    here = {"organisation": programme.organisation.slug, "programme": programme.slug}
    if len(asked) > LONGEST or any(match.kwargs.get(name, slug) != slug for name, slug in here.items()):
        return None
    try:
        found = reading(programme, match.kwargs)
    except ObjectDoesNotExist:
        return None
    return Subject(found.title, found.initiative, found.place, page=asked)


def wrong_on_paper_address(programme: Programme) -> str:
    """Where the same form is printed. The paper asks which page it is."""
    return address("paper", programme, Kind.ON_A_PAGE)


def wrong_here_address(programme: Programme, page: str) -> str:
    """Where anyone says that something on this page is wrong or missing."""
    return f"{address('tell_us_kind', programme, Kind.ON_A_PAGE)}?{urlencode({'page': page})}"
