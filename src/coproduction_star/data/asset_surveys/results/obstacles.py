"""Why there are no weights, or no errors: named with the questions, categories and numbers that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coproduction_star.methods.errors import InputRefused


class Why(StrEnum):
    """Why there are no weights; the pages say it in the reader's language."""

    TOO_FEW = "too-few"
    TOTALS = "totals"
    NOBODY = "nobody"
    NOBODY_SAID = "nobody-said"
    FIGHT = "fight"
    CAP = "cap"
    LONELY = "lonely"
    MORE_ANSWERED = "more-answered"
    TORN = "torn"
    ONE_GROUP = "one-group"
    ALL_GROUPS = "all-groups"
    MORE_IN_GROUP = "more-in-group"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason, with the questions, categories and numbers it is about."""

    why: Why
    margins: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


class CannotWeigh(InputRefused):
    """There are no weights that meet the margins; ``obstacles`` says why."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        reason = "; ".join(f"{one.why}: {', '.join((*one.margins, *one.categories))}" for one in obstacles)
        super().__init__("margins", reason, "Join categories, or leave a margin out.")
