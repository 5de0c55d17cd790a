"""What stands around every page of an organisation's journeys: where the reader is and where they can go."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation

from .addresses import address, organisation_address
from .models import Programme
from .permissions import Permission
from .tool_cards import address_of, where_it_opens
from .toolbox import can_fold, toolbox_of, tools_here


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


DECISIONS_AND_PROMISES = frozenset({"decisions", "promises"})
"""Two tools with one page."""
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
    search: str = ""
    """Where this programme is searched."""


@dataclass(frozen=True, slots=True)
class SurePage:
    """Asks before something leaves the lists: what happens, and how it comes back."""

    title: str
    about: str
    frame: Frame
    points: tuple[str, ...]
    undo: str
    button: str
    back: str
    warnings: tuple[str, ...] = ()


def programme_frame(*, programme: Programme, access: Access, here: str) -> Frame:
    """`here` is the name of the page, of the page of the row of links it belongs to, or of the tool it belongs to."""
    organisation = programme.organisation
    first = {"star": _("Star"), "outcomes": _("Outcomes"), "initiatives": _("Initiatives")}
    if here == "decisions" or toolbox_of(programme).open & DECISIONS_AND_PROMISES:
        first["decisions"] = _("Decisions and promises")
    last = {"people": _("People")}
    if has_perm(Permission.ADMINISTER_PROGRAMME, access, programme):
        last["settings"] = _("Settings")
    links = (
        *_own(programme, first, here),
        *_of_tools(programme, access, here),
        *_own(programme, last, here),
        *(Link(tab.name(), tab.address(programme), tab.slug == here) for tab in _tabs),
    )
    up = (
        Link(organisation.name, organisation_address("home", organisation)),
        Link(_("Programmes"), organisation_address("programmes", organisation)),
    )
    if here != "star":
        up = (*up, Link(programme.name, address("star", programme)))
    return Frame(
        caption=programme.name if here != "star" else organisation.name,
        up=up,
        links=links,
        notice=_notice(programme),
        search=address("search_programme", programme) if here != "search" else "",
    )


def _own(programme: Programme, names: Mapping[str, str], here: str) -> Iterator[Link]:
    yield from (Link(text, address(name, programme), name == here) for name, text in names.items())


def _of_tools(programme: Programme, access: Access, here: str) -> Iterator[Link]:
    """The tools that were switched on or used, and the one whose page this is."""
    wanted = {*toolbox_of(programme).open, here} - DECISIONS_AND_PROMISES
    for tool in tools_here():
        if tool.id in wanted and can_fold(tool) and where_it_opens(tool, programme=programme, access=access):
            yield Link(tool.name, address_of(tool, programme), tool.id == here)


def organisation_frame(*, organisation: Organisation, here: str = "") -> Frame:
    home = Link(organisation.name, organisation_address("home", organisation))
    return Frame(caption=organisation.name, up=() if here == "home" else (home,), links=())


def _notice(programme: Programme) -> str:
    if programme.archived_at:
        return _("This programme is in the archive. It is kept as it is, and nothing can be changed.")
    if programme.closed_at:
        return _("This programme is closed. You can read everything, and nothing can be changed.")
    return ""
