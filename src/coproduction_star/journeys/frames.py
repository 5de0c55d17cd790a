"""What stands around every page of an organisation's journeys: where the reader is and where they can go."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.tools import Tool
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation

from .addresses import address, organisation_address
from .models import Programme
from .permissions import Permission
from .steps import Step, all_steps
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
    step: str = ""
    """The point of the Star that the page belongs to."""
    tools: tuple[Link, ...] = ()
    """The tools of that point that stand open here: a second row."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, inside a programme. `theirs` is what somebody else saved meanwhile: label, theirs, yours."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


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
    """`here` is the name of the page, of the page of the row of links it belongs to, of its tool, or of its step."""
    organisation = programme.organisation
    tools = _open_tools(programme, access, here)
    place = next((tool.place for tool in tools if tool.id == here), here.replace("_", "-"))
    up = (
        Link(organisation.name, organisation_address("home", organisation)),
        Link(_("Programmes"), organisation_address("programmes", organisation)),
    )
    if here != "star":
        up = (*up, Link(programme.name, address("star", programme)))
    return Frame(
        caption=programme.name if here != "star" else organisation.name,
        up=up,
        links=tuple(_row(programme, access, here, steps={tool.place for tool in tools}, place=place)),
        notice=_notice(programme),
        search=address("search_programme", programme) if here != "search" else "",
        step=next((str(step.name) for step in all_steps() if _place(step) == place), ""),
        tools=tuple(
            Link(tool.name, address_of(tool, programme), tool.id == here) for tool in tools if tool.place == place
        ),
    )


def _row(programme: Programme, access: Access, here: str, *, steps: Collection[str], place: str) -> Iterator[Link]:
    """The pages of the programme itself, and between them the points of the Star where a tool stands open."""
    first = {"star": _("Star"), "outcomes": _("Outcomes"), "initiatives": _("Initiatives")}
    if here == "decisions" or toolbox_of(programme).open & DECISIONS_AND_PROMISES:
        first["decisions"] = _("Decisions and promises")
    last = {"people": _("People")}
    if has_perm(Permission.ADMINISTER_PROGRAMME, access, programme):
        last["settings"] = _("Settings")
    yield from _own(programme, first, here)
    for step in all_steps():
        if _place(step) in steps:
            yield Link(str(step.name), step.address(programme), _place(step) == place)
    yield from _own(programme, last, here)
    yield from (Link(tab.name(), tab.address(programme), tab.slug == here) for tab in _tabs)


def _place(step: Step) -> str:
    """The step as tools name where they stand."""
    return step.slug.replace("_", "-")


def _own(programme: Programme, names: Mapping[str, str], here: str) -> Iterator[Link]:
    yield from (Link(text, address(name, programme), name == here) for name, text in names.items())


def _open_tools(programme: Programme, access: Access, here: str) -> tuple[Tool, ...]:
    """The tools that were switched on or used, and the one whose page this is."""
    wanted = {*toolbox_of(programme).open, here} - DECISIONS_AND_PROMISES
    return tuple(
        tool
        for tool in tools_here()
        if tool.id in wanted and can_fold(tool) and where_it_opens(tool, programme=programme, access=access)
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
