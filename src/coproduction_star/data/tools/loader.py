"""Load the tools of the Star."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import (
    DATA,
    Language,
    Translation,
    WordsEntry,
    read_folder,
    refuse_repeats,
)
from coproduction_star.data.errors import DataError
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("tools")


class ToolPlace(Word):
    """Where on the Star a tool is found."""

    WHOLE_STAR = "whole-star"
    MAP_IT = "map-it"
    FOCUS_IT = "focus-it"
    PEOPLE_IT = "people-it"
    MARKET_IT = "market-it"
    GROW_IT = "grow-it"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as a person choosing one needs to know it."""

    id: str
    place: ToolPlace
    order: int
    """Its place among the tools of the same point of the Star."""
    name: str
    sentence: str
    """What it does for you."""
    time: str
    """How long it takes."""
    who: str
    """Who takes part."""
    available: bool
    """Whether this release has it."""
    translation: Translation


@cache
def tools(language: Language = Language.ENGLISH) -> tuple[Tool, ...]:
    """Give every tool, point by point of the Star."""
    return load_tools(FOLDER.joinpath("cards"), language=language)


def tool(tool_id: str, language: Language = Language.ENGLISH) -> Tool:
    """Give one tool; raises ``DataError`` when there is none of that name."""
    for found in tools(language):
        if found.id == tool_id:
            return found
    raise DataError(f"There is no tool {tool_id!r}. Choose one from the list of tools.")


def load_tools(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Tool, ...]:
    """Read the tools of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, _tool, language=language)
    refuse_repeats("tools: step and order", [(str(tool.place), tool.order) for tool in found])
    return tuple(sorted(found, key=lambda tool: (list(ToolPlace).index(tool.place), tool.order)))


def _tool(entry: WordsEntry) -> Tool:
    entry.refuse_other_keys(("id", "step", "order", "name", "sentence", "time", "who", "available"))
    return Tool(
        id=entry.text("id"),
        place=entry.choice("step", ToolPlace, called="point of the Star"),
        order=entry.whole_number("order", lowest=1, highest=99),
        name=entry.text("name"),
        sentence=entry.text("sentence"),
        time=entry.text("time"),
        who=entry.text("who"),
        available=entry.flag("available"),
        translation=entry.translation,
    )
