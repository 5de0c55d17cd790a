from collections.abc import Callable

from coproduction_star.journeys.models import Programme
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
