"""How a tool is shown wherever it can be opened or switched on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.data.tools import Tool
from coproduction_star.data.tools import ToolPlace as Place
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.guard import opens

from .addresses import address, organisation_address
from .models import Programme
from .steps import tool_address
from .toolbox import can_fold, toolbox_of, tools_here

PAGES = {
    "initiatives": "initiatives",
    "golden-thread": "initiatives",
    "decisions": "decisions",
    "promises": "decisions",
    "just-start": "just_start",
}
"""Where the tools of the journeys are inside a programme."""
OUTSIDE = {"cases": "/cases/", "learn": "/what-is-co-production/"}
STEPS = {"decisions": "focus-it", "promises": "market-it"}
"""With which step a tool of the whole Star stands."""


@dataclass(frozen=True, slots=True)
class ToolCard:
    """A tool, whether this release has it, and whether it stands open here."""

    slug: str
    name: str
    sentence: str
    time: str
    who: str
    available: bool
    can_fold: bool
    """It can be switched on and off; else it is always there."""
    is_on: bool
    is_used: bool
    """Something was made with it, so that it stays."""
    address: str
    switch: str


@dataclass(frozen=True, slots=True)
class ToolsOfPlace:
    """The tools of one point of the Star."""

    name: str
    tools: tuple[ToolCard, ...]


def card_of(tool: Tool, *, programme: Programme, access: Access) -> ToolCard:
    box = toolbox_of(programme)
    return ToolCard(
        slug=tool.id,
        name=tool.name,
        sentence=tool.sentence,
        time=tool.time,
        who=tool.who,
        available=tool.available,
        can_fold=can_fold(tool),
        is_on=tool.id in box.open,
        is_used=tool.id in box.made,
        address=where_it_opens(tool, programme=programme, access=access),
        switch=address("switch_tool", programme, tool.id),
    )


def by_place(cards: dict[Tool, ToolCard]) -> tuple[ToolsOfPlace, ...]:
    return tuple(
        ToolsOfPlace(_(place.label), found)
        for place in Place
        if (found := tuple(card for tool, card in cards.items() if tool.place is place))
    )


def folding(*, programme: Programme, access: Access, step: str = "") -> tuple[ToolsOfPlace, ...]:
    """The tools that can be switched on, on or not; of one step, where one is named."""
    found = (tool for tool in tools_here() if can_fold(tool) and step in {"", step_of(tool)})
    return by_place({tool: card_of(tool, programme=programme, access=access) for tool in found})


def standing(*, programme: Programme, access: Access) -> dict[str, tuple[Tool, ...]]:
    """The tools that stand with each step, by the step's word in addresses: those of Map it, and what is open."""
    found: dict[str, tuple[Tool, ...]] = {}
    box = toolbox_of(programme)
    for tool in tools_here():
        if (tool.id in box.open or tool.place is Place.MAP_IT) and where_it_opens(
            tool, programme=programme, access=access
        ):
            found[step_of(tool)] = (*found.get(step_of(tool), ()), tool)
    return found


def step_of(tool: Tool) -> str:
    return STEPS.get(tool.id, str(tool.place))


def where_it_opens(tool: Tool, *, programme: Programme, access: Access) -> str:
    """The address, when it lets the reader in."""
    where, home = address_of(tool, programme), programme.organisation
    return where if where and opens(where, access=access, organisation=home, programme=programme) else ""


def address_of(tool: Tool, programme: Programme) -> str:
    if not tool.available:
        return ""
    if tool.id in OUTSIDE:
        return OUTSIDE[tool.id]
    if tool.id == "organisation-star":
        return organisation_address("home", programme.organisation)
    return address(PAGES[tool.id], programme) if tool.id in PAGES else tool_address(tool.id, programme)
