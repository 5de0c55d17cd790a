from collections.abc import Iterable

from coproduction_star.data.content_files import Language
from coproduction_star.data.tools import tools
from coproduction_star.journeys.models import Programme, ToolSwitch
from coproduction_star.journeys.steps import NextAction, Progress, Step, points

Walk = tuple[tuple[Step, Progress], ...]


def walk(programme: Programme) -> Walk:
    """Every point of the Star with what it holds."""
    return tuple((step, step.progress(programme)) for step in points())


def best_next(programme: Programme, *, may: Iterable[str]) -> NextAction | None:
    """The weightiest thing any step would do next; what the reader may do goes before what they may not."""
    allowed = set(may)
    offers = (step.next_action(programme) for step in points())
    actions = [action for action in offers if action is not None]
    return max(actions, key=lambda action: (not action.needs or action.needs in allowed, action.weight), default=None)


def tools_on(programme: Programme, *, language: str) -> tuple[str, ...]:
    """The names of the tools that somebody switched on."""
    on = set(ToolSwitch.objects.filter(programme=programme).values_list("tool", flat=True))
    named = tools(Language.WELSH if language == "cy" else Language.ENGLISH) if on else ()
    return tuple(tool.name for tool in named if tool.id in on)
