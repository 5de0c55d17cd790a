import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.tools import Advice, Question, Tool
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.tool_cards import ToolCard, ToolsOfPlace, by_place, card_of
from coproduction_star.journeys.toolbox import toolbox_of
from coproduction_star.organisations.access import Access

from .prompts import PROMPTS


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
class ToolsPage:
    """Every tool; those that are switched on stand with their step and in the row of links."""

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


def advice_page(*, programme: Programme, access: Access, advice: Advice) -> AdvicePage:
    return AdvicePage(
        title=_("Try this: %(tool)s") % {"tool": advice.tool.name},
        frame=programme_frame(programme=programme, access=access, here=""),
        because=advice.because,
        tool=card_of(advice.tool, programme=programme, access=access),
        second=card_of(advice.second, programme=programme, access=access),
        again=address("which_tool", programme),
        may_switch=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
    )


def tools_page(*, programme: Programme, access: Access, tools: Iterable[Tool]) -> ToolsPage:
    return ToolsPage(
        title=_("Tools"),
        frame=programme_frame(programme=programme, access=access, here=""),
        places=by_place({one: card_of(one, programme=programme, access=access) for one in tools}),
        may_switch=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
        which=address("which_tool", programme),
    )


def said_of(tool: Tool, *, programme: Programme, off: bool) -> str:
    """What became of the switch that was pressed."""
    if not off:
        return _("“%(tool)s” is switched on. You find it in the row of links and with its step.") % {"tool": tool.name}
    if tool.id in toolbox_of(programme).made:
        return _("“%(tool)s” stays, because something was made with it. Nothing is lost.") % {"tool": tool.name}
    return _("“%(tool)s” is switched off. You find it under “Other tools”.") % {"tool": tool.name}
