"""Everything of a round that its page shows, brought together for the team and for anyone."""

from collections.abc import Iterator
from typing import Any

from coproduction_star.together.models import Choice, DesignRound

from . import selectors
from .picturing import line_of
from .presenters import Shown


def of_team(design: DesignRound, *, keeps: bool, checks: bool) -> Shown:
    """`keeps`: they read all checked words; others only those that may be quoted."""
    stages = selectors.stages_of(design)
    return Shown(
        heard=selectors.heard_in(design), stages=stages,
        words=selectors.words_of_all(design) if keeps else selectors.quotes_of(design),
        chart=line_of(design, stages, selectors.feelings_in(design, stages)),
        priorities=selectors.priorities_of(design), sketches=selectors.sketches_of(design),
        tests=selectors.trials_of(design), gone=tuple(_gone(design)) if keeps else (),
        to_check=tuple(selectors.to_check(design)) if checks else (),
    )  # fmt: skip


def _gone(design: DesignRound) -> Iterator[tuple[str, Any]]:
    yield from (("priority", one) for one in selectors.priorities_of(design, gone=True))
    yield from (("sketch", one) for one in selectors.sketches_of(design, gone=True))
    yield from (("test", one) for one in selectors.trials_of(design, gone=True))


def of_anyone(design: DesignRound) -> Shown:
    """Quotes with consent, and no sketch that the group does not go on with."""
    stages = selectors.stages_of(design)
    sketches = tuple(one for one in selectors.sketches_of(design) if one.choice != Choice.NO)
    return Shown(
        heard=selectors.heard_in(design), stages=stages, words=selectors.quotes_of(design),
        chart=line_of(design, stages, selectors.feelings_in(design, stages)),
        priorities=selectors.priorities_of(design), sketches=sketches, tests=selectors.trials_of(design),
    )  # fmt: skip
