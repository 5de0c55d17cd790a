import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.tools import Advice, Question, Tool
from coproduction_star.data.tools import ToolPlace as Place
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.steps import tool_address
from coproduction_star.organisations.access import Access

from .prompts import PROMPTS

PAGES = {
    "initiatives": "initiatives",
    "golden-thread": "initiatives",
    "decisions": "decisions",
    "promises": "decisions",
    "just-start": "just_start",
}
"""Where the tools of this release are inside a programme."""


@dataclass(frozen=True, slots=True)
class PromptCard:
    """One small thing to try."""

    slug: str
    what: str
    how: str


@dataclass(frozen=True, slots=True)
class JustStartPage:
    """A handful of small things; one click makes one a promise."""

    title: str
    frame: Frame
    prompts: tuple[PromptCard, ...]
    due: dt.date
    may_promise: bool


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """An answer, and the address of what follows from it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ToolCard:
    """A tool, whether this release has it, and whether it is switched on here."""

    slug: str
    name: str
    sentence: str
    time: str
    who: str
    available: bool
    is_on: bool
    address: str
    switch: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One of at most three questions."""

    title: str
    frame: Frame
    answers: tuple[AnswerLink, ...]
    back: str
    all_tools: str


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """The tool a path ends in, a second choice and the reason."""

    title: str
    frame: Frame
    because: str
    tool: ToolCard
    second: ToolCard
    again: str
    may_switch: bool


@dataclass(frozen=True, slots=True)
class ToolsOfPlace:
    """The tools of one point of the Star."""

    name: str
    tools: tuple[ToolCard, ...]


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """Every tool; those that are switched on show on the Star's step."""

    title: str
    frame: Frame
    places: tuple[ToolsOfPlace, ...]
    may_switch: bool
    which: str


def just_start_page(*, programme: Programme, access: Access, due: dt.date) -> JustStartPage:
    return JustStartPage(
        title=_("Just start"),
        frame=programme_frame(programme=programme, access=access, here=""),
        prompts=tuple(PromptCard(one.slug, str(one.what), str(one.how)) for one in PROMPTS),
        due=due,
        may_promise=has_perm(Permission.PROMISE_ONESELF, access, programme),
    )


def question_page(*, programme: Programme, access: Access, question: Question, path: list[str]) -> QuestionPage:
    here = address("which_tool", programme)
    return QuestionPage(
        title=question.text,
        frame=programme_frame(programme=programme, access=access, here=""),
        answers=tuple(
            AnswerLink(answer.text, f"{here}?{urlencode([('a', one) for one in [*path, answer.id]])}")
            for answer in question.answers
        ),
        back=f"{here}?{urlencode([('a', one) for one in path[:-1]])}" if path else "",
        all_tools=address("tools", programme),
    )


def advice_page(*, programme: Programme, access: Access, advice: Advice, switched: frozenset[str]) -> AdvicePage:
    return AdvicePage(
        title=_("Try this: %(tool)s") % {"tool": advice.tool.name},
        frame=programme_frame(programme=programme, access=access, here=""),
        because=advice.because,
        tool=_card(advice.tool, programme, switched),
        second=_card(advice.second, programme, switched),
        again=address("which_tool", programme),
        may_switch=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
    )


def tools_page(*, programme: Programme, access: Access, tools: Iterable[Tool], switched: frozenset[str]) -> ToolsPage:
    listed = tuple(tools)
    return ToolsPage(
        title=_("Tools"),
        frame=programme_frame(programme=programme, access=access, here=""),
        places=tuple(
            ToolsOfPlace(_(place.label), cards)
            for place in Place
            if (cards := tuple(_card(one, programme, switched) for one in listed if one.place is place))
        ),
        may_switch=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
        which=address("which_tool", programme),
    )


def _card(tool: Tool, programme: Programme, switched: frozenset[str]) -> ToolCard:
    return ToolCard(
        slug=tool.id,
        name=tool.name,
        sentence=tool.sentence,
        time=tool.time,
        who=tool.who,
        available=tool.available,
        is_on=tool.id in switched,
        address=_where(tool, programme),
        switch=address("switch_tool", programme, tool.id),
    )


def _where(tool: Tool, programme: Programme) -> str:
    if not tool.available:
        return ""
    if tool.id in {"cases", "learn"}:
        return "/cases/" if tool.id == "cases" else "/"
    return address(PAGES[tool.id], programme) if tool.id in PAGES else tool_address(tool.id, programme)
