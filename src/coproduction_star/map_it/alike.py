"""A case that is like something of the reader's, in one line with its reasons; for every feature of Map it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.data.countries import COUNTRIES
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.case_bank.reading import title_of

from .labels import label_of

MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that is alike, and why."""

    title: str
    address: str
    where: str
    reasons: str


def alike_line(alike: AlikeCase) -> Alike:
    row = alike.case
    return Alike(title_of(row), case_address(row.slug), where(row.place, row.country, ""), reasons(alike))


def reasons(alike: AlikeCase) -> str:
    """The most telling things shared, in words."""
    named = [_reason(kind, value) for kind, value in alike.shared[:MOST_REASONS]]
    return _("Shares: %(reasons)s") % {"reasons": ", ".join(named)}


def _reason(kind: str, value: str) -> str:
    if kind == "word":
        return f"“{value}”"
    return label_of(Facet(kind), value).lower()


def case_address(slug: str) -> str:
    return reverse("map_it:case", args=[slug])


def where(place: str, country: str, when: str) -> str:
    return ", ".join(part for part in (*_place_and_country(place, country), when) if part)


def _place_and_country(place: str, country: str) -> tuple[str, ...]:
    """The country once: many places name it themselves ("Rural Uganda")."""
    named, english = label_of(Facet.COUNTRY, country), COUNTRIES.get(country, "")
    if place and place == english:
        return (named,)
    return (place,) if english and place.endswith((f" {english}", f"{english})")) else (place, named)
