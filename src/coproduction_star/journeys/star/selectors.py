from collections.abc import Callable, Mapping

from coproduction_star.data.content_files import Language
from coproduction_star.data.tools import tools
from coproduction_star.journeys.models import Programme, ToolSwitch
from coproduction_star.journeys.steps import NextAction, Progress, Step, points

Walk = tuple[tuple[Step, Progress], ...]


def walk(programme: Programme) -> Walk:
    """Every point of the Star with what it holds."""
    return tuple((step, step.progress(programme)) for step in points())


def best_next(programme: Programme, *, may: Callable[[NextAction], bool]) -> NextAction | None:
    """The weightiest thing any step would do next; what the reader may do goes before what they may not."""
    offers = (step.next_action(programme) for step in points())
    actions = [action for action in offers if action is not None]
    return max(actions, key=lambda action: (may(action), action.weight), default=None)


def tools_on(programme: Programme, *, language: str) -> tuple[str, ...]:
    """The names of the tools that somebody switched on."""
    on = set(ToolSwitch.objects.filter(programme=programme).values_list("tool", flat=True))
    names = tool_names(language) if on else {}
    return tuple(name for tool, name in names.items() if tool in on)


def tool_names(language: str) -> Mapping[str, str]:
    """What each tool is called, by its id."""
    return {tool.id: tool.name for tool in tools(Language.WELSH if language == "cy" else Language.ENGLISH)}
