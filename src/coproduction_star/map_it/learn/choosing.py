"""Which tool do I need? One question a page, at most three, and then a tool with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.data.tools import Advice, Question, Tool, UnknownAnswer, decision_tree, follow

from .reading import language

MOST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ToolCard:
    """A tool as a person choosing one needs to know it."""

    name: str
    sentence: str
    time: str
    who: str
    available: bool


@dataclass(frozen=True, slots=True)
class WhichToolPage:
    """The question to answer now, or the tool found. `given` are the answers so far."""

    title: str
    address: str
    given: tuple[str, ...]
    number: int
    question: str
    answers: tuple[AnswerChoice, ...]
    because: str
    tool: ToolCard | None
    second: ToolCard | None
    back: str
    problem: str
    awaiting_check: bool


def which_tool_page(given: Sequence[str]) -> WhichToolPage:
    given = tuple(given[:MOST_ANSWERS])
    first = decision_tree(language())
    try:
        here, problem = follow(first, given), ""
    except UnknownAnswer:
        here, given = first, ()
        problem = _("That answer is not one of ours. Start again with the first question.")
    address = reverse("map_it:which_tool")
    found = here if isinstance(here, Advice) else None
    asked = here if isinstance(here, Question) else None
    return WhichToolPage(
        title=_("Which tool do I need?"),
        address=address,
        given=given,
        number=len(given) + 1,
        question=asked.text if asked else "",
        answers=tuple(AnswerChoice(answer.id, answer.text) for answer in asked.answers) if asked else (),
        because=found.because if found else "",
        tool=_card(found.tool) if found else None,
        second=_card(found.second) if found else None,
        back=_back(address, given),
        problem=problem,
        awaiting_check=first.translation.awaiting_check,
    )


def _back(address: str, given: Sequence[str]) -> str:
    if not given:
        return ""
    query = "&".join(f"answer={answer}" for answer in given[:-1])
    return f"{address}?{query}" if query else address


def _card(tool: Tool) -> ToolCard:
    return ToolCard(tool.name, tool.sentence, tool.time, tool.who, tool.available)
