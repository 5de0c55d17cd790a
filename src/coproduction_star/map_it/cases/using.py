"""Taking an idea from a case into a programme of one's own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Case, Programme
from coproduction_star.map_it.alike import case_address


@dataclass(frozen=True, slots=True)
class Place:
    """A programme that the idea can go into."""

    name: str
    organisation: str
    address: str


@dataclass(frozen=True, slots=True)
class UsePage:
    """A case and the programmes in which one may start something like it."""

    title: str
    case_title: str
    case_address: str
    lead: str
    places: tuple[Place, ...]
    nothing: str


def use_page(case: Case, programmes: Iterable[Programme]) -> UsePage:
    places = tuple(_place(case, programme) for programme in programmes)
    return UsePage(
        title=_("Use this idea"),
        case_title=case.title,
        case_address=case_address(case.slug),
        lead=_("It becomes an idea that could start in your programme, and remembers this case."),
        places=places,
        nothing="" if places else _("You have no programme in which you may add ideas. Ask whoever leads one."),
    )


def _place(case: Case, programme: Programme) -> Place:
    names = (programme.organisation.slug, programme.slug, case.slug)
    return Place(programme.name, programme.organisation.name, reverse("map_it:start_from_case", args=names))
