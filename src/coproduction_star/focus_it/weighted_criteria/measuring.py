"""From rows to the file that `calculate criteria` reads, and from its result to what a page shows.

The page, the file people take away and the command line therefore tell the same numbers. The library is loaded when
it is needed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion, CriterionScore, SwingWeight

ROOM = "room"
"""The panel of those who agreed on weights together."""
DRAWS = 5_000
FEWEST_OPTIONS, MOST_OPTIONS, MOST_CRITERIA = 2, 20, 20


@dataclass(frozen=True, slots=True)
class Content:
    """A comparison with its options, criteria and scores."""

    comparison: Comparison
    options: list[ComparedOption]
    criteria: list[Criterion]
    scores: Mapping[tuple[UUID, UUID], CriterionScore]

    @property
    def living(self) -> list[ComparedOption]:
        return [option for option in self.options if option.withdrawn_at is None]

    def gaps(self, option: ComparedOption) -> int:
        """How many of its scores are missing."""
        return sum(1 for criterion in self.criteria if (option.pk, criterion.pk) not in self.scores)

    @property
    def is_whole(self) -> bool:
        """Whether a value can be calculated, once there are weights."""
        enough = len(self.living) >= FEWEST_OPTIONS and bool(self.criteria)
        return enough and not any(self.gaps(option) for option in self.living)


@dataclass(frozen=True, slots=True)
class PanelWeights:
    """The swings of one panel in the order of the criteria, and of how many people they are."""

    name: str
    people: int
    points: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def panel_of(name: str, people: Sequence[Mapping[UUID, SwingWeight]], criteria: Sequence[Criterion]) -> PanelWeights:
    from coproduction_star.methods.decision import panel_swings

    found = panel_swings([[swings[one.pk].points for one in criteria] for swings in people])
    return PanelWeights(name, found.people, *(_rounded(each) for each in (found.points, found.low, found.high)))


def _rounded(points: Any) -> tuple[float, ...]:
    """As they are written in a file: more digits would promise what nobody said."""
    return tuple(round(float(one), 2) for one in points)


def room_of(swings: Mapping[UUID, SwingWeight], criteria: Sequence[Criterion]) -> PanelWeights:
    given = [swings[one.pk] for one in criteria]
    people = given[0].weigher.people or 0
    low, high = tuple(one.low for one in given), tuple(one.high for one in given)
    return PanelWeights(ROOM, people, tuple(one.points for one in given), low, high)


def document_of(content: Content, weights: PanelWeights) -> dict[str, Any]:
    """The file that gives the numbers of one panel (docs/reference/criteria.schema.json)."""
    varied = any(low < high for low, high in zip(weights.low, weights.high, strict=True))
    return {
        "title": content.comparison.title,
        "criteria": [
            _criterion(one, *swing)
            for one, *swing in zip(content.criteria, weights.points, weights.low, weights.high, strict=True)
        ],
        "options": [_option(option, content) for option in content.living],
        "robustness": {
            "weights": "near" if varied else "in order",
            "seed": content.comparison.seed,
            "draws": DRAWS,
        },
    }


def _criterion(one: Criterion, points: float, low: float, high: float) -> dict[str, Any]:
    told = {"name": one.name, "unit": one.unit, "worst": one.worst, "best": one.best, "swing": points}
    corners = {"points": one.points} if one.points else {}
    return {**told, **corners, "swing_low": low, "swing_high": high}


def _option(option: ComparedOption, content: Content) -> dict[str, Any]:
    cost = {} if option.cost is None else {"cost": option.cost}
    levels = {one.name: _level(content.scores[option.pk, one.pk]) for one in content.criteria}
    return {"name": option.title, **cost, "levels": levels}


def _level(score: CriterionScore) -> dict[str, float]:
    return {"central": score.central, "low": score.low, "high": score.high}


def mark_of(document: Mapping[str, Any], people: int) -> str:
    told = json.dumps([document, people], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def measure(document: Mapping[str, Any], *, people: int) -> dict[str, Any]:
    """What is kept: the file itself, its result, and of how many people the weights are."""
    from coproduction_star.data.parts import Part
    from coproduction_star.data.plain import plain
    from coproduction_star.data.weighted_criteria import calculate

    return {"people": people, "document": document, "result": plain(calculate(Part.of(document)))}
