"""What stands around every page of an organisation's journeys: where the reader is and where they can go."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation

from .addresses import address, organisation_address
from .models import Programme
from .permissions import Permission


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the programme's own row of links."""

    text: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a package above the journeys that stands in every programme's row of links."""

    slug: str
    name: Callable[[], str]
    address: Callable[[Programme], str]


_tabs: list[Tab] = []


def add_tab(tab: Tab) -> None:
    _tabs.append(tab)


@dataclass(frozen=True, slots=True)
class Frame:
    """The caption, the way up and the row of links; `notice` says what is special about this programme."""

    caption: str
    up: tuple[Link, ...]
    links: tuple[Link, ...]
    notice: str = ""


def programme_frame(*, programme: Programme, access: Access, here: str) -> Frame:
    """`here` is the name of the page, or of the page of the row of links it belongs to."""
    organisation = programme.organisation
    names = {
        "star": _("Star"),
        "outcomes": _("Outcomes"),
        "initiatives": _("Initiatives"),
        "decisions": _("Decisions and promises"),
        "people": _("People"),
    }
    if has_perm(Permission.ADMINISTER_PROGRAMME, access, programme):
        names["settings"] = _("Settings")
    own = (Link(text, address(name, programme), name == here) for name, text in names.items())
    more = (Link(tab.name(), tab.address(programme), tab.slug == here) for tab in _tabs)
    links = (*own, *more)
    up = (
        Link(organisation.name, organisation_address("home", organisation)),
        Link(_("Programmes"), organisation_address("programmes", organisation)),
    )
    if here != "star":
        up = (*up, Link(programme.name, address("star", programme)))
    return Frame(
        caption=programme.name if here != "star" else organisation.name, up=up, links=links, notice=_notice(programme)
    )


def organisation_frame(*, organisation: Organisation, here: str = "") -> Frame:
    home = Link(organisation.name, organisation_address("home", organisation))
    return Frame(caption=organisation.name, up=() if here == "home" else (home,), links=())


def _notice(programme: Programme) -> str:
    if programme.archived_at:
        return _("This programme is in the archive. It is kept as it is, and nothing can be changed.")
    if programme.closed_at:
        return _("This programme is closed. You can read everything, and nothing can be changed.")
    return ""
