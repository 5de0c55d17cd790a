from collections.abc import Iterable

from coproduction_star.journeys.models import Programme, ToolSwitch
from coproduction_star.journeys.selectors import facts_of
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


def tools_on(programme: Programme) -> frozenset[str]:
    return frozenset(ToolSwitch.objects.filter(programme=programme).values_list("tool", flat=True))


__all__ = ["best_next", "facts_of", "tools_on", "walk"]
